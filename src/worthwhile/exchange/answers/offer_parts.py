"""What is offered: the work, the changes promised, the timetable, and who is responsible."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from worthwhile.exchange.answers.links import Links, number_text, place_of
from worthwhile.exchange.answers.pieces import Piece, Text, as_sentence, clean, ended, gap, joined, said
from worthwhile.exchange.answers.promised import Promised
from worthwhile.exchange.answers.question import Service
from worthwhile.exchange.case_leaves import same_text

GROUPS = {
    Service.ADDITIONAL: "Additional to the service, and offered for this contract:",
    Service.CORE: "Part of the service that this contract buys:",
}


def activities(links: Links, promised: tuple[Promised, ...]) -> list[Text]:
    """Who offers what to whom and for how long, then the need, the activities and the outputs as the case has them."""
    asked, case = links.asked, links.case
    who = (
        links.words("organisation", case.organisation)
        if case.organisation.strip()
        else gap("Name your organisation", at="organisation")
    )
    length = asked.contract_months
    months = links.of_question("contract_months", "Months of the contract", length, f"{length:,}")
    opening = said(
        who, " makes these commitments to ", links.asked_words("buyer", "Buyer", asked.buyer),
        " for the contract from ",
        contract_start(links), " to ", contract_end(links), " (",
        months, " month)." if length == 1 else " months).",
    )  # fmt: skip
    needs, done = theory(links, "need"), theory(links, "activities")
    work = joined([as_sentence(piece) for piece in done])
    if not work:
        work = said(
            gap("Say what you will do: which activities, how often and where", at="x-worthwhile.theory.activities")
        )
    outputs = joined([said(piece) for piece in theory(links, "outputs")], by="; ")
    expected = said("We expect to deliver: ", ended(outputs)) if outputs else ()
    return [
        opening,
        joined([as_sentence(piece) for piece in needs]),
        joined([work, expected]),
        *_extras(links, promised),
    ]


def _extras(links: Links, promised: tuple[Promised, ...]) -> list[Text]:
    """What is done beyond the service for each additional commitment."""
    found = []
    for one in promised:
        if one.promise.service is not Service.ADDITIONAL:
            continue
        path = f"promises[{one.place}].adds"
        if one.promise.adds.strip():
            added = as_sentence(links.asked_words(path, "What is done beyond the service", one.promise.adds))
        else:
            asked = f"Say what you will do beyond the service for “{one.outcome.title}”"
            added = said(gap(asked, at=f"question.{path}"))
        found.append(said("Beyond the service that the contract buys: ", added))
    return found


def changes(links: Links, promised: tuple[Promised, ...]) -> list[Text]:
    """The promised outcomes with their targets, additional ones apart from those of the service itself."""
    found: list[Text] = []
    for service, opening in GROUPS.items():
        group = [one for one in promised if one.promise.service is service]
        if group:
            found.append(said(opening))
            found += [_change(links, one) for one in group]
    return found


def _change(links: Links, one: Promised) -> Text:
    sentences = [
        said(links.outcome_name(one.outcome), who_gains(links, one), "."),
        said("Our commitment: ", target(links, one), " by ", by_when(links, one), "."),
        estimate(links, one),
    ]
    if one.promise.because.strip():
        path = f"promises[{one.place}].because"
        sentences.append(as_sentence(links.asked_words(path, "Why it answers the question", one.promise.because)))
    return joined(sentences)


def who_gains(links: Links, one: Promised) -> Text:
    """`` (who gains: older people)``."""
    stakeholder = one.outcome.stakeholder
    if not stakeholder.strip():
        return said(
            " (who gains: ",
            gap(f"Say who gains from “{one.outcome.title}”", at=place_of(one.outcome, "stakeholder")),
            ")",
        )
    return said(" (who gains: ", links.of_outcome(one.outcome, "stakeholder", clean(stakeholder), stakeholder), ")")


def target(links: Links, one: Promised) -> Text:
    """``at least 20 people``: the number promised and what it counts."""
    name = one.outcome.title
    if one.target is None:
        return said(
            gap(f"Say how many for “{name}”, once the case has a quantity", at=place_of(one.outcome, one.field))
        )
    counted, path = one.promise.counted_in, f"promises[{one.place}].counted_in"
    unit = (
        links.asked_words(path, "What is counted", counted)
        if counted.strip()
        else gap(f"Say what is counted for “{name}”, such as people", at=f"question.{path}")
    )
    return said("at least ", target_number(links, one), " ", unit)


def target_number(links: Links, one: Promised) -> Piece:
    """The number promised: the bidder's own, or the case's central quantity."""
    assert one.target is not None
    if one.promise.quantity is None and one.promise.share is None:
        return links.count(one.outcome, one.field, one.target)
    path = f"promises[{one.place}].{'quantity' if one.promise.quantity is not None else 'amount'}"
    return links.of_question(path, "Number promised", one.target, number_text(one.target))


def estimate(links: Links, one: Promised) -> Text:
    """What the case supports, as a range, so that a reader sees how safe the promise is."""
    if one.central is None:
        return ()
    shared: Text = ()
    if one.promise.share is not None:
        share = f"{same_text(one.promise.share.scaleb(2))}%"
        piece = links.of_question(f"promises[{one.place}].share", "Share promised", one.promise.share, share)
        shared = said(" We offer ", piece, " of that to this contract.")
    counted = said(_period(links), links.count(one.outcome, one.field, one.central))
    return said(counted, _range(links, one), ".", shared)


def _period(links: Links) -> Text:
    start, end = (links.case_day(f"period.{name}", getattr(links.case.period, name)) for name in ("start", "end"))
    verb = "found" if links.case.kind.value == "evaluative" else "forecasts"
    return said("For ", start, " to ", end, ", our impact case ", verb, " ")


def _range(links: Links, one: Promised) -> Text:
    if one.low is None or one.high is None:
        at = place_of(one.outcome, f"ranges.{one.field}")
        return said(", ", gap(f"Give a low and a high for “{one.outcome.title}” in the case", at=at))
    low, high = (
        links.count(one.outcome, f"ranges.{one.field}.{name}", value)
        for name, value in (("low", one.low), ("high", one.high))
    )
    return said(", within a range of ", low, " to ", high)


def by_when(links: Links, one: Promised) -> Piece:
    """The day by which the target is reached."""
    if one.promise.by is None:
        return gap(f"Say by when for “{one.outcome.title}”", at=f"question.promises[{one.place}].by")
    return links.asked_day(f"promises[{one.place}].by", "Day promised", one.promise.by)


def timetable(links: Links, promised: tuple[Promised, ...]) -> list[Text]:
    """The contract, the milestones in order of date, then when each target is reached."""
    found = [said("The contract runs from ", contract_start(links), " to ", contract_end(links), ".")]
    steps = sorted(enumerate(links.asked.milestones), key=lambda step: step[1].by)
    for place, step in steps:
        day = links.asked_day(f"milestones[{place}].by", "Day of a milestone", step.by)
        what = as_sentence(links.asked_words(f"milestones[{place}].what", "Milestone", step.what))
        found.append(said("By ", day, ": ", what))
    if not steps:
        found.append(said(gap("Give the steps of your project plan, each with a date", at="question.milestones")))
    return found + _deadlines(links, promised)


def _deadlines(links: Links, promised: tuple[Promised, ...]) -> list[Text]:
    """When each target is reached; a day that all share is said once."""
    if (
        len(promised) > 1
        and len({one.promise.by for one in promised} - {None}) == 1
        and all(one.promise.by for one in promised)
    ):
        return [said("By ", by_when(links, promised[0]), ": the targets of all commitments are reached.")]
    ordered = sorted(promised, key=lambda one: one.promise.by or date.max)
    return [
        said("By ", by_when(links, one), ": target reached for “", links.outcome_name(one.outcome), "”.")
        for one in ordered
    ]


def responsibility(links: Links, promised: tuple[Promised, ...]) -> list[Text]:
    """Who is responsible for each commitment, and for all that name nobody else."""
    found = []
    own = [one for one in promised if one.promise.responsible.strip()]
    for one in own:
        role = links.asked_words(f"promises[{one.place}].responsible", "Who is responsible", one.promise.responsible)
        found.append(said("Responsible for “", links.outcome_name(one.outcome), "”: ", as_sentence(role)))
    if len(own) == len(promised):
        return found
    others = "all commitments" if not own else "the other commitments"
    if links.asked.responsible.strip():
        role = links.asked_words("responsible", "Who is responsible", links.asked.responsible)
        found.append(said(f"Responsible for {others}: ", as_sentence(role)))
    else:
        found.append(said(gap(f"Say who is responsible for {others}, by role", at="question.responsible")))
    return found


def contract_start(links: Links) -> Piece:
    """The first day of the contract."""
    return links.asked_day("contract_start", "First day of the contract", links.asked.contract_start)


def contract_end(links: Links) -> Piece:
    """The last day of the contract, reckoned from its start and its months."""
    return links.asked_day("contract_end", "Last day of the contract", links.asked.contract_end)


def theory(links: Links, name: str) -> list[Piece]:
    """What the case says of how the work brings change; each item of a list by itself."""
    own = links.data.get("x-worthwhile")
    told = own.get("theory") if isinstance(own, Mapping) else None
    stated: Any = told.get(name) if isinstance(told, Mapping) else None
    path = f"x-worthwhile.theory.{name}"
    listed = isinstance(stated, list | tuple)
    items = list(enumerate(stated)) if listed else [(0, stated)]
    return [
        links.words(f"{path}[{place}]" if listed else path, item)
        for place, item in items
        if isinstance(item, str) and clean(item)
    ]
