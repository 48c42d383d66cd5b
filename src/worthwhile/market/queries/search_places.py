"""Where an asked area reaches: itself and all inside it, what lies around it, and its neighbours."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from worthwhile.kernel.problems import InvalidInput, Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """Area codes by how they fit: ``inside`` (asked for, or in it), ``around`` (it lies in them), ``near`` (km)."""

    inside: frozenset[str]
    around: frozenset[str]
    near: dict[str, float]

    @property
    def every(self) -> frozenset[str]:
        """All codes that fit."""
        return self.inside | self.around | frozenset(self.near)


@lru_cache(maxsize=512)
def reach_of(areas: tuple[str, ...], within_km: float | None) -> Reach:
    """Where the asked areas reach. Raises InvalidInput for codes that are not areas."""
    from worthwhile.reference.areas import ancestors, is_area, neighbours, within

    unknown = [code for code in areas if not is_area(code)]
    if unknown:
        raise InvalidInput(
            Problem("areas", f"Enter the code of an area, such as E06000032 for Luton. You gave {code!r}.")
            for code in unknown
        )
    inside: set[str] = set(areas)
    around: set[str] = set()
    near: dict[str, float] = {}
    for code in areas:
        inside |= set(within(code))
        around |= set(ancestors(code))
        for neighbour, kilometres in neighbours(code, km=within_km) if within_km else ():
            near[neighbour] = min(kilometres, near.get(neighbour, kilometres))
    around -= inside
    return Reach(
        inside=frozenset(inside),
        around=frozenset(around),
        near={code: km for code, km in near.items() if code not in inside and code not in around},
    )


def name_of_area(code: str) -> str:
    """The name of an area, or its code where it is not known."""
    from worthwhile.reference.areas import area, is_area

    return area(code).name if is_area(code) else code
