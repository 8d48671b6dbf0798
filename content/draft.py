"""`python -m content.draft seeds/NEW.txt`: a new article's record file, content/records/added/aN.yaml, to be filled in.

It holds the article's card and every sentence, byte for byte, as a candidate excerpt. Nothing that exists is touched.
What only a reader can decide is left empty, and `python -m content.check` names each such field. Until none is left,
the page shows that list and nothing else, as with any fault: a half-told article can't be mistaken for a whole one.
"""

import argparse
import hashlib
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import get_args

from jinja2 import Environment, StrictUndefined
from sentencex import get_sentence_boundaries  # pyright: ignore[reportAttributeAccessIssue]: compiled, without types

from content.data.join import ROOT
from content.data.load import KINDS, Books, read_books
from content.data.record_files import ADDED, read_lists, read_text
from content.data.search import spellings
from content.data.search_terms import ERAS, MONTHS, Lexicon, folded
from content.model.types import Manner, Voice
from geo import UNITS
from geo.problem import Problem

TEMPLATE = Path(__file__).with_name("draft.yaml.jinja")

_MONTH = rf"(?:{'|'.join(MONTHS)})\b"
_DATE = re.compile(  # in a folded text
    rf"\b{_MONTH}\.? [0-9]{{1,2}}(?:st|nd|rd|th)?\b(?:, [0-9]{{4}})?|\b[0-9]{{1,2}} {_MONTH}(?:[.,]? [0-9]{{4}})?"
    r"|\b[0-9]{1,2}([/.])[0-9]{1,2}\1[0-9]{4}|\b[0-9]{4}([-/.])[0-9]{1,2}\2[0-9]{1,2}\b"
    rf"|(?:(?:(?:{'|'.join(ERAS)})(?:[0-9]+|元)|[0-9]{{4}})年)?[0-9]{{1,2}}月[0-9]{{1,2}}日"
    r"|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|[月火水木金土日]曜日?"
    r"|\b(?:понедельник|вторник|сред[ау]|четверг|пятниц[ау]|суббот[ау]|воскресенье)\b"
)
# "SAPPORO (Kyodo) -- ", "MOSCOW, October 8. /TASS/. ", "МОСКВА, 5 сен — РИА Новости. ", "【モスクワ時事】"
_DATELINE = re.compile(
    r"([^\W\d_][^\d/().,\n]{1,30})(?:[.,] [^/()\n]{2,40}?)?[.,]? "
    r"(?:/([\w ]+)/\.|\(([\w ]+)\) ?[-–—]+|[-–—] (РИА Новости)\.|(INTERFAX\.RU) [-–—])\s*"
    r"|[【［\[](\w+?)(?:[=＝\s]+(?:\d+日[\s]+)?)?(時事|共同|ロイター|タス|AFP)[^】］\]]*[】］\]]\s*"
)
_ENDS = re.compile(r"[.!?…;:。！？][\"”’»)\]）」』]*\s*$")
_ITEM = re.compile(r"\s*(?:[•·*–—-]|\(?[0-9a-z]{1,2}[.)])\s")
# How what belongs to the sentence before it begins: "troops" after "U.S.", "— сказал он", と after 」, "(Kyodo)".
_GOES_ON = re.compile(r"[—–-] [^\W\d_A-ZА-ЯЁ]|[a-zа-яё]|(?<=」)[ぁ-ゖ]|\([^).]*\)\s*$")
_WORD = re.compile(r"[^\W\d_]{2}")
_HTML = re.compile(r"</?(?:html|body|div|p|br|h[1-6]|ul|li|table|td|span|a)\b[^>\n]*>|&(?:[a-z]{2,}|#\d+);", re.I)
# A line that ends within a sentence, before one that begins within it.
_WRAPPED = re.compile(r"^.{20,}(?:\w-?\r?\n(?=[a-zа-яё])|[ぁ-ゖ、]\r?\n(?=[ぁ-ヿ一-鿿]))", re.MULTILINE)


