"""What a report says, whatever its format."""

from collections.abc import Iterator

import pytest

from tests.every_kind_case import case_data, valued
from tests.reported_case import only_held, ranged, report_of, with_outcomes, without_inputs, without_ranges
from worthwhile.exchange.report.content import build_report
from worthwhile.exchange.report.document import Block, Bullets, Facts, Figure, Notice, Paragraph, Report, Section
from worthwhile.kernel.money import money_text


def _sections(report: Report) -> Iterator[Section]:
    waiting = [report.summary, *report.sections]
    while waiting:
        section = waiting.pop(0)
        yield section
        waiting = [*section.sections, *waiting]


def _words(block: Block) -> str:
    if isinstance(block, Paragraph | Notice):
        return block.text
    if isinstance(block, Bullets):
        return "\n".join(block.items)
    if isinstance(block, Facts):
        return "\n".join(f"{term}: {text}" for term, text in block.rows)
    table = block.chart.table if isinstance(block, Figure) else block
    return "\n".join([table.caption, *(" | ".join(row) for row in table.rows)])


def _text(report: Report) -> str:
    parts = [report.title, report.about, report.footer]
    for section in _sections(report):
        parts += [section.heading, *(_words(block) for block in section.blocks)]
    return "\n".join(parts)


def _section(report: Report, name: str) -> Section:
    return next(section for section in _sections(report) if section.id == name)


def test_the_sections_stand_in_the_order_a_reader_asks() -> None:
    report = report_of(ranged())
    assert [section.id for section in report.sections] == [
        "ww-gains",
        "ww-unpriced",
        "ww-makeup",
        "ww-sureness",
        "ww-checks",
        "ww-working",
        "ww-conventions",
        "ww-sources",
        "ww-about",
    ]


@pytest.mark.parametrize("found", [ranged, without_ranges, without_inputs, only_held], ids=lambda f: f.__name__)
def test_no_two_sections_share_an_id(found: object) -> None:
    names = [section.id for section in _sections(report_of(found()))]  # type: ignore[operator]
    assert len(names) == len(set(names))


def test_the_money_of_the_result_is_in_the_report_to_the_penny() -> None:
    loaded, result = ranged()
    text = _text(report_of((loaded, result)))
    amounts = [
        result.gross,
        result.net_year_1,
        result.present_value,
        result.investment_present_value,
        result.net_present_value,
        result.fiscal.present_value,
        result.fiscal.cashable_present_value,
        result.economic.present_value,
        result.wellbeing.present_value,
        *result.by_stakeholder.values(),
        *result.by_agency.values(),
        *(amount for outcome in result.outcomes for amount in (outcome.gross, outcome.impact, outcome.present_value)),
        *(amount for year in result.by_year for amount in (year.net, year.present_value, year.inputs_present_value)),
    ]
    assert [amount for amount in amounts if money_text(amount) not in text] == []


def test_every_step_of_every_outcome_is_shown_with_its_formula() -> None:
    loaded, result = ranged()
    text = _text(report_of((loaded, result)))
    steps = [*result.steps, *(step for outcome in result.outcomes for step in outcome.steps)]
    assert [step for step in steps if f"{step.label} | {step.formula}" not in text] == []


def test_the_views_are_said_never_to_be_added() -> None:
    views = _section(report_of(ranged()), "ww-views")
    assert "never added" in _words(views.blocks[0])


def test_held_outcomes_are_told_with_measure_and_story() -> None:
    held = {
        "id": "dignity",
        "name": "Dignity",
        "status": "held",
        "quantity": 40,
        "notes": "Nobody eats alone.",
        "evidence": {"method": "Interviews", "source": "Notes of 2023", "strength": 2},
    }
    report = report_of(valued(case_data(outcomes=[*case_data()["outcomes"][:5], held])))
    told = _words(_section(report, "ww-held-1").blocks[0])
    assert [word for word in ("40", "Interviews", "Notes of 2023", "Nobody eats alone.") if word not in told] == []


