"""Text by word: folded, dates and percentages in one form, and which words stand for what a query asks for."""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, replace
from difflib import get_close_matches
from functools import lru_cache
from itertools import takewhile
from typing import NamedTuple

CJK = r"\u3005-\u3007\u3040-\u30ff\u3400-\u9fff"
JAPANESE = re.compile(f"[{CJK}]+")
NOUN = r"[\u3005\u30a0-\u30ff\u3400-\u9fff]{2}"
BETWEEN_NOUNS = re.compile(rf"(?<={NOUN})(?:[のとはを]|か\u3099)(?={NOUN})")
"""A particle between two nouns; with it a Japanese query is more than one word: 択捉と国後."""
WORD = re.compile(rf"\d+(?:[.,]\d+)+(?!\w)|[^\W_{CJK}]+")
THOUSANDS = re.compile(r"\d{1,3}(,\d{3})+")
YEARS = range(1600, 2101)
CYRILLIC = re.compile("[а-я]+")

MONTHS = (
    *("jan(?:uary)?|янв(?:ар[ьяе])?", "feb(?:ruary)?|фев(?:рал[ьяе])?", "mar(?:ch)?|март[ае]?"),
    *("apr(?:il)?|апр(?:ел[ьяе])?", "may|ма[ияе]", "june?|июн[ьяе]", "july?|июл[ьяе]", "aug(?:ust)?|авг(?:уст[ае]?)?"),
    *("sept?(?:ember)?|сент(?:ябр[ьяе])?", "oct(?:ober)?|окт(?:ябр[ьяе])?", "nov(?:ember)?|ноя(?:бр[ьяе])?"),
    "dec(?:ember)?|дек(?:абр[ьяе])?",
)
ERAS = {"明治": 1867, "大正": 1911, "昭和": 1925, "平成": 1988, "令和": 2018}
"""Japanese era -> the year before its first."""

_Y = r"(?P<y>\d{4})(?!\d)(?: ?г(?:од[ау]?)?\b\.?)?"
_M = rf"\b(?P<name>{'|'.join(MONTHS)})\b\.?"
_D = r"(?<!\d)(?P<d>\d\d?)(?:st|nd|rd|th)?"
DATES = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?<!\d)(?P<y>\d{4})(?P<s>[-/.])(?P<m>\d\d?)(?P=s)(?P<d>\d\d?)(?!\d)",
        r"(?<!\d)(?P<d>\d\d?)(?P<s>[-/.])(?P<m>\d\d?)(?P=s)(?P<y>\d{4})(?!\d)",
        r"(?<![\d-])(?P<y>\d{4})[-/](?P<m>\d\d)(?![-/]?\d)",
        rf"(?:{_D}(?: of)? )?{_M},?(?: of)? {_Y}",
        rf"{_M} {_D},? {_Y}",
        rf"(?<!\d)(?P<y>\d{{4}}),? {_M} {_D}(?!\d)",
        rf"(?:(?P<era>{'|'.join(ERAS)})(?P<e>\d\d?|元)|(?<!\d)(?P<y>\d{{4}})) ?年"
        r"(?: ?(?P<m>\d\d?) ?月(?: ?(?P<d>\d\d?) ?日)?)?",
        r"(?<!\d)(?P<y>\d{4}) ?г(?:од[ау]?)?\b\.?",
    )
)
YEAR = re.compile(r"\d{4}|年")
PERCENT = re.compile(r"(?P<n>\d+(?:[.,]\d+)*)\s*(?:%|per ?cent(?!\w)|процент\w*|ハ\u309aーセント)")

ENDINGS = (
    *("", "а", "я", "о", "е", "и", "ы", "у", "ю", "ь", "ов", "ев", "еи", "ои", "ом", "ем", "ам", "ям", "ах", "ях"),
    *("ую", "юю", "ая", "яя", "ое", "ее", "ые", "ие", "ыи", "ии", "их", "ых", "ым", "им", "ью", "ия", "ию", "ами"),
    *("ями", "ого", "его", "ому", "ему", "ыми", "ими", "иеи", "иям", "иях"),
)  # fmt: skip
"""Usual endings of Russian cases, folded: й is и."""

