"""The slides as a file: always the same, in a theme that can be changed, and shown whole by LibreOffice."""

import hashlib
import io
import re
import shutil
import subprocess
import sys
import zipfile

import pytest
from lxml import etree

from content.exports.pptx.deck import slides
from geo._files import TOP
from tests.exports.pptx.read import DATE, TITLE

NO_OFFICE = (
    "The slides are opened in LibreOffice, and {} is not there. Install it: "
    "`sudo apt-get install -y libreoffice-impress poppler-utils fonts-noto-cjk`."
)
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"


def parts(data, start):
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return {name: etree.fromstring(file.read(name)) for name in file.namelist()
                if name.startswith(start) and name.endswith(".xml")}  # fmt: skip


def test_same_bytes_again_and_in_another_process(data, filled, atlas):
    assert slides(filled, atlas) == data
    code = (
        "import hashlib; from content.data.join import load_atlas; "
        "from content.data.briefing import Brief, read_scenes; "
        "from content.pages.scenes import briefing; from content.exports.pptx.deck import slides; "
        f"atlas = load_atlas(); brief = Brief({TITLE!r}, {DATE!r}, read_scenes(None, atlas.books)); "
        "made = slides(briefing(brief, atlas), atlas); "
        "print(hashlib.sha256(made).hexdigest())"
    )
    ran = subprocess.run([sys.executable, "-c", code], cwd=TOP, capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == hashlib.sha256(data).hexdigest()


def test_importing_it_loads_nothing_heavy():
    code = (
        "import sys, content.exports.files; "
        "assert not {m.split('.')[0] for m in sys.modules} & {'pptx', 'matplotlib', 'PIL', 'fontTools', 'lxml'}"
    )
    subprocess.run([sys.executable, "-c", code], cwd=TOP, check=True)


def test_only_maps_have_colours_of_their_own_and_nothing_has_a_typeface_of_its_own(data):
    pages = parts(data, "ppt/slides/") | parts(data, "ppt/slideLayouts/") | parts(data, "ppt/slideMasters/")
    assert len(pages) > 25
    for name, page in pages.items():
        for element in page.iter(f"{A}srgbClr"):
            assert any(above.tag == f"{P}grpSp" for above in element.iterancestors()), name
        faces = {element.get("typeface") for kind in ("latin", "ea", "cs") for element in page.iter(f"{A}{kind}")}
        assert all(face.startswith("+") for face in faces), (name, faces)


def test_sections_notes_master_and_shapes_are_in_order(data):
    deck = parts(data, "ppt/presentation.xml")["ppt/presentation.xml"]
    names = [one.get("name") for one in deck.iter() if one.tag.endswith("}section")]
    assert names == ["Briefing", "Backup", "Sources"]
    assert len(list(deck.iter(f"{P}sldId"))) == sum(one.tag.endswith("main}sldId") for one in deck.iter()) / 2
    assert [child.tag.removeprefix(P) for child in deck][:3] == ["sldMasterIdLst", "notesMasterIdLst", "sldIdLst"]
    for name, page in parts(data, "ppt/slides/").items():
        ids = [one.get("id") for one in page.iter(f"{P}cNvPr")]
        assert len(ids) == len(set(ids)), name


def swapped(data):
    """The deck with another theme put on it: white on dark blue, another typeface."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "ppt/theme/theme1.xml":
                text = part.decode("utf-8").replace('"Arial"', '"DejaVu Serif"')
                for key, colour in {"dk1": "FFFFFF", "lt1": "101840", "hlink": "FFE0A0"}.items():
                    text = re.sub(rf"(<a:{key}><a:srgbClr val=)\"\w+\"", rf'\1"{colour}"', text)
                part = text.encode("utf-8")
            new.writestr(name, part)
    return out.getvalue()


@pytest.fixture(scope="module")
def printed(data, tmp_path_factory):
    """The deck, and the deck with another theme, as LibreOffice prints them."""
    for program in ("soffice", "pdftotext", "pdffonts", "pdftoppm"):
        if not shutil.which(program):
            pytest.fail(NO_OFFICE.format(program), pytrace=False)
    folder = tmp_path_factory.mktemp("slides")
    (folder / "deck.pptx").write_bytes(data)
    (folder / "other.pptx").write_bytes(swapped(data))
    own = f"-env:UserInstallation=file://{folder}/profile"
    files = [str(folder / name) for name in ("deck.pptx", "other.pptx")]
    command = ["soffice", own, "--headless", "--convert-to", "pdf", "--outdir", str(folder), *files]
    subprocess.run(command, capture_output=True, timeout=300, check=True)
    return folder


def asked(program, *arguments):
    return subprocess.run([program, *map(str, arguments)], capture_output=True, text=True, check=True).stdout


def test_libreoffice_shows_every_slide_and_every_letter(printed, deck, atlas):
    text = asked("pdftotext", "-raw", printed / "deck.pdf", "-")
    pages = text.split("\f")[:-1]
    assert len(pages) == len(deck.slides) and "\ufffd" not in text
    for slide, page in zip(deck.slides, pages, strict=True):
        assert re.sub(r"\s", "", slide.shapes.title.text_frame.text) in re.sub(r"\s", "", page)
    for unit in atlas.books.units.values():
        assert unit.names.ru in text and unit.names.ja in text
    fonts = asked("pdffonts", printed / "deck.pdf").splitlines()[2:]
    assert fonts and all(re.search(r" yes +(yes|no) +(yes|no) +\d+ +\d+$", line) for line in fonts), fonts


def test_nothing_runs_over(printed, deck):
    """Beside a map no word lies outside its placeholder; no word anywhere reaches the foot or the edge."""
    pages = asked("pdftotext", "-bbox", printed / "deck.pdf", "-").split("<page ")[1:]
    for slide, page in zip(deck.slides, pages, strict=True):
        found = re.findall(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">', page)
        for west, north, east, south in (map(float, corners) for corners in found):
            assert west >= 34 and north >= 0 and east <= 954 and south <= 538
            assert slide.slide_layout.name == "Cover" or not (south > 517 and north < 515), slide.shapes.title.text
            if slide.slide_layout.name == "Map" and west > 580:
                assert south <= 486 or north >= 486
        if slide.slide_layout.name == "Table":
            assert max(float(corners[3]) for corners in found if float(corners[1]) < 480) <= 488


def test_another_theme_changes_colours_and_typefaces(printed):
    from PIL import Image

    asked("pdftoppm", "-r", "40", "-png", "-f", "4", "-l", "4", printed / "other.pdf", printed / "other")
    image = Image.open(next(printed.glob("other-*.png"))).convert("RGB")
    width, height = image.size
    beside = image.crop((int(width * 0.62), int(height * 0.18), width, int(height * 0.85)))
    colours = beside.getcolors(1 << 20)
    assert max(colours)[1] == (0x10, 0x18, 0x40), "the ground is the theme's"
    assert max(sum(colour) for _, colour in colours) > 700, "the text is light"
    assert all(sum(colour) >= 0x10 + 0x18 + 0x40 for _, colour in colours), "nothing dark stands on dark"
    fonts = asked("pdffonts", printed / "other.pdf")
    assert "DejaVuSerif" in fonts and "Liberation" not in fonts and "Arial" not in fonts