def test_a_story_stands_with_the_held_outcome_it_is_told_of() -> None:
    loaded, result = ranged()
    report = build_report(case=loaded.case, result=result, case_hash="", stories={"dignity": "We eat at one table."})
    assert "A story: We eat at one table." in _words(_section(report, "ww-held-1").blocks[0])


def test_the_levels_stand_side_by_side_with_what_has_no_price() -> None:
    words = _words(_section(report_of(ranged()), "ww-levels").blocks[0])
    assert "Held: real, never priced | Dignity | None | None" in words
    assert "Priced: present value | £333,112.62 | Nothing priced | £4,636.09" in words


def test_a_level_that_holds_all_value_shows_its_range() -> None:
    one = {
        "id": "a",
        "quantity": 100,
        "value": 10,
        "ranges": {"quantity": {"low": 50, "high": 150}},
    }  # 1,000 × 1.035^-½
    report = report_of(with_outcomes(one, uprating="none"))
    assert "£982.95 (£" in _words(_section(report, "ww-levels").blocks[0])


def test_who_pays_and_who_saves_is_said_before_it_is_drawn() -> None:
    blocks = _section(report_of(ranged()), "ww-pockets").blocks
    assert isinstance(blocks[0], Notice)
    assert "Savings fall to a different pocket than the cost." in blocks[0].text
    assert [type(block) for block in blocks[1:3]] == [Bullets, Figure]


def test_where_no_pocket_is_named_the_report_says_what_to_enter() -> None:
    one = {"id": "a", "quantity": 1, "value": 10}
    blocks = _section(report_of(valued(case_data(inputs=[], outcomes=[one]))), "ww-pockets").blocks
    assert [_words(block)[:33] for block in blocks] == ["No input says whose budget it com"]


def test_figures_beside_published_ones_stand_under_their_warning_and_over_their_source() -> None:
    first, _, last = _section(report_of(ranged()), "ww-standing").blocks
    assert "no league table" in _words(first)
    assert "https://" in _words(last)


def test_pending_outcomes_are_listed() -> None:
    assert "Sleep | Members" in _words(_section(report_of(ranged()), "ww-pending").blocks[0])


def test_the_ratio_stands_under_all_three_timings() -> None:
    table = _words(_section(report_of(ranged()), "ww-timings").blocks[1])
    assert [
        name for name in ("Start of the year", "Middle of the year (used here)", "End of the year") if name not in table
    ] == []


def test_one_year_needs_no_timings() -> None:
    report = report_of(valued(case_data(horizon_years=1), draws=100))
    assert "ww-timings" not in [section.id for section in _sections(report)]


def test_an_outcome_that_does_not_count_says_which_one_counts() -> None:
    text = _text(report_of(ranged()))
    assert "Members are happier: Members are less lonely counts in its place." in text


def test_the_report_says_what_made_it() -> None:
    loaded, result = ranged()
    about = "\n".join(_words(block) for block in _section(report_of((loaded, result)), "ww-about").blocks)
    wanted = [loaded.case_hash, result.engine_version, *result.data_vintage.values(), "no league table"]
    assert [word for word in wanted if word not in about] == []


def test_a_case_without_ranges_says_so_plainly() -> None:
    assert "The case gives no ranges" in _text(report_of(without_ranges()))


def test_a_case_in_which_nothing_has_a_price_has_a_report() -> None:
    assert "No outcome of this case has a price" in report_of(only_held()).summary.blocks[0].text  # type: ignore[union-attr]


def test_progress_is_told_of_every_chart() -> None:
    loaded, result = ranged()
    told: list[tuple[int, int]] = []
    build_report(
        case=loaded.case, result=result, case_hash=loaded.case_hash, progress=lambda done, of: told.append((done, of))
    )
    assert told == [(done, 9) for done in range(1, 9)]
