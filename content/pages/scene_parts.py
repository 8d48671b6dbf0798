"""What the kinds of scenes have in common: statements, passages, areas, proposals and shares, each with its sources."""

from collections import Counter
from collections.abc import Iterable

from content.data import names
from content.data.briefing import Brief
from content.data.join import AreaLine, Atlas
from content.data.phrases import Phrases, area_lines, cells, from_articles, shown
from content.data.shares import ShareLine
from content.model.proposal import Proposal
from content.model.records import Excerpt, Statement
from content.pages.document import Line, Quote, Sourcebook, Table
from content.pages.painting import holder_words

NUMBER = frozenset({1, 2, 3})
"""The columns of figures in a table of areas."""


class Parts:
    """The parts of one briefing's scenes, and the book of their sources."""

    def __init__(self, brief: Brief, atlas: Atlas):
        self.brief = brief
        self.atlas = atlas
        self.books = atlas.books
        self.words = atlas.books.wording
        self.phrases = Phrases(atlas)
        self.sources = Sourcebook(atlas.books)

    def lines(self, statements: Iterable[Statement], label: str = "") -> tuple[Line, ...]:
        """Statements as lines; with the articles alone, those that an article bears."""
        kept = [one for one in statements if self.brief.record == "all" or one.excerpts]
        return tuple(Line(one.text, self.sources.cite(one), label if i == 0 else "") for i, one in enumerate(kept))

    def quote(self, excerpt: Excerpt) -> Quote:
        """A passage."""
        article = self.books.articles[excerpt.article]
        cites = self.sources.cite(Statement(text=excerpt.id, excerpts=(excerpt.id,)))
        return Quote(
            excerpt.quote, article.outlet, self.phrases.when(article.published_on), self.phrases.voice(excerpt), cites
        )

    def silence(self) -> str:
        """What is said where nothing is said."""
        words = self.words.dossier
        return words.no_source_says if self.brief.record == "all" else words.articles_silent

    def sourced(self, source: str) -> tuple[int, ...]:
        """The number of a single source, by the id of its excerpt or reference."""
        return self.sources.cite(self.phrases.sourced(source))

    def voices(self, unit: str) -> list[Excerpt]:
        """For each side the latest of the passages that tell its view of a unit and name the fewest others."""
        of_unit = self.atlas.dossiers[unit].excerpts
        sides = (("russian_official", "russia"), ("japanese_official", "japan"))
        found = []
        for voice, side in sides if names.sides(self.brief.names)[0] == "russia" else sides[::-1]:
            own = [e for e in of_unit if voice in e.voice] or [e for e in of_unit if e.reporting == side]
            if own:
                found.append(min(reversed(own), key=lambda e: (e.implied, len(e.units))))
        return found

    def areas(self, lines: Iterable[AreaLine]) -> Table:
        """Published areas beside the measured ones."""
        words = self.words.dossier
        kept = area_lines(self.atlas, lines, self.brief.record)
        rows = [
            (
                f"{self.phrases.unit_names(line.figure.units)}, {words.islets[line.figure.islets]}",
                line.figure.as_printed,
                f"{line.measured_km2:,.2f}",
                f"{line.difference_percent:+.2f} %".replace("-", "−"),
            )
            for line in kept
        ]
        columns = (self.words.brief.area, words.published, words.measured_here, words.difference)
        return Table(columns, tuple(rows), tuple(self.sourced(line.figure.source) for line in kept), NUMBER)

    def proposals(self, unit: str) -> Table:
        """How many of the proposals that are shown would leave a unit to whom: counted, so that none is picked."""
        holders = Counter(dict(cells(proposal))[unit] for proposal in shown(self.atlas.proposals, self.brief.record))
        words = holder_words(self.words)
        rows = tuple((words[holder], str(count)) for holder, count in holders.most_common())
        return Table((self.words.brief.holder, self.words.dossier.proposals), rows, ((),) * len(rows), frozenset({1}))

    def made(self, proposal: Proposal) -> str:
        """When, of what standing, by whom, to whom."""
        words = self.words
        made = f"{words.dossier.proposer} {proposal.proposer} · {words.dossier.addressee} {proposal.addressee}"
        return f"{self.phrases.when(proposal.date)} · {words.statuses[proposal.status]} · {made}"

    def held(self, proposal: Proposal) -> str:
        """Who would hold what, in a line."""
        return "; ".join(f"{named.text}: {parts}" for named, parts in self.phrases.allocation(proposal))

    def borne(self, *proposals: Proposal) -> tuple[int, ...]:
        """The numbers of the sources of proposals' terms, which say who would hold what."""
        return tuple(dict.fromkeys(n for each in proposals for one in self.lines(each.terms) for n in one.cites))

    def share_lines(self, proposal: Proposal) -> list[ShareLine]:
        """The sets of figures that are shown."""
        record = self.brief.record
        return [s for s in self.atlas.shares[proposal.id] if record == "all" or from_articles(s.source, self.books)]

    def shares(self, proposal: Proposal) -> Table:
        """What each side would hold, under each set of figures."""
        words = self.words.proposals
        rows, cites = [], []
        for line in self.share_lines(proposal):
            source = self.sourced(line.source) if line.source else ()
            summed = f" ({self.words.dossier.arithmetic})" if line.source else ""
            name = f"{words.figures[line.figures]}, {words.total} {line.total_km2:,.0f} km²{summed}"
            if line.holdings is None:
                rows.append((name, words.cannot_tell, "", ""))
                cites.append(source)
            for holder, held in (line.holdings or {}).items():
                rows.append((name, self.words.holders[holder], f"{held.km2:,.0f}", f"{held.percent:.1f} %"))
                cites.append(source)
        columns = (self.words.brief.figures, self.words.brief.holder, "km²", self.words.brief.share)
        return Table(columns, tuple(rows), tuple(cites), frozenset({2, 3}))

    def printed(self, proposal: Proposal) -> tuple[Line, ...]:
        """The sources' own percentages."""
        return tuple(
            Line(f"{self.words.holders[share.holder]}: “{share.printed}”", self.sources.cite(share),
                 self.words.proposals.as_printed)
            for share in proposal.shares
            if self.brief.record == "all" or share.excerpts
        )  # fmt: skip
