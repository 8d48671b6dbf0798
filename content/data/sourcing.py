"""How one-sided the sourcing is, counted from the records: by outlet, and by whose words a passage is."""

from collections import Counter
from dataclasses import dataclass

from content.data.load import Books


@dataclass(frozen=True, slots=True)
class VoiceCount:
    """How many passages of one outlet speak in one way."""

    outlet: str
    voice: str
    """A key of wording.voices."""
    reporting: str | None
    """The side whose stance the agency tells, if it does."""
    count: int


def outlet_counts(books: Books) -> dict[str, int]:
    """Outlet -> how many of the articles come from it, in the order of the articles."""
    return Counter(article.outlet for article in books.articles.values())


def voice_counts(books: Books) -> tuple[VoiceCount, ...]:
    """Passages by outlet and voice, the most frequent first in each outlet; one of two voices counts in both."""
    counts = Counter(
        (books.articles[excerpt.article].outlet, voice, excerpt.reporting)
        for excerpt in books.excerpts.values()
        for voice in excerpt.voice
    )
    rows = (VoiceCount(*key, count) for key, count in counts.items())
    return tuple(sorted(rows, key=lambda row: (row.outlet, -row.count, row.voice, row.reporting or "")))


def publisher_counts(books: Books, least: int = 3) -> list[tuple[str, int]]:
    """(publisher, references) for those with at least `least`, the most frequent first."""
    counts = Counter(reference.publisher for reference in books.references.values())
    return sorted(((name, n) for name, n in counts.items() if n >= least), key=lambda row: (-row[1], row[0]))


def grade_counts(books: Books) -> dict[str, int]:
    """Grade -> how many references have it, in the order of the labels."""
    counts = Counter(reference.grade for reference in books.references.values())
    return {grade: counts[grade] for grade in books.wording.grades}
