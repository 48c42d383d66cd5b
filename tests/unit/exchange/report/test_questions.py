"""The checks in a report."""

from dataclasses import replace

from tests.reported_case import ranged
from worthwhile.engines.valuation.result import Check, Severity
from worthwhile.exchange.charts import Table
from worthwhile.exchange.report.document import Facts, Section
from worthwhile.exchange.report.questions import questions_section


def _check(code: str, message: str, *, answer: str | None = None, severity: Severity = Severity.WARNING) -> Check:
    return Check(
        code=code,
        severity=severity,
        outcome=None,
        message=message,
        evidence=f"Evidence of {message}",
        suggestion="Do it",
        answer=answer,
    )


def _parts(*checks: Check) -> tuple[Section, ...]:
    return questions_section(replace(ranged()[1], checks=checks)).sections


def test_an_unanswered_check_shows_its_evidence_and_what_to_do() -> None:
    waiting, _ = _parts(_check("SV-001", "Left out"))
    rows = (("Found", "Left out"), ("Evidence", "Evidence of Left out"), ("What to do", "Do it"))
    assert waiting.sections[0].blocks == (Facts(rows),)


def test_an_answered_check_shows_the_written_reason() -> None:
    _, answered = _parts(_check("SV-001", "Left out", answer="Nobody else was there."))
    block = answered.sections[0].blocks[0]
    assert isinstance(block, Facts)
    assert block.rows[-1] == ("Answer", "Nobody else was there.")


def test_the_gravest_stand_first() -> None:
    waiting, _ = _parts(
        _check("SV-001", "a", severity=Severity.NOTE),
        _check("SV-002", "b", severity=Severity.WARNING),
        _check("SV-003", "c", severity=Severity.ERROR),
    )
    assert [section.heading.split(":")[0] for section in waiting.sections] == [
        "Error SV-003",
        "Warning SV-002",
        "Note SV-001",
    ]


def test_checks_of_one_code_stand_together_with_what_to_do_said_once() -> None:
    waiting, _ = _parts(_check("SV-001", "a"), _check("SV-010", "b"), _check("SV-001", "c"))
    table, facts = waiting.sections[0].blocks
    assert isinstance(table, Table)
    assert [row[0] for row in table.rows] == ["a", "c"]
    assert facts == Facts((("What to do", "Do it"),))


def test_checks_that_ask_for_different_things_say_so_each() -> None:
    waiting, _ = _parts(_check("SV-001", "a"), replace(_check("SV-001", "b"), suggestion="Do other"))
    [table] = waiting.sections[0].blocks
    assert isinstance(table, Table)
    assert [row[2] for row in table.rows] == ["Do it", "Do other"]


def test_a_case_without_checks_is_not_called_right() -> None:
    section = questions_section(replace(ranged()[1], checks=()))
    assert "no proof that it is right" in section.blocks[0].text  # type: ignore[union-attr]
