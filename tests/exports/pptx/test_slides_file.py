"""The slides as a file: that it is always the same, and that LibreOffice shows it."""

import hashlib
import re
import shutil
import subprocess
import sys

import pytest

from content.exports.pptx import slides
from geo._files import TOP
from tests.exports.pptx.read import DATE, TITLE, title

NO_OFFICE = (
    "The slides are opened in LibreOffice, and {} is not there. Install it: "
    "`sudo apt-get install -y libreoffice-impress poppler-utils fonts-noto-cjk`."
)


def test_slides_are_wide(deck):
    assert (deck.slide_width, deck.slide_height) == (12192000, 6858000)


def test_the_dates_in_the_file_are_the_briefings(deck):
    assert deck.core_properties.created.strftime("%Y-%m-%d") == DATE == str(deck.core_properties.modified.date())
    assert deck.core_properties.title == TITLE


def test_same_bytes_again_and_in_another_process(data, filled, atlas):
    assert slides(filled, atlas) == data
    code = (
        "import hashlib; from content.data.join import load_atlas; "
        "from content.data.briefing import Brief, read_scenes; "
        "from content.pages.scenes import briefing; from content.exports.pptx import slides; atlas = load_atlas(); "
        f"made = slides(briefing(Brief({TITLE!r}, {DATE!r}, read_scenes(None, atlas.books)), atlas), atlas); "
        "print(hashlib.sha256(made).hexdigest())"
    )
    ran = subprocess.run([sys.executable, "-c", code], cwd=TOP, capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == hashlib.sha256(data).hexdigest()


def test_importing_it_loads_nothing_heavy():
    code = (
        "import sys, content.exports.pptx; "
        "assert not {m.split('.')[0] for m in sys.modules} & {'pptx', 'matplotlib', 'PIL', 'fontTools', 'lxml'}"
    )
    subprocess.run([sys.executable, "-c", code], cwd=TOP, check=True)


@pytest.fixture(scope="module")
def printed(data, tmp_path_factory):
    """The deck as LibreOffice prints it: the PDF's path."""
    for program in ("soffice", "pdftotext", "pdffonts", "pdfinfo"):
        if not shutil.which(program):
            pytest.fail(NO_OFFICE.format(program), pytrace=False)
    folder = tmp_path_factory.mktemp("slides")
    (folder / "deck.pptx").write_bytes(data)
    own = f"-env:UserInstallation=file://{folder}/profile"
    command = ["soffice", own, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(folder / "deck.pptx")]
    subprocess.run(command, capture_output=True, timeout=180, check=True)
    return folder / "deck.pdf"


def asked(program, *arguments):
    return subprocess.run([program, *map(str, arguments)], capture_output=True, text=True, check=True).stdout


def test_libreoffice_opens_it_and_shows_every_slide(printed, deck, filled):
    pages = asked("pdftotext", "-raw", printed, "-").split("\f")[:-1]
    assert len(pages) == len(deck.slides)
    for slide, page in zip(deck.slides, pages, strict=True):
        assert re.sub(r"\s", "", title(slide)) in re.sub(r"\s", "", page)


def test_libreoffice_finds_every_letter(printed, atlas):
    text = asked("pdftotext", printed, "-")
    assert "\ufffd" not in text
    for unit in atlas.books.units.values():
        assert unit.names.ru in text and unit.names.ja in text
    fonts = asked("pdffonts", printed).splitlines()[2:]
    assert fonts and all(re.search(r" yes +(yes|no) +(yes|no) +\d+ +\d+$", line) for line in fonts), fonts


def test_libreoffice_keeps_every_word_within_the_margins(printed):
    found = re.findall(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">',
                       asked("pdftotext", "-bbox", printed, "-"))  # fmt: skip
    assert len(found) > 3000
    for west, north, east, south in (map(float, corners) for corners in found):
        assert west >= 35 and north >= 8 and east <= 954 and south <= 536
