"""Areas of the United Kingdom: what they are called, what they are part of, what lies near, and how notices name them.

Each question has a module of its own; this is the one to import.
"""

from worthwhile.reference.area_maps import GridKind, neighbours, tile_grid
from worthwhile.reference.area_names import Recognised, recognise, recognise_all
from worthwhile.reference.area_near_names import near_names, near_names_hint
from worthwhile.reference.area_tree import (
    UNITED_KINGDOM,
    Area,
    Kind,
    UnknownArea,
    all_areas,
    ancestors,
    area,
    is_area,
    within,
)

__all__ = [
    "UNITED_KINGDOM",
    "Area",
    "GridKind",
    "Kind",
    "Recognised",
    "UnknownArea",
    "all_areas",
    "ancestors",
    "area",
    "is_area",
    "near_names",
    "near_names_hint",
    "neighbours",
    "recognise",
    "recognise_all",
    "tile_grid",
    "within",
]
