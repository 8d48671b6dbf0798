"""The map as a still picture for exports: SVG, PNG, and a base for slides on which the units are shapes of their own.

It shows what the screen shows. The SVG is drawn here; the PNG is the same SVG, painted by typst.
"""

import io

from geo.figure.drawing import NOTHING, Drawing
from geo.figure.lettering import fonts, typst_fonts
from geo.figure.picture import About, Picture

__all__ = ["About", "Picture", "fonts", "png", "svg", "typst_fonts"]

#: A term of Dublin Core -> the keyword of PNG that says the same.
KEYWORDS = {
    "title": "Title", "description": "Description", "creator": "Author", "date": "Creation Time", "source": "Source",
    "rights": "Copyright",
}  # fmt: skip


def svg(picture: Picture, about: About) -> str:
    """The picture as an SVG document of `width_px`; the same text every time.

    Each unit is an element with the unit's name as its id; texts are texts, in fonts that may be others where it is
    shown, but as wide. Raises DataError if a map file or a font is missing or wrong.
    """
    return Drawing(picture).document(about)


def png(picture: Picture, scale: float = 2, units: bool = True, about: About = NOTHING) -> bytes:
    """The picture as a PNG, `scale` pixels to a logical one; the same bytes every time.

    Without `units` it lacks the units, their names and the towns on them, for units as shapes to lay over it; then the
    chosen unit and the units' paint make no difference. Raises DataError if a map file or a font is missing or wrong.
    """
    import typst  # as in lettering

    drawing = Drawing(picture, units)
    width, height = drawing.size
    page = f"#set page(width: {width}pt, height: {height}pt, margin: 0pt)\n"
    files = {"main.typ": f'{page}#image("map.svg", width: 100%)'.encode()}
    files |= {"map.svg": drawing.document().encode()}
    # typst's stub knows neither files by name nor that there is one page, so one picture
    made = typst.compile(files, format="png", ppi=72 * scale, font_paths=typst_fonts())  # pyright: ignore[reportArgumentType]
    assert isinstance(made, bytes)
    return made if about == NOTHING else _told(made, about)


def _told(made: bytes, about: About) -> bytes:
    """A PNG that says of itself what it is."""
    from PIL import Image
    from PIL.PngImagePlugin import PngInfo

    told, out = PngInfo(), io.BytesIO()
    for term, text in about._asdict().items():
        if text:
            told.add_itxt(KEYWORDS[term], text)
    with Image.open(io.BytesIO(made)) as image:
        image.save(out, "PNG", pnginfo=told)
    return out.getvalue()
