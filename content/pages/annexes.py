"""What stands behind a briefing's scenes, told once: history, positions, passages, disagreements, figures."""

from content.data.phrases import told_by_articles
from content.data.timeline import in_time
from content.model.records import Event
from content.pages.document import Annex, Line, Section
from content.pages.scene_parts import Parts, filled


class Annexes(Parts):
    """The annexes of one briefing."""

    def annexes(self) -> tuple[Annex, ...]:
        """Those that have something in them."""
        words = self.words.dossier
        made = (
            Annex(words.history, self._history()),
            Annex(words.positions, self._positions()),
            Annex(words.excerpts, self._passages()),
            Annex(words.disagreements, self._disagreed()),
            Annex(self.words.figures.heading, self.figures()),
        )
        return tuple(annex for annex in made if annex.sections)

    def main_events(self) -> list[Event]:
        """What an article tells, or a page names first, in time order; all that happened is on the web page."""
        key = {name for unit in self.books.units.values() for name in unit.overview.events} | {*self.words.start.events}
        kept = (one for one in self.shown(self.books.events.values()) if one.id in key or told_by_articles(one))
        return sorted(kept, key=lambda event: in_time(event.date))

    def _history(self) -> tuple[Section, ...]:
        told = (self.lines(event.statements, self.dated(event)) for event in self.main_events())
        return filled(Section("", tuple(line for lines in told for line in lines)))

    def _positions(self) -> tuple[Section, ...]:
        """What each side holds, as the articles tell it and as its case rests on; others after both."""
        cases = {name for unit in self.books.units.values() for case in (unit.overview.cases,)
                 for name in (*case.russia, *case.japan)} | {*self.words.start.claims}  # fmt: skip
        sections = []
        for side in ("japan", "russia", "third_party"):
            own = [one for one in self.shown(self.books.positions.values()) if one.side == side]
            kept = [one for one in own if one.id in cases or one.statement.excerpts]
            told = []
            for one in sorted(kept, key=lambda one: in_time(one.date)):
                told += self.lines((one.statement,), ", ".join(filter(None, (self.phrases.when(one.date), one.who))))
            sections.append(Section(self.words.sides[side], tuple(told)))
        return filled(*sections)

    def _passages(self) -> tuple[Section, ...]:
        """The articles' passages, each once, by article."""
        return filled(*(
            Section(f"{article.outlet}, {self.phrases.when(article.published_on)}: {article.headline}",
                    tuple(self.quote(excerpt) for excerpt in self.books.excerpts_of(article.id)))
            for article in self.books.articles.values()
        ))  # fmt: skip

    def _disagreed(self) -> tuple[Section, ...]:
        """Where the sources disagree: the check, and a wording that both sides could let stand."""
        words = self.words.dossier
        return tuple(
            Section(
                one.title,
                (*self.lines(one.check), *self.conversions(one), Line(one.neutral, (), words.neutral)),
            )
            for one in self.books.disagreements.values()
        )

    def figures(self) -> tuple[Section, ...]:
        """Areas and numbers of people, every published one."""
        words, people = self.words.dossier, self.people()
        return filled(Section(words.areas, (self.areas(),)), Section(words.population, (people,) if people else ()))
