"""The speaker's notes: the full text beside a scene, and the references of all that is said."""

from collections.abc import Iterable, Iterator, Mapping

from pptx.oxml import parse_xml
from pptx.slide import Slide

from content.exports.pptx.blocks import marked
from content.exports.pptx.lettering import body, run
from content.pages.document import Item, Line, Quote, Section, Source, Table, cited


def told(sections: Iterable[Section]) -> Iterator[str]:
    """The paragraphs of a text in full, each with the numbers of its sources."""
    for section in sections:
        if section.heading:
            yield ""
            yield section.heading
        for item in section.items:
            yield from _told(item)


def _told(item: Item) -> Iterator[str]:
    if isinstance(item, Table):
        for row, cites in zip(item.rows, item.cites, strict=True):
            cells = (f"{name}: {cell}" if name else cell for name, cell in zip(item.columns, row, strict=True) if cell)
            yield _joined("; ".join(cells), marked(cites))
    elif isinstance(item, Quote):
        yield item.text
        yield _joined(f"({item.outlet}, {item.date} · {item.voice})", marked(item.cites))
    else:
        assert isinstance(item, Line)
        yield _joined(f"{item.label}:" if item.label else "", item.text, marked(item.cites))


def _joined(*parts: str) -> str:
    return " ".join(part for part in parts if part)


def referred(sections: Iterable[Section], more: Iterable[int], sources: Mapping[int, Source], heading: str):
    """The list of the sources of a text and of what is shown beside it, with their addresses, as paragraphs."""
    numbers = {*more, *(number for section in sections for item in section.items for number in cited(item))}
    if numbers:
        yield ""
        yield heading
    for number in sorted(numbers):
        source = sources[number]
        yield f"[{number}] {source.label} · {source.title} · {source.detail}"


def write(slide: Slide, paragraphs: Iterable[str]) -> None:
    """Make these paragraphs the slide's notes."""
    written = [f"<a:p>{run(text)}</a:p>" for text in paragraphs]
    if not written:
        return
    placeholder = slide.notes_slide.notes_placeholder
    assert placeholder is not None  # python-pptx's own notes have one, with a text in it
    made, old = parse_xml(body(written)), placeholder._element.txBody
    assert old is not None
    made.replace(made.bodyPr, old.bodyPr)
    old.getparent().replace(old, made)
