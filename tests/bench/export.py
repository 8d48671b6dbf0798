"""How long each export of the default briefing takes: `python -m tests.bench.export`, one JSON object.

Each export is made in a process of its own: once to load what it needs ("first_s", the import in it), then again and
again with nothing remembered ("s": the median). "within" says whether that is below the bound of the issue, in seconds.
"""

import json
import os
import platform
import statistics
import subprocess
import sys
import time

BOUNDS = {"pptx": 2.0, "pdf": 2.0, "html": 2.0}
TIMES = 5


def measured(kind: str) -> dict[str, float | int]:
    """One format, in this process."""
    from content.data.briefing import Brief, read_scenes
    from content.data.join import load_atlas
    from content.exports.files import export
    from content.pages.render import Pages

    atlas = load_atlas()
    brief = Brief(atlas.books.wording.brief.untitled, "2026-01-01", read_scenes(None, atlas.books))

    def once() -> tuple[float, int]:
        pages = Pages(atlas)  # new, so that it remembers nothing
        export.cache_clear()
        begin = time.perf_counter()
        _, data = export(kind, brief, pages)
        return time.perf_counter() - begin, len(data)

    first, size = once()
    median = statistics.median(once()[0] for _ in range(TIMES))
    return {"first_s": round(first, 2), "s": round(median, 2), "bytes": size}


def main() -> None:
    """Print the JSON."""
    if len(sys.argv) == 2:
        print(json.dumps(measured(sys.argv[1])))
        return
    found = {}
    for kind, bound in BOUNDS.items():
        command = [sys.executable, "-m", "tests.bench.export", kind]
        own = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
        found[kind] = {**own, "bound_s": bound, "within": own["s"] < bound}
    machine = {"cores": os.cpu_count(), "load": os.getloadavg()[0], "python": platform.python_version()}
    print(json.dumps({"exports": found, "n": TIMES, "machine": machine}, indent=2))


if __name__ == "__main__":
    main()