class Refused(Exception):
    """There is nothing to draft, and why."""


def sentences(line: str) -> list[str]:
    """The sentences of a line, as they stand; none of a heading, menu or the like, which ends without a full stop.

    A dateline belongs to the first of them, a list's number to its item, and a quotation stays with its speaker.
    """
    dateline = _DATELINE.match(line)
    language = "ja" if re.search("[ぁ-ヿ]", line) else "ru" if re.search("[а-я]", line) else "en"
    spans: list[tuple[int, int]] = []
    for piece in get_sentence_boundaries(language, line):
        start, end = piece["start_index"], piece["end_index"]
        joined = spans and (
            _GOES_ON.match(line, start)
            or not _WORD.search(line, *spans[-1])
            or not any(map(str.isalnum, line[start:end]))
            or (dateline and start <= dateline.end())
        )
        spans.append((spans.pop()[0] if joined else start, end))
    told = len(spans) > 1 or _ENDS.search(line) or _ITEM.match(line)
    return [line[start:end].strip() for start, end in spans if told and any(map(str.isalnum, line[start:end]))]


def quoted(text: str) -> str:
    """A text as a YAML scalar in double quotes; what can't be seen is written out, so that it can't get lost."""
    chars = [f"\\{char}" if char in '"\\' else char for char in text]
    return '"' + "".join(char if char.isprintable() else f"\\U{ord(char):08x}" for char in chars) + '"'


def _block(quote: str) -> str:
    """A quote as a YAML scalar on a line of its own, where that would not change it."""
    return f"|-\n    {quote}" if quote.isprintable() and not quote.startswith(" ") else quoted(quote)


def _named(books: Books, quotes: Iterable[str]) -> Iterator[tuple[str, list[str], list[str]]]:
    """(quote, units, people) for each: the ids of those that it names, Habomai also by an islet, people by surname."""
    places = {**dict(books.units), **books.islets}
    lexicon = Lexicon({name: spellings(place) for name, place in places.items()})
    for quote in quotes:
        found = {token.value.removeprefix("=") for token in lexicon.tokens(folded(quote)) if token.value[0] == "="}
        units = {"habomai" if name in books.islets else name for name in found}
        words = set(re.findall(r"\w+", quote))
        people = [person.id for person in books.people.values() if person.name.split()[-1] in words]
        yield quote, [unit for unit in UNITS if unit in units], people


