"""Laws of merging: equal to the reference implementation on anything, and nothing given is changed."""

from __future__ import annotations

import copy
import json
import pickle
import warnings
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st
from ocdsmerge import Merger

from tests.properties.release_strategies import EXTENSIONS, SCHEMA, SCHEMAS, release_lists
from worthwhile.market.compile.merge import CannotMerge, merge_releases
from worthwhile.market.compile.rules import merge_patch, rules_of_schema
from worthwhile.market.store.json_text import read_alike, read_json, write_json

FAILED = "cannot be merged"
often = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def as_text(value: Any) -> str:
    """JSON, keys sorted, so that 1, 1.0 and true differ and the order of keys does not."""
    return json.dumps(value, sort_keys=True)


def of_the_reference(merge: Callable[[list[Any]], Any], releases: list[Any]) -> str:
    """What the reference makes of a copy: it changes what it is given in some cases. Any failure counts as one."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return as_text(merge(copy.deepcopy(releases)))
        except Exception as error:  # noqa: BLE001 (whatever it raises, it could not merge)
            event(f"the reference raises {type(error).__name__}")
            return FAILED


def of_ours(merge: Callable[[list[Any]], Any], releases: list[Any]) -> str:
    try:
        return as_text(merge(releases))
    except CannotMerge:
        return FAILED


def patched(extensions: list[dict[str, Any]]) -> dict[str, Any]:
    schema: Any = SCHEMA
    for extension in extensions:
        schema = merge_patch(schema, extension)
    return dict(schema)


@often
@given(release_lists(), SCHEMAS)
def test_a_compiled_release_is_that_of_the_reference(releases: list[Any], extensions: list[dict[str, Any]]) -> None:
    reference = Merger(patched(extensions))
    rules = rules_of_schema(SCHEMA, extensions)
    before = as_text(releases)
    assert of_ours(lambda given: merge_releases(given, rules).release, releases) == of_the_reference(
        reference.create_compiled_release, releases
    )
    assert as_text(releases) == before


@given(SCHEMAS)
def test_rules_are_those_of_the_reference(extensions: list[dict[str, Any]]) -> None:
    rules = rules_of_schema(SCHEMA, extensions)
    assert rules.by_path == Merger(patched(extensions)).merge_rules
    assert pickle.loads(pickle.dumps(rules)) == rules


@pytest.mark.parametrize("extension", EXTENSIONS)
def test_every_extension_changes_the_rules(extension: dict[str, Any]) -> None:
    assert rules_of_schema(SCHEMA, [extension]) != rules_of_schema(SCHEMA)


@given(release_lists(), st.randoms(use_true_random=False))
def test_releases_of_different_dates_may_come_in_any_order(releases: list[Any], random: Any) -> None:
    for number, release in enumerate(releases):
        release["date"] = f"2024-01-0{number + 1}"
    shuffled = random.sample(releases, len(releases))
    rules = rules_of_schema(SCHEMA)
    assert of_ours(lambda given: merge_releases(given, rules).release, shuffled) == of_ours(
        lambda given: merge_releases(given, rules).release, releases
    )


@given(release_lists(), st.lists(st.integers(0, 5), max_size=3), st.lists(st.sampled_from(EXTENSIONS), max_size=2))
@often
def test_what_releases_repeat_may_be_read_once_for_all_of_them(
    releases: list[Any], again: list[int], extensions: list[dict[str, Any]]
) -> None:
    """A release often gives its sections as the one before did; joining them again must not be told from it."""
    rules = rules_of_schema(SCHEMA, extensions)
    texts = [write_json(release) for release in releases if isinstance(release, dict)]
    for position in again:
        if position < len(texts):
            # The same again with one field more, right behind it.
            texts.insert(position, write_json({**read_json(texts[position]), "later": position}))
    if not texts:
        return
    apart, together = [read_json(text) for text in texts], read_alike(texts)
    assert together == apart
    try:
        merged = merge_releases(apart, rules)
    except CannotMerge:
        with pytest.raises(CannotMerge):
            merge_releases(together, rules)
        return
    shared = merge_releases(together, rules)
    assert as_text(shared.release) == as_text(merged.release)
    assert shared.collisions == merged.collisions
