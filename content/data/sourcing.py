"""How one-sided the sourcing is, counted from the records: by outlet, by whose words a passage is, by publisher."""

from collections import Counter

from content.data.load import Books


def outlet_counts(books: Books) -> dict[str, int]:
    """Outlet -> how many of the articles come from it, in the order of the articles."""
    return Counter(article.outlet for article in books.articles.values())


def voice_counts(books: Books) -> list[tuple[str, str, str, int]]:
    """(outlet, voice, the side whose stance the agency tells or "", passages): by outlet, the most frequent first.

    A passage of two voices counts in both.
    """
    counts = Counter(
        (books.articles[excerpt.article].outlet, voice, excerpt.reporting or "")
        for excerpt in books.excerpts.values()
        for voice in excerpt.voice
    )
    return sorted(((*key, count) for key, count in counts.items()), key=lambda row: (row[0], -row[3], *row[1:3]))


def publisher_counts(books: Books, least: int = 3) -> list[tuple[str, int]]:
    """(publisher, references) for those with at least `least`, the most frequent first."""
    counts = Counter(reference.publisher for reference in books.references.values())
    return sorted(((name, n) for name, n in counts.items() if n >= least), key=lambda row: (-row[1], row[0]))


def grade_counts(books: Books) -> dict[str, int]:
    """Grade -> how many references have it, in the order of the labels."""
    counts = Counter(reference.grade for reference in books.references.values())
    return {grade: counts[grade] for grade in books.wording.grades}


def reading_counts(books: Books) -> dict[str, dict[str, int]]:
    """How the text was read -> grade -> references, both in the order of the labels."""
    counts = Counter((reference.read, reference.grade) for reference in books.references.values())
    words = books.wording
    return {read: {grade: counts[read, grade] for grade in words.grades} for read in words.readings}
