"""What merging by id loses: objects of one list with the same id, and a party id used for another organisation."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from worthwhile.market.compile.process import Collision
from worthwhile.market.compile.rules import NO_RULES, RuleNode

_PARTIES = ("parties",)
_NOT_LETTERS = re.compile(r"[\W_]+")
# Words that one spelling of a name has and another leaves out or shortens; they tell no two organisations apart.
_SHORT_WORDS = {"limited": "ltd", "and": "", "the": ""}


def repeated_ids(release: Mapping[str, Any], rules: RuleNode, release_id: str) -> Iterator[Collision]:
    """Objects of a release that lose to a later one of the same id in their list, at any depth.

    Ids are the same where their text is, as in merging. One that is equal to what it loses to loses nothing.
    """
    for path, objects in _lists_merged_by_id(release, rules, ()):
        by_id: dict[str, list[dict[str, Any]]] = {}
        for item in objects:
            if "id" in item:
                by_id.setdefault(str(item["id"]), []).append(item)
        for group in by_id.values():
            for place, item in enumerate(group):
                if item not in group[place + 1 :]:
                    if place < len(group) - 1:
                        yield Collision(path, item, release_id, same_release=True)


def other_organisations(releases: Sequence[Mapping[str, Any]], release_ids: Sequence[str]) -> list[Collision]:
    """Parties as they stood before a later release used their id for another organisation.

    Two parties are taken for different organisations where both have names that differ, spelling apart, and no
    identifier of one is an identifier of the other.
    """
    found: list[Collision] = []
    last_seen: dict[str, tuple[dict[str, Any], str]] = {}
    for release, release_id in zip(releases, release_ids, strict=True):
        in_this_one: dict[str, tuple[dict[str, Any], str]] = {}
        for party in _parties(release):
            known_as = str(party["id"])
            before = last_seen.get(known_as)
            if before is not None and before[0] is not party and are_different(before[0], party):
                if all(kept.object != before[0] for kept in found):
                    found.append(Collision(_PARTIES, before[0], before[1], same_release=False))
            in_this_one[known_as] = (party, release_id)
        last_seen.update(in_this_one)
    return found


def are_different(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether two parties of the same id are different organisations."""
    names = plain_name(one.get("name")), plain_name(other.get("name"))
    if not names[0] or not names[1] or names[0] == names[1]:
        return False
    return _identifiers(one).isdisjoint(_identifiers(other))


def plain_name(name: object) -> str:
    """A name without case, marks and words that spellings differ in; empty where it is no text."""
    if not isinstance(name, str):
        return ""
    words = _NOT_LETTERS.sub(" ", name.casefold().replace("'", "").replace("\u2019", "")).split()
    return " ".join(filter(None, (_SHORT_WORDS.get(word, word) for word in words)))


def _identifiers(party: Mapping[str, Any]) -> set[tuple[str, str]]:
    """Scheme and id of every identifier of a party."""
    additional = party.get("additionalIdentifiers")
    given = [party.get("identifier"), *(additional if isinstance(additional, list) else ())]
    return {
        (str(one.get("scheme")).strip().upper(), str(one["id"]).strip().upper().lstrip("0"))
        for one in given
        if isinstance(one, dict) and one.get("id") not in (None, "")
    }


def _parties(release: Mapping[str, Any]) -> list[dict[str, Any]]:
    parties = release.get("parties")
    if not isinstance(parties, list):
        return []
    return [party for party in parties if isinstance(party, dict) and party.get("id") is not None]


def _lists_merged_by_id(
    given: Mapping[str, Any], rules: RuleNode, path: tuple[str, ...]
) -> Iterator[tuple[tuple[str, ...], list[dict[str, Any]]]]:
    """Every list of objects at any depth that is merged by id, and the path of fields to it."""
    for key, part in given.items():
        rule = rules.below.get(key, NO_RULES)
        if key in rules.omit or rule.whole:
            continue
        if isinstance(part, dict):
            yield from _lists_merged_by_id(part, rule, (*path, key))
        elif isinstance(part, list) and part and all(isinstance(item, dict) for item in part):
            yield (*path, key), part
            for item in part:
                yield from _lists_merged_by_id(item, rule, (*path, key))
