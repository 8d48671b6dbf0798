import html
import re
from urllib.parse import parse_qs

import pytest

from content.data.phrases import told_by_articles
from content.data.search import AT_ONCE, KINDS, LONGEST, Bit, clipped, cut, index, search, spellings
from content.data.search_terms import Field, Index, apart, asked, folded, stems
from tests.pages.test_render import BOOKS, PAGES

ATLAS = PAGES.atlas
ENTRIES = index(ATLAS, "all")[0]
PLACES = [*BOOKS.units.values(), *BOOKS.islets.values()]


def found(query, record="all"):
    return [one.entry for one in search(query, ATLAS, record).found]


def kinds(query, record="all"):
    return {entry.kind for entry in found(query, record)}


def values(query):
    return [word.value for word in asked(folded(query)[0])]


def toy(*texts):
    """An index of a few texts, none of which names an island."""
    return Index([("", text) for text in texts], {})


def finds(where, query):
    """The texts that hold every word of a query."""
    return set.intersection(*(set(where.hits(term)) for term in where.read(query)))


def test_folding_drops_case_and_marks_and_keeps_places():
    assert folded("Etorofu-tō") == ("etorofu-to", list(range(10)))
    assert folded("Ёл") == ("ел", [0, 1])
    assert folded("ガ")[0] != folded("カ")[0]


# Names of islands


@pytest.mark.parametrize(
    ("query", "unit"),
    [
        ("Khabomai", "habomai"),
        ("択捉", "iturup"),
        ("択捉島", "iturup"),
        ("итуруп", "iturup"),
        ("Итурупа", "iturup"),
        ("на Кунашире", "kunashir"),
        ("острова Шикотана", "shikotan"),
        ("ETOROFU", "iturup"),
        ("Kunashiri-to", "kunashir"),
        ("色丹", "shikotan"),
        ("Хабомаи", "habomai"),
        ("Shikotn", "shikotan"),
    ],
)
def test_each_spelling_finds_its_unit(query, unit):
    first = search(query, ATLAS).found[0]
    assert first.entry.kind == "unit" and first.entry.query == (("island", unit),)
    assert any(bit.hit for bit in first.title)


def test_all_spellings_find_the_same():
    differ = [place.id for place in PLACES if len({tuple(found(name)) for name in spellings(place)}) != 1]
    assert differ == []


@pytest.mark.parametrize("record", ["all", "articles"])
def test_each_islet_is_found_and_leads_to_the_figures_that_name_it(record):
    figures = PAGES.dossier("habomai", "both", record, "figures")
    for islet in BOOKS.islets.values():
        (entry,) = [entry for entry in found(islet.ja, record) if entry.kind == "islet"]
        assert islet.en in entry.title and islet.en in figures
        assert entry.query == (("island", "habomai"), ("section", "figures"))


def test_an_islet_is_not_found_in_the_longer_name_of_another():
    assert [entry.title for entry in found("勇留島")] == [entry.title for entry in found("Yuri")]
    assert "Anuchina" not in str(found("勇留島")) and "Anuchina" in str(found("秋勇留"))


def test_a_russian_word_is_found_in_each_of_its_cases():
    assert stems("итурупа") & stems("итуруп") and stems("острова") & stems("островами")
    assert not stems("итуруп") & stems("кунашир") and not stems("iturup")
    assert kinds("Курильскими островами") == {"reference"}


# Words


def test_words_are_found_in_any_order():
    assert found("peace treaty Francisco") == found("Francisco treaty peace") != []
    assert found("the treaty of peace") == found("treaty peace")


def test_all_words_must_be_there():
    assert set(found("Shimoda border")) <= set(found("Shimoda")) & set(found("border"))
    assert finds(toy("one two", "two three", "three one"), "two three") == {1}


def test_a_word_is_found_by_its_beginning_and_not_by_its_middle():
    where = toy("renunciation", "denunciation", "nun")
    assert finds(where, "renun") == {0} and finds(where, "nun") == {2}
    assert finds(toy("San", "Sankei"), "San") == {0} and finds(toy("Sankei"), "San") == {0}


def test_a_slip_is_forgiven_only_where_the_word_itself_is_nowhere():
    assert finds(toy("Francisco"), "Fransisco") == {0}
    assert finds(toy("Francisco", "Fransisco"), "Fransisco") == {1}
    assert finds(toy("Francisco", "Fransisco"), "Francisco") == {0}
    assert not finds(toy("Shana"), "Shin") and not finds(toy("treaty"), "threat")


def test_san_francisco_as_many_write_it():
    answer = search("San Fransisco", ATLAS)
    assert answer.forgiven == (("Fransisco", "Francisco"),)
    assert found("San Fransisco") == found("San Francisco") != []
    assert search("San Francisco", ATLAS).forgiven == ()


