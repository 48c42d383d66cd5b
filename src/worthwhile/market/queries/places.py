"""Places of delivery gathered into the nations and regions of which they are part."""

from __future__ import annotations

from typing import TYPE_CHECKING

import ibis

from worthwhile.market.queries.asking import Tables, is_true
from worthwhile.market.queries.scope import Scope
from worthwhile.reference.areas import tile_grid, within

if TYPE_CHECKING:
    import ibis.expr.types as ir


def places_asked(tables: Tables, scope: Scope) -> ir.Table:
    """Where each process delivers: place_ocid_ and area (ONS code), each pair once.

    Where the scope names areas, these as the notices give them; else the nations and English regions around them. A
    place that is larger than a region stays as it is.
    """
    places = tables["area"]
    places = places.filter(places.code.notnull())
    if scope.areas:
        places = places.filter(places.code.isin(scope.areas))
        return places.select(place_ocid_="ocid", area="code").distinct()
    around = [
        (is_true(places.code.isin(sorted(within(region)))), region)
        for region in sorted(tile_grid("nations-and-regions"))
    ]
    return places.select(place_ocid_=places.ocid, area=ibis.cases(*around, else_=places.code)).distinct()
