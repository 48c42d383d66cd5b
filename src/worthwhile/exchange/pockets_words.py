"""Who pays and who saves in plain sentences."""

from __future__ import annotations

from collections.abc import Sequence

from worthwhile.engines.valuation.arithmetic import ZERO, total
from worthwhile.engines.valuation.checks.wording import listed
from worthwhile.exchange.agency_names import subject_of
from worthwhile.exchange.charts.words import whole_money
from worthwhile.exchange.pocket import Pocket

NEVER_ADDED = (
    "These are present values at central figures. They read the same inputs and outcomes again and are never added "
    "to the ratio."
)


def pocket_sentences(rows: Sequence[Pocket], currency: str) -> tuple[str, ...]:
    """What a finance director asks first: who pays, who saves, in cash or not, and whether they are the same."""
    told = [
        f"{_who(rows, currency)} {_verdict(rows, currency)}".strip(),
        *_in_cash(rows, currency),
        *_unnamed(rows, currency),
        NEVER_ADDED,
    ]
    return tuple(sentence for sentence in told if sentence)


def _who(rows: Sequence[Pocket], currency: str) -> str:
    parts = []
    for row in rows:
        if row.agency is None or not (row.pays or row.saves):
            continue
        verbs = [text for text in (_pays(row, currency), _saves(row, currency)) if text]
        parts.append(f"{subject_of(row.agency).words} {' and '.join(verbs)}")
    text = "; ".join(parts)
    return f"{text[0].upper()}{text[1:]}." if text else ""


def _pays(row: Pocket, currency: str) -> str:
    verb = _verb(row, "pays", "pay")
    gives = _verb(row, "gives", "give")
    money = f"{verb} {whole_money(row.pays_cash, currency)}" if row.pays_cash else ""
    kind = f"{gives} {whole_money(row.pays_in_kind, currency)} in kind" if row.pays_in_kind else ""
    return " and ".join(text for text in (money, kind) if text)


def _saves(row: Pocket, currency: str) -> str:
    if row.saves < 0:
        return f"{_verb(row, 'has', 'have')} {whole_money(-row.saves, currency)} more to meet"
    if row.saves == 0:
        return ""
    return (
        f"{_verb(row, 'saves', 'save')} {whole_money(row.saves, currency)}, "
        f"of which {whole_money(row.cashable, currency)} becomes cash"
    )


def _verdict(rows: Sequence[Pocket], currency: str) -> str:
    """Whether the savings fall to those who pay."""
    payers = [row for row in rows if row.agency is not None and row.pays_cash > 0]
    savers = [row for row in rows if row.saves > 0]
    if not savers:
        return "No outcome here spares a public budget anything."
    if not payers:
        return "No input of money names an agency, so it cannot be said whether those who save also pay."
    elsewhere = total(row.saves for row in savers if row not in payers)
    if elsewhere == 0:
        return "Every saving falls to a pocket that pays towards the cost."
    if len([row for row in savers if row in payers]) == 0:
        return "Savings fall to a different pocket than the cost."
    saved = total(row.saves for row in savers)
    return (
        f"Of {whole_money(saved, currency)} saved, {whole_money(elsewhere, currency)} "
        "falls to a different pocket than the cost."
    )


def _in_cash(rows: Sequence[Pocket], currency: str) -> list[str]:
    """For each public budget that pays money, what of it comes back as money."""
    return [
        f"In cash, {subject_of(row.agency).does('gets', 'get')} back {whole_money(max(ZERO, row.cashable), currency)} "
        f"for the {whole_money(row.pays_cash, currency)} {'they pay' if subject_of(row.agency).plural else 'it pays'}."
        for row in rows
        if row.agency is not None and row.is_budget and row.pays_cash > 0
    ]


def _unnamed(rows: Sequence[Pocket], currency: str) -> list[str]:
    """Money of nobody in particular hides a pocket."""
    parts = []
    for row in rows:
        if row.agency is None and row.pays:
            amounts = [
                f"{whole_money(amount, currency)} {what}"
                for amount, what in ((row.pays_cash, "of money"), (row.pays_in_kind, "in kind"))
                if amount
            ]
            parts.append(f"{listed(amounts)} is put in by inputs that name no agency: enter agency to see whose it is.")
    return parts


def _verb(row: Pocket, singular: str, plural: str) -> str:
    return plural if row.agency is not None and subject_of(row.agency).plural else singular
