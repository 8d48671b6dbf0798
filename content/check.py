"""`python -m content.check`: every problem of the data at once, and what the articles say that no record covers.

Exits 1 when there is a problem, else 0. `--json` prints one JSON object instead of text.
"""

import argparse
import json
import sys
from pathlib import Path

from content.data.join import ROOT, load_atlas
from content.data.load import read_books
from content.data.sourcing import reading_counts
from content.pages.budget import over_budget, position_words
from content.pages.island import history
from content.pages.reach import unreachable
from content.pages.render import Pages
from geo import UNITS
from geo.problem import DataError, Problem

COUNTED = ("articles", "excerpts", "events", "proposals", "positions", "disagreements", "references")


def report(root: Path = ROOT) -> dict:
    """Counts of the records, `problems` (one object each), `uncovered` (sentences without a record) and the table's."""
    islands = {}
    try:
        pages = Pages(load_atlas(root))
        books, problems = pages.books, [*over_budget(pages), *unreachable(pages)]
        for unit in UNITS:
            words = {f"{side} words": count for side, count in position_words(pages, unit).items()}
            islands[unit] = words | {"own events": len(history(pages.atlas.dossiers[unit], "all").own)}
    except DataError as error:
        books, problems = read_books(root)[0], error.problems
    counts = {name: len(getattr(books, name)) for name in COUNTED}
    found = {"problems": [problem._asdict() for problem in problems], "uncovered": books.uncovered()}
    return {**counts, **found, "islands": islands, "readings": reading_counts(books) if islands else {}}


def table(found: dict) -> str:
    """For each island the positions' words by side and the events of its own; the references by grade and reading."""
    rows = [("", *UNITS)]
    rows += [(row, *(each[row] for each in found["islands"].values())) for row in next(iter(found["islands"].values()))]
    rows += [("references", *next(iter(found["readings"].values())))]
    rows += [(f"read: {read}", *counts.values()) for read, counts in found["readings"].items()]
    return "\n".join("".join(f"{cell!s:>13}" for cell in row) for row in rows)


def main(arguments: list[str] | None = None) -> int:
    """Print the report; the exit code."""
    parser = argparse.ArgumentParser(prog="python -m content.check", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--root", type=Path, default=ROOT, help="the project's top level")
    options = parser.parse_args(arguments)
    found = report(options.root)
    if options.json:
        print(json.dumps(found, ensure_ascii=False, indent=2))
    else:
        for problem in found["problems"]:
            print(Problem(**problem))
        for gap in found["uncovered"]:
            print(f"uncovered in {gap['article']}: {gap['sentence']}")
        if found["islands"]:
            print(table(found))
        left = sum(problem["remedy"] == "fill it in" for problem in found["problems"])
        filling = f" ({left} of them fields to fill in)" if left else ""
        print(", ".join(f"{found[name]} {name}" for name in COUNTED) + f"; {len(found['problems'])} problems{filling}, "
              f"{len(found['uncovered'])} sentences uncovered")  # fmt: skip
    return 1 if found["problems"] else 0


if __name__ == "__main__":
    sys.exit(main())
