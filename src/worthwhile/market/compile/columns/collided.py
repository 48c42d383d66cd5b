"""What merging by id lost: kept in the tables, marked (MK-021), or told apart (MK-022)."""

from __future__ import annotations

from worthwhile.market.compile.columns import given
from worthwhile.market.compile.columns.awards import add_award, add_lost_supplier
from worthwhile.market.compile.columns.contracts import add_contract
from worthwhile.market.compile.columns.documents import add_document
from worthwhile.market.compile.columns.items import add_item
from worthwhile.market.compile.columns.lots import add_lot
from worthwhile.market.compile.columns.sheet import Sheet
from worthwhile.market.compile.process import Collision

_SECTIONS = {"planning": "planning", "tender": "tender", "awards": "award", "contracts": "contract"}


def _keep(sheet: Sheet, collision: Collision) -> None:
    lost = collision.object
    path = collision.path
    # The tender and its planning are one of a kind and have no id in the tables.
    of_many = path[0] in ("awards", "contracts") and bool(collision.holders)
    holder = given.text(collision.holders[0], sheet.odd) if of_many else None
    if path == ("awards",):
        add_award(sheet, lost, (), -1, True)
    elif path == ("contracts",):
        add_contract(sheet, lost, -1, True)
    elif path == ("awards", "suppliers"):
        add_lost_supplier(sheet, lost, holder)
    elif path == ("tender", "lots"):
        add_lot(sheet, lost, -1, True)
    elif path[-1] == "items" and path[0] in _SECTIONS and path[0] != "planning":
        # Items of planning have no rows at all.
        add_item(sheet, lost, _SECTIONS[path[0]], holder, -1, True)
    elif path[-1] == "documents" and path[0] in _SECTIONS:
        section = "implementation" if path[-2] == "implementation" else _SECTIONS[path[0]]
        add_document(sheet, lost, section, holder, -1, True)


def _stands_apart(sheet: Sheet, collision: Collision) -> bool:
    """Whether it is an award that has its rows as it was published, or what it was before."""
    return collision.path == ("awards",) and str(collision.object.get("id")) in sheet.process.merged.awards_apart


def add_collided(sheet: Sheet) -> None:
    """Rows and faults for the objects that merging by id lost. Parties have theirs already."""
    for collision in sheet.process.merged.collisions:
        if collision.path != ("parties",) and not _stands_apart(sheet, collision):
            _keep(sheet, collision)
        code = "MK-021" if collision.same_release else "MK-022"
        sheet.fault(
            code, ".".join(collision.path), -1, given.text(collision.object.get("id"), []), collision.release_id
        )
