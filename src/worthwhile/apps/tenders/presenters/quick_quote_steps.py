"""The five steps of a quick quote with how far each is."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from worthwhile.apps.tenders.selectors.quick_quote_asked import Steps
from worthwhile.apps.tenders.selectors.quick_quote_law import QuickQuoteLaw
from worthwhile.exchange.tender import Tender
from worthwhile.exchange.tender.judging import CriterionKind, TenderAward
from worthwhile.kernel.money import price_text

TITLES = (
    ("what", "What you need", "tenders:quick_what"),
    ("suppliers", "Who is asked", "tenders:quick_suppliers"),
    ("questions", "Questions and price", "tenders:quick_questions"),
    ("key", "Your opening key", "tenders:quick_key"),
    ("send", "Check and send", "tenders:quick_send"),
)


@dataclass(frozen=True, kw_only=True)
class YourQuote:
    """What the buyer wrote of a quick quote, to look over before it is sent; each empty where nothing is said."""

    title: str
    description: str
    worth: str
    questions: tuple[str, ...]
    price: str


@dataclass(frozen=True, kw_only=True)
class StepLine:
    """A step: its number, title and page, whether it is done and whether it is this one."""

    number: int
    title: str
    page: str
    is_done: bool
    is_here: bool


def present_steps(steps: Steps | None, here: str) -> list[StepLine]:
    """Every step. ``steps`` None: nothing is kept yet."""
    done = {"what"} if steps else set()
    if steps:
        done |= {name for name in ("suppliers", "questions", "key") if getattr(steps, name)}
    return [
        StepLine(number=number, title=title, page=page, is_done=name in done, is_here=name == here)
        for number, (name, title, page) in enumerate(TITLES, 1)
    ]


def next_page(steps: Steps) -> str:
    """The page of the first step that is not done."""
    waiting = [page for name, _, page in TITLES[1:4] if not getattr(steps, name)]
    return waiting[0] if waiting else TITLES[4][2]


def present_yours(content: Tender) -> YourQuote:
    """What the buyer wrote, without all that follows from it for every quick quote."""
    worth = content.value.total_gross if content.value else None
    return YourQuote(
        title=content.subject.title,
        description=content.subject.description or "",
        worth=price_text(worth, "GBP") if worth is not None else "",
        questions=tuple(one.text for one in content.questions or ()),
        price=_price(content.award) if content.award else "",
    )


def _price(award: TenderAward) -> str:
    figures = award.price.parameters if award.price else {}
    if "fixed_price" in figures:
        return f"Fixed at {price_text(Decimal(figures['fixed_price']), 'GBP')}"
    weights = [one.weight for one in award.criteria or () if one.kind is CriterionKind.PRICE and one.weight is not None]
    if not weights or "budget" not in figures:
        return ""
    return (
        f"{weights[0] * 100:.0f} of 100 points, beside your budget of {price_text(Decimal(figures['budget']), 'GBP')}"
    )


def law_line(law: QuickQuoteLaw | None) -> str:
    """What the law says, where that stands and how sure it is, in one paragraph."""
    if law is None or not law.law:
        return ""
    return f"{law.law}. {law.why} {law.rule}."
