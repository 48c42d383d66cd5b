"""Where something that ships is used."""

from __future__ import annotations

from worthwhile.apps.library.selectors.where_used import used_in
from worthwhile.exchange.templates import list_demonstrations, list_templates, template_text


def test_every_starting_case_is_looked_through() -> None:
    assert all("\noutcomes:" in template_text(template.name) for template in list_templates())


def test_a_code_is_found_as_a_word_of_its_own() -> None:
    plain, longer = used_in("NHS-AE"), used_in("NHS-A")
    assert "befriending" in {template.name for template in plain.templates}
    assert (longer.templates, longer.demonstrations, longer.methods) == ((), (), ())


def test_a_code_named_only_as_an_example_at_the_top_is_not_used() -> None:
    names = {template.name for template in used_in("WELLBY").templates}
    uses = {one.name for one in list_templates() if "value_ref: WELLBY" in template_text(one.name)}
    assert uses <= names


def test_demonstrations_are_looked_through_too() -> None:
    assert {one.name for one in used_in("WELLBY").demonstrations} <= {one.name for one in list_demonstrations()}
    assert used_in("WELLBY").demonstrations
