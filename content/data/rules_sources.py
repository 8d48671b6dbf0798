"""Rules on sources: each is used, is the work itself, and is given so that a reader understands it."""

from collections.abc import Iterable, Iterator

from content.data.load import Books
from content.data.record_files import brief
from content.model.proposal import Proposal
from content.model.records import Disagreement, Event, Note, Position
from content.model.types import OFFICIAL
from geo.areas import AreaFigure
from geo.problem import Problem

MIRRORS = ("wiki", "hoppou.blog", "ne.jp/asahi", "geocities", "megalodon", "scribd", "docslib", "weblio")
"""Parts of addresses at which only copies stand, or what anybody may change."""

BUILT_ON = (Event, Proposal, Position, Disagreement, Note)
"""The records in which an excerpt has its place."""

REASON = 10
"""Characters that a reason has at least."""


def names_no_mirror(books: Books) -> Iterator[Problem]:
    """A reference's address is the work's own."""
    for reference in books.references.values():
        address = reference.url or ""
        if any(mirror in address for mirror in MIRRORS):
            allowed, remedy = "the address of the work itself, or none", "leave it out, and say in a note what was read"
            yield Problem(books.homes["references", reference.id], reference.id, "url", address, allowed, remedy)


def is_understood(books: Books) -> Iterator[Problem]:
    """A share that a source prints in another language is said in English too."""
    for proposal in books.proposals.values():
        for number, share in enumerate(proposal.shares):
            if not (share.printed.isascii() or share.meaning):
                file, where = books.homes["proposals", proposal.id], f"shares.{number}.meaning"
                found = f"nothing, beside {brief(share.printed)}"
                yield Problem(file, proposal.id, where, found, "what it says, in English", "add it")


def gives_a_reason(books: Books) -> Iterator[Problem]:
    """What is left out of an article is left out for a reason."""
    for article in books.articles.values():
        for number, omission in enumerate(article.left_out):
            if len(omission.reason) <= REASON:
                file, where = books.homes["articles", article.id], f"left_out.{number}.reason"
                yield Problem(file, article.id, where, omission.reason, "a reason, in a few words", "say why")


def speaks_somewhere(books: Books) -> Iterator[Problem]:
    """Nobody is listed whose words are nowhere: a person stands on a page only beside what they say."""
    speakers = {name for excerpt in books.excerpts.values() for name in excerpt.speakers}
    for name in books.people:
        if name not in speakers:
            file, allowed = books.homes["people", name], "a speaker of an excerpt"
            yield Problem(
                file, name, "", "someone who speaks nowhere", allowed, "name them as speaker, or take them out"
            )


def speaks_for_a_side(books: Books) -> Iterator[Problem]:
    """An official speaks as one of that side; who has none, a resident say, as a private person or a third party."""
    for excerpt in books.excerpts.values():
        for name in excerpt.speakers:
            side = books.people[name].side
            voices = {OFFICIAL[side]} if side else {"private_person", "third_party"}
            if not voices & set(excerpt.voice):
                file, found = books.homes["excerpts", excerpt.id], f"{', '.join(excerpt.voice)}, of {name}"
                allowed = f"a voice of that speaker: {' or '.join(sorted(voices))}"
                yield Problem(file, excerpt.id, "voice", found, allowed, "correct it, or the speaker's side")


def is_cited(books: Books, areas: Iterable[AreaFigure]) -> Iterator[Problem]:
    """No reference is listed that nothing rests on, and no excerpt that is never shown in its place."""
    cited = {figure.source for figure in areas}
    for name in books.references:
        if name not in cited and not books.users.get(("references", name)):
            file, allowed = books.homes["references", name], "a reference that something cites"
            yield Problem(file, name, "", "cited by nothing", allowed, "cite it, or take it out")
    for name in books.excerpts:
        if not any(isinstance(one, BUILT_ON) for one in books.users.get(("excerpts", name), ())):
            found = "cited by no event, proposal, position, disagreement or note"
            remedy = "cite it, or list the sentence under left_out of its article with the reason"
            yield Problem(books.homes["excerpts", name], name, "", found, "an excerpt that is cited", remedy)
