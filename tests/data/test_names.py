from content.data.names import by_language, english, islet_lines, lines, sides, title
from content.model.records import Islet, Names

PAIR = Names(en="Iturup", en_from_japanese="Etorofu", ru="Итуруп", ja="択捉島", romaji="Etorofu-tō", references=["r"])
ONE = Names(
    en="Shikotan", en_from_japanese="Shikotan", ru="Шикотан", ja="色丹島", romaji="Shikotan-tō", references=["r"]
)
ISLET = Islet(id="yuri", en="Yuri", ru="Юрий", ja="勇留島", romaji="Yuri-tō", references=["r"])


def test_english():
    assert english(PAIR) == "Iturup / Etorofu"
    assert english(ONE) == "Shikotan"


def test_title():
    for order, expected in [
        ("both", "Iturup / Etorofu"),
        ("russian", "Iturup (Итуруп) / Etorofu (択捉島)"),
        ("japanese", "Etorofu (択捉島) / Iturup (Итуруп)"),
    ]:
        assert title(PAIR, order) == expected


def test_lines():
    for order, expected in [
        ("both", ("Iturup / Etorofu", "Итуруп · 択捉島")),
        ("russian", ("Итуруп Iturup", "択捉島 Etorofu")),
        ("japanese", ("択捉島 Etorofu", "Итуруп Iturup")),
    ]:
        assert lines(PAIR, order) == expected


def test_islet_lines():
    assert islet_lines(ISLET, "both") == ("Yuri / Yuri-tō", "Юрий · 勇留島")
    assert islet_lines(ISLET, "russian") == ("Юрий Yuri", "勇留島 Yuri-tō")
    assert islet_lines(ISLET, "japanese") == ("勇留島 Yuri-tō", "Юрий Yuri")


def test_rows_and_columns_follow_the_order():
    assert by_language(ONE, "both") == (("russian", "Шикотан"), ("japanese", "色丹島 (Shikotan-tō)"))
    assert by_language(ONE, "japanese")[0][0] == "japanese"
    assert sides("russian") == ("russia", "japan")
    assert sides("japanese") == ("japan", "russia")
