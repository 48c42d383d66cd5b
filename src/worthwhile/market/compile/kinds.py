"""What kinds of values objects and lists hold, and what of a part joining changes."""

from __future__ import annotations

from typing import Any, Final

from worthwhile.market.compile.rules import NO_RULES, RuleNode

are_objects: Final = frozenset({dict}).issuperset
are_text: Final = frozenset({str}).issuperset
# Whether all types are of a kind: these stop at the first that is not, and spare most objects and lists a walk.
SINGLE: Final = frozenset({str, int, float, bool})
are_single: Final = SINGLE.issuperset
PARTED: Final = frozenset({dict, list})


class Odd(Exception):
    """The releases hold something that only ``leaves`` decides exactly."""


def grows(part: Any, rules: RuleNode) -> bool:
    """Whether joining a part a second time would change what the first time made of it, or count something again.

    Objects without an id of their own in their list are added each time, and those that share one are counted.
    """
    if type(part) is dict:
        if are_single(map(type, part.values())):
            return False
        for key, inner in part.items():
            if type(inner) in PARTED and key not in rules.omit:
                rule = rules.below.get(key, NO_RULES)
                if not rule.whole and grows(inner, rule):
                    return True
        return False
    if not is_list_of_objects(part):
        return False
    ids = [item.get("id") for item in part]
    return not are_text(map(type, ids)) or len(set(ids)) != len(ids) or any(grows(item, rules) for item in part)


def is_list_of_objects(given: list[Any]) -> bool:
    return bool(given) and are_objects(map(type, given))


def is_joined(held: Any) -> bool:
    """Whether a value without a rule of its own is an object or a list that is joined part by part."""
    kind = type(held)
    return kind is dict or (kind is list and is_list_of_objects(held))


def ids_of(given: list[dict[str, Any]], rules: RuleNode) -> list[Any]:
    """The ids in a list of objects: texts, or whole numbers, and nulls beside them. Raises Odd for anything else."""
    if "id" in rules.omit:
        raise Odd
    ids = [item["id"] for item in given if "id" in item]
    if are_text(map(type, ids)) and "None" not in ids:
        return ids
    kinds = {*map(type, ids)}
    if str in kinds:
        kinds.discard(str)
        # As text a null is "None", so an id that is this text would meet it.
        if "None" in ids:
            raise Odd
    else:
        kinds.discard(int)
    if kinds and kinds != {type(None)}:
        raise Odd
    return ids