SMALL = frozenset(re.findall(r"\w+", "the of in and to on for by at is was with from и в на о с по"))
"""Words that are not asked for: they find everything and therefore nothing."""
ISLAND = frozenset(("islands", "island", "to", "jima", "shima", "gunto", "остров", "острова", "островов"))
"""Words that add nothing to the name of an island beside them."""
EXACT, BEGINS, FORGIVEN = 0, 1, 4


class Word(NamedTuple):
    """A word of a folded text, in the form in which it is compared, and where it stands."""

    value: str
    start: int
    end: int


def folded(text: str) -> tuple[str, list[int]]:
    """`text` without case and diacritics, and for each of its characters the place in `text` that it came from."""
    if text.isascii():
        return text.lower(), list(range(len(text)))
    letters, places = [], []
    for place, character in enumerate(text):
        if character.isascii():
            letters.append(character.lower())
            places.append(place)
            continue
        for letter in unicodedata.normalize("NFKD", character).casefold():
            # Dakuten are combining marks too, but make another syllable: only Latin and Cyrillic lose theirs.
            if unicodedata.combining(letter) and not unicodedata.name(character, "").startswith(("HIRA", "KATA")):
                continue
            letters.append(letter)
            places.append(place)
    return "".join(letters), places


def _date(match: re.Match) -> tuple[str, ...]:
    """A date as it is compared, the closest first: 1956-10-19, 1956-10, 1956; nothing if there is no such day."""
    part = {"y": None, "m": None, "d": None, "name": None, "era": None, **match.groupdict()}
    year = int(part["y"] or ERAS[part["era"]] + (1 if part["e"] == "元" else int(part["e"])))
    month, day = (int(part[key]) if part[key] else None for key in "md")
    if part["name"]:
        month = next(number for number, name in enumerate(MONTHS, 1) if re.fullmatch(name, part["name"]))
    if month and month > 12 and part.get("s") == "/" and day and day <= 12:
        month, day = day, month
    if year not in YEARS or month not in (None, *range(1, 13)) or day not in (None, *range(1, 32)):
        return ()
    forms = [f"{year}"]
    if month:
        forms.insert(0, f"{year}-{month:02}")
    if day:
        forms.insert(0, f"{year}-{month:02}-{day:02}")
    return tuple(forms)


def dates_and_shares(plain: str) -> list[tuple[tuple[str, ...], int, int]]:
    """Every date and percentage of a folded text: its forms for comparison, the closest first, and its place."""
    found: list[tuple[tuple[str, ...], int, int]]
    found = [((match["n"].replace(",", ".") + "%",), *match.span()) for match in PERCENT.finditer(plain)]
    taken: set[int] = set()
    for pattern in DATES if YEAR.search(plain) else ():
        for match in pattern.finditer(plain):
            span = range(*match.span())
            if taken.isdisjoint(span) and (forms := _date(match)):
                taken.update(span)
                found.append((forms, *match.span()))
    return found


def words(plain: str) -> list[Word]:
    """The words of a folded text, save Japanese; a number without what parts its thousands, if it is no year then."""
    found = []
    for match in WORD.finditer(plain):
        value = match[0]
        if THOUSANDS.fullmatch(value) and int(value.replace(",", "")) not in YEARS:
            value = value.replace(",", "")
        found.append(Word(value, *match.span()))
    return found


def written(plain: str) -> list[Word]:
    """Everything in a text that is compared as a word: words, and dates and percentages in each of their forms."""
    special = dates_and_shares(plain)
    forms = ((form, start, end) for forms, start, end in special for form in forms)
    # The bare year of "19 October 1956" is a word there already.
    return words(plain) + [Word(*one) for one in forms if not (one[0].isdecimal() and one[0] in plain[one[1] : one[2]])]


