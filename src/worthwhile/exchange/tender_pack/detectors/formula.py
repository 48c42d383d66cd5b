"""How prices become points (FIT-35), told by the words of each formula; the codes are those of the price formulas."""

from __future__ import annotations

from collections.abc import Iterator

from worthwhile.engines.fitness.facts import Fact
from worthwhile.exchange.tender_pack.statements import Statement
from worthwhile.exchange.tender_pack.wording import pattern

_LOWEST = r"lowest (?:\w+ ){0,2}(?:price|cost|bid)"
_OWN = (
    r"(?:(?:tender|bidder|supplier|tenderer|provider)(?:['’]?s)?['’]? |tendered |submitted |own |your |each |"
    r"this )(?:\w+ )?(?:price|cost|bid)"
)
_FORMULAS = (
    (
        "PF-1",
        rf"\b{_LOWEST}\)?\s?(?:[/÷]|divided by)\s?\(?{_OWN}|\b{_LOWEST} (?:will|shall) (?:receive|score|be awarded|"
        r"get) (?:the )?(?:maximum|full|100)[^.;]{0,100}\b(?:pro[- ]?rata|proportion)",
    ),
    ("PF-2", r"\b(?:deviation|distance|difference) from the (?:mean|average) (?:price|of)"),
    (
        "PF-3",
        r"\bhighest (?:\w+ )?price\)?\s?(?:[-–−]|minus|less)\s?\(?(?:the )?lowest (?:\w+ )?price",
    ),
    (
        "PF-4",
        r"\bprice per (?:quality )?point\b|\bprice (?:is |will be )?divided by (?:the |its )?quality (?:score|points)",
    ),
    (
        "PF-7",
        r"\b(?:price|fee|budget) is fixed[^.;]{0,80}\b(?:quality|compete)|\b(?:fixed price|"
        r"quality only)[,:]? (?:competition|evaluation|basis)",
    ),
)
_PATTERNS = tuple((code, pattern(words)) for code, words in _FORMULAS)


def find_formula(said: Statement) -> Iterator[Fact]:
    """The first formula whose words the sentence has."""
    for code, words in _PATTERNS:
        found = words.search(said.text)
        if found:
            yield said.fact("price_formula", code, at=found.span())
            return
