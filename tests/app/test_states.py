"""The page's script without a browser: what each address shows, and what each button and option writes into it."""

import pytest
from markupsafe import escape
from script import address, calm, run, shown, with_options

from content.atlas import ROOT
from content.books import read_books
from content.names import english
from content.panels.labels import plain
from geo import UNITS

BOOKS, _ = read_books(ROOT)
WORDS = BOOKS.wording


def test_start_tells_what_to_do_and_offers_all_four():
    app = run()
    assert f"<h2>{WORDS.start.heading}</h2>" in shown(app)
    assert escape(WORDS.start.what_to_do) in shown(app)
    labels = [english(BOOKS.units[unit].names) for unit in UNITS]
    labels += [WORDS.page.all_islands, WORDS.brief.added]
    assert [button.label for button in app.button] == [plain(label) for label in labels]
    assert address(app) == {}


@pytest.mark.parametrize("unit", UNITS)
def test_address_shows_the_unit(unit):
    app = run(island=unit, section="passages")
    assert f"<h2>{english(BOOKS.units[unit].names)}</h2>" in shown(app)
    for excerpt in BOOKS.excerpts.values():
        assert (f'id="x-{excerpt.id}"' in shown(app)) == (unit in excerpt.units)
    chosen = [other for other in UNITS if app.button(key=f"choose_{other}").proto.type == "primary"]
    assert chosen == [unit]


@pytest.mark.parametrize("unit", UNITS)
def test_button_writes_the_unit_into_the_address(unit):
    app = run(names="russian")
    calm(app.button(key=f"choose_{unit}").click().run())
    assert address(app) == {"island": unit, "names": "russian"}
    assert 'id="s-brief"' in shown(app)
    calm(app.button(key="choose_all").click().run())
    assert address(app) == {"names": "russian"}
    assert escape(WORDS.start.what_to_do) in shown(app)


def test_an_address_that_is_older_than_the_last_choice_does_not_undo_it():
    app = run(island="kunashir")
    calm(app.button("choose_habomai").click().run())
    app.query_params["island"] = "kunashir"  # sent before the browser had the answer
    calm(app.run())
    assert address(app) == {"island": "habomai"}
    assert f"<h2>{escape(english(BOOKS.units['habomai'].names))}</h2>" in shown(app)


def test_options_are_made_when_they_are_opened():
    assert len(run().radio) == 0
    app = with_options()
    assert [radio.key for radio in app.radio] == ["names", "record", "online"]
    app.session_state["options"] = False
    assert len(calm(app.run()).radio) == 0


@pytest.mark.parametrize("order", WORDS.page.name_orders)
def test_order_of_names(order):
    app = with_options(island="iturup")
    calm(app.radio(key="names").set_value(order).run())
    assert address(app) == {"island": "iturup"} | ({} if order == "both" else {"names": order})
    titles = {
        "both": "Iturup / Etorofu",
        "russian": "Iturup (Итуруп) / Etorofu (択捉島)",
        "japanese": "Etorofu (択捉島) / Iturup (Итуруп)",
    }
    assert f"<h2>{titles[order]}</h2>" in shown(app)


@pytest.mark.parametrize("layer", WORDS.page.online_layers)
def test_online_layer(layer):
    app = with_options()
    calm(app.radio(key="online").set_value(layer).run())
    assert address(app) == ({} if layer == "none" else {"online": layer})
    assert app.caption[0].value == plain(WORDS.page.online_note)


def test_sources_list_every_article_and_reference():
    html = shown(run(view="sources"))
    for article in BOOKS.articles:
        assert f'href="?view=sources&amp;article={article}"' in html
    for reference in BOOKS.references:
        assert f'id="m-{reference}"' in html


@pytest.mark.parametrize("article", BOOKS.articles)
def test_article_marks_every_passage(article):
    html = shown(run(view="sources", article=article))
    for excerpt in BOOKS.excerpts_of(article):
        assert f'<mark id="m-{excerpt.id}"' in html
    assert 'class="chosen"' not in html


@pytest.mark.parametrize("excerpt", BOOKS.excerpts)
def test_passage_is_the_one_chosen(excerpt):
    html = shown(run(view="sources", excerpt=excerpt, article=BOOKS.excerpts[excerpt].article))
    assert html.count('class="chosen"') == 1
    assert f'<mark id="m-{excerpt}" class="chosen"' in html


@pytest.mark.parametrize(
    "name, value",
    [
        ("view", "nowhere"),
        ("island", "atlantis"),
        ("island", ""),
        ("island", "<script>"),
        ("article", "a99"),
        ("excerpt", "a0-99"),
        ("reference", "hearsay"),
        ("names", "klingon"),
        ("online", "everything"),
    ],
)
def test_unknown_value_is_named_above_the_start_view(name, value):
    html = shown(run(**{name: value}))
    assert f"<code>{escape(f'{name}={value}')}</code>" in html
    assert escape(WORDS.start.what_to_do) in html


def test_unknown_name_in_the_address_is_let_be():
    assert 'class="notice"' not in shown(run(embed_options="light", utm_source="mail"))
