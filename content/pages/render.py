"""The panels as HTML. Every value is escaped by the template engine; no record, address or article becomes markup."""

from collections.abc import Mapping
from copy import copy
from functools import partial
from urllib.parse import urlencode

from content.data import names
from content.data.join import Atlas
from content.data.passages import marked
from content.data.phrases import Phrases, area_lines, kept, shares_of, shown, worked_out
from content.data.search import AT_ONCE, clipped, search
from content.data.sourcing import grade_counts, publisher_counts, voice_counts
from content.model.types import NAME_ORDERS, ONLINE_LAYERS, OVERVIEW, RECORDS, SECTIONS, is_full_day
from content.pages import island, proposals
from content.pages.charts import area_chart, population_chart
from content.pages.painting import holder_words
from content.pages.route import FILTERS
from content.pages.templating import environment
from geo import UNITS


def _among(filters: Mapping[str, str | None]) -> str:
    """The end of a link to a proposal that keeps the list narrowed: "&party=japan"."""
    return "".join(f"&{name}={value}" for name, value in filters.items() if value)


class Pages:
    """Renders the panels of one atlas.

    `record` is "all", or "articles" for only what an article bears; `order` is the order of names. Without `in_app`
    there is nothing that needs a server: options, narrowing the list of proposals, setting any two beside each other.
    """

    def __init__(self, atlas: Atlas, in_app: bool = True, order: names.Order = "both"):
        self.atlas = atlas
        self.in_app = in_app
        self.order = order
        self.books = atlas.books
        self.words = atlas.books.wording
        self._environment = environment()
        self._phrases = Phrases(atlas)
        self._environment.globals.update(self._phrases.globals(), among="")
        self._others: dict[tuple[bool, names.Order], Pages] = {(in_app, order): self}

    def spelled(self, text: str) -> str:
        """A text with the units' names in the order of these pages."""
        return names.spelled(text, self.books.units, self.order)

    def ordered(self, order: names.Order) -> "Pages":
        """The same pages with the names in another order."""
        return self._other(self.in_app, order)

    def without_app(self) -> "Pages":
        """The same pages without what needs a server."""
        return self._other(False, self.order)

    def _other(self, in_app: bool, order: names.Order) -> "Pages":
        """The templates are compiled once for all."""
        if (in_app, order) not in self._others:
            other = copy(self)
            other.in_app, other.order = in_app, order
            self._others[in_app, order] = other
        return self._others[in_app, order]

    def render(self, template: str, record: str = "all", **values: object) -> str:
        """A template filled in."""
        return self._environment.get_template(template).render(
            spelled=self.spelled,
            ordered=partial(names.ordered, order=self.order),
            in_app=self.in_app,
            keep=partial(kept, record=record),
            everything=record == "all",
            silence=self._phrases.silence(record),
            **values,
        )

    def dossier(self, unit: str, record: str = "all", section: str = OVERVIEW) -> str:
        """A unit's page: its head, and one of its sections."""
        atlas, d = self.atlas, self.atlas.dossiers[unit]
        sides = names.sides(self.order)
        strip = island.strip(atlas, unit, record)
        return self.render(
            "island.html",
            record,
            d=d,
            section=section,
            sections=SECTIONS,
            names=d.unit.names,
            title=names.title(d.unit.names, self.order),
            english=names.english(d.unit.names, self.order),
            by_language=names.by_language(d.unit.names, self.order),
            side_order=sides,
            share=island.share(atlas, unit),
            o=island.overview(atlas, unit, sides, record),
            is_own=island.is_own,
            unofficial=island.UNOFFICIAL,
            strip=strip,
            counted=island.counted(strip),
            holder_words=holder_words(self.words),
            h=island.history(d, record),
            topics=island.topics(atlas, unit, sides, record),
            supporters=island.supporters(d, sides, record),
            areas=area_lines(atlas, d.areas, record),
            islets=atlas.islet_reach.items() if unit == "habomai" else (),
            passages=island.passages(d),
            disagreements=island.disagreements(atlas, d),
        )

    def start(self, record: str = "all") -> str:
        """What is shown before an island is chosen."""
        atlas, books, words = self.atlas, self.books, self.words.start
        claims = shown((books.positions[name] for name in words.claims), record)
        dated = [*books.events.values(), *books.positions.values(), *books.proposals.values()]
        return self.render(
            "start.html",
            record,
            rows=island.rows(self.atlas, self.order),
            claims=sorted(claims, key=lambda claim: names.sides(self.order).index(claim.side)),
            events=shown((books.events[name] for name in words.events), record),
            proposals=len(shown(atlas.proposals, record)),
            up_to=max(one.date for one in shown(dated, record) if is_full_day(one.date)),
        )

    def proposal(self, name: str, unit: str | None = None, record: str = "all", **chosen: str | None) -> str:
        """One proposal: who would hold what, worked out, and its whole life; its neighbours are the filtered ones."""
        listed = proposals.listed(self.atlas, record, chosen, unit)
        ids = [proposal.id for proposal in listed]
        at = ids.index(name) if name in ids else None
        shares = shares_of(self.atlas, name, record)
        all_of_it = all(line.holdings and len(line.holdings) == 1 for line in shares)  # the same by any figures
        return self.render(
            "proposal.html",
            record,
            p=self.books.proposals[name],
            unit=unit,
            shares=shares[:1] if all_of_it else shares,
            among=_among(chosen),
            others=[other for other in proposals.listed(self.atlas, record, {}) if other.id != name],
            previous=listed[at - 1] if at else None,
            following=listed[at + 1] if at is not None and at + 1 < len(listed) else None,
        )

    def comparison(self, name: str, versus: str, record: str = "all") -> str:
        """Two proposals beside each other."""
        pair = (self.books.proposals[name], self.books.proposals[versus])
        return self.render(
            "comparison.html",
            record,
            pair=pair,
            shares=[shares_of(self.atlas, p.id, record) for p in pair],
            differing=[
                names.english(self.books.units[unit].names, self.order)
                for unit in UNITS
                if pair[0].allocation[unit] != pair[1].allocation[unit]
            ],
            zip=zip,
            dict=dict,
        )

    def proposals(self, unit: str | None = None, record: str = "all", **filters: str | None) -> str:
        """All proposals, or a unit's, or those that the filters of content.pages.route leave, in time order."""
        filters = {name: filters.get(name) for name in FILTERS}
        words = self.words.proposals
        labels = {
            "party": (words.by_party, self.words.parties),
            "period": (words.by_period, words.periods),
            "status": (words.by_status, self.words.statuses),
            "outcome": (words.by_outcome, self.words.outcomes),
        }

        def filter_href(field: str, value: str | None) -> str:
            chosen = {key: text for key, text in {**filters, field: value}.items() if text}
            return "?" + urlencode({"view": "proposal", **chosen})

        return self.render(
            "proposals.html",
            record,
            unit=unit,
            listed=proposals.listed(self.atlas, record, filters, unit),
            everything_listed=len(proposals.listed(self.atlas, record, {})),
            among=_among(filters),
            filter_href=filter_href,
            filters=[
                (text, name, values, proposals.options(self.atlas, record, filters, unit, name), filters[name])
                for name, (text, values) in labels.items()
            ],
            japans_share=lambda proposal: proposals.japans_share(self.atlas, proposal),
        )

    def article(self, article: str, unit: str | None, record: str = "all") -> str:
        """An article in full as received, every excerpt marked in place; the client marks the chosen one most."""
        pieces = marked(self.books.texts[article], self.books.excerpts_of(article))
        return self.render("article.html", record, a=self.books.articles[article], pieces=pieces, unit=unit)

    def sources(self, unit: str | None, record: str = "all") -> str:
        """All articles and references, and how many of each kind."""
        return self.render(
            "sources.html",
            record,
            unit=unit,
            voices=voice_counts(self.books),
            grades=grade_counts(self.books),
            publishers=publisher_counts(self.books),
        )

    def reference(self, name: str, unit: str | None) -> str:
        """One reference: what it is, how far it can be trusted, and what rests on it."""
        return self.render("reference.html", r=self.books.references[name], unit=unit)

    def search(self, query: str, record: str = "all") -> str:
        """What is found, each hit marked, each result a link to where it stands."""
        return self.render(
            "search.html",
            record,
            answer=search(query, self.atlas, record, self.order),
            at_once=AT_ONCE,
            clipped=clipped,
            entry_href=lambda parts: "?" + urlencode(parts),
        )

    def figures(self, record: str = "all", unit: str | None = None) -> str:
        """What is asked first, with a unit's line marked; each answer's working and every figure by source, folded."""
        areas, populations = area_lines(self.atlas, self.atlas.areas, record), self.atlas.populations
        return self.render(
            "figures.html",
            record,
            areas=areas,
            area_chart=area_chart(areas),
            near=sum(abs(line.difference_percent) < 1 for line in areas),
            furthest=max(areas, key=lambda line: abs(line.difference_percent)),
            populations=populations,
            population_chart=population_chart(populations),
            rows=island.rows(self.atlas, self.order),
            unit=unit,
            people={name: island.people(self.books, name) for name in UNITS},
            worked_out=worked_out(self.books),
        )

    def masthead(self) -> str:
        """The page's title, the status that holds for all four units, the way to each view, and the search."""
        return self.render("masthead.html")

    def controls(self) -> str:
        """The buttons that do all that the mouse does on the map, and what can be shown besides."""
        return self.render(
            "controls.html",
            units=[(unit, names.english(self.books.units[unit].names)) for unit in UNITS],
            options=[
                ("names", NAME_ORDERS, self.words.page.name_orders),
                ("record", RECORDS, self.words.page.records),
                ("online", ONLINE_LAYERS, self.words.page.online_layers),
            ],
        )

    def notice(self, value: str) -> str:
        """That a value of the address is not known."""
        before, after = self.words.notices.bad_value.split("{value}")
        return self.render("notice.html", before=before, value=value, after=after)
