"""The first row that holds, with gaps."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.regime_builders import facts_of
from worthwhile.engines.regimes.choosing import Choice, first_that_holds
from worthwhile.engines.regimes.conditions import ALWAYS, Condition, Equals, Unclear
from worthwhile.engines.regimes.judging import Situation
from worthwhile.engines.regimes.tables import Citation, Row
from worthwhile.engines.regimes.vocabulary import Holder, Mark
from worthwhile.reference.regimes import regime_rules

CITATION = Citation(title="Act", locator="1", address="", mark=Mark.STATUTE, checked_on=date(2026, 11, 22))


def _row(code: str, when: Condition = ALWAYS, first: date = date(2024, 1, 1)) -> Row:
    return Row(code=code, says=code, citation=CITATION, holder=Holder.AUTHORITY, effective_from=first, when=when)


MIXED = _row("mixed", Equals(fact="mixed", values=(True,)))
URGENT = _row("urgent", Equals(fact="urgent", values=(True,)))
ELSE = _row("else")


def _chosen(rows: list[Row], answers: dict[str, str], **facts: Any) -> Choice[str]:
    situation = Situation(facts=facts_of({"commenced_on": "2026-03-02", **facts}), rules=regime_rules())
    return first_that_holds(rows, situation, lambda row: answers[row.code], otherwise="none")


def test_the_first_row_that_holds_answers() -> None:
    answers = {"mixed": "a", "urgent": "b", "else": "c"}
    assert _chosen([MIXED, URGENT, ELSE], answers, mixed=False, urgent=True).answer == "b"
    assert _chosen([MIXED, URGENT, ELSE], answers, mixed=False, urgent=False).answer == "c"
    assert _chosen([MIXED, URGENT], answers, mixed=False, urgent=False).answer == "none"


def test_an_unknown_row_leaves_the_answer_unknown_and_names_the_fact() -> None:
    found = _chosen([MIXED, ELSE], {"mixed": "a", "else": "c"})
    assert (found.known, found.answer, found.waits_for) == (False, None, ("mixed",))


def test_rows_that_agree_need_no_further_fact() -> None:
    found = _chosen([MIXED, URGENT, ELSE], {"mixed": "a", "urgent": "a", "else": "a"})
    assert (found.known, found.answer, found.waits_for) == (True, "a", ())


def test_a_fact_that_no_longer_matters_is_not_waited_for() -> None:
    found = _chosen([MIXED, URGENT, ELSE], {"mixed": "a", "urgent": "c", "else": "c"})
    assert found.waits_for == ("mixed",)


def test_a_row_of_another_time_is_passed_over() -> None:
    later = _row("mixed", first=date(2027, 1, 1))
    assert _chosen([later, ELSE], {"mixed": "a", "else": "c"}).answer == "c"


def test_what_nobody_has_read_is_told_only_where_no_fact_could_settle_it() -> None:
    unclear = _row("urgent", Unclear(reason="not read"))
    answers = {"mixed": "a", "urgent": "b", "else": "c"}
    assert _chosen([unclear, ELSE], answers).unclear == ("not read",)
    assert _chosen([MIXED, ELSE], answers).unclear == ()
