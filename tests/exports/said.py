"""Everything that a briefing says, whatever it is made into."""

from collections.abc import Iterable, Iterator

from content.pages.document import Item, Line, Quote, Section, Sheet


def of_items(items: Iterable[Item]) -> Iterator[str]:
    for item in items:
        if isinstance(item, Line):
            yield from (item.label, item.text)
        elif isinstance(item, Quote):
            yield from (item.text, item.outlet, item.date, item.voice)
        else:
            yield from (*item.columns, *(cell for row in item.rows for cell in row))


def of_sections(sections: Iterable[Section]) -> Iterator[str]:
    for section in sections:
        yield section.heading
        yield from of_items(section.items)


def shown(sheet: Sheet) -> tuple[Item, ...]:
    """What a scene shows beside its map."""
    return (sheet.headline, *sheet.said, *((sheet.beside,) if sheet.beside else ()))
