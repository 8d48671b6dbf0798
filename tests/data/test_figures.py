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
