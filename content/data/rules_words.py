"""Rules on our own sentences: short, on nobody's side, and clear about whose words they tell."""

import re
from collections.abc import Iterator

from content.data.labels import FILE as WORDING
from content.data.load import Books, within
from content.data.record_files import brief
from content.model.records import Reference
from geo.problem import Problem

LONGEST = 40
"""Words of a statement, and of what a scene says below its headline."""

HEADLINE, SOURCES = 120, 4
"""Characters of a scene's headline as it is written, with the names about two lines of a slide; sources of a scene."""

LOADED = re.compile(
    r"\b(illegal(ly)?|seiz(e|ed|ure)|occupi(ed|es)|liberat\w+|reclaim\w*|rightful\w*|so-called)\b", re.I
)
"""Words that take a side."""

TOLD = re.compile(r"\b(said|says|adds|writes|wrote|reports|told|holds|maintains|maintain|insists)\b")
"""What shows that a sentence tells somebody's words."""

CODE = re.compile(r"\b(A\d+|ERR-\d+|[ES]\d\d)\b")
"""A short name among editors, of an article, an error, an event or a source."""

NOT_THE_GOVERNMENT = re.compile(r"^Critics of|^\w+ says of|(speaker|head) of (the upper house|a chamber)")
"""A position that is not that side's government's own."""

OWN_WORDS = ("text", "neutral")
"""The fields, at any depth, in which a sentence of ours stands."""


def _own_words(books: Books) -> Iterator[tuple[str, str, str, str]]:
    """Every sentence of ours in the records and on the start view: (file, record, field path, sentence)."""
    for file, record in (*books.every(), (WORDING, books.wording.start)):
        for where, name, value in within(record, "start." if file == WORDING else ""):
            if name in OWN_WORDS:
                yield file, getattr(record, "id", ""), where, value


def takes_no_side(books: Books) -> Iterator[Problem]:
    """No word that takes a side, but in quotation marks or told as somebody's; and no code."""
    for file, record, where, text in _own_words(books):
        loaded = LOADED.search(re.sub(r'"[^"]*"', "", text))
        if loaded and not TOLD.search(text):
            allowed = "a word that takes no side, one in quotation marks, or one told as somebody's"
            yield Problem(file, record, where, f"{loaded.group()!r} in our own voice", allowed, "say whose word it is")
        if code := CODE.search(text):
            allowed = "words that a reader knows"
            yield Problem(file, record, where, code.group(), allowed, "name the article or the source")


def names_in_pairs(books: Books) -> Iterator[Problem]:
    """A unit that the two sides call by two names is written as its id in our sentences, so that both are shown."""
    pairs = {unit: own.names for unit, own in books.units.items() if own.names.en != own.names.en_from_japanese}
    for file, record in (*books.every(), (WORDING, books.wording.start)):
        for where, name, value in within(record, "start." if file == WORDING else ""):
            if name in (*OWN_WORDS, "title") and not isinstance(record, Reference):
                words = set(re.findall(r"\w+", re.sub(r'"[^"]*"', "", value)))
                for unit, own in pairs.items():
                    for written in words & {own.en, own.en_from_japanese}:
                        allowed = f"{{{unit}}}, or the name in quotation marks"
                        yield Problem(
                            file, getattr(record, "id", ""), where, written, allowed, "write the id in braces"
                        )


def is_short(books: Books) -> Iterator[Problem]:
    """No statement of more words than a reader takes in at once."""
    for file, record, where, text in _own_words(books):
        if (count := len(text.split())) > LONGEST:
            found = f"{count} words: {brief(text)}"
            yield Problem(file, record, where, found, f"at most {LONGEST} words", "make two statements of it")


def is_one_slide(books: Books) -> Iterator[Problem]:
    """A scene's text can be read from the back row: two lines, a few words, and sources that one line can name."""
    for scene in books.scenes.values():
        file, headline = books.homes["scenes", scene.id], scene.headline.text
        if len(headline) > HEADLINE:
            found = f"{len(headline)} characters: {brief(headline)}"
            yield Problem(file, scene.id, "headline.text", found, f"at most {HEADLINE}", "say it in fewer words")
        if (count := sum(len(one.text.split()) for one in scene.said)) > LONGEST:
            yield Problem(file, scene.id, "said", f"{count} words", f"at most {LONGEST}", "say less")
        sources = {books.excerpts[name].article for one in (scene.headline, *scene.said) for name in one.excerpts}
        sources |= {name for one in (scene.headline, *scene.said) for name in one.references}
        if len(sources) > SOURCES:
            yield Problem(
                file, scene.id, "said", ", ".join(sorted(sources)), f"at most {SOURCES} sources", "cite fewer"
            )


def says_whose(books: Books) -> Iterator[Problem]:
    """A position that is not the government's own says whose it is."""
    for position in books.positions.values():
        if not position.who and NOT_THE_GOVERNMENT.search(position.statement.text):
            found, allowed = brief(position.statement.text), "whose position it is"
            yield books.problem("positions", position.id, "who", found, allowed, "name them under 'who'")
