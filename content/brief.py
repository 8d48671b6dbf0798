"""`python -m content.brief`: a briefing's exports without the app, for a mail, a web server or an archive."""

import argparse
import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from content.data.briefing_file import parse_brief
from content.data.edition import edition
from content.data.join import load_atlas
from content.exports.files import EXPORTS, FAILURES, FILES
from content.exports.self_test import self_test
from content.pages.render import Pages
from content.pages.route import Place, place_of
from geo.problem import DataError


def written(path: Path, ending: str, pages: Pages, place: Place) -> bool:
    """Write one export, and say so or why not; one that fails leaves the rest to be made."""
    try:
        _, data = FILES[f"briefing.{ending}"].make(pages, place)
        path.write_bytes(data)
    except FAILURES as error:
        print(f"{path}: not made: {type(error).__name__}: {error}", file=sys.stderr)
        return False
    print(f"{path}: {len(data):,} bytes, edition {edition()}")
    return True


def checked(pages: Pages, place: Place) -> bool:
    """Run the self-test and print it; whether all is good."""
    words, checks = pages.words.brief, self_test(pages, place)
    for check in checks:
        print(f"{words.good if check.good else words.bad:>5}  {words.checks[check.name]}: {check.found or '-'}")
    good = all(check.good for check in checks)
    print(words.all_good if good else words.not_good)
    return good


def main(argv: Sequence[str] | None = None) -> int:
    """Make what is asked for. Exit status 0 if all of it was made and good, 1 if not, 2 if nothing was asked for."""
    parser = argparse.ArgumentParser(prog="python -m content.brief", description=__doc__)
    for ending in EXPORTS:
        parser.add_argument(f"--{ending}", type=Path, metavar=f"OUT.{ending}", help=f"write {ending.upper()}")
    parser.add_argument("--brief", type=Path, metavar="FILE.yaml", help="a saved briefing instead of the default one")
    parser.add_argument("--date", type=date.fromisoformat, help="the briefing's date, YYYY-MM-DD; today if not given")
    parser.add_argument("--self-test", action="store_true", help="check before a briefing that all is there")
    asked = parser.parse_args(argv)
    paths = {ending: path for ending in EXPORTS if (path := getattr(asked, ending))}
    if not paths and not asked.self_test:
        parser.error(f"say what to make: {', '.join(f'--{ending}' for ending in EXPORTS)} or --self-test")
    try:
        pages, place = Pages(load_atlas()), Place()
        if asked.brief:
            place = place_of(parse_brief(asked.brief.read_text(encoding="utf-8"), asked.brief.name, pages.books))
    except (DataError, OSError, UnicodeDecodeError) as error:
        print(error, file=sys.stderr)
        return 1
    if asked.date:
        place = replace(place, dated=asked.date.isoformat())
    results = [written(path, ending, pages, place) for ending, path in paths.items()]
    if asked.self_test:
        results.append(checked(pages, place))
    return 0 if all(results) else 1


if __name__ == "__main__":
    sys.exit(main())
