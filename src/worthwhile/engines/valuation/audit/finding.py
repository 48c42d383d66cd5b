"""What an audit finds: figures set beside their recomputation, and conventions that explain them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from worthwhile.engines.valuation.arithmetic import ZERO
from worthwhile.engines.valuation.audit.printed import Printed


class Verdict(StrEnum):
    """How a printed figure stands beside its recomputation."""

    ADDS_UP = "adds up"
    WITHIN_ROUNDING = "within rounding of its parts"
    EXPLAINED = "explained by another convention"
    DOES_NOT_ADD_UP = "does not add up as printed"


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """One printed figure beside its recomputation.

    ``figure`` is its path in the published figures, ``working`` the sum in words, ``tolerance`` half the last
    printed digit plus what rounding of the parts allows; ``explained_by`` are sentences, best first.
    """

    figure: str
    label: str
    working: str
    printed: Decimal
    recomputed: Decimal
    tolerance: Decimal
    verdict: Verdict
    explained_by: tuple[str, ...] = ()

    @property
    def difference(self) -> Decimal:
        """Printed less recomputed."""
        return self.printed - self.recomputed


@dataclass(frozen=True, kw_only=True)
class Explanation:
    """A set of conventions tried on the case. ``changes`` say where it departs from the case's own, in words.

    ``reproduced`` are the paths of printed figures that it gives to their printed precision, ``missed`` the others
    beside what it gives; ``same_figures`` are other sets of conventions that no printed figure tells apart from it.
    """

    changes: tuple[str, ...]
    conventions: Mapping[str, str]
    reproduced: tuple[str, ...]
    missed: tuple[Comparison, ...]
    same_figures: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, kw_only=True)
class AuditResult:
    """The whole audit.

    ``comparisons`` recompute printed figures from other printed figures. ``own`` is the case on its own conventions,
    ``explanations`` the sets that reproduce most printed figures, best first (``own`` among them where it is one);
    ``tried`` counts the sets that were worked out. ``summary`` says it in sentences.
    """

    title: str
    currency: str
    source: str
    comparisons: tuple[Comparison, ...]
    own: Explanation | None
    explanations: tuple[Explanation, ...]
    tried: int
    summary: tuple[str, ...]


def with_verdict(comparisons: Iterable[Comparison], verdict: Verdict) -> tuple[Comparison, ...]:
    """The comparisons of one verdict, in order."""
    return tuple(found for found in comparisons if found.verdict is verdict)


def compared(
    *,
    figure: str,
    label: str,
    working: str,
    printed: Printed,
    recomputed: Decimal,
    spare: Decimal = ZERO,
    other_ways: Iterable[tuple[str, Decimal]] = (),
    would_need: tuple[str, ...] = (),
) -> Comparison:
    """Set a printed figure beside its recomputation.

    ``spare`` is what rounding of the parts allows; ``other_ways`` are conventions in words with what each gives;
    ``would_need`` are sentences for a figure that nothing explains.
    """
    explained: tuple[str, ...] = ()
    if printed.holds(recomputed):
        verdict = Verdict.ADDS_UP
    elif printed.holds(recomputed, spare=spare):
        verdict = Verdict.WITHIN_ROUNDING
    else:
        explained = tuple(words for words, value in other_ways if printed.holds(value, spare=spare))
        verdict = Verdict.EXPLAINED if explained else Verdict.DOES_NOT_ADD_UP
        explained = explained or would_need
    return Comparison(
        figure=figure,
        label=label,
        working=working,
        printed=printed.value,
        recomputed=recomputed,
        tolerance=printed.half + spare,
        verdict=verdict,
        explained_by=explained,
    )
