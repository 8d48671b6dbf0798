"""`python -m content.draft seeds/NEW.txt`: a new article's record file, content/records/added/aN.yaml, to be filled in.

It holds the article's card and every sentence, byte for byte, as a candidate excerpt. Nothing that exists is touched.
What only a reader can decide is left empty, and `python -m content.check` names each such field. Until none is left,
the page shows that list and nothing else, as with any fault: a half-told article can't be mistaken for a whole one.
"""

import argparse
import hashlib
import re
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import get_args

from jinja2 import Environment, StrictUndefined

from content.data.join import ROOT
from content.data.load import KINDS, read_books
from content.data.passages import uncovered
from content.data.record_files import ADDED, read_lists, read_text
from content.model.records import Article
from content.model.types import Manner, Voice
from geo import UNITS
from geo.problem import Problem

TEMPLATE = Path(__file__).with_name("draft.yaml.jinja")

_MONTH = "(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_DAY = rf"{_MONTH} [0-9]{{1,2}}\b(?:, [0-9]{{4}})?"
_DATE = re.compile(
    rf"{_DAY}|[0-9]{{1,2}} {_MONTH}(?: [0-9]{{4}})?"
    r"|[0-9]{1,2}/[0-9]{1,2}/[0-9]{4}|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
)
# "TOKYO, October 23 (RIA Novosti) - ", "MOSCOW, October 8. /TASS/. "
_DATELINE = re.compile(rf"([A-Z][A-Z .'-]+), {_DAY}\.? (?:/([\w ]+)/\.|\(([\w ]+)\) [-–—])", re.ASCII)
_ENDS = re.compile(r"[.!?][\"”’)]*\s*$")
_BARE = Article.model_construct(headline="", headings=(), clutter=(), left_out=())


class Refused(Exception):
    """There is nothing to draft, and why."""


def sentences(line: str) -> list[str]:
    """The sentences of a line, as they stand; none of a heading, menu or the like, which ends without a full stop.

    A dateline belongs to the first of them, and one that goes on in small letters after "U.S." is not cut in two.
    """
    dateline = _DATELINE.match(line)
    spans: list[tuple[int, int]] = []
    for sentence in uncovered(line, _BARE, ()):
        start = line.index(sentence, spans[-1][1] if spans else 0)
        cut_in_two = spans and (sentence[0].islower() or (dateline and spans[-1][1] <= dateline.end()))
        begin = spans.pop()[0] if cut_in_two else start
        spans.append((begin, start + len(sentence)))
    return [line[start:end] for start, end in spans] if len(spans) > 1 or _ENDS.search(line) else []


def quoted(text: str) -> str:
    """A text as a YAML scalar in double quotes; what can't be seen is written out, so that it can't get lost."""
    chars = [f"\\{char}" if char in '"\\' else char for char in text]
    return '"' + "".join(char if char.isprintable() else f"\\U{ord(char):08x}" for char in chars) + '"'


def _block(quote: str) -> str:
    """A quote as a YAML scalar on a line of its own, where that would not change it."""
    return f"|-\n    {quote}" if quote.isprintable() and not quote.startswith(" ") else quoted(quote)


def draft(name: str, file: str, text: str, cards: list[dict], people: Iterable[str]) -> tuple[str, int]:
    """The record file of a new article, and how many sentences it has. `cards` are those of the earlier articles."""
    lines = [line.removesuffix("\r") for line in text.split("\n") if any(map(str.isalnum, line))]
    told = [sentences(line) for line in lines]
    quotes = [quote for these in told for quote in these]
    start = next((number for number, these in enumerate(told) if these), len(lines))
    loose = dict.fromkeys(line for line, these in zip(lines, told, strict=True) if not these)
    clutter = {str(line): card.get("id") for card in cards for line in card.get("clutter", ())}
    above = [line for line in lines[:start] if line not in clutter]
    headline = above[0] if len(above) == 1 else None  # certain only if nothing else can be it
    dateline = next(filter(None, map(_DATELINE.match, lines)), None)

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
        outlet=(dateline[2] or dateline[3]) if dateline else "",
        place=dateline[1] if dateline else "",
        headline=headline,
        dates=dict.fromkeys(date for line in lines[: start + 1] for date in _DATE.findall(line)),
        loose=[line for line in loose if line != headline],
        clutter=clutter,
        quotes=quotes,
        voices=get_args(Voice),
        manners=get_args(Manner),
        people=people,
        units=UNITS,
    )
    return written + "\n", len(quotes)


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
    return text


def write_draft(root: Path, path: Path) -> tuple[Path, int]:
    """Draft the article in `path`: where its record file is, and how many sentences it has. Raises Refused."""
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
    content, count = draft(name, path.name, text, cards, read_books(root)[0].people)
    target = root / ADDED / f"{name}.yaml"
    target.parent.mkdir(exist_ok=True)
    with target.open("x", encoding="utf-8", newline="\n") as file:  # never over what is there
        file.write(content)
    return target, count


def main(arguments: list[str] | None = None) -> int:
    """Draft the article that is named; the exit code, 1 if that is refused."""
    parser = argparse.ArgumentParser(prog="python -m content.draft", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("file", type=Path, help="the article as received, a .txt file in seeds/")
    parser.add_argument("--root", type=Path, default=ROOT, help="the project's top level")
    options = parser.parse_args(arguments)
    try:
        target, count = write_draft(options.root, options.file)
    except Refused as reason:
        print(reason, file=sys.stderr)
        return 1
    print(f"{target}: {count} sentences. Fill in what is empty, then: python -m content.check")
    return 0


if __name__ == "__main__":
    sys.exit(main())