def draft(name: str, file: str, text: str, cards: list[dict], books: Books) -> str:
    """The record file of a new article. `cards` are those of the earlier articles, as they are written."""
    lines = [line.strip("\ufeff\r") for line in text.split("\n") if any(map(str.isalnum, line))]
    told = [sentences(line) for line in lines]
    start = next((number for number, these in enumerate(told) if these), len(lines))
    loose = dict.fromkeys(line for line, these in zip(lines, told, strict=True) if not these)
    clutter = {str(line): card.get("id") for card in cards for line in card.get("clutter", ())}
    above = [line for line in lines[:start] if line not in clutter]
    headline = above[0] if len(above) == 1 else None  # certain only if nothing else can be it
    dateline = next(filter(None, map(_DATELINE.match, lines)), None)
    opening = lines.index(dateline.string) if dateline else start
    place, *outlets = [part for part in dateline.groups() if part] if dateline else ("", "")
    dated = {line: _DATE.finditer(folded(line)) for line in (*lines[: opening + 1], *loose)}

    def known(printed: str, field: str) -> str:
        """What a dateline prints, as an earlier card writes it; if none has it, only a comment."""
        earlier = (str(card.get(field)) for card in cards)
        found = next((one for one in earlier if one.casefold() == printed.casefold()), None)
        return f" {quoted(found)}" if found else f"  # the dateline prints {quoted(printed)}" if printed else ""

    environment = Environment(undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    environment.filters |= {"quoted": quoted, "block": _block}
    written = environment.from_string(TEMPLATE.read_text("utf-8")).render(
        name=name,
        file=file,
        text=text,
        sha256=hashlib.sha256(text.encode("utf-8")).hexdigest(),
        known=known,
        outlet=outlets[0],
        place=place,
        headline=headline,
        dates=dict.fromkeys(line[slice(*date.span())] for line, found in dated.items() for date in found),
        loose=[line for line in loose if line != headline],
        clutter=clutter,
        quotes=list(_named(books, (quote for these in told for quote in these))),
        voices=get_args(Voice),
        manners=get_args(Manner),
        people=books.people,
        units=UNITS,
    )
    return written + "\n"


def _received(root: Path, path: Path) -> str:
    """The text of a file as it must be to become an article."""
    if path.resolve().parent != (root / "seeds").resolve():
        raise Refused(f"{path} is not in seeds/; put the article there, as received")
    if path.suffix != ".txt" or not path.name.isprintable():
        raise Refused(f"{path} is no article: its name must end in .txt")
    problems: list[Problem] = []
    text = read_text(path, f"seeds/{path.name}", problems) if path.is_file() else ""
    if text is None:
        raise Refused(str(problems[0]))
    if not any(char.isalnum() for char in text):
        raise Refused(f"{path} is empty" if path.exists() else f"there is no file {path}")
    if html := _HTML.search(text):
        raise Refused(f"{path} holds HTML ({html[0]}): save the text alone, as it is copied from the page in a browser")
    if len(cut := _WRAPPED.findall(text)) > 1:
        first = f"{len(cut)}, the first: {cut[0].strip()!r}"
        raise Refused(f"{path} has lines that end within a sentence ({first}): put each paragraph on one line")
    return text


def write_draft(root: Path, path: Path) -> tuple[Path, str]:
    """Draft the article in `path`: its record file, and what that holds. Raises Refused."""
    text = _received(root, path)
    problems: list[Problem] = []
    # As they are written: the card of another draft is not yet a valid one.
    lists = [these for _, kind, these in read_lists(root, KINDS, problems) if kind == "articles"]
    if problems:
        raise Refused(f"the records must be read first: {problems[0]}")
    cards = [card for these in lists for card in these if isinstance(card, dict)]
    digest = hashlib.sha256(text.encode("utf-8")).hexdigest()
    for card in cards:
        if card.get("file") == path.name or card.get("sha256") == digest:
            raise Refused(f"{path} has its card already: {card.get('id')}, for seeds/{card.get('file')}")
    taken = [*(str(card.get("id")) for card in cards), *(file.name.split(".")[0] for file in (root / ADDED).glob("*"))]
    numbers = [int(found[1]) for found in map(re.compile("a([0-9]+)").fullmatch, taken) if found]
    name = f"a{max(numbers, default=-1) + 1}"
    content = draft(name, path.name, text, cards, read_books(root)[0])
    target = root / ADDED / f"{name}.yaml"
    target.parent.mkdir(exist_ok=True)
    with target.open("x", encoding="utf-8", newline="\n") as file:  # never over what is there
        file.write(content)
    return target, content


def main(arguments: list[str] | None = None) -> int:
    """Draft the article that is named; the exit code, 1 if that is refused."""
    parser = argparse.ArgumentParser(prog="python -m content.draft", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("file", type=Path, help="the article as received, a .txt file in seeds/")
    parser.add_argument("--root", type=Path, default=ROOT, help="the project's top level")
    options = parser.parse_args(arguments)
    try:
        target, content = write_draft(options.root, options.file)
    except Refused as reason:
        print(reason, file=sys.stderr)
        return 1
    sentences, left = content.count("\n  quote: "), len(re.findall(r"^  \w+:(?:  #.*)?$", content, re.MULTILINE))
    print(f"{target}: {sentences} sentences, {left} fields to fill in. Then: python -m content.check")
    return 0


if __name__ == "__main__":
    sys.exit(main())
