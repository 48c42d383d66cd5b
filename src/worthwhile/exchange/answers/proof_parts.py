"""How it is known: measurement, the strength of the evidence, what is taken off, and the value as a range."""

from __future__ import annotations

from collections.abc import Iterator

from worthwhile.engines.valuation.outcome import Outcome
from worthwhile.engines.valuation.result import Severity
from worthwhile.exchange.answers.links import Links, place_of
from worthwhile.exchange.answers.offer_parts import theory
from worthwhile.exchange.answers.pieces import Text, as_sentence, clean, ended, gap, joined, said
from worthwhile.exchange.answers.promised import Promised
from worthwhile.exchange.charts.words import ratio_text
from worthwhile.exchange.report.wording import has_ranges

# The grades of evidence of the case format, each as a clause that follows "This".
STRENGTHS = (
    "is an assumption that nobody has measured yet",
    "rests on the opinion of staff",
    "rests on what people reported afterwards, with nothing measured before",
    "was measured before and after, without a comparison group",
    "was measured before and after, and against a comparison",
    "was measured in a controlled study",
)
DEDUCTIONS = {
    "deadweight": " that would have happened anyway",
    "displacement": " that only moved from elsewhere",
    "attribution": " that is due to others",
}


def measurement(links: Links, promised: tuple[Promised, ...]) -> list[Text]:
    """The measure and the sample of each commitment, then how it is reported."""
    found = [_measured(links, one.outcome) for one in promised]
    if links.asked.reporting.strip():
        found.append(as_sentence(links.asked_words("reporting", "How it is reported", links.asked.reporting)))
    else:
        found.append(said(gap("Say how and how often you will report results to the buyer", at="question.reporting")))
    return found


def _measured(links: Links, outcome: Outcome) -> Text:
    return joined(
        [
            said("We measure “", links.outcome_name(outcome), "” by: ", ended(measure(links, outcome))),
            said("Sample so far: ", baseline(links, outcome), "."),
        ]
    )


def measure(links: Links, outcome: Outcome) -> Text:
    """How the change is measured, as the case words it."""
    method = outcome.evidence.method if outcome.evidence is not None else ""
    if not method.strip():
        return said(gap(f"Say how “{outcome.title}” is measured", at=place_of(outcome, "evidence.method")))
    return said(links.of_outcome(outcome, "evidence.method", clean(method), method.strip().removesuffix(".")))


def baseline(links: Links, outcome: Outcome) -> Text:
    """How many were measured, of how many, and how many were lost on the way."""
    known = outcome.evidence
    if known is None or known.sample is None:
        asked = f"Give the baseline of “{outcome.title}”: how many were measured, and when"
        return said(gap(asked, at=place_of(outcome, "evidence.sample")))
    text = said(links.count(outcome, "evidence.sample", known.sample))
    if known.population is not None:
        text = said(text, " of ", links.count(outcome, "evidence.population", known.population))
    text = said(text, " measured")
    if known.attrition:
        lost = links.percent(outcome, "evidence.attrition", known.attrition)
        text = said(text, ", ", lost, " lost between the two measurements")
    return text


def evidence(links: Links, promised: tuple[Promised, ...]) -> list[Text]:
    """What each commitment rests on, what is taken off, what is assumed, and the value where it may be quoted."""
    found = [
        joined([_proof(links, one.outcome), _taken_off(links, one.outcome)])
        for one in promised
    ]  # fmt: skip
    assumed = joined([said(piece) for piece in theory(links, "assumptions")], by="; ")
    if assumed:
        found.append(said("This assumes: ", ended(assumed)))
    return found + ([value(links)] if links.asked.quote_ratio else [])


def _proof(links: Links, outcome: Outcome) -> Text:
    return said("“", links.outcome_name(outcome), "”: this ", strength(links, outcome), ".", _kept(links, outcome))


