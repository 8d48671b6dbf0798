"""What a text holds for the search: words by their stem, and dates, percentages and islands in one form each."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import lru_cache
from typing import NamedTuple

import snowballstemmer

KANJI = r"\u3005-\u3007\u30a0-\u30ff\u3400-\u9fff"
"""Kanji and katakana: what nouns are written in."""
CJK = KANJI + r"\u3040-\u309f"
JAPANESE = re.compile(f"[{CJK}]+")
PAIR = re.compile(f"(?=([{CJK}]{{2}}))")
"""Two letters side by side: Japanese does not part its words."""
NOUN = re.compile(f"[{KANJI}]{{2}}")
WORD = re.compile(rf"\d+(?:[.,]\d+)+(?!\w)|[^\W_{CJK}]+")
THOUSANDS = re.compile(r"(?!(?:1,[6-9]|2,0)\d\d$)\d{1,3}(?:,\d{3})+")
"""A number whose commas do not count; 1,956 keeps its own, so that it is not the year."""
PERCENT = re.compile(r"(?P<n>\d+(?:[.,]\d+)*)\s*(?:%|per ?cent(?!\w)|процент\w*|パーセント)")

MONTHS = (
    *("jan(?:uary)?|янв(?:ар[ьяе])?", "feb(?:ruary)?|фев(?:рал[ьяе])?", "mar(?:ch)?|март[ае]?"),
    *("apr(?:il)?|апр(?:ел[ьяе])?", "may|ма[ияе]", "june?|июн[ьяе]", "july?|июл[ьяе]", "aug(?:ust)?|авг(?:уст[ае]?)?"),
    *("sept?(?:ember)?|сент?(?:ябр[ьяе])?", "oct(?:ober)?|окт(?:ябр[ьяе])?", "nov(?:ember)?|ноя(?:бр[ьяе])?"),
    "dec(?:ember)?|дек(?:абр[ьяе])?",
)
ERAS = {"明治": 1867, "大正": 1911, "昭和": 1925, "平成": 1988, "令和": 2018}
"""Japanese era -> the year before its first."""
_Y = r"(?<!\d)(?P<y>(?:1[6-9]|20)\d\d)(?!\d)"
_M = rf"\b(?P<name>{'|'.join(MONTHS)})\b\.?"
_D = r"(?<!\d)(?P<d>\d\d?)(?:st|nd|rd|th)?(?!\d)"
DATES = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_Y}(?P<s>[-/.])(?P<m>\d\d?)(?P=s)(?P<d>\d\d?)(?!\d)",
        rf"(?<!\d)(?P<d>\d\d?)(?P<s>[-/.])(?P<m>\d\d?)(?P=s){_Y}",
        rf"(?<!-){_Y}[-/](?P<m>\d\d)(?![-/]?\d)",
        rf"(?:{_D}(?: of)? )?{_M},?(?: of)? {_Y}",
        rf"{_M} {_D},? {_Y}",
        rf"{_Y},? {_M} {_D}",
        rf"(?:(?P<era>{'|'.join(ERAS)})(?P<e>\d\d?|元)|{_Y}) ?年(?: ?(?P<m>\d\d?) ?月(?: ?(?P<d>\d\d?) ?日)?)?",
    )
)
YEAR = re.compile(r"\d{4}|年")

SMALL = re.compile("the|of|in|and|to|on|for|by|at|is|was|with|from|и|в|на|о|с|по|г|год|года|году")
"""Words that are not asked for: they find everything and therefore nothing."""
ISLAND = frozenset(("island", "jima", "shima", "gunto", "остров"))
"""Stems that add nothing to the name of an island beside them."""
OF_AN_ISLAND = re.compile(r"\b(islands?|острова?)\b|-(to|jima|gunto)\b|(?<=..)(群島|島)$")
"""What is not the name itself in the name of an island, folded."""


class Token(NamedTuple):
    """One thing that a text holds, and where."""

    value: str
    """A stem, "1956-10-19", "1956-10", "6%", two Japanese letters, or an island: "=iturup"."""
    start: int
    end: int


class _Folding(dict[int, str]):
    """Character -> one character without case and marks; one, so that every place in a text stays what it is."""

    def __missing__(self, code: int) -> str:
        plain = unicodedata.normalize("NFKC", chr(code)).lower()
        # The marks of a kana make another syllable: only Latin and Cyrillic lose theirs.
        kana = "\u3040" <= plain[0] <= "\u30ff"
        self[code] = (plain if kana else unicodedata.normalize("NFD", plain))[0]
        return self[code]


_FOLDING = _Folding()


def folded(text: str) -> str:
    """`text` without case and diacritics, of the same length."""
    return text.translate(_FOLDING)


@lru_cache(maxsize=16384)
def stem(word: str) -> str:
    """A folded word without the ending of its case or number, by Snowball's rules for Russian or English."""
    language = "russian" if re.match("[а-я]", word) else "english"
    return snowballstemmer.stemmer(language).stemWord(word)  # one for each word: it is no safe thing to share


