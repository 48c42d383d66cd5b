"""Files of facts about a procurement (YAML or JSON) in, and a new one to fill in."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any

from worthwhile.engines.regimes import Facts
from worthwhile.engines.regimes.facts import NAMES
from worthwhile.engines.regimes.tables import Rules
from worthwhile.exchange.case_file import case_hash
from worthwhile.exchange.plain_data import InvalidFile, load_plain_data, read_text, write_whole
from worthwhile.kernel.problems import InvalidInput, Problem
from worthwhile.kernel.records import described, read
from worthwhile.reference.regime_conditions import fact_type

FORMAT = "worthwhile/regime-facts/1"
SUFFIXES = (".yaml", ".yml", ".json")
OPENING = f"""\
# Facts about a procurement. Write what you know; a line that is left empty counts as “not stated”, never as no.
# Then run: worthwhile regime decide THIS-FILE
format: {FORMAT}
title:                            # for example Home care in Luton
organisation:                     # who buys
reference:                        # your own reference
"""


@dataclass(frozen=True, kw_only=True)
class RegimeFacts(Facts):
    """Facts about one procurement, every one of which may be left out."""

    format: str = described(f"Write format: {FORMAT}")
    title: str = described("What is bought, in a few words", default="")
    organisation: str = described("Who buys", default="")
    reference: str = described("Your own reference", default="")

    @classmethod
    def cross_problems(cls, values: dict[str, Any]) -> list[Problem]:
        given = values.get("format", FORMAT)
        wrong = [] if given == FORMAT else [Problem("format", f"Write {FORMAT}. You gave {given!r}.")]
        return [*wrong, *super().cross_problems(values)]

    def facts(self) -> Facts:
        """The facts alone, as the engine takes them."""
        return Facts(**{name: getattr(self, name) for name in NAMES})


class InvalidFacts(InvalidInput):
    """A file that holds no facts that can be used."""


@dataclass(frozen=True, kw_only=True)
class LoadedFacts:
    """A file of facts with the data it was read from. ``facts_hash`` is of all its data."""

    file: RegimeFacts
    data: Mapping[str, Any]
    facts_hash: str

    @property
    def facts(self) -> Facts:
        return self.file.facts()


def read_facts(data: object) -> RegimeFacts:
    """Facts from plain data as YAML or JSON gives it. Raises InvalidInput with every problem."""
    return read(RegimeFacts, data, what="the facts of a procurement")


def load_facts(path: Path) -> LoadedFacts:
    """Read a file of facts.

    Raises InvalidFile where it is no YAML or JSON text, InvalidFacts with every problem where it holds no such facts.
    """
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        raise InvalidFile(f"{path.name} holds no facts. Give a file that ends in {', '.join(SUFFIXES)}.")
    return facts_from_data(load_plain_data(read_text(path), suffix=suffix, name=path.name))


def facts_from_data(data: object) -> LoadedFacts:
    """Read facts from plain data. Raises InvalidFacts with every problem."""
    try:
        found = read_facts(data)
    except InvalidInput as error:
        raise InvalidFacts(error.problems) from None
    assert isinstance(data, Mapping)
    return LoadedFacts(file=found, data=data, facts_hash=case_hash(data))


def new_facts_text(rules: Rules) -> str:
    """The YAML of a file to fill in: every question as a comment, over the line that answers it."""
    return OPENING + "".join(_blank(rules))


def write_new_facts(to: Path, rules: Rules) -> None:
    """Write a file to fill in. Raises InvalidFile where it is there already or cannot be written."""
    if to.exists():
        raise InvalidFile(f"{to} exists already. Choose another name, so that nothing of yours is lost.")
    write_whole(to, new_facts_text(rules).encode())


def allowed_answers(fact: str) -> str:
    """What may be given for a fact, in words."""
    kind = fact_type(fact)
    if fact == "cpv":
        return "a list such as [85312000]"
    if issubclass(kind, StrEnum):
        return " | ".join(kind)
    words: dict[type[Any], str] = {bool: "true | false", date: "a day such as 2026-03-02"}
    return words.get(kind, "a number")


def _blank(rules: Rules) -> Iterator[str]:
    section = ""
    for fact, question in rules.questions.items():
        if question.section != section:
            section = question.section
            yield f"\n# --- {section} ---\n"
        more = f" {question.help}" if question.help else ""
        yield f"# {question.question}{more} [{allowed_answers(fact)}]\n{fact}:\n"


def stated_facts(facts: Facts) -> Iterator[tuple[str, Any]]:
    """Every fact that is stated, by name, in the order of the format."""
    for field in dataclasses.fields(Facts):
        given = getattr(facts, field.name)
        if given is not None and given != ():
            yield field.name, given
