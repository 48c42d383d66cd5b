"""Figures of an evaluation as a page says them."""

from __future__ import annotations

from fractions import Fraction

from worthwhile.engines.scoring import FORMULAS, Formula, rounded, shown
from worthwhile.kernel.working import Step

NAMES = {"quality": "Quality", "social-value": "Social value", "price": "Price"}


def pounds(amount: Fraction) -> str:
    """``£68,000``, ``£1,315.79``."""
    sign = "−" if amount < 0 else ""
    whole = amount.denominator == 1
    return f"{sign}£{rounded(abs(amount), 0 if whole else 2):,f}"


def figure_words(formula: Formula, figure: Fraction, decimals: int = 2) -> str:
    """What a bid is ranked by, with its unit."""
    if formula is Formula.PER_QUALITY_POINT:
        return f"{pounds(figure)} a quality point"
    if formula.lower_wins:
        return pounds(figure)
    return f"{rounded(figure, decimals):,f} points"


def figure_cell(formula: Formula, figure: Fraction, decimals: int = 2) -> str:
    """The same in a column whose heading says the unit."""
    return pounds(figure) if formula.lower_wins else f"{rounded(figure, decimals):,f}"


def figure_heading(formula: Formula) -> str:
    """What the column of figures is called."""
    name = FORMULAS[formula].figure
    return name[0].upper() + name[1:]


def step_words(step: Step) -> tuple[str, str]:
    """A step as its name, and its arithmetic with what it comes to."""
    return step.label, f"{step.formula} = {shown(Fraction(step.result), 6)} {step.unit}"


def sentence(text: str) -> str:
    """The words as a sentence; nothing where there are none."""
    if not text:
        return ""
    return f"{text[0].upper()}{text[1:]}{'' if text.endswith('.') else '.'}"
