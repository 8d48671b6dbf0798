import html
import re
from urllib.parse import parse_qs

from content.data.names import spelled
from content.data.passages import Piece
from content.data.phrases import told_by_articles
from content.data.search import AT_ONCE, LONGEST, Index, clipped, index, search, spellings
from content.data.search_terms import Lexicon, folded
from content.model.types import FOUND_KINDS
from tests.pages.test_render import BOOKS, PAGES

ATLAS = PAGES.atlas
PLACES = [*BOOKS.units.values(), *BOOKS.islets.values()]


def found(query, record="all"):
    return search(query, ATLAS, record).found


def kinds(query, record="all"):
    return {entry.kind for entry in found(query, record)}


def values(query):
    return [token.value for token in Lexicon({}).asked(folded(query))]


def toy(*texts):
    """An index of a few texts, none of which names an island."""
    return Index([("event", "", text, ()) for text in texts], {})


def finds(where, query):
    """The texts that hold every word of a query."""
    terms = where.read(query)
    return {n for n, entry in enumerate(where.entries) if all(term.values & entry.text.values for term in terms)}


def test_folding_drops_case_and_marks_and_moves_nothing():
    assert folded("Etorofu-tō") == "etorofu-to" and folded("Ёл") == "ел" and folded("６％") == "6%"
    assert folded("ガ") != folded("カ")
    every = "".join(map(chr, [*range(0xD800), *range(0xE000, 0x30000)]))
    assert len(folded(every)) == len(every)


# Names of islands


def test_each_spelling_finds_its_unit():
    for query, unit in [
        ("Khabomai", "habomai"),
        ("択捉", "iturup"),
        ("択捉島", "iturup"),
        ("итуруп", "iturup"),
        ("Итурупа", "iturup"),
        ("на Кунашире", "kunashir"),
        ("острова Шикотана", "shikotan"),
        ("ETOROFU", "iturup"),
        ("Kunashiri-to", "kunashir"),
        ("Etorofu Island", "iturup"),
        ("色丹", "shikotan"),
        ("Хабомаи", "habomai"),
        ("Shikotn", "shikotan"),
    ]:
        answer = search(query, ATLAS)
        first = answer.found[0]
        assert first.kind == "unit" and first.query == (("island", unit),)
        assert any(piece.mark for piece in first.title.cut(answer.values))


def test_all_spellings_find_the_same():
    assert [entry.kind for entry in found("Polonsky")] == ["islet"]  # as English texts print it
    differ = [place.id for place in PLACES if len({tuple(found(name)) for name in spellings(place)}) != 1]
    assert differ == []


def test_each_islet_is_found_and_leads_to_the_figures_that_name_it():
    for record in ["all", "articles"]:
        figures = PAGES.dossier("habomai", record, "figures")
        for islet in BOOKS.islets.values():
            (entry,) = [entry for entry in found(islet.ja, record) if entry.kind == "islet"]
            assert islet.en in entry.title.text and islet.en in figures
            assert entry.query == (("island", "habomai"), ("section", "figures"))


def test_an_islet_is_not_found_in_the_longer_name_of_another():
    assert found("勇留島") == found("Yuri")
    titles = {query: " ".join(entry.title.text for entry in found(query)) for query in ("勇留島", "秋勇留")}
    assert "Anuchina" not in titles["勇留島"] and "Anuchina" in titles["秋勇留"]


# Words


def test_words():
    for texts, query, which in [
        (("one two", "two three", "three one"), "three two", {1}),
        (("the treaty", "treaties", "a truce"), "treaty", {0, 1}),
        (("Курильские острова", "Курильскими островами", "остров"), "курильских островах", {0, 1}),
        (("renunciation", "denunciation", "nun"), "renun", {0}),
        (("renunciation", "denunciation", "nun"), "nun", {2}),
        (("San", "Sankei"), "San", {0}),
        (("Sankei",), "San", {0}),
        (("Francisco",), "Fransisco", {0}),
        (("Francisco", "Fransisco"), "Fransisco", {1}),
        (("Francisco", "Fransisco"), "Francisco", {0}),
        (("Shana",), "Shin", set()),
        (("treaty",), "threat", set()),
        (("北方領土問題", "領海"), "領土", {0}),
        (("領土と条約", "領土"), "領土と条約", {0}),
        (("条約と領土", "領土"), "領土と条約", {0}),
        (("4,629 square kilometers", "46,290", "1629"), "4629", {0}),
        (("1,956 people", "in 1956"), "1956", {1}),
    ]:
        assert finds(toy(*texts), query) == which


def test_words_are_found_in_any_order_and_all_of_them():
    assert found("peace treaty Francisco") == found("Francisco treaty peace") != []
    assert found("the treaty of peace") == found("treaty peace")
    assert set(found("Shimoda border")) <= set(found("Shimoda")) & set(found("border"))


def test_san_francisco_as_many_write_it():
    answer = search("San Fransisco", ATLAS)
    assert answer.forgiven == (("Fransisco", "Francisco"),)
    assert found("San Fransisco") == found("San Francisco") != []
    assert search("San Francisco", ATLAS).forgiven == ()


def test_a_word_that_is_there_brings_only_what_holds_it():
    assert found("Shimoda") and found("領土")
    assert all("shimoda" in folded(entry.title.text + entry.text.text) for entry in found("Shimoda"))
    assert all("領土" in entry.title.text + entry.text.text for entry in found("領土"))


