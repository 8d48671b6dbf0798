"""One shape for everything that can be wrong with a data file, so that all of it can be listed at once."""

from typing import NamedTuple


class Problem(NamedTuple):
    """One fault in one place, said so that its finder can mend it."""

    file: str
    """Path relative to the project's top level."""
    record: str
    """The record's id, or a position such as "line 3"; empty when the whole file is meant."""
    field: str
    """The field within the record; empty when the whole record is meant."""
    found: str
    """What stands there."""
    allowed: str
    """What may stand there."""
    remedy: str
    """What to do about it."""

    def __str__(self) -> str:
        place = ": ".join(part for part in (self.file, self.record, self.field) if part)
        return f"{place}: found {self.found}; allowed: {self.allowed}; {self.remedy}"


class DataError(Exception):
    """Data that cannot be shown. `problems` holds every fault found, never only the first."""

    def __init__(self, problems: list[Problem]):
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems
