"""The parts of scenes, each with the numbers of its sources."""

from content.data.briefing import Brief, read_scenes
from content.pages.document import Quote
from content.pages.scene_parts import Parts
from tests.pages.test_render import BOOKS, PAGES


def parts(record="all", order="both"):
    return Parts(Brief("T", "2026-01-02", read_scenes(None, BOOKS), order, record), PAGES.atlas)


def test_only_the_first_line_bears_the_label_and_each_its_sources():
    statements = BOOKS.proposals["transfer-1956"].fate
    lines = parts().lines(statements, "Fate")
    assert [line.text for line in lines] == [statement.text for statement in statements]
    assert [line.label for line in lines] == ["Fate"] + [""] * (len(lines) - 1)
    assert all(line.cites for line in lines)
    kept = parts("articles").lines(statements)
    assert [line.text for line in kept] == [s.text for s in statements if s.excerpts] and len(kept) < len(lines)


def test_a_quote_is_byte_for_byte_with_outlet_date_and_voice():
    made = parts()
    excerpt = BOOKS.excerpts["a0-15"]
    quote = made.quote(excerpt)
    assert quote == Quote(excerpt.quote, "RIA Novosti", "23 October 2007", made.phrases.voice(excerpt), (1,))


def test_a_figure_of_several_units_stands_with_the_first_and_says_of_which():
    table = parts("articles").areas()
    row = next(row for row in table.rows if "4,629" in "".join(row))
    assert row[1] == "4,629 (Iturup / Etorofu + Kunashir / Kunashiri)" and row[3] == "276 (Shikotan + Habomai)"


def test_silence_says_whose_it_is():
    assert parts().silence == BOOKS.wording.dossier.no_source_says
    assert parts("articles").silence == BOOKS.wording.dossier.articles_silent


def test_the_briefers_own_headline_stands_without_a_source_and_the_point_opens_the_notes():
    (scene,) = read_scenes("figures|Mine|Say%20this", BOOKS)
    sheet = parts().sheet_of(scene)
    assert (sheet.headline.text, sheet.headline.cites) == ("Mine", ())
    assert sheet.full[0].items[0].text == "Say this"
