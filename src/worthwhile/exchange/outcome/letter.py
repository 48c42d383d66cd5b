"""The letter that tells one bidder or provider the outcome, from the data that is kept of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from worthwhile.exchange.outcome.summary import Outcome
from worthwhile.exchange.report.document import Block, Bullets, Emphasis, Facts, Notice, Paragraph, Report, Section

NOT_ADVICE = "This letter is a record of a decision. It is not legal advice."


def outcome_letter(data: Mapping[str, Any]) -> Report:
    """The letter before it has a format. ``data`` is a kept summary, worthwhile/assessment-summary/1."""
    title = f"Outcome: {data['title']}"
    return Report(
        title=title,
        window_title=title,
        organisation=str(data["buyer"]),
        about=f"{data['buyer']} · {data['tender']} · to {data['told_to']} · {data['told_at_words']}",
        summary=Section(id="outcome", heading="The outcome", blocks=tuple(_outcome(data))),
        sections=tuple(_sections(data)),
        footer=f"{NOT_ADVICE} {data['tender']}, fingerprint of what was decided on: {data['fingerprint'][:16]}.",
        keywords="procurement, assessment summary",
    )


def _outcome(data: Mapping[str, Any]) -> Iterator[Block]:
    for lot in data["lots"]:
        yield Paragraph(f"{_lot_name(lot)}{outcome_words(lot)}", Emphasis.LEAD)
        if lot.get("tie"):
            yield Paragraph(str(lot["tie"]))
        if lot.get("beside_rank"):
            yield Paragraph(
                "You were placed before the winner of this lot. How many lots one bidder may win is limited, and the "
                "lots were shared out by the published method."
            )
        if lot.get("why_not_ranked"):
            yield Paragraph("Why you are not in the ranking:")
            yield Bullets(tuple(lot["why_not_ranked"]))
    yield Notice("Nothing is signed yet.")


def outcome_words(lot: Mapping[str, Any]) -> str:
    """What became of a bid for a lot, in a sentence to its bidder."""
    outcome = Outcome(lot["outcome"])
    if outcome is Outcome.WON:
        return "It is intended to award the contract to you."
    out = "You are not in the ranking. " if outcome is Outcome.NOT_RANKED else ""
    if lot["winner"]:
        return f"{out}It is intended to award the contract to {lot['winner']}."
    return f"{out}It is intended to award this to nobody. {lot['why_nobody']}".strip()


def _sections(data: Mapping[str, Any]) -> Iterator[Section]:
    for number, lot in enumerate(data["lots"], start=1):
        if data["scored"]:
            yield _assessment(data, lot, number)
    if data.get("reasons"):
        yield Section(id="reasons", heading="Why", blocks=(Paragraph(str(data["reasons"])),))
    yield Section(id="next", heading="What happens now", blocks=tuple(_next(data["standstill"])))
    if data["scored"]:
        yield _how(data)
    if data["left_out"]:
        yield Section(id="left-out", heading="What is not in this letter", blocks=(Bullets(tuple(data["left_out"])),))


def _assessment(data: Mapping[str, Any], lot: Mapping[str, Any], number: int) -> Section:
    own = lot["own"]
    rows = []
    if own is not None:
        rows.append(("Your place", str(own["place"])))
        rows.append((f"Your {data['figure_name']}", str(own["figure"])))
        if lot["winning_figure"] is not None:
            rows.append((f"The winner’s {data['figure_name']}", str(lot["winning_figure"])))
        rows.append(("Your quality, of 100", str(own["quality"])))
        if own["price"] is not None:
            rows.append(("Your price", f"£{own['price']}"))
    scores = lot["scores"]
    tops = [line for line in scores if not line["part_of"]]
    name = f"lot-{number}"
    return Section(
        id=name,
        heading=f"Your assessment{f', lot {lot_title(lot)}' if lot['lot'] else ''}",
        blocks=(Facts(tuple(rows)),) if rows else (),
        sections=tuple(
            _criterion(line, [one for one in scores if one["part_of"] == line["criterion"]], f"{name}-{at}")
            for at, line in enumerate(tops, start=1)
        ),
    )


def _criterion(line: Mapping[str, Any], parts: Sequence[Mapping[str, Any]], name: str) -> Section:
    return Section(
        id=name,
        heading=f"{line['title']}, weight {line['weight']}",
        blocks=(Facts(tuple(_scored(line))),),
        sections=tuple(_criterion(part, (), f"{name}-{at}") for at, part in enumerate(parts, start=1)),
    )


def _scored(line: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    yield "Your score", score_words(line["own"])
    yield "Why", line["own"]["reason"]
    if line["winning"] is not None:
        yield "Score of the winner", score_words(line["winning"])
        yield "Why", line["winning"]["reason"]


def score_words(score: Mapping[str, Any]) -> str:
    """A score with its points; a price has points alone."""
    said = [] if score["score"] is None else [str(score["score"])]
    if score["points"] is not None:
        said.append(f"{score['points']} points")
    return ", ".join(said) or "None: it was not settled"


def _next(standstill: Mapping[str, Any]) -> Iterator[Block]:
    if standstill["representations_until"]:
        yield Paragraph(f"If you object to this outcome, say so by {standstill['representations_until']}.")
        yield Paragraph("You can do it on the page of this tender. You are told what is decided on it, and why.")
    if standstill["earliest_signing"]:
        yield Paragraph(f"The contract is not signed before {standstill['earliest_signing']}.")
    if standstill["words"]:
        yield Paragraph(standstill["words"])


def _how(data: Mapping[str, Any]) -> Section:
    levels = tuple(f"{one['score']}: {one['means']}" if one["means"] else str(one["score"]) for one in data["scale"])
    rule = data["price_rule"]
    blocks: tuple[Block, ...] = (
        Paragraph("The scores that could be given:"),
        Bullets(levels),
        *([Paragraph(f"Price by the published rule {rule['code']}, {rule['name']}: {rule['says']}.")] if rule else []),
        *(Paragraph(f"Method: {method}", Emphasis.QUIET) for method in data["methods"]),
    )
    return Section(id="how", heading="How it was assessed", blocks=blocks)


def _lot_name(lot: Mapping[str, Any]) -> str:
    return f"Lot {lot_title(lot)}: " if lot["lot"] else ""


def lot_title(lot: Mapping[str, Any]) -> str:
    """The name of a lot, with its id where they differ."""
    return str(lot["lot"]) if lot["title"] in ("", lot["lot"]) else f"{lot['lot']} ({lot['title']})"