def test_a_word_that_is_there_brings_only_what_holds_it():
    assert found("Shimoda")
    for entry in found("Shimoda"):
        assert "shimoda" in folded(entry.title + entry.text)[0]


@pytest.mark.parametrize(
    ("one", "other", "distance"),
    [("abc", "abc", 0), ("abc", "acb", 1), ("abc", "abd", 1), ("abc", "ab", 1), ("", "ab", 2), ("abcd", "badc", 2)],
)
def test_how_far_words_are_apart(one, other, distance):
    assert apart(one, other) == apart(other, one) == distance


def test_japanese_of_two_letters_is_found_anywhere_in_a_text():
    assert found("領土")
    for entry in found("領土"):
        assert "領土" in entry.title + entry.text
    assert finds(toy("北方領土問題", "領海"), "領土") == {0}
    assert finds(toy("択捉島と国後島", "国後島"), "択捉と国後") == {0}


# Dates and numbers


@pytest.mark.parametrize(
    "query",
    [
        *("1956-10-19", "19 October 1956", "19th of October 1956", "October 19, 1956", "Oct. 19, 1956", "19 oct 1956"),
        *("1956年10月19日", "１９５６年１０月１９日", "昭和31年10月19日", "19.10.1956", "10/19/1956", "19/10/1956"),
        *("19 октября 1956 года", "1956 October 19", "1956/10/19"),
    ],
)
def test_a_day_in_any_form(query):
    assert values(query) == ["1956-10-19"]
    assert found(query) == found("1956-10-19")
    assert (("view", "time"), ("on", "1956-10-19")) in [entry.query for entry in found(query)]


@pytest.mark.parametrize("query", ["1956", "1956年", "1956 год", "昭和31年"])
def test_a_year_in_any_form_finds_its_days_too(query):
    assert values(query) == ["1956"]
    assert set(found("1956-10-19")) < set(found("1956-10")) < set(found(query))


@pytest.mark.parametrize("query", ["1956-10", "October 1956", "1956年10月", "октябрь 1956 г."])
def test_a_month_in_any_form(query):
    assert values(query) == ["1956-10"]


@pytest.mark.parametrize("query", ["1956-13-40", "99 October 1956", "1945-46", "1855-1875", "1,956"])
def test_what_is_no_date_is_none(query):
    assert not any(re.match(r"\d{4}-", value) for value in values(query))


def test_the_year_alone_is_marked_where_the_year_is_asked_for():
    title = next(one.title for one in search("1956", ATLAS).found if one.entry.title.startswith("19 October 1956"))
    assert title[:2] == (Bit("19 October ", False), Bit("1956", True))


def test_a_number_is_no_part_of_another():
    assert finds(toy("4,629 square kilometers", "46,290", "1629"), "4629") == {0}
    assert finds(toy("1,956 people", "in 1956"), "1956") == {1}


@pytest.mark.parametrize("query", ["6%", "6 %", "6 per cent", "6 percent", "6 процентов", "6パーセント", "６％"])
def test_a_percentage_in_any_form(query):
    assert values(query) == ["6%"]
    assert found(query) == found("6%")
    assert kinds(query) >= {"proposal", "disagreement", "excerpt"}
    assert finds(toy("6% of it", "5.6%", "6 of them", "6.9 per cent", "6 per cent"), query) == {0, 4}


# The order


def test_kinds_stand_in_their_order_with_the_titles_first():
    answer = search("Habomai", ATLAS)
    listed = [group.kind for group in answer.groups]
    assert listed == [kind for kind in KINDS if kind in listed] and listed[0] == "unit"
    for group in answer.groups:
        in_title = [any(bit.hit for bit in one.title) for one in group.found]
        assert in_title == sorted(in_title, reverse=True)


def test_every_kind_of_record_can_be_found():
    assert {entry.kind for entry in ENTRIES} == set(KINDS) == set(BOOKS.wording.search.kinds)
    assert kinds("Singapore") >= {"excerpt", "event"}


# The marks


@pytest.mark.parametrize("query", ["peace", "Habomai", "択捉", "1956", "6%", "19 October 1956", "Fransisco", "treat"])
def test_hits_are_marked_and_nothing_is_lost(query):
    answer = search(query, ATLAS)
    assert answer.found
    for one in answer.found:
        assert "".join(bit.text for bit in one.title) == one.entry.title
        assert "".join(bit.text for bit in one.text) == one.entry.text
        assert any(bit.hit for bit in one.title + one.text)
        assert all(bit.text for bit in one.title + one.text)


