"""Set up and run all tests, on a machine that has only Python: `python3 tests/run.py`, options go to pytest.

With `--newest` as the first option: without the constraints, in an environment of its own, to see what newer versions
break. If nothing fails, move on to what it installed, and commit the file:

    .venv-newest/bin/pip list --format=freeze --exclude pip --exclude setuptools --exclude islands-dashboard \\
        > tests/constraints.txt

Makes the virtual environment .venv if there is none, installs the project with its test extra, finds or installs a
browser, LibreOffice (which opens the slides) and nginx (which stands before several dashboards), checks style and
types, runs every test. Needs nothing but the standard library, so that it can be the first command.
"""

import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

TOP = Path(__file__).resolve().parents[1]
ENVIRONMENT = TOP / ".venv"
NEWEST = TOP / ".venv-newest"
"""The environment for `--newest`, made anew each time."""
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


OFFICE = ("soffice", "pdftotext", "pdffonts", "pdfinfo")
OFFICE_PACKAGES = ("libreoffice-impress", "poppler-utils", "fonts-noto-cjk")


def run(*command: str) -> None:
    """Run a command at the top level; stop with its exit code if it fails."""
    print("$", *command, flush=True)
    done = subprocess.run(command, cwd=TOP)
    if done.returncode:
        sys.exit(done.returncode)


def environment_python(environment: Path = ENVIRONMENT) -> str:
    """The interpreter of the virtual environment, made if need be."""
    python = environment / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    if not python.exists():
        venv.create(environment, with_pip=True)
    return str(python)


def ensure_browser(python: str) -> None:
    """A Chromium that the browser tests can start: the system's, else Debian's package, else Playwright's own."""
    if os.environ.get("CHROMIUM") or any(map(shutil.which, BROWSERS)):
        return
    if debian():
        install("chromium")
    else:
        run(python, "-m", "playwright", "install", "--with-deps", "chromium")


def ensure_office() -> None:
    """LibreOffice and what reads its PDF, from Debian's packages; elsewhere the test says what to install."""
    if not all(map(shutil.which, OFFICE)) and debian():
        install(*OFFICE_PACKAGES)


def ensure_nginx() -> None:
    """Debian's nginx; elsewhere the test says what to install. The web server that its package starts is ended again.

    No test needs that one: a test starts its own, on a free port of this machine only.
    """
    if shutil.which("nginx", path=f"{os.environ['PATH']}{os.pathsep}/usr/sbin") or not debian():
        return
    install("nginx")
    if Path("/run/systemd/system").exists():
        run(*sudo(), "systemctl", "disable", "--now", "nginx.service")


def debian() -> bool:
    """Whether packages can be installed with apt-get."""
    return bool(shutil.which("apt-get") and (os.geteuid() == 0 or shutil.which("sudo")))


def install(*packages: str) -> None:
    """Install Debian's packages."""
    run(*sudo(), "apt-get", "update", "-q")
    run(*sudo(), "apt-get", "install", "-y", "-q", *packages)


def sudo() -> list[str]:
    """What stands before a command that changes the machine."""
    return [] if os.geteuid() == 0 else ["sudo"]


def main() -> None:
    """Everything, in order."""
    newest = sys.argv[1:2] == ["--newest"]
    if newest:
        shutil.rmtree(NEWEST, ignore_errors=True)
        python = environment_python(NEWEST)
        run(python, "-m", "pip", "install", "-q", "-e", ".[test]")
    else:
        python = environment_python()
        run(python, "-m", "pip", "install", "-q", "-c", "tests/constraints.txt", "-e", ".[test]")
    ensure_browser(python)
    ensure_office()
    ensure_nginx()
    run(python, "-m", "ruff", "check")
    run(python, "-m", "ruff", "format", "--check")
    run(python, "-m", "content.check")
    if newest:
        run(python, "tests/newest.py", *sys.argv[2:])
        return
    run(python, "-m", "basedpyright", "--pythonpath", python)  # not with the newest: other stubs are no fault of theirs
    # One process for each core, each with a browser and a server of its own; the first to be done takes from the other.
    run(python, "-m", "pytest", "-n", "auto", "--dist", "worksteal", *sys.argv[1:])


if __name__ == "__main__":
    main()
