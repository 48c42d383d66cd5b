"""What merging by id loses: objects of one list with the same id, and a party id used for another organisation."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from worthwhile.market.compile.process import Collision
from worthwhile.market.compile.rules import NO_RULES, RuleNode

_PARTIES = ("parties",)
_NOT_LETTERS = re.compile(r"[\W_]+")
# Words that one spelling of a name has and another leaves out or shortens; they tell no two organisations apart.
_SHORT_WORDS = {"limited": "ltd", "and": "", "the": ""}


def repeated_ids(
    release: Mapping[str, Any], rules: RuleNode, release_id: str, *, lists: int | None = None
) -> Iterator[Collision]:
    """Objects of a release that lose to a later one of the same id in their list, at any depth.

    Ids are the same where their text is, as in merging. One that is equal to what it loses to loses nothing. Where it
    is known how many ``lists`` have an id twice, the search ends with the last of them.
    """
    for path, holders, objects in _lists_merged_by_id(release, rules):
        by_id: dict[str, list[dict[str, Any]]] = {}
        for item in objects:
            if "id" in item:
                by_id.setdefault(str(item["id"]), []).append(item)
        repeated = [group for group in by_id.values() if len(group) > 1]
        for group in repeated:
            for place, item in enumerate(group[:-1], start=1):
                if item not in group[place:]:
                    yield Collision(path, item, release_id, same_release=True, holders=holders)
        if repeated and lists is not None:
            lists -= 1
            if not lists:
                return


def awards_apart(releases: Sequence[Mapping[str, Any]]) -> dict[str, tuple[Mapping[str, Any], ...]]:
    """Awards that bear one id in the last release that gives it, by the text of the id, as they stand there.

    Not where that release gives the id once, or where one of them names neither suppliers nor a value: then it is a
    change to an award of which nobody can tell which one it is. Releases are in order of merging.
    """
    last: dict[str, list[Mapping[str, Any]]] = {}
    for release in releases:
        listed = release.get("awards")
        given: dict[str, list[Mapping[str, Any]]] = {}
        for award in listed if isinstance(listed, list) else ():
            if isinstance(award, dict) and award.get("id") is not None:
                same = given.setdefault(str(award["id"]), [])
                if award not in same:
                    same.append(award)
        last |= given
    return {
        known_as: tuple(awards)
        for known_as, awards in last.items()
        if len(awards) > 1 and all(award.get("suppliers") or award.get("value") for award in awards)
    }


def other_organisations(releases: Sequence[Mapping[str, Any]], release_ids: Sequence[str]) -> list[Collision]:
    """Parties as they stood before a later release used their id for another organisation.

    Two parties are taken for different organisations where both have names that differ, spelling apart, and no
    identifier of one is an identifier of the other.
    """
    found: list[Collision] = []
    # A party, and the last of the releases that gave the list it stood in.
    last_seen: dict[str, tuple[dict[str, Any], list[str]]] = {}
    listed: Any = None
    given_by: list[str] = []
    for release, release_id in zip(releases, release_ids, strict=True):
        if release.get("parties") is listed:
            given_by[:] = [release_id]
            continue
        listed, given_by = release.get("parties"), [release_id]
        for known_as, party in _named_parties(release).items():
            before = last_seen.get(known_as)
            if before is not None and are_different(before[0], party) and _is_new(before[0], found):
                found.append(Collision(_PARTIES, before[0], before[1][0], same_release=False))
            last_seen[known_as] = (party, given_by)
    return found


def _named_parties(release: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """The parties of a release that have a name, by the text of their id; the last where one stands twice."""
    parties = release.get("parties")
    if not isinstance(parties, list):
        return {}
    return {
        str(party["id"]): party
        for party in parties
        if type(party) is dict and type(party.get("name")) is str and party.get("id") is not None
    }


def _is_new(party: dict[str, Any], found: list[Collision]) -> bool:
    return all(kept.object != party for kept in found)


def are_different(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether two parties of the same id, both with a name, are different organisations."""
    if one["name"] == other["name"]:
        return False
    plain, other_plain = plain_name(one["name"]), plain_name(other["name"])
    if not plain or not other_plain or plain == other_plain:
        return False
    identifiers = _identifiers(one)
    return not identifiers or identifiers.isdisjoint(_identifiers(other))


@lru_cache(maxsize=1 << 12)
def plain_name(name: str) -> str:
    """A name without case, marks and words that spellings differ in."""
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


def _lists_merged_by_id(
    release: Mapping[str, Any], rules: RuleNode
) -> Iterator[tuple[tuple[str, ...], tuple[Any, ...], list[dict[str, Any]]]]:
    """Every list of objects that is merged by id, the nearest to the top first.

    With it the path of fields to it, and the ids of the objects of lists on the way.
    """
    waiting: deque[tuple[tuple[str, ...], tuple[Any, ...], Mapping[str, Any], RuleNode]] = deque()
    waiting.append(((), (), release, rules))
    while waiting:
        path, holders, given, rules = waiting.popleft()
        for key, part in given.items():
            if not isinstance(part, dict | list):
                continue
            rule = rules.below.get(key, NO_RULES)
            if key in rules.omit or rule.whole:
                continue
            if isinstance(part, dict):
                waiting.append(((*path, key), holders, part, rule))
            elif part and all(isinstance(item, dict) for item in part):
                yield (*path, key), holders, part
                waiting.extend(((*path, key), (*holders, item.get("id")), item, rule) for item in part)
