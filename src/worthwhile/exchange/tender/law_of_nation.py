"""Which procurement law can hold in which nation, so that no tender is checked against the law of another."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from worthwhile.engines.fitness import Facts
from worthwhile.engines.regimes.answers import ANSWER_NAMES
from worthwhile.engines.regimes.vocabulary import REGIME_NAMES, Nation, Regime
from worthwhile.kernel.problems import InvalidInput, Problem

_ACT = (Regime.PA_LIGHT_TOUCH, Regime.PA_FULL, Regime.PA_BELOW_THRESHOLD, Regime.PA_OWN_RULES)
_SCOTTISH = (Regime.SCOTLAND_UNREGULATED, Regime.SCOTLAND_2014_ACT, Regime.SCOTLAND_2015_REGULATIONS)

LAWS: Mapping[Nation, tuple[Regime, ...]] = MappingProxyType(
    {
        Nation.ENGLAND: (Regime.PSR_ENGLAND, *_ACT),
        Nation.WALES: (Regime.PSR_WALES, *_ACT),
        Nation.NORTHERN_IRELAND: _ACT,
        Nation.SCOTLAND: (*_SCOTTISH, *_ACT),
    }
)
"""The laws of each nation (table REG-01); in Scotland the Act reaches only who is no devolved Scottish authority."""


def may_hold(regime: Regime, nation: Nation) -> bool:
    """Whether a law can hold for a buyer of a nation."""
    return regime in LAWS[nation]


def why_not(regime: Regime, nation: Nation, *, with_codes: bool = True) -> str:
    """That a law is not one of a nation, and which are; with the codes that files and commands take."""
    lawful = [f"{REGIME_NAMES[one]} ({one.value})" if with_codes else REGIME_NAMES[one] for one in LAWS[nation]]
    act = " The Act is for buyers that are no devolved Scottish authority." if nation is Nation.SCOTLAND else ""
    where = ANSWER_NAMES[nation]
    return (
        f"{REGIME_NAMES[regime]} is not the law in {where}. In {where} it is one of: {'; '.join(lawful)}.{act} "
        "Choose one of these, or another nation, or leave the law out where you do not know it."
    )


def refuse_law_of_another_nation(facts: Facts) -> None:
    """Raise InvalidInput with every pair of a nation and a law that are stated and cannot go together."""
    nations, regimes = facts.values("nation"), facts.values("regime")
    problems = [
        Problem(_where(str(law.place)), why_not(Regime(str(law.value)), Nation(str(place.value))))
        for law in regimes
        for place in nations
        if not may_hold(Regime(str(law.value)), Nation(str(place.value)))
    ]
    if problems:
        raise InvalidInput(problems)


def _where(place: str) -> str:
    return place or "regime"
