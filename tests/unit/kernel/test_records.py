"""Records that read, check and describe themselves."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any

import pytest

from worthwhile.kernel.problems import InvalidInput, Problem
from worthwhile.kernel.records import Record, described, read

ENORMOUS = pytest.param(10**5000, id="enormous")


class Colour(StrEnum):
    GREEN = "green"
    BLUE = "blue"


@dataclass(frozen=True, kw_only=True)
class Part(Record):
    share: Decimal = described("Share", rate=True)
    label: str = described("Label", default="")


@dataclass(frozen=True, kw_only=True)
class Whole(Record):
    name: str = described("Name of it")
    count: int | None = described("How many", default=None, minimum=0, maximum=5)
    length: Decimal | None = described("How long", default=None, above=0, maximum=500)
    size: Decimal | tuple[Decimal, ...] | None = described("Size", default=None, minimum=0, longest=3)
    on: date | None = described("Day", default=None)
    done: bool = described("Done", default=False)
    colour: Colour = described("Colour", default=Colour.GREEN)
    part: Part | None = described("Part", default=None)
    parts: tuple[Part, ...] = described("Parts", default=())
    notes: Mapping[str, str] = described("Notes", empty=True)
    shares: Mapping[str, Decimal] = described("Shares", empty=True)

    @classmethod
    def cross_problems(cls, values: dict[str, Any]) -> list[Problem]:
        if values.get("name") == "blue" and values.get("colour") is Colour.GREEN:
            return [Problem("colour", "Write blue for what is blue.")]
        return []


def _problems(data):
    with pytest.raises(InvalidInput) as error:
        read(Whole, data)
    return {problem.path: problem.message for problem in error.value.problems}


def test_what_is_left_out_takes_its_default():
    found = read(Whole, {"name": "a"})
    assert (found.count, found.done, found.colour, found.parts, found.notes) == (None, False, Colour.GREEN, (), {})


def test_null_is_the_same_as_left_out():
    names = ("count", "length", "size", "on", "done", "colour", "part", "parts", "notes")
    assert read(Whole, {"name": "a", **dict.fromkeys(names)}) == read(Whole, {"name": "a"})


def test_null_for_what_must_be_given_is_missing():
    assert _problems({"name": None}) == {"name": "This is missing. Name of it."}


def test_every_problem_is_told_at_once_with_its_path():
    found = _problems(
        {
            "count": 6,
            "size": [1, -1, "x"],
            "on": "1 April",
            "done": "perhaps",
            "colour": "gren",
            "part": {"share": 20},
            "parts": [{"share": 0.5}, {"label": "no share"}, {"share": 1, "lable": "x"}],
            "notes": {"a": [1]},
            "shares": {"low": "10%"},
        }
    )
    assert set(found) == {
        "name", "count", "size[2]", "on", "done", "colour", "part.share", "parts[1].share", "parts[2].lable",
        "notes.a", "shares.low",
    }  # fmt: skip


def test_limits_hold_for_every_number_of_a_list():
    assert _problems({"name": "a", "size": [1, -1, -2]}) == {
        "size[1]": "Enter a number of 0 or more. You gave -1.",
        "size[2]": "Enter a number of 0 or more. You gave -2.",
    }


def test_a_list_that_is_too_long_says_how_many_are_allowed():
    assert _problems({"name": "a", "size": [1, 2, 3, 4]}) == {"size": "Give at most 3. You gave 4."}


@pytest.mark.parametrize(("given", "meant"), [(20, "0.2"), (Decimal("33.5"), "0.335"), (100, "1"), (1.5, "0.015")])
def test_a_rate_in_per_cent_is_met_with_the_fraction_it_may_mean(given, meant):
    message = _problems({"name": "a", "part": {"share": given}})["part.share"]
    assert message.startswith("Enter a fraction from 0 to 1 (0.20 for 20%). You gave ")
    assert message.endswith(f"Did you mean {meant}?")


@pytest.mark.parametrize("given", [101, -0.1])
def test_a_rate_that_is_no_per_cent_either_gets_no_guess(given):
    message = _problems({"name": "a", "part": {"share": given}})["part.share"]
    assert message == f"Enter a fraction from 0 to 1 (0.20 for 20%). You gave {given}."


def test_numbers_outside_their_limits_say_what_is_allowed():
    assert _problems({"name": "a", "count": 6, "length": 0}) == {
        "count": "Enter a number from 0 to 5. You gave 6.",
        "length": "Enter a number above 0 and up to 500. You gave 0.",
    }


def test_an_unknown_name_is_met_with_the_nearest_one():
    assert _problems({"nam": "a", "name": "a"}) == {"nam": "There is no field 'nam' here. Did you mean name?"}


def test_an_unknown_name_near_nothing_is_met_with_all_names():
    message = _problems({"zzzzzz": 1, "name": "a"})["zzzzzz"]
    assert "The fields are: name, count," in message


@pytest.mark.parametrize("key", [None, 3, True, date(2022, 4, 1)])
def test_a_name_that_is_no_text_is_unknown_too(key):
    assert list(_problems({key: 1, "name": "a"})) == [str(key)]


def test_a_name_as_long_as_a_book_is_cut_short_in_the_message():
    (message,) = _problems({"q" * 100_000: 1, "name": "a"}).values()
    assert len(message) < 300


def test_names_that_begin_with_x_are_left_to_others():
    assert read(Whole, {"name": "a", "x-mine": {"any": [object]}, "part": {"share": 0, "x-too": 1}}).name == "a"


@pytest.mark.parametrize(
    "given",
    ["", "12", "£12", "1,250", "20%", True, float("nan"), float("inf"), Decimal("NaN"), Decimal("sNaN"),
     Decimal("-Infinity"), 10**15, -(10**15), ENORMOUS, 1e300, Decimal("1E+999999"), Decimal("1E-16"), {}, b"1",
     date(2022, 4, 1), object()],
)  # fmt: skip
def test_what_is_no_number_is_refused_with_an_example(given):
    message = _problems({"name": "a", "length": given})["length"]
    assert message.startswith("Enter a number such as 1250 or 0.25, without £, % or commas")
    assert "You gave " in message
    assert len(message) < 250


def test_only_a_number_that_is_out_of_bounds_is_told_the_bounds():
    found = [_problems({"name": "a", "length": given})["length"] for given in (10**15, "£12", True)]
    assert ["below 10^15" in message for message in found] == [True, False, False]


def test_a_number_in_quotes_is_told_to_stand_without_them():
    found = [_problems({"name": "a", "length": given})["length"] for given in ("12", "1.5", "£12")]
    assert ["and without quotes" in message for message in found] == [True, True, False]


@pytest.mark.parametrize("given", ["", "12", True, {}, float("nan"), 10**15])
def test_what_is_neither_a_number_nor_a_list_of_them_is_told_that_both_will_do(given):
    message = _problems({"name": "a", "size": given})["size"]
    assert "a number" in message
    assert "You gave" in message


def test_a_number_keeps_every_digit_it_was_written_with():
    assert read(Whole, {"name": "a", "length": 0.1}).length == Decimal("0.1")
    assert str(read(Whole, {"name": "a", "length": Decimal("0.10")}).length) == "0.10"
    assert read(Whole, {"name": "a", "length": 5e-15}).length == Decimal("5E-15")


@pytest.mark.parametrize(("given", "read_as"), [(3, 3), (3.0, 3), (Decimal("3.000"), 3)])
def test_a_whole_number_may_be_written_with_zeros_after_the_point(given, read_as):
    assert read(Whole, {"name": "a", "count": given}).count == read_as


@pytest.mark.parametrize("given", [3.5, "3", True, [3], {}])
def test_what_is_no_whole_number_is_refused(given):
    assert _problems({"name": "a", "count": given})["count"].startswith("Enter a whole number. You gave ")


@pytest.mark.parametrize("given", [date(2022, 4, 1), datetime(2022, 4, 1, 12), "2022-04-01"])  # noqa: DTZ001
def test_a_day_is_read_from_a_date_or_its_text(given):
    assert read(Whole, {"name": "a", "on": given}).on == date(2022, 4, 1)


@pytest.mark.parametrize("given", ["2022-02-30", "01/04/2022", "", 20220401, True, [2022, 4, 1], "٢٠٢٢-٠٤-٠١"])
def test_what_is_no_day_is_refused_with_an_example(given):
    assert _problems({"name": "a", "on": given})["on"].startswith("Enter a date such as 2026-04-01. You gave ")


@pytest.mark.parametrize("given", ["yes", 1, 0, "", []])
def test_only_true_and_false_answer_yes_or_no(given):
    assert _problems({"name": "a", "done": given})["done"].startswith("Enter true or false. You gave ")


@pytest.mark.parametrize(("given", "hint"), [("gren", " Did you mean green?"), (["green"], ""), (1, ""), ({}, "")])
def test_a_choice_lists_what_may_be_chosen(given, hint):
    message = _problems({"name": "a", "colour": given})["colour"]
    assert message.startswith("Choose one of: green, blue. You gave ")
    assert message.endswith(f".{hint}")


@pytest.mark.parametrize(
    ("given", "kept"), [("a", "a"), (12, "12"), (Decimal("1.50"), "1.50"), ("", ""), ("é £", "é £")]
)
def test_a_number_where_text_belongs_is_kept_as_it_was_written(given, kept):
    assert read(Whole, {"name": given}).name == kept


@pytest.mark.parametrize("given", [True, date(2022, 4, 1), float("nan"), ENORMOUS, [], {}, b"a"])
def test_what_yaml_takes_for_something_else_says_to_use_quotes(given):
    assert "in quotes where it looks like a date, a number, yes or no" in _problems({"name": given})["name"]


@pytest.mark.parametrize("given", ["a\x00b", "\x1b[31mred", "half \ud800", "\ufffe", "\x7f"])
def test_text_that_no_report_can_print_is_refused_and_shown_escaped(given):
    message = _problems({"name": given})["name"]
    assert message.startswith("Enter text that can be printed")
    assert message.isprintable()


def test_text_may_run_over_lines():
    assert read(Whole, {"name": "one\n\ttwo\r\n"}).name == "one\n\ttwo\r\n"


def test_a_name_in_a_list_of_notes_must_be_printable_too():
    assert len(_problems({"name": "a", "notes": {"\x00": "x"}})) == 1


@pytest.mark.parametrize("given", [[], "text", 3, None, [1, 2]])
def test_what_is_no_record_at_all_is_told_how_to_write_one(given):
    with pytest.raises(InvalidInput) as error:
        read(Whole, given, what="the whole")
    assert str(error.value).startswith("Write the whole as a list of names and values. You gave ")


def test_a_list_where_one_part_belongs_is_refused_at_the_part():
    assert _problems({"name": "a", "part": [{"share": 1}]}) == {
        "part": "Write this part as a list of names and values. You gave a list of 1."
    }


@pytest.mark.parametrize("given", [{"share": 1}, "x", 3])
def test_one_part_where_a_list_belongs_is_refused(given):
    assert _problems({"name": "a", "parts": given})["parts"].startswith("Enter a list. You gave ")


def test_rules_between_fields_are_told_beside_other_problems():
    assert set(_problems({"name": "blue", "count": 9})) == {"colour", "count"}


def test_a_record_that_breaks_its_limits_cannot_be_built():
    with pytest.raises(InvalidInput, match="share: Enter a fraction"):
        Part(share=Decimal(2))


def test_a_record_that_breaks_a_rule_between_its_fields_cannot_be_built():
    with pytest.raises(InvalidInput, match="colour: Write blue"):
        Whole(name="blue")


def test_notes_cannot_be_changed_afterwards():
    with pytest.raises(TypeError):
        read(Whole, {"name": "a", "notes": {"a": "b"}}).notes["c"] = "d"
