"""Starting cases for this sector, and complete cases for demonstration.

A template holds outcomes, evidence needs and published prices; quantities and deductions are the user's. A
demonstration holds invented quantities and says so.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources import files

from worthwhile.kernel.problems import WorthwhileError, did_you_mean


class UnknownTemplate(WorthwhileError):
    """There is no starting case or demonstration of this name."""


@dataclass(frozen=True, kw_only=True)
class Template:
    """A case file in the package: its name, its title and what it is about."""

    name: str
    title: str
    about: str


TEMPLATES = (
    Template(
        name="social-prescribing-link-worker",
        title="Social prescribing link worker",
        about="A link worker helps people referred by the surgery to what would make life better.",
    ),
    Template(
        name="befriending",
        title="Befriending",
        about="Volunteers visit or ring people who are alone, week after week.",
    ),
    Template(
        name="lunch-club",
        title="Lunch club",
        about="A regular meal in company for people who would otherwise eat alone.",
    ),
    Template(
        name="community-dental",
        title="Community dental care",
        about="Dental care for people a high-street practice cannot well serve, and prevention for children.",
    ),
    Template(
        name="falls-prevention",
        title="Falls prevention",
        about="Strength and balance classes and home checks for older people at risk of falling.",
    ),
    Template(
        name="supported-employment",
        title="Supported employment",
        about="Finding and keeping ordinary paid work with people who have a disability or a health condition.",
    ),
    Template(
        name="nursery-places",
        title="Nursery places",
        about="Good early-years places where families could not otherwise pay for them or find them.",
    ),
    Template(
        name="childrens-residential-care",
        title="Children's residential care",
        about="A small home for children in care, near where they come from.",
    ),
    Template(
        name="laundrette-hygiene-poverty",
        title="Laundrette and hygiene poverty",
        about="A community laundrette with fair or free washes, where people also meet.",
    ),
    Template(
        name="carers-support",
        title="Carers' support",
        about="Breaks, advice and company for people who look after a relative or friend without pay.",
    ),
    Template(
        name="step-down-housing",
        title="Step-down housing",
        about="A flat with support for people well enough to leave hospital or a hostel.",
    ),
    Template(
        name="integrated-mental-health",
        title="Integrated mental health",
        about="Mental-health support in one place with housing, money and work advice.",
    ),
)

DEMONSTRATIONS = (
    Template(
        name="befriending",
        title="Demonstration: befriending in one town",
        about="A complete case with invented quantities: ranges, a held outcome, figures that move together.",
    ),
    Template(
        name="community-dental",
        title="Demonstration: community dental care for schoolchildren",
        about="A complete case with invented quantities: savings to the NHS that are not cash, over three years.",
    ),
    Template(
        name="nursery-group",
        title="Demonstration: nursery places paid for across a group",
        about="A complete case with invented quantities: who pays for a place, and most of what it does has no price.",
    ),
    Template(
        name="laundrette",
        title="Demonstration: a community laundrette",
        about="A complete case with invented quantities: value at three levels, and a change for the worse.",
    ),
)


def list_templates() -> tuple[Template, ...]:
    """The starting cases, in the order in which to show them."""
    return TEMPLATES


def list_demonstrations() -> tuple[Template, ...]:
    """The complete cases with invented quantities, in the order in which to show them."""
    return DEMONSTRATIONS


def template_text(name: str) -> str:
    """The YAML of a starting case, with comments that say what to fill in.

    Raises UnknownTemplate with the nearest names.
    """
    return _text(name, TEMPLATES, "", "template")


def demonstration_text(name: str) -> str:
    """The YAML of a complete case with invented quantities.

    Raises UnknownTemplate with the nearest names.
    """
    return _text(name, DEMONSTRATIONS, "demonstration/", "demonstration")


def _text(name: str, known: tuple[Template, ...], folder: str, what: str) -> str:
    names = [template.name for template in known]
    if name not in names:
        listed = f" The names are: {', '.join(names)}."
        raise UnknownTemplate(f"There is no {what} {name!r}.{did_you_mean(name, names)}{listed}")
    return files(__name__).joinpath(f"{folder}{name}.yaml").read_text(encoding="utf-8")
