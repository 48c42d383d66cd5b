"""What came of trying a scheme, as text: is it sound, what really decides, what is a point worth."""

from __future__ import annotations

from collections.abc import Iterator

from worthwhile.cli.tender_score_text import wrapped
from worthwhile.engines.scoring import FORMULAS, Counted, EffectiveWeight, LotSimulation, SimulationResult, shown


def simulation_lines(result: SimulationResult, *, seed: int) -> Iterator[str]:
    """The whole result, a line each."""
    facts = FORMULAS[result.formula]
    yield from wrapped("", f"{result.title}: {result.formula}, {facts.name.lower()}")
    yield from wrapped("", facts.says)
    yield ""
    verdict = "Sound: nothing was found that should never happen." if result.is_sound else "Not sound: see below."
    yield from wrapped("", verdict)
    if result.refused:
        yield from wrapped("! ", result.refused)
    for lot in result.lots:
        yield from _lot_lines(lot)
    if result.warnings:
        yield from ("", "Look at")
        for note in result.warnings:
            where = f" (lot {note.lot})" if note.lot else ""
            yield from wrapped("! ", f"{note.message}{where} [{note.code}]")
    yield ""
    how = "scores drawn evenly from the scale, prices evenly from the expected, both as the file says"
    yield from wrapped("", f"Made-up competitions of two to five bids, {result.trials:,} of them, seed {seed}: {how}.")


def _lot_lines(lot: LotSimulation) -> Iterator[str]:
    prices = "the price is fixed"
    if lot.low is not None and lot.high is not None:
        prices = f"prices from {shown(lot.low)} to {shown(lot.high)}"
    yield from ("", f"Lot {lot.lot}: {prices}" if lot.lot else f"{prices[0].upper()}{prices[1:]}")
    trials = lot.trials
    yield from _counted("A bid that does not win is added: the order of the others changed", trials.order_changes)
    yield from _counted("... and so did who is first", trials.first_changes, told=False)
    yield from _counted("A lower price lowered a bid's own place", trials.price_harm)
    yield from _counted("A higher score lowered a bid's own place", trials.quality_harm)
    yield from _counted("A second bid of a loser's group made the loser win", trials.planted)
    yield from _weights("What really decides, beside the published weights, among made-up bids", lot.effective_weights)
    yield from _weights("What really decides among the bids in the file", lot.effective_weights_of_bids)
    yield from _trade(lot)
    yield from ("", "Odd prices")
    for odd in lot.odd_prices:
        yield from wrapped("- ", f"{odd.case[0].upper()}{odd.case[1:]}: {odd.outcome}. [SC-14]")


def _counted(what: str, counted: Counted, *, told: bool = True) -> Iterator[str]:
    if not counted.tried:
        return
    mark = "! " if counted.found else "+ "
    often = f"{counted.found:,} of {counted.tried:,}"
    share = f" ({shown(counted.share * 100, 2)}%)" if counted.found else ""
    yield from wrapped(mark, f"{what}: {often}{share}.")
    if counted.example and told:
        yield from wrapped("    ", f"For example: {counted.example}")


def _weights(title: str, found: tuple[EffectiveWeight, ...]) -> Iterator[str]:
    if not found:
        return
    yield from ("", f"{title} [SC-12]")
    for one in found:
        nominal = f"{shown(one.nominal)}%" if one.nominal is not None else "none"
        yield f"  {one.criterion:<32} published {nominal:>8}   decides {one.effective:6.1f}%"


def _trade(lot: LotSimulation) -> Iterator[str]:
    if lot.price_table:
        yield from ("", "Pounds by which a price may rise for one more point [SC-13]")
    for row in lot.price_table:
        quality = f", quality {shown(row.quality)}" if row.quality is not None else ""
        pounds = shown(row.pounds) if row.pounds is not None else "no price buys a point here"
        yield f"  at a price of {shown(row.price)}{quality}: {pounds}"
    if lot.level_worths:
        yield from ("", "One level more on the scale is worth [SC-13]")
    for worth in lot.level_worths:
        in_pounds = f", {shown(worth.pounds)} pounds at the middle price" if worth.pounds is not None else ""
        yield f"  {worth.criterion:<32} {shown(worth.points)} points{in_pounds}"