def strength(links: Links, outcome: Outcome) -> Text:
    """How strong the evidence is, in words, linked to its grade."""
    grade = outcome.evidence.strength if outcome.evidence is not None else None
    if grade is None:
        asked = f"Say what “{outcome.title}” rests on, and grade it in the case"
        return said(gap(asked, at=place_of(outcome, "evidence.strength")))
    return said(links.of_outcome(outcome, "evidence.strength", grade, STRENGTHS[grade]))


def _kept(links: Links, outcome: Outcome) -> Text:
    source = outcome.evidence.source if outcome.evidence is not None else ""
    if not source.strip():
        asked = f"Say where the evidence of “{outcome.title}” is kept"
        return said(" Source: ", gap(asked, at=place_of(outcome, "evidence.source")), ".")
    return said(" Source: ", as_sentence(links.of_outcome(outcome, "evidence.source", clean(source), source)))


def _taken_off(links: Links, outcome: Outcome) -> Text:
    """The deductions of the case. One that is stated as none is not told; none stated at all is a gap."""
    stated = {name: getattr(outcome, name) for name in DEDUCTIONS}
    shares = [
        said(links.percent(outcome, name, share), DEDUCTIONS[name]) for name, share in stated.items() if share
    ]  # fmt: skip
    if shares:
        taken = joined(shares, by=", ", last=" and ")
        return said(
            "Before valuing it, our case takes off ", taken, "; the number we commit to is counted before that."
        )
    if outcome.net_of:
        return said("The number is counted after what would have happened without us is taken off.")
    if all(share is None for share in stated.values()) and outcome.status.value == "priced":
        asked = f"Say how much of “{outcome.title}” would have happened anyway, and how we know"
        return said(gap(asked, at=place_of(outcome, "deadweight")))
    return ()


def value(links: Links) -> Text:
    """Social value for money put in: only as a range, with its kind, and only where no error check is unanswered."""
    barred = why_not_quoted(links)
    if barred:
        return said(gap(f"No ratio is quoted: {barred}", at="result.ratio"))
    found = links.result.uncertainty
    assert found is not None
    assert found.ratio is not None
    low, middle, high = (
        links.of_result(
            f"uncertainty.ratio.{part}", f"Ratio, {words}", number, ratio_text(number, links.result.currency)
        )
        for part, words, number in (
            ("p5", "low", found.ratio.p5), ("p50", "middle", found.ratio.p50), ("p95", "high", found.ratio.p95),
        )
    )  # fmt: skip
    estimate = said("We estimate between ", low, " and ", high, " of social value for every ", *_unit(links), " put in")
    return joined(
        [
            said(estimate, ", with ", middle, " in the middle."),
            said("Nine in ten of our simulated results lie between the two."),
            *_caveats(links),
        ]
    )


def _unit(links: Links) -> Text:
    currency = links.result.currency
    return said("pound") if currency == "GBP" else said("unit of ", links.words("currency", currency))


def _caveats(links: Links) -> Iterator[Text]:
    start, end = (links.case_day(f"period.{name}", getattr(links.case.period, name)) for name in ("start", "end"))
    kind = "looks back on" if links.case.kind.value == "evaluative" else "is a forecast for"
    yield said("This is an estimate of value to everyone who gains, not a saving in cash.")
    covers = ", and covers all of our case, not these commitments alone."
    yield said("It ", kind, " ", start, " to ", end, covers)
    invested = links.result.investment_present_value
    spent = links.money("investment_present_value", "What is put in, present value", invested)
    yield said("What is put in comes to ", spent, ", gifts in kind included.")


def why_not_quoted(links: Links) -> str:
    """Why the ratio may not be quoted; nothing where it may."""
    result = links.result
    waiting = sorted(
        {check.code for check in result.checks if check.severity is Severity.ERROR and not check.answer}
    )  # fmt: skip
    if waiting:
        return f"answer check {', '.join(waiting)} of the case first"
    if result.ratio is None or not result.outcomes:
        return "the case has no ratio, as nothing is priced or nothing was put in"
    if not has_ranges(result) or result.uncertainty is None or result.uncertainty.ratio is None:
        return "give the case ranges first, as a single figure hides how wrong it may be"
    return ""
