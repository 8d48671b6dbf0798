import re

from content.pages.render import Pages
from tests.pages.test_render import BOOKS, PAGES, text


def test_the_residents_of_1945_add_up():
    counted = {p.units: p.number for p in BOOKS.populations.values() if p.date == "1945-08-15"}
    single = sum(number for units, number in counted.items() if len(units) == 1)
    assert single == 17_291


def test_the_page_works_out_what_disagrees():
    shown = text(PAGES.figures())
    assert "276 km² ÷ 2.589988 = 106.6 mi²" in shown and "4,629 km² ÷ 2.589988 = 1,787.3 mi²" in shown
    assert BOOKS.disagreements["share-six-percent"].title in shown
    assert "17,291" in shown and "17,291" not in text(PAGES.figures("articles"))


def plots(page):
    return re.findall(r'<div class="plot">.*?<figcaption', page, re.DOTALL)


def test_every_figure_is_drawn_once_and_leads_to_its_source():
    areas, people = plots(PAGES.figures())
    assert len(re.findall('<a class="cite', areas)) == len(PAGES.atlas.areas)
    assert len(re.findall('<a class="cite', people)) == len(BOOKS.populations)
    assert all(f">{one.as_printed}</a>" in people for one in BOOKS.populations.values())


def test_the_articles_alone_draw_only_what_an_article_prints():
    (areas,) = plots(PAGES.figures("articles"))
    assert re.findall(r'<a class="cite (\w+)"', areas) == ["excerpt", "excerpt"]
    assert "4,629 km²" in areas and "276 km²" in areas


def test_the_exported_file_draws_the_same_and_has_no_files():
    app, file = PAGES.figures(), Pages(PAGES.atlas, in_app=False).figures()
    assert plots(file) == plots(app)
    assert app.count("data-file=") == 2 and "data-file=" not in file
    assert PAGES.figures("articles").count("data-file=") == 1
