"""Set up and run all tests, on a machine that has only Python: `python3 tests/run.py`, options go to pytest.

Makes the virtual environment .venv if there is none, installs the project with its test extra, finds or installs a
browser, checks the style, runs every test. Needs nothing but the standard library, so that it can be the first command.
"""

import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

TOP = Path(__file__).resolve().parents[1]
ENVIRONMENT = TOP / ".venv"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def run(*command: str) -> None:
    """Run a command at the top level; stop with its exit code if it fails."""
    print("$", *command, flush=True)
    done = subprocess.run(command, cwd=TOP)
    if done.returncode:
        sys.exit(done.returncode)


def environment_python() -> str:
    """The interpreter of the virtual environment, made if need be."""
    python = ENVIRONMENT / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    if not python.exists():
        venv.create(ENVIRONMENT, with_pip=True)
    return str(python)


def ensure_browser(python: str) -> None:
    """A Chromium that the browser tests can start: the system's, else Debian's package, else Playwright's own."""
    if os.environ.get("CHROMIUM") or any(map(shutil.which, BROWSERS)):
        return
    if shutil.which("apt-get") and (os.geteuid() == 0 or shutil.which("sudo")):
        sudo = [] if os.geteuid() == 0 else ["sudo"]
        run(*sudo, "apt-get", "update", "-q")
        run(*sudo, "apt-get", "install", "-y", "-q", "chromium")
    else:
        run(python, "-m", "playwright", "install", "--with-deps", "chromium")


def main() -> None:
    """Everything, in order."""
    python = environment_python()
    run(python, "-m", "pip", "install", "-q", "-e", ".[test]")
    ensure_browser(python)
    run(python, "-m", "ruff", "check")
    run(python, "-m", "ruff", "format", "--check")
    run(python, "-m", "content.check")
    run(python, "-m", "pytest", *sys.argv[1:])


if __name__ == "__main__":
    main()