def test_each_hit_is_a_piece():
    where = toy("Peace and peace.")
    assert cut(where.fields[0][1], where.read("PEACE")) == (
        Bit("Peace", True),
        Bit(" and ", False),
        Bit("peace", True),
        Bit(".", False),
    )
    assert cut(Field(""), where.read("peace")) == ()


def test_long_stretches_between_hits_are_left_out():
    long = "word " * 100
    bits = tuple(clipped((Bit(long, False), Bit("hit", True), Bit(long, False), Bit("hit", True), Bit(" end", False))))
    assert [bit.text for bit in bits if bit.hit] == ["hit", "hit"] and bits[-1].text == " end"
    assert bits[0].text.startswith("…") and bits[0].text.endswith("word ") and " … " in bits[2].text
    assert all(len(bit.text) < 170 for bit in bits)
    assert "".join(bit.text for bit in clipped((Bit(long, False),))).startswith("word")


# Nothing found


@pytest.mark.parametrize(
    "query", ["", " ", "a", "the", "zzzzqqq", "<script>", "%", "\\", "(", "'", "島", "[a-z]+", "\0", "x" * 9000]
)
def test_a_query_that_finds_nothing_is_no_error(query):
    answer = search(query, ATLAS)
    assert answer.found == () and len(answer.query) <= LONGEST
    assert "<mark>" not in PAGES.search(query)


def test_the_nearest_spelling_is_offered_and_finds_something():
    answer = search("Gorbatschow", ATLAS)
    assert not answer.found and found(answer.instead)
    page = PAGES.search("Gorbatschow")
    (href,) = re.findall(r'href="\?([^"]*)"', page)
    assert parse_qs(html.unescape(href)) == {"view": ["sources"], "q": [answer.instead]}
    assert BOOKS.wording.search.instead in page


def test_where_no_record_holds_all_words_those_with_the_most_are_shown():
    answer = search("Shimoda Kawana", ATLAS)
    assert not answer.found and answer.instead == ""
    nearly = [one.entry for group in answer.nearly for one in group.found]
    assert set(nearly) == set(found("Shimoda")) | set(found("Kawana"))
    page = PAGES.search("Shimoda Kawana")
    assert BOOKS.wording.search.nearly in page and "<mark>Shimoda</mark>" in page
    assert not search("Shimoda zzzzqqq yyyyqqq", ATLAS).nearly


# The page


@pytest.mark.parametrize(
    "query", ["<script>alert(1)</script>", '"><img src=x onerror=y>', "<b>Habomai</b>", "Shimoda</mark>"]
)
def test_hostile_text_stays_text(query):
    page = PAGES.search(query)
    assert not re.search(r"<(script|img|b|/b)\b", page)
    assert page.count("<mark>") == page.count("</mark>")
    assert html.escape(query, quote=True).replace("&quot;", "&#34;") in page


def test_the_page_shows_six_of_a_kind_and_the_rest_on_demand():
    answer, page = search("Habomai", ATLAS), PAGES.search("Habomai")
    assert f"“Habomai” <small>{len(answer.found)} " in page and page.count("<h2>") == 1
    assert page.count("<h3>") == len(answer.groups)
    for group in answer.groups:
        assert f"<h3>{BOOKS.wording.search.kinds[group.kind]} <small>{len(group.found)}</small>" in page
    many = [len(group.found) for group in answer.groups if len(group.found) > AT_ONCE]
    shown = [int(count) for count in re.findall(r'<details class="more"><summary>(\d+)', page)]
    assert shown == [count - AT_ONCE for count in many] != []
    assert page.count("<li>") == len(answer.found)


# The articles alone


def test_the_articles_alone():
    assert found("Kawana") and not found("Kawana", "articles")
    assert {"unit", "excerpt", "proposal"} <= kinds("Habomai", "articles")
    assert "reference" not in kinds("Habomai", "articles")
    assert BOOKS.wording.search.articles_alone in PAGES.search("Habomai", "articles")
    for entry in index(ATLAS, "articles")[0]:
        if entry.kind == "event":
            assert dict(entry.query)["on"] in {e.date for e in BOOKS.events.values() if told_by_articles(e)}


def test_the_articles_alone_hold_no_sentence_that_only_a_reference_bears():
    texts = "\n".join(entry.text for entry in index(ATLAS, "articles")[0])
    records = [*BOOKS.events.values(), *BOOKS.proposals.values()]
    statements = [statement for record in records for statement in record.statements]
    statements += [statement for one in BOOKS.disagreements.values() for statement in one.check]
    borne = [statement.text for statement in statements if statement.excerpts]
    assert all(text in texts for text in borne)
    others = {statement.text for statement in statements if not any(statement.text in text for text in borne)}
    assert len(others) > 100 and not any(text in texts for text in others)
