"""`python -m content.brief`: a briefing's exports without the app, for a mail, a web server or an archive."""

import argparse
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from content.data.briefing import Brief, read_scenes
from content.data.briefing_file import parse_brief
from content.data.edition import edition
from content.data.join import load_atlas
from content.exports.export import FAILURES, KINDS, export
from content.exports.self_test import self_test
from content.pages.render import Pages
from geo.problem import DataError

MADE, NOT_MADE = 0, 1


def arguments(argv: Sequence[str] | None) -> argparse.Namespace:
    """What is asked for; with nothing to make and no self-test, the help and exit status 2."""
    parser = argparse.ArgumentParser(prog="python -m content.brief", description=__doc__)
    for kind in KINDS:
        parser.add_argument(f"--{kind}", type=Path, metavar=f"OUT.{KINDS[kind].ending}", help=f"write {kind.upper()}")
    parser.add_argument("--brief", type=Path, metavar="FILE.yaml", help="a saved briefing instead of the default one")
    parser.add_argument("--date", type=date.fromisoformat, help="the briefing's date, YYYY-MM-DD; today if not given")
    parser.add_argument("--self-test", action="store_true", help="check before a briefing that all is there")
    asked = parser.parse_args(argv)
    if not asked.self_test and not any(getattr(asked, kind) for kind in KINDS):
        parser.error(f"say what to make: {', '.join(f'--{kind}' for kind in KINDS)} or --self-test")
    return asked


def chosen(asked: argparse.Namespace, pages: Pages) -> Brief:
    """The briefing of the file, or the default one.

    Raises: DataError with what is wrong with the file, OSError if it can't be read.
    """
    if asked.brief:
        brief = parse_brief(asked.brief.read_text(encoding="utf-8"), asked.brief.name, pages.books)
    else:
        brief = Brief(pages.words.brief.untitled, date.today().isoformat(), read_scenes(None, pages.books))
    if asked.date:
        brief = Brief(brief.title, asked.date.isoformat(), brief.scenes, brief.names, brief.record)
    return brief


def make(kind: str, path: Path, brief: Brief, pages: Pages) -> bool:
    """Write one export, and say so or why not; one that fails leaves the rest to be made."""
    try:
        _, data = export(kind, brief, pages)
        path.write_bytes(data)
    except FAILURES as error:
        print(f"{path}: not made: {type(error).__name__}: {error}", file=sys.stderr)
        return False
    print(f"{path}: {len(data):,} bytes, edition {edition()}")
    return True


def checked(brief: Brief, pages: Pages) -> bool:
    """Run the self-test and print it; whether all is good."""
    words = pages.words.brief
    checks = self_test(pages, brief)
    for check in checks:
        print(f"{words.good if check.good else words.bad:>5}  {words.checks[check.name]}: {check.found or '-'}")
    good = all(check.good for check in checks)
    print(words.all_good if good else words.not_good)
    return good


def main(argv: Sequence[str] | None = None) -> int:
    """Make what is asked for. Exit status 0 if all of it was made and good, 1 if not, 2 if nothing was asked for."""
    asked = arguments(argv)
    try:
        pages = Pages(load_atlas())
        brief = chosen(asked, pages)
    except (DataError, OSError, UnicodeDecodeError) as error:
        print(error, file=sys.stderr)
        return NOT_MADE
    paths = {kind: getattr(asked, kind) for kind in KINDS}
    results = [make(kind, path, brief, pages) for kind, path in paths.items() if path]
    if asked.self_test:
        results.append(checked(brief, pages))
    return MADE if all(results) else NOT_MADE


if __name__ == "__main__":
    sys.exit(main())
