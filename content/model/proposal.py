"""The record of a proposal: who should hold which unit, and its whole life."""

from typing import Annotated, Literal

from pydantic import Field, model_validator

from content.model.records import Statement
from content.model.types import Holder, Id, Outcome, PartialDate, Party, Record, Status, Text, Unit, Verbatim
from geo import UNITS
from geo.partition import fractions


class PrintedShare(Record):
    """A percentage that a source prints for a proposal."""

    holder: Holder
    percent: Annotated[float, Field(gt=0, lt=100)]
    printed: Verbatim
    """The source's words, as much of them as it takes to be understood."""
    meaning: Text | None = None
    """What they say, in English, where the source is in another language."""
    excerpts: tuple[Id, ...] = ()
    references: tuple[Id, ...] = ()


Split = dict[Holder, Annotated[float, Field(gt=0, lt=1)]]
"""Holder -> fraction of a unit; where the line would run is not said by that."""


class Account(Record):
    """How one source tells a proposal that others tell otherwise."""

    who: Text
    statements: tuple[Statement, ...] = Field(min_length=1)


class Proposal(Record):
    """A proposal on who should hold which unit, and its whole life."""

    id: Id
    date: PartialDate
    until: PartialDate | None = None
    title: Text
    party: Party
    proposer: Text
    addressee: Text
    status: Status
    outcome: Outcome
    allocation: dict[Unit, Holder | Literal["divided"] | Split]
    """Who would hold each unit, or which fraction of it; "divided" where no source says how. All four are named."""
    shares: tuple[PrintedShare, ...] = ()
    terms: tuple[Statement, ...] = Field(min_length=1)
    accounts: tuple[Account, ...] = ()
    """Where sources tell it differently: each account on its own, to stand side by side; else none."""
    conditions: tuple[Statement, ...] = ()
    answer: tuple[Statement, ...] = ()
    fate: tuple[Statement, ...] = ()
    not_sourced: tuple[Text, ...] = ()
    """What a reader would ask and no source here says."""

    @model_validator(mode="after")
    def _allocates_every_unit(self) -> "Proposal":
        if missing := [unit for unit in UNITS if unit not in self.allocation]:
            raise ValueError(f"allocation leaves out {', '.join(missing)}; write not_addressed if that is so")
        for unit in UNITS:
            fractions(self.allocation, unit)
        if len(self.accounts) == 1:
            raise ValueError("one account differs from nothing: name two or more, or put it under terms")
        return self

    @property
    def statements(self) -> tuple[Statement, ...]:
        """All of its sentences."""
        accounts = tuple(statement for account in self.accounts for statement in account.statements)
        return self.terms + accounts + self.conditions + self.answer + self.fate
