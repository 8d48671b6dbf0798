"""What must hold for the records, whatever they tell: the rules of the check, so that whoever adds one meets them.

A rule reads records that are whole and point to what there is, and gives a Problem for each breach. What one record
alone can say of itself is in its model; what needs a page worked out is in content.pages.budget.
"""

from collections.abc import Iterable, Iterator

from content.data import rules_facts, rules_sources, rules_units, rules_words
from content.data.load import Books
from geo.areas import AreaFigure
from geo.problem import Problem

OF_RECORDS = (
    rules_words.takes_no_side,
    rules_words.is_short,
    rules_words.is_one_slide,
    rules_words.says_whose,
    rules_facts.ends_after_it_starts,
    rules_facts.stands_on_some_day,
    rules_facts.answers_come_after,
    rules_facts.outcome_is_told,
    rules_facts.shares_fit_the_whole,
    rules_facts.is_as_printed,
    rules_sources.names_no_mirror,
    rules_sources.is_understood,
    rules_sources.gives_a_reason,
    rules_sources.speaks_somewhere,
    rules_sources.speaks_for_a_side,
    rules_units.has_no_empty_section,
    rules_units.is_even_handed,
    rules_units.argues_for_both,
    rules_units.tells_of_the_unit,
)
OF_RECORDS_AND_AREAS = (rules_facts.agrees_or_is_a_disagreement, rules_sources.is_cited)


def broken_rules(books: Books, areas: Iterable[AreaFigure]) -> Iterator[Problem]:
    """Every breach of every rule; `areas` are the published figures of geo/areas.csv."""
    areas = tuple(areas)
    for rule in OF_RECORDS:
        yield from rule(books)
    for rule in OF_RECORDS_AND_AREAS:
        yield from rule(books, areas)