def asked(plain: str) -> list[Word]:
    """What a query asks for, in its order; a date or a percentage is one word and not its parts."""
    found = []
    for forms, start, end in dates_and_shares(plain):
        found.append(Word(forms[0], start, end))
        plain = plain[:start] + " " * (end - start) + plain[end:]
    found += words(plain)
    for run in JAPANESE.finditer(BETWEEN_NOUNS.sub(lambda found: " " * len(found[0]), plain)):
        found.append(Word(run[0], *run.span()))
    return sorted(found, key=lambda word: word.start)


@lru_cache(maxsize=4096)
def stems(word: str) -> frozenset[str]:
    """What can be left of a Russian word when the ending of its case is cut off; of any other word nothing."""
    if not CYRILLIC.fullmatch(word):
        return frozenset()
    cut = (word.removesuffix(ending) for ending in ENDINGS if word.endswith(ending))
    return frozenset(stem for stem in cut if len(stem) >= 3)


def letters_of(word: str) -> int:
    """The letters that a word has, as bits: what two words do not share is seen at once."""
    bits = 0
    for letter in word:
        bits |= 1 << (ord(letter) % 61)
    return bits


def apart(one: str, other: str) -> int:
    """How many letters must be put in, left out, replaced, or swapped with the next, to make one word the other."""
    before, row = [], list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        earlier, before, row = before, row, [i]
        for j, against in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != against))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == against:
                cost = min(cost, earlier[j - 2] + 1)
            row.append(cost)
    return row[-1]


class Name(NamedTuple):
    """The names of one island in every spelling."""

    spellings: tuple[str, ...]
    cores: frozenset[str]
    """The names themselves, folded, without the word for "island"."""
    patterns: tuple[re.Pattern, ...]
    """How those in Japanese are found."""


@dataclass(frozen=True, slots=True)
class Term:
    """One thing that a query asks for: a word in every form, or a name in every spelling."""

    word: Word
    values: dict[str, int]
    """Word of the index -> how far it is from what is asked: EXACT, BEGINS (or shares its stem), FORGIVEN."""
    patterns: tuple[re.Pattern, ...] = ()
    """What is looked for in Japanese, which does not part its words."""
    names: tuple[str, ...] = ()
    """All spellings of the island that it names."""
    nearest: str = ""
    """The nearest spelling that there is, where it is found nowhere itself."""


class Field:
    """A title or a text of an entry, read once into words."""

    def __init__(self, text: str):
        self.text = text
        self.plain, self.places = folded(text)
        self.words = written(self.plain)
        self.japanese = bool(JAPANESE.search(self.plain))


