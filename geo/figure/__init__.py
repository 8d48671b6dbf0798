"""The map as a still picture for exports: SVG, PNG, and a base for slides on which the units are shapes of their own.

It shows what the screen shows. The SVG is drawn here, texts as outlines; the PNG is the same SVG, painted by typst.
"""

from geo.figure.drawing import Drawing
from geo.figure.lettering import fonts
from geo.figure.picture import Picture

__all__ = ["Picture", "fonts", "png", "svg"]


def svg(picture: Picture, title: str, description: str = "") -> str:
    """The picture as an SVG document of `width_px` by `height_px`; the same text every time.

    Each unit is an element with the unit's name as its id. `title` and `description` are the picture's accessible name
    and description. Raises DataError if a map file or a font is missing or wrong.
    """
    return Drawing(picture).document(title, description)


def png(picture: Picture, scale: float = 2, units: bool = True) -> bytes:
    """The picture as a PNG of `width_px` times `scale` by `height_px` times `scale`; the same bytes every time.

    Without `units` it lacks the units, their names and the towns on them, for units as shapes to lay over it; then the
    chosen unit and the units' paint make no difference. Raises DataError if a map file or a font is missing or wrong.
    """
    import typst  # 40 MB, and the page's start does without

    page = f"#set page(width: {picture.width_px}pt, height: {picture.height_px}pt, margin: 0pt)\n"
    files = {"main.typ": f'{page}#image("map.svg", width: 100%)'.encode()}
    files |= {"map.svg": Drawing(picture, units).document().encode()}
    # typst's stub knows neither files by name nor that there is one page, so one picture
    return typst.compile(files, format="png", ppi=72 * scale)  # pyright: ignore[reportArgumentType, reportReturnType]
