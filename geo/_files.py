"""Reading a data file so that whatever is wrong with it becomes a Problem."""

import os
from pathlib import Path

from geo.problem import DataError, Problem

#: The project's top level: the folder that holds geo/ and content/.
TOP = Path(__file__).resolve().parents[1]


def shown_path(path: Path) -> str:
    """The path as a Problem names it: relative to the project's top level; one outside it, in full."""
    path = Path(os.path.realpath(path))  # Path.resolve() raises where links go in circles
    return (path.relative_to(TOP) if path.is_relative_to(TOP) else path).as_posix()


def read_text(path: Path, remedy: str) -> str:
    """The file's text, decoded as UTF-8.

    Raises DataError when there is no such file, or when it can't be read, is empty or is not UTF-8. `remedy`
    says where the file comes from.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")  # spreadsheets put a byte order mark
    except FileNotFoundError:
        found = "no such file"
    except OSError as error:
        found = f"a file that can't be read ({error.strerror})"
    except UnicodeDecodeError as error:
        found = f"bytes that are not UTF-8, from byte {error.start} on"
    else:
        if text.strip():
            return text
        found = "an empty file"
    raise DataError([Problem(shown_path(path), "", "", found, "a text file in UTF-8", remedy)])
