"""What must hold for the records, whatever they tell: the rules of the check, so that whoever adds one meets them.

A rule is a public function of a module below. It reads records that are whole and point to what there is, and gives a
Problem for each breach. What one record alone can say of itself is in its model; what needs a page worked out is in
content.pages.budget.
"""

from collections.abc import Iterator
from types import FunctionType

from content.data import rules_facts, rules_sources, rules_units, rules_words
from content.data.load import Books
from geo.problem import Problem

MODULES = (rules_words, rules_facts, rules_sources, rules_units)


def broken_rules(books: Books) -> Iterator[Problem]:
    """Every breach of every rule."""
    for module in MODULES:
        for name, rule in vars(module).items():
            own = isinstance(rule, FunctionType) and rule.__module__ == module.__name__
            if own and not name.startswith("_"):
                yield from rule(books)