def _date(match: re.Match[str]) -> list[Token]:
    """A date in the forms in which it is compared, the closest first; none if there is no such day.

    The year alone is not among them where it is written as such: it is a word of its own.
    """
    part = {"y": None, "m": None, "d": None, "name": None, **match.groupdict()}
    year = int(part["y"] or ERAS[part["era"]] + (1 if part["e"] == "元" else int(part["e"])))
    month, day = (int(part[key]) if part[key] else None for key in "md")
    if part["name"]:
        month = next(number for number, name in enumerate(MONTHS, 1) if re.fullmatch(name, part["name"]))
    if part.get("s") == "/" and month and day and day <= 12 < month:
        month, day = day, month
    try:
        date(year, month or 1, day or 1)
    except ValueError:
        return []
    forms = [f"{year}-{month:02}-{day:02}"] if day else []
    forms += [f"{year}-{month:02}"] if month else []
    forms += [] if part["y"] else [f"{year}"]
    return [Token(form, *match.span()) for form in forms]


def dates_and_shares(plain: str) -> Iterator[list[Token]]:
    """Every percentage and date of a folded text, each in all its forms, the closest first."""
    for match in PERCENT.finditer(plain):
        yield [Token(match["n"].replace(",", ".") + "%", *match.span())]
    taken: set[int] = set()
    for pattern in DATES if YEAR.search(plain) else ():
        for match in pattern.finditer(plain):
            if taken.isdisjoint(range(*match.span())) and (forms := _date(match)):
                taken.update(range(*match.span()))
                yield forms


class Lexicon:
    """Reads texts into tokens; it knows the islands by all their names: id -> spellings."""

    def __init__(self, names: Mapping[str, Iterable[str]]):
        cores = {OF_AN_ISLAND.sub("", folded(name)).strip(): place for place, these in names.items() for name in these}
        self._stems = {stem(core): place for core, place in cores.items() if not JAPANESE.match(core)}
        self._japanese = {core: place for core, place in cores.items() if JAPANESE.match(core)}
        longest_first = sorted(self._japanese, key=len, reverse=True)  # 勇留 is not found in 秋勇留, which is another
        self._pattern = re.compile(f"({'|'.join(map(re.escape, longest_first)) or '(?!)'})(?:群島|諸島|島)?")

    def word(self, text: str) -> str:
        """A folded word as it is compared."""
        text = text.replace(",", "") if THOUSANDS.fullmatch(text) else text
        return f"={self._stems[stem(text)]}" if stem(text) in self._stems else stem(text)

    def tokens(self, plain: str) -> Iterator[Token]:
        """Everything that a folded text holds, dates and percentages in each of their forms."""
        for forms in dates_and_shares(plain):
            yield from forms
        yield from self._others(plain)

    def asked(self, plain: str) -> list[Token]:
        """What a folded query asks for, in its order; a date, a percentage or a name is one thing and not its parts."""
        found = [forms[0] for forms in dates_and_shares(plain)]
        found += self._named(plain)
        for _, start, end in found:
            plain = plain[:start] + " " * (end - start) + plain[end:]
        others = [token for token in self._others(plain) if self._is_asked(plain[token.start : token.end])]
        if any(value.startswith("=") for value, *_ in found + others):
            others = [token for token in others if token.value not in ISLAND]
        nouns = [token for token in others if NOUN.match(token.value)]  # of 領土と条約 not the particle between
        others = [token for token in others if not (nouns and JAPANESE.match(token.value)) or token in nouns]
        return sorted(found + others, key=lambda token: token.start)

    @staticmethod
    def _is_asked(word: str) -> bool:
        return not SMALL.fullmatch(word) and (len(word) > 1 or word.isdecimal())

    def _named(self, plain: str) -> Iterator[Token]:
        for match in self._pattern.finditer(plain):
            yield Token(f"={self._japanese[match[1]]}", *match.span())

    def _others(self, plain: str) -> Iterator[Token]:
        for match in WORD.finditer(plain):
            yield Token(self.word(match[0]), *match.span())
        yield from self._named(plain)
        for match in PAIR.finditer(plain):
            yield Token(match[1], *match.span(1))
