"""The scenes of proposals: one, or two side by side."""

from content.data.briefing import Scene
from content.data.citations import when
from content.data.load import Books
from content.data.names import spelled
from content.data.phrases import kept
from content.model.proposal import Proposal
from content.pages.annexes import Annexes
from content.pages.brevity import half
from content.pages.document import Line, MapState, Section, Sheet, Table
from content.pages.painting import paint_of_proposal
from content.pages.scene_parts import filled
from geo import UNITS


def map_of_proposal(proposal: Proposal, books: Books, order: str) -> MapState:
    """The map of one of two proposals that are compared, with its day and title on it."""
    title = spelled(proposal.title, books.units, order)
    caption = f"{when(proposal.date, books.wording.months)}: {title}"
    return MapState(paint=tuple(paint_of_proposal(proposal).items()), caption=caption)


class ProposalScenes(Annexes):
    """Fills in the scenes of proposals."""

    def _proposal(self, scene: Scene) -> Sheet:
        proposal = self.books.proposals[scene.first]
        words = self.words
        made = f"{words.statuses[proposal.status]} · {words.dossier.proposer} {proposal.proposer}"
        told = (Line(self.dated(proposal), self.borne(proposal)), Line(made), *self.lines(proposal.terms))
        told += (*self.lines(proposal.answer), *self.lines(proposal.fate))
        return self.sheet_of(scene, told, (_painted(proposal),), self._whole(proposal))

    def _whole(self, proposal: Proposal) -> tuple[Section, ...]:
        """All that is told of a proposal, and what no source says of it."""
        words = self.words
        printed = tuple(
            Line(
                f"{words.holders[share.holder]}: “{share.printed}”",
                self.sources.cite(share),
                words.proposals.as_printed,
            )
            for share in kept(proposal.shares, self.brief.record)
        )
        parties = (f"{words.dossier.proposer} {proposal.proposer}", f"{words.dossier.addressee} {proposal.addressee}")
        made = (self.phrases.when(proposal.date), words.statuses[proposal.status], *parties)
        accounts = tuple(line for one in proposal.accounts for line in self.lines(one.statements, one.who))
        return filled(
            Section("", (Line(" · ".join(made)),)),
            Section(words.dossier.terms, self.lines(proposal.terms)),
            Section(words.dossier.accounts, accounts),
            Section(words.dossier.conditions, self.lines(proposal.conditions)),
            Section(words.dossier.answer, self.lines(proposal.answer) or (Line(self.silence),)),
            Section(words.dossier.fate, self.lines(proposal.fate) or (Line(self.silence),)),
            Section(words.proposals.shares, (*self.shares(proposal), *printed)),
            Section(words.dossier.no_source, tuple(map(Line, proposal.not_sourced))),
        )

    def _compare(self, scene: Scene) -> Sheet:
        words = self.words
        pair = [self.books.proposals[scene.first], self.books.proposals[scene.second]]
        held = [dict(zip(UNITS, (text for _, text in self.phrases.allocation(p)), strict=True)) for p in pair]
        rows = [
            (words.brief.date, *(self.phrases.when(p.date) for p in pair)),
            (words.proposals.by_status, *(words.statuses[p.status] for p in pair)),
            (words.proposals.by_outcome, *(words.outcomes[p.outcome] for p in pair)),
            (words.dossier.proposer, *(p.proposer for p in pair)),
            *((self.name(unit), *(one[unit] for one in held)) for unit in UNITS),
        ]
        cites = [self.borne(*pair)] * len(rows)
        for lines in zip(*map(self.shares, pair), strict=True):
            rows.append((lines[0].label, *(line.text for line in lines)))
            cites.append(lines[0].cites)
        table = Table(("", *(p.title for p in pair)), tuple(rows), tuple(cites))
        full = tuple(
            Section(p.title, told)
            for p in pair
            if (told := (*self.lines(p.terms), *self.lines(p.conditions, words.dossier.conditions),
                         *self.lines(p.answer, words.dossier.answer), *self.lines(p.fate, words.dossier.fate)))
        )  # fmt: skip
        heading = Line(" / ".join(self.dated(p) for p in pair), self.borne(*pair))
        told = (heading, *(half(self.lines(p.terms), Line(words.statuses[p.status])) for p in pair))
        maps = tuple(map_of_proposal(p, self.books, self.brief.names) for p in pair)
        return self.sheet_of(scene, told, maps, full, (Section("", (table,)),))


def _painted(proposal: Proposal) -> MapState:
    return MapState(paint=tuple(paint_of_proposal(proposal).items()))
