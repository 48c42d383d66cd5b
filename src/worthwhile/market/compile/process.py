"""One contracting process between the steps of compiling: its releases, what merging made of them, and what it lost."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from msgspec import Struct


class ReleaseMark(Struct, frozen=True):
    """What is remembered of one release of a process.

    ``release_id`` is made by us (``made_id``) where none was published; ``date`` is the published text.
    """

    release_id: str
    made_id: bool
    date: str
    tags: tuple[str, ...]


class Collision(Struct, frozen=True):
    """An object that merging by id replaced or mixed with another, as it stood in its own release.

    ``path`` is the list it stood in, as field names (``("awards",)``, ``("tender", "lots")``, ``("parties",)``).
    ``same_release`` True: the same id stands twice in one list of one release (MK-021). False: a later release uses the
    same party id for another organisation (MK-022). ``holders`` are the ids, as published, of the objects of lists that
    it stood in, outermost first: that of the award for ``("awards", "suppliers")``; None for one without an id.
    """

    path: tuple[str, ...]
    object: Mapping[str, Any]
    release_id: str
    same_release: bool
    holders: tuple[Any, ...] = ()


class Merged(Struct, frozen=True):
    """A compiled release, exactly as the rules of merging ask, and what the rules lost on the way.

    ``awards_apart`` holds, by the text of an id that several awards of one release bear, those awards as they stood in
    the last release that gives the id, in order; it lacks an id whose awards cannot be told apart.
    """

    release: dict[str, Any]
    collisions: tuple[Collision, ...] = ()
    awards_apart: dict[str, tuple[Mapping[str, Any], ...]] = {}


class Process(Struct, frozen=True):
    """A compiled process, ready to become rows. ``marks`` is in order of merging and has at least one."""

    ocid: str
    marks: tuple[ReleaseMark, ...]
    merged: Merged
