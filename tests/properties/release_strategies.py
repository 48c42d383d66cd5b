"""Random releases of one process, with the faults that publishers make and some they have not made yet."""

from __future__ import annotations

import copy
from typing import Any

from hypothesis import strategies as st

# A schema in which every rule of merging meets lists, objects and both at once, a few names deep.
_OBJECT: dict[str, Any] = {
    "type": "object",
    "properties": {
        "id": {"type": ["string", "integer"]},
        "whole": {"type": "array", "wholeListMerge": True, "items": {"$ref": "#/definitions/Plain"}},
        "texts": {"type": ["array", "null"], "items": {"type": "string"}},
        "left_out": {"type": "string", "omitWhenMerged": True},
        "one": {"$ref": "#/definitions/Inner"},
        "many": {"type": "array", "items": {"$ref": "#/definitions/Inner"}},
    },
}
SCHEMA: dict[str, Any] = {
    "type": "object",
    "definitions": {
        "Plain": {"type": "object", "properties": {"id": {"type": "string"}}},
        "WithoutId": {"type": "object", "properties": {"one": {"type": "string"}}},
        "Inner": {
            "type": "object",
            "properties": {
                "id": {"type": "string"},
                "whole": {"type": "array", "mergeStrategy": "ocdsVersion", "items": {"$ref": "#/definitions/Plain"}},
                "left_out": {"type": "array", "mergeStrategy": "ocdsOmit"},
                "many": {"type": "array", "items": {"$ref": "#/definitions/WithoutId"}},
            },
        },
        "Outer": _OBJECT,
    },
    "properties": {
        "ocid": {"type": "string"},
        "id": {"type": "string", "omitWhenMerged": True},
        "date": {"type": "string", "omitWhenMerged": True},
        "tag": {"type": "array", "omitWhenMerged": True, "items": {"type": "string"}},
        "whole": {"type": ["array", "object"], "wholeListMerge": True},
        "texts": {"type": "array", "items": {"type": "string"}},
        "one": {"title": "stands beside a reference", "omitWhenMerged": True, "$ref": "#/definitions/Outer"},
        "many": {"type": "array", "items": {"$ref": "#/definitions/Outer"}},
        "left_out": {"type": "object", "omitWhenMerged": True},
    },
}
# Extensions: new fields with rules, a rule taken away, a rule put on what had none, a list that is taken whole at once.
EXTENSIONS: list[dict[str, Any]] = [
    {"properties": {"unknown": {"type": "array", "items": {"$ref": "#/definitions/Outer"}}}},
    {"definitions": {"Inner": {"properties": {"whole": {"mergeStrategy": None}, "left_out": None}}}},
    {"definitions": {"Outer": {"properties": {"id": {"omitWhenMerged": True}}}}},
    {"properties": {"many": {"wholeListMerge": True}}},
    {"properties": {"id": {"omitWhenMerged": None}, "date": {"omitWhenMerged": None}, "tag": None}},
]

NAMES = st.sampled_from(["one", "many", "whole", "texts", "left_out", "unknown", "1", "id", "None"])
IDS = st.sampled_from(["1", 1, "2", 2, "1", "2", "3"])
ODD_IDS = st.sampled_from([None, "None", True, 1.0, "True", "1.0", [], {}, {"a": 1}, [1], 0, False, 10**30])
SINGLE = st.one_of(
    st.sampled_from(["x", "y", "", 0, 1, True, False, 1.5, 10**25]), st.none(), st.none(), st.sampled_from(["x", "z"])
)


@st.composite
def _objects(draw: st.DrawFn, values: st.SearchStrategy[Any], ids: st.SearchStrategy[Any]) -> dict[str, Any]:
    found = draw(st.dictionaries(NAMES, values, max_size=4))
    if draw(st.integers(0, 5)):
        found = {"id": draw(ids), **{key: value for key, value in found.items() if key != "id"}}
    return found


def _values(ids: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    def deeper(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
        objects = _objects(inner, ids)
        return st.one_of(
            st.lists(objects, max_size=3),
            objects,
            st.dictionaries(NAMES, inner, max_size=3),
            st.lists(st.one_of(SINGLE, objects, inner), max_size=3),
        )

    return st.recursive(SINGLE, deeper, max_leaves=12)


DATES = st.sampled_from(["2024-01-01", "2024-01-01T00:00:00Z", "2024-02-01", "2023-12-31", "2024-01-01", ""])
ODD_DATES = st.one_of(DATES, st.sampled_from([None, 5, ["2024"], {"d": 1}]))
TAGS = st.sampled_from([["tender"], ["award", "contract"], "tender", None, [], {"a": 1}, 3])


@st.composite
def release_lists(draw: st.DrawFn) -> list[dict[str, Any]]:
    """One to four releases: most with plain ids, dates and ocids, some with odd ones."""
    values = _values(draw(st.sampled_from([st.sampled_from(["1", "2"]), IDS, st.one_of(IDS, ODD_IDS)])))
    dates = draw(st.sampled_from([DATES, DATES, DATES, ODD_DATES]))
    ocids = draw(st.sampled_from([st.just("o"), st.just("o"), st.sampled_from(["o", None, 3, {"one": 1}, ["x"]])]))
    releases = []
    for number in range(draw(st.integers(1, 4))):
        release: dict[str, Any] = {"ocid": draw(ocids), "id": str(number), "date": draw(dates), "tag": draw(TAGS)}
        release |= draw(st.dictionaries(NAMES.filter(lambda name: name != "id"), values, max_size=4))
        for name in draw(st.sampled_from([(), (), (), ("id",), ("tag",), ("ocid",), ("date",)])):
            del release[name]
        releases.append(release)
    if draw(st.booleans()) and len(releases) > 1:
        # Real releases repeat most of what came before.
        releases[-1] = {**copy.deepcopy(releases[0]), **releases[-1]}
    return releases


SCHEMAS = st.lists(st.sampled_from(EXTENSIONS), unique_by=id, max_size=3)
