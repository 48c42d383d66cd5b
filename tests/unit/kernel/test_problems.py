"""Problems and the hints in them."""

from __future__ import annotations

import pytest

from worthwhile.kernel.problems import InvalidInput, Problem, did_you_mean, near_misses


def test_a_problem_of_a_field_is_named_through_its_record():
    assert Problem("deadweight", "x").within("outcomes[0]").path == "outcomes[0].deadweight"


def test_a_problem_of_a_list_item_needs_no_full_stop():
    assert Problem("[2]", "x").within("values").path == "values[2]"


def test_a_problem_of_the_whole_takes_the_path_of_what_holds_it():
    assert Problem("", "x").within("period").path == "period"


def test_a_problem_within_nothing_stays_as_it_is():
    problem = Problem("title", "x")
    assert problem.within("") is problem


def test_a_problem_without_a_path_prints_only_its_message():
    assert str(Problem("", "Enter a case.")) == "Enter a case."


def test_invalid_input_prints_every_problem_on_its_own_line():
    error = InvalidInput([Problem("title", "One."), Problem("period.end", "Two.")])
    assert str(error).splitlines() == ["title: One.", "period.end: Two."]


def test_near_misses_come_best_first_and_keep_their_own_spelling():
    assert near_misses("nhs-ae", ["NHS-AX", "NHS-AE", "CRIME"])[0] == "NHS-AE"


@pytest.mark.parametrize("given", ["zzz", ""])
def test_nothing_near_gives_no_hint(given):
    assert did_you_mean(given, ["quantity", "value"]) == ""


def test_the_hint_names_what_is_near():
    assert did_you_mean("quantitiy", ["quantity", "value"]) == " Did you mean quantity?"