# The order


def test_kinds_stand_in_their_order_with_the_titles_first():
    answer = search("Habomai", ATLAS)
    groups = answer.groups
    assert [*groups] == [kind for kind in FOUND_KINDS if kind in groups] and next(iter(groups)) == "unit"
    for these in groups.values():
        in_title = [any(piece.mark for piece in one.title.cut(answer.values)) for one in these]
        assert in_title == sorted(in_title, reverse=True)


def test_every_kind_of_record_can_be_found():
    assert {entry.kind for entry in index(ATLAS, "all", "both").entries} == set(FOUND_KINDS)
    assert kinds("Singapore") >= {"excerpt", "event"}


# The marks


def test_hits_are_marked_and_nothing_is_lost():
    for query in ["peace", "Habomai", "択捉", "1956", "6%", "19 October 1956", "Fransisco", "treat", "北方領土"]:
        answer = search(query, ATLAS)
        assert answer.found
        for one in answer.found:
            title, text = one.title.cut(answer.values), one.text.cut(answer.values)
            assert "".join(piece.text for piece in title) == one.title.text
            assert "".join(piece.text for piece in text) == one.text.text
            assert any(piece.mark for piece in title + text) and all(piece.text for piece in title + text)


def test_each_hit_is_a_piece():
    text = toy("Peace and peace.").entries[0].text
    assert text.cut(frozenset({"peac"})) == [Piece("Peace", "hit"), Piece(" and "), Piece("peace", "hit"), Piece(".")]
    assert toy("").entries[0].text.cut(frozenset({"peac"})) == []


def test_long_stretches_between_hits_are_left_out():
    long = "word " * 100
    pieces = [*clipped([Piece(long), Piece("hit", "hit"), Piece(long), Piece("hit", "hit"), Piece(" end")])]
    assert [piece.text for piece in pieces if piece.mark] == ["hit", "hit"] and pieces[-1].text == " end"
    assert pieces[0].text.startswith("…") and pieces[0].text.endswith("word ") and " … " in pieces[2].text
    assert all(len(piece.text) < 170 for piece in pieces)
    assert "".join(piece.text for piece in clipped([Piece(long)])).startswith("word")


# Nothing found


def test_a_query_that_finds_nothing_is_no_error():
    for query in ["", " ", "a", "the", "zzzzqqq", "<script>", "%", "\\", "(", "'", "島", "[a-z]+", "\0", "x" * 9000]:
        answer = search(query, ATLAS)
        assert answer.found == [] and answer.instead == "" and len(answer.query) <= LONGEST
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
    nearly = [one for these in answer.groups.values() for one in these]
    assert set(nearly) == set(found("Shimoda")) | set(found("Kawana"))
    page = PAGES.search("Shimoda Kawana")
    assert BOOKS.wording.search.nearly in page and "<mark>Shimoda</mark>" in page
    assert not search("Shimoda zzzzqqq yyyyqqq", ATLAS).groups


# The page


def test_hostile_text_stays_text():
    for query in ["<script>alert(1)</script>", '"><img src=x onerror=y>', "<b>Habomai</b>", "Shimoda</mark>"]:
        page = PAGES.search(query)
        assert not re.search(r"<(script|img|b|/b)\b", page)
        assert page.count("<mark>") == page.count("</mark>")
        assert html.escape(query, quote=True).replace("&quot;", "&#34;") in page


def test_the_page_shows_six_of_a_kind_and_the_rest_on_demand():
    answer, page = search("Habomai", ATLAS), PAGES.search("Habomai")
    assert f"“Habomai” <small>{len(answer.found)} " in page and page.count("<h2>") == 1
    assert page.count("<h3>") == len(answer.groups)
    for kind, these in answer.groups.items():
        assert f"<h3>{BOOKS.wording.search.kinds[kind]} <small>{len(these)}</small>" in page
    many = [len(these) for these in answer.groups.values() if len(these) > AT_ONCE]
    shown = [int(count) for count in re.findall(r'<details class="more"><summary>(\d+)', page)]
    assert shown == [count - AT_ONCE for count in many] != []
    assert page.count("<li>") == len(answer.found)


# The articles alone


def test_the_articles_alone():
    assert found("Kawana") and not found("Kawana", "articles")
    assert {"unit", "excerpt", "proposal"} <= kinds("Habomai", "articles")
    assert "reference" not in kinds("Habomai", "articles")
    assert BOOKS.wording.search.articles_alone in PAGES.search("Habomai", "articles")
    for entry in index(ATLAS, "articles", "both").entries:
        if entry.kind == "event":
            assert dict(entry.query)["on"] in {e.date for e in BOOKS.events.values() if told_by_articles(e)}


def test_the_articles_alone_hold_no_sentence_that_only_a_reference_bears():
    texts = "\n".join(entry.text.text for entry in index(ATLAS, "articles", "both").entries)
    records = [*BOOKS.events.values(), *BOOKS.proposals.values()]
    statements = [statement for record in records for statement in record.statements]
    statements += [statement for one in BOOKS.disagreements.values() for statement in one.check]
    borne = [spelled(statement.text, BOOKS.units) for statement in statements if statement.excerpts]
    assert all(text in texts for text in borne)
    others = {spelled(statement.text, BOOKS.units) for statement in statements}
    others = {text for text in others if not any(text in one for one in borne)}
    assert len(others) > 100 and not any(text in texts for text in others)