class Index:
    """Titles and texts by word; `names` are those of the islands, by core."""

    def __init__(self, texts: Iterable[tuple[str, str]], names: dict[str, Name]):
        self.fields = [(Field(title), Field(text)) for title, text in texts]
        self.postings: dict[str, dict[int, bool]] = {}
        """Word -> the entries that hold it, and whether their title does."""
        self.printed: dict[str, str] = {}
        for number, fields in enumerate(self.fields):
            for field in fields:
                for value, start, end in field.words:
                    holders = self.postings.setdefault(value, {})
                    holders[number] = holders.get(number, False) or field is fields[0]
                    self.printed.setdefault(value, field.text[field.places[start] : field.places[end - 1] + 1])
        self.names = names
        self.sorted = sorted(self.postings)
        self.stems: dict[str, list[str]] = {}
        for value in self.postings.keys() | self.names.keys():
            for stem in stems(value):
                self.stems.setdefault(stem, []).append(value)
        known = {value for value in self.postings.keys() | self.names.keys() if value.isalpha() and len(value) > 3}
        self.letters = [(letters_of(value), value) for value in sorted(known) if not JAPANESE.match(value)]

    def forms(self, word: str) -> dict[str, int]:
        """The words of the index that are the word, begin with it or, in Russian, differ by the ending of a case."""
        found = {word: EXACT} if word in self.postings else {}
        if word.isalpha() and len(word) > (3 if found else 2):  # Sankei is not asked for by "San"
            begins = takewhile(lambda value: value.startswith(word), self.sorted[bisect_left(self.sorted, word) :])
            alike = (value for stem in stems(word) for value in self.stems.get(stem, ()))
            found |= {value: BEGINS for value in (*begins, *alike) if value != word}
        return found

    def term(self, word: Word) -> Term | None:
        """What a word of a query asks for; None if it can't be asked for: it is one letter."""
        own = word.value
        alike = sorted(value for stem in stems(own) for value in self.stems.get(stem, ()) if value in self.names)
        if name := self.names.get(own) or (self.names[alike[0]] if alike else None):
            values: dict[str, int] = {}
            for core in name.cores:
                values = self.forms(core) | values
            return Term(word, {**values, **dict.fromkeys(name.cores, EXACT)}, name.patterns, name.spellings)
        if JAPANESE.match(own):
            return Term(word, {}, (re.compile(re.escape(own)),)) if len(own) > 1 else None
        if len(own) == 1 and not own.isdecimal():
            return None
        return Term(word, self.forms(own))

    def forgive(self, term: Term) -> Term:
        """The term as the nearest word that there is; if none is near enough, it only names one that may be meant."""
        own, bits = term.word.value, letters_of(term.word.value)
        if not own.isalpha() or JAPANESE.match(own) or len(own) < 3:
            return term
        most = 0 if len(own) < 5 else 1 if len(own) < 8 else 2
        near = [
            (distance, value not in self.names, -len(self.postings.get(value, ())), value)
            for letters, value in self.letters
            if abs(len(value) - len(own)) <= most and (letters ^ bits).bit_count() <= 2 * most
            if (distance := apart(own, value)) <= most
        ]
        if near:
            value = min(near)[-1]
            meant = self.term(Word(value, term.word.start, term.word.end))
            assert meant  # a word of several letters can be asked for
            far = dict.fromkeys(meant.values, FORGIVEN)
            return replace(meant, word=term.word, values=far, nearest=self.printed.get(value, value))
        like = [value for letters, value in self.letters if (letters ^ bits).bit_count() <= 6]
        close = get_close_matches(own, like, 1, 0.65)
        return replace(term, nearest=self.printed.get(close[0], close[0])) if close else term

    def hits(self, term: Term) -> dict[int, tuple[bool, int]]:
        """The entries that hold a term: whether the title does, and how far the nearest form is from what is asked."""
        found: dict[int, tuple[bool, int]] = {}

        def add(number: int, in_title: bool, far: int):
            before = found.get(number, (False, FORGIVEN))
            found[number] = (in_title or before[0], min(far, before[1]))

        for value, far in term.values.items():
            for number, in_title in self.postings.get(value, {}).items():
                add(number, in_title, far)
        for number, fields in enumerate(self.fields) if term.patterns else ():
            for field in fields:
                if field.japanese and any(pattern.search(field.plain) for pattern in term.patterns):
                    add(number, field is fields[0], FORGIVEN if term.nearest else EXACT)
        return found

    def read(self, query: str) -> tuple[Term, ...]:
        """What a query asks for: its words, without the small ones and without "island" beside the name of one."""
        terms = [term for word in asked(folded(query)[0]) if (term := self.term(word))]
        terms = [term if self.hits(term) else self.forgive(term) for term in terms]
        beside = [any(other.names for other in terms[max(0, n - 1) : n + 2]) for n in range(len(terms))]
        terms = [t for t, named in zip(terms, beside, strict=True) if t.names or not (named and t.word.value in ISLAND)]
        return tuple(term for term in terms if term.word.value not in SMALL)
