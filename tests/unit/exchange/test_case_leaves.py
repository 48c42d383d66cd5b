"""A case as one value a path."""

from decimal import Decimal

from worthwhile.exchange.case_leaves import case_leaves, labelled_items, same_text


def test_lines_go_by_id_or_name_and_the_rest_by_place():
    data = {"outcomes": [{"id": "a", "name": "A", "quantity": 2}, {"name": "B", "quantity": 3}, {"quantity": 4}]}
    assert case_leaves(data) == {
        "outcomes[a].id": "a",
        "outcomes[a].name": "A",
        "outcomes[a].quantity": 2,
        "outcomes[B].name": "B",
        "outcomes[B].quantity": 3,
        "outcomes[2].quantity": 4,
    }


def test_what_is_null_is_left_out():
    assert case_leaves({"a": None, "b": {"c": None}}) == {}


def test_a_numbered_name_never_hides_a_line_that_is_called_so():
    items = [{"name": "Grant"}, {"name": "Grant"}, {"name": "Grant (2)"}]
    assert [label for label, _ in labelled_items(items)] == ["Grant", "Grant (2)", "Grant (2) (2)"]


def test_a_number_is_compared_by_what_it_is_and_not_by_how_it_is_held():
    assert same_text(Decimal("0.20")) == same_text(0.2) == "0.2"
    assert same_text(1.0) == same_text(1) == "1"
    assert same_text([Decimal("1.10"), 0]) == "[1.1, 0]"
    assert same_text(Decimal("1." + "0" * 40 + "1")) != "1"
