"""What bidders must be, have and answer."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any

from worthwhile.exchange.tender.fields import blank_problems, listed, words, yes_no
from worthwhile.kernel.problems import Problem
from worthwhile.kernel.records import Record, described


class Accounts(StrEnum):
    """Who must give audited accounts."""

    NOBODY = "nobody"
    BY_LAW = "where-companies-act-requires"
    EVERYBODY = "everybody"


class AnsweredFrom(StrEnum):
    """Where an answer comes from, so that what was answered once is not asked again."""

    DECLARATION = "declaration"
    FACT = "fact"
    IMPACT_CASE = "impact-case"
    FREE_TEXT = "free-text"


@dataclass(frozen=True, kw_only=True)
class Condition(Record):
    """A condition of participation."""

    id: str = described("Short and permanent, such as c-1")
    text: str = described("The condition, word for word")
    why: str | None = words("What of the contract makes it necessary")

    @classmethod
    def cross_problems(cls, values: dict[str, Any]) -> list[Problem]:
        return blank_problems(values, "id", "text")


@dataclass(frozen=True, kw_only=True)
class Insurance(Record):
    """An insurance demanded."""

    kind: str = described("Which, such as public liability")
    cover: Decimal = described("The cover in pounds", minimum=0)
    why: str | None = words("The risk it follows from")

    @classmethod
    def cross_problems(cls, values: dict[str, Any]) -> list[Problem]:
        return blank_problems(values, "kind")


@dataclass(frozen=True, kw_only=True)
class Demanded(Record):
    """A qualification, certificate, brand, design or standard demanded."""

    name: str = described("Its name")
    or_equivalent: bool | None = yes_no("Whether an equivalent is accepted")

    @classmethod
    def cross_problems(cls, values: dict[str, Any]) -> list[Problem]:
        return blank_problems(values, "name")


@dataclass(frozen=True, kw_only=True)
class Policy(Record):
    """A policy that bidders must send."""

    name: str = described("Its name")
    relevant: bool | None = yes_no("Whether this service needs it")


@dataclass(frozen=True, kw_only=True)
class MinimumTurnover(Record):
    """The turnover that bidders must have."""

    amount: Decimal = described("Turnover in a year in pounds; 0 where none", minimum=0)
    why: str | None = words("The written reason, where it is above twice the value")


@dataclass(frozen=True, kw_only=True)
class Participation(Record):
    """What bidders must be and have."""

    conditions: tuple[Condition, ...] | None = listed("Conditions of participation")
    minimum_turnover: MinimumTurnover | None = described("The turnover demanded", default=None)
    accounts: Accounts | None = described("Who must give audited accounts", default=None)
    insurances: tuple[Insurance, ...] | None = listed("Insurances demanded")
    insurance_before_award: bool | None = yes_no("Whether insurance must be in place before the award")
    prior_contract: bool | None = yes_no("Whether an earlier contract with an authority is demanded")
    accreditations: tuple[Demanded, ...] | None = listed("Qualifications and certificates demanded")
    brands: tuple[Demanded, ...] | None = listed("Brands, designs and standards in the specification")
    policies: tuple[Policy, ...] | None = listed("Policies that must be sent")
    suitability_stage: bool | None = yes_no("Whether suitability is judged in a stage of its own")
    iso_27001: bool | None = yes_no("Whether ISO 27001 is demanded")
    other_security_proof: bool | None = yes_no("Whether other proof of security is accepted")
    sensitive_data: bool | None = yes_no("Whether sensitive personal data are handled")
    joint_bids: bool | None = yes_no("Whether joint bids are allowed")
    partners_count: bool | None = yes_no("Whether what partners and sub-contractors have counts")
    one_legal_body: bool | None = yes_no("Whether partners must form one legal body or merge")
    lead_answers_for_all: bool | None = yes_no("Whether the lead answers for all of a joint bid")
    consortium_needed: bool | None = yes_no("Whether small providers would need to bid jointly")


@dataclass(frozen=True, kw_only=True)
class Question(Record):
    """A question to bidders."""

    id: str = described("Short and permanent, such as q-1")
    text: str = described("The question, word for word")
    lots: tuple[str, ...] = described("Ids of the lots it is asked for, none for all", default=(), longest=100)
    criterion: str | None = words("Id of the criterion or sub-criterion it is judged by")
    weight: Decimal | None = described(
        "Its weight; 0 where it is not scored, as a fraction: 0.10 for 10%", default=None, rate=True
    )
    words: int | None = described("The most words of an answer", default=None, minimum=1, maximum=100_000)
    pass_mark: Decimal | None = described("The score below which a bid fails", default=None, minimum=0)
    answered_from: AnsweredFrom | None = described("Where the answer comes from", default=None)
    declaration: str | None = described("Id of the declaration that answers it", default=None)
    already_held: bool | None = described(
        "Whether a register or central profile holds the answer: true or false", default=None
    )

    @classmethod
    def cross_problems(cls, values: dict[str, Any]) -> list[Problem]:
        return blank_problems(values, "id", "text")


@dataclass(frozen=True, kw_only=True)
class Declaration(Record):
    """What a bidder declares once; it is reused for every lot and question."""

    id: str = described("Short and permanent, such as d-1")
    text: str = described("The declaration, word for word")
    sources: tuple[str, ...] = described("What it rests on, such as the law that asks for it", default=(), longest=20)

    @classmethod
    def cross_problems(cls, values: dict[str, Any]) -> list[Problem]:
        return blank_problems(values, "id", "text")
