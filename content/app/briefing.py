"""The briefing: its title and date, its scenes in order, and what it is taken away as."""

from dataclasses import replace
from datetime import date

import streamlit as st

from content.app import takeaway
from content.app.address import go, here
from content.app.widgets import download, plain
from content.data.briefing import LONGEST_TITLE
from content.data.briefing_file import dump_brief, parse_brief
from content.exports.export import FAILURES, KINDS, export, file_name
from content.pages.render import Pages
from content.pages.route import Place
from geo.problem import DataError

_TITLE, _DATE, _FILE, _MADE = "brief_title", "brief_date", "brief_file", "brief_made"


def _retitle(pages: Pages) -> None:
    place, _ = here(pages.books)
    title = st.session_state[_TITLE].strip()
    go(replace(place, title=title if title and title != pages.words.brief.untitled else None))


def _redate(pages: Pages) -> None:
    place, _ = here(pages.books)
    chosen = st.session_state[_DATE]
    go(replace(place, dated=chosen.isoformat() if chosen else None))


def _load(pages: Pages) -> None:
    """A saved briefing becomes the address; a file that is none becomes a list of what is wrong with it."""
    file = st.session_state[_FILE]
    st.session_state.pop("brief_problems", None)
    if file is None:
        return
    try:
        brief = parse_brief(file.getvalue().decode("utf-8"), file.name, pages.books)
    except DataError as error:
        st.session_state["brief_problems"] = [str(problem) for problem in error.problems]
        return
    except UnicodeDecodeError as error:
        st.session_state["brief_problems"] = [f"{file.name}: {error}"]
        return
    place, _ = here(pages.books)
    go(
        replace(
            place, title=brief.title, dated=brief.date, scenes=brief.listed(), names=brief.names, record=brief.record
        )
    )


def show_widgets(pages: Pages, place: Place) -> None:
    """What stands below the list of scenes: title and date, then the files."""
    words, brief = pages.words.brief, place.brief(pages.books)
    st.session_state[_TITLE] = brief.title  # the address is the only state; a widget only shows it
    st.session_state[_DATE] = date.fromisoformat(brief.date)
    st.text_input(plain(words.title), key=_TITLE, max_chars=LONGEST_TITLE, on_change=_retitle, args=(pages,))
    st.date_input(plain(words.dated), key=_DATE, format="YYYY-MM-DD", on_change=_redate, args=(pages,))
    st.html(pages.heading(words.take_away))
    with st.container(horizontal=True):
        chosen = [kind for kind in ("pptx", "pdf", "html") if _button(pages, kind)]
    made = st.session_state.setdefault(_MADE, {})  # kind -> the briefing it was made of; another one is made anew
    made.update(dict.fromkeys(chosen, brief))
    for kind in [kind for kind, of in made.items() if of == brief]:
        _make(pages, place, kind)
    takeaway.data_files(pages, place)
    st.html(pages.heading(words.keep))
    name = file_name(brief, KINDS["yaml"].ending)
    download(words.exports["yaml"], lambda: dump_brief(brief), name, KINDS["yaml"].mime, "file_yaml")
    st.file_uploader(plain(words.load), type=["yaml", "yml"], key=_FILE, on_change=_load, args=(pages,))
    for problem in st.session_state.get("brief_problems", ()):
        st.error(plain(f"{words.loaded_wrong} {problem}"))
    takeaway.self_test(pages, place)


def _button(pages: Pages, kind: str) -> bool:
    words = pages.words.brief
    return st.button(plain(words.make.replace("{what}", words.exports[kind])), key=f"make_{kind}")


def _make(pages: Pages, place: Place, kind: str) -> None:
    """One export: its progress, then the file, or why there is none. The rest of the page stands either way."""
    words = pages.words.brief
    what = words.exports[kind]
    try:
        with st.spinner(plain(words.making.replace("{what}", what))):
            name, data = export(kind, place.brief(pages.books), pages)
    except FAILURES as error:
        st.error(plain(words.failed.replace("{what}", what).replace("{why}", f"{type(error).__name__}: {error}")))
        return
    size = f"{len(data) / 1000:,.0f} kB"
    label = words.ready.replace("{file}", name).replace("{size}", size)
    st.download_button(
        plain(label), data, name, KINDS[kind].mime, key=f"take_{kind}", on_click="ignore", type="primary"
    )
