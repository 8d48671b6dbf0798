"""The edition: a hash of all that a page is made from, so that a printed page can be matched to it."""

import hashlib
from functools import lru_cache
from pathlib import Path

from geo._files import TOP

MADE_FROM = ("content/records/*.yaml", "content/records/added/*.yaml", "seeds/*.txt", "geo/*.geojson", "geo/areas.csv")
LENGTH = 10


@lru_cache(maxsize=4)
def edition(root: Path = TOP) -> str:
    """Ten hexadecimal digits that change with any record, article or outline."""
    digest = hashlib.sha256()
    for path in sorted(path for pattern in MADE_FROM for path in root.glob(pattern)):
        digest.update(path.relative_to(root).as_posix().encode() + b"\0")
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()[:LENGTH]
