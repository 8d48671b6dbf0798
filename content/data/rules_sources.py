"""Rules on sources: each is used, is the work itself, and is given so that a reader understands it."""

import re
from collections import defaultdict
from collections.abc import Iterator

from content.data.load import Books, pointers
from content.data.record_files import brief
from content.model.proposal import Proposal
from content.model.records import Disagreement, Event, Note, Position
from content.model.types import OFFICIAL
from geo.problem import Problem

MIRRORS = ("wiki", "hoppou.blog", "ne.jp/asahi", "geocities", "megalodon", "scribd", "docslib", "weblio")
"""Parts of addresses at which only copies stand, or what anybody may change."""

READ_ELSEWHERE = {
    re.compile(r"\bas quoted\b|\bknown (as|from)\b"): ("quoted",),
    re.compile(r"\b(cop(y|ies)|mirror|reprints?|reposts?|private (page|viewer|weblog|collection)s?)\b"): (
        "copy",
        "quoted",
    ),
}
"""What a note may say of where the text was read -> the readings that this leaves open; the first that fits counts."""

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
            yield books.problem("references", reference.id, "url", address, allowed, remedy)


def is_read_as_noted(books: Books) -> Iterator[Problem]:
    """A reference whose note says that a copy or a quotation was read is not marked as read itself."""
    for reference in books.references.values():
        said = (
            (found.group(), left)
            for words, left in READ_ELSEWHERE.items()
            if (found := words.search(reference.note or ""))
        )
        phrase, readings = next(said, ("", (reference.read,)))
        if reference.read not in readings:
            found, allowed = f"{reference.read}, where the note says {phrase!r}", " or ".join(readings)
            yield books.problem("references", reference.id, "read", found, allowed, "correct it, or the note")


def rests_on_one_kind(books: Books) -> Iterator[Problem]:
    """What is said rests on the articles or on other references, so that with the articles alone nothing else shows."""
    for file, record in books.every():
        kinds: dict[str, set[str]] = defaultdict(set)
        for where, kind, _ in pointers(record):
            kinds[where.rpartition(".")[0]].add(kind)
        for where, both in kinds.items():
            if both >= {"excerpts", "references"}:
                found, allowed = "excerpts and references", "one or the other"
                yield Problem(file, record.id, where, found, allowed, "make two of it")


def is_understood(books: Books) -> Iterator[Problem]:
    """A share that a source prints in another language is said in English too."""
    for proposal in books.proposals.values():
        for number, share in enumerate(proposal.shares):
            if not (share.printed.isascii() or share.meaning):
                where, found = f"shares.{number}.meaning", f"nothing, beside {brief(share.printed)}"
                yield books.problem("proposals", proposal.id, where, found, "what it says, in English", "add it")


def gives_a_reason(books: Books) -> Iterator[Problem]:
    """What is left out of an article is left out for a reason."""
    for article in books.articles.values():
        for number, omission in enumerate(article.left_out):
            if len(omission.reason) <= REASON:
                where, allowed = f"left_out.{number}.reason", "a reason, in a few words"
                yield books.problem("articles", article.id, where, omission.reason, allowed, "say why")


def speaks_somewhere(books: Books) -> Iterator[Problem]:
    """Nobody is listed whose words are nowhere: a person stands on a page only beside what they say."""
    for name in books.people:
        if not books.users.get(("people", name)):
            found, remedy = "someone who speaks nowhere", "name them as speaker, or take them out"
            yield books.problem("people", name, "", found, "a speaker of an excerpt", remedy)


def speaks_for_a_side(books: Books) -> Iterator[Problem]:
    """An official speaks as one of that side; who has none, a resident say, as a private person or a third party."""
    for excerpt in books.excerpts.values():
        for name in excerpt.speakers:
            side = books.people[name].side
            voices = {OFFICIAL[side]} if side else {"private_person", "third_party"}
            if not voices & set(excerpt.voice):
                found = f"{', '.join(excerpt.voice)}, of {name}"
                allowed = f"a voice of that speaker: {' or '.join(sorted(voices))}"
                yield books.problem(
                    "excerpts", excerpt.id, "voice", found, allowed, "correct it, or the speaker's side"
                )


def is_cited(books: Books) -> Iterator[Problem]:
    """No reference is listed that nothing rests on, and no excerpt that is never shown in its place."""
    for name in books.references:
        if not books.users.get(("references", name)):
            allowed, remedy = "a reference that something cites", "cite it, or take it out"
            yield books.problem("references", name, "", "cited by nothing", allowed, remedy)
    for name in books.excerpts:
        if not any(isinstance(one, BUILT_ON) for one in books.users.get(("excerpts", name), ())):
            found = "cited by no event, proposal, position, disagreement or note"
            remedy = "cite it, or list the sentence under left_out of its article with the reason"
            yield books.problem("excerpts", name, "", found, "an excerpt that is cited", remedy)
