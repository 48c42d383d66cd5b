"""The organisations of a notice: the buyer and the suppliers, and never a person."""

from __future__ import annotations

from collections.abc import Iterable

from worthwhile.exchange.notices.fields import Fields
from worthwhile.exchange.notices.record import Body, TenderRecord

COUNTRY: Fields = {"country": "GB", "countryName": "United Kingdom"}


def party_id(body: Body) -> str:
    """Scheme and number of its best identifier, as published notices do it, else our own id."""
    return "-".join(body.identifiers[0]) if body.identifiers else body.id


def reference_to(body: Body) -> Fields:
    """The organisation as a section names it."""
    return {"id": party_id(body), "name": body.name}


def parties_of(record: TenderRecord) -> list[Fields]:
    """Every organisation once, each with all its roles."""
    suppliers = [supplier for award in record.awards for supplier in award.suppliers]
    return [_party(body, roles) for body, roles in _with_roles(record.buyer, suppliers)]


def _with_roles(buyer: Body, suppliers: Iterable[Body]) -> Iterable[tuple[Body, list[str]]]:
    found: dict[str, tuple[Body, list[str]]] = {party_id(buyer): (buyer, ["buyer"])}
    for body in suppliers:
        roles = found.setdefault(party_id(body), (body, []))[1]
        if "supplier" not in roles:
            roles.append("supplier")
    return found.values()


def _party(body: Body, roles: list[str]) -> Fields:
    schemes = [{"scheme": scheme, "id": number} for scheme, number in body.identifiers]
    return {
        "id": party_id(body),
        "name": body.name,
        "identifier": {**(schemes[0] if schemes else {}), "legalName": body.name},
        "additionalIdentifiers": schemes[1:],
        "address": dict(COUNTRY),
        "roles": roles,
        "details": {"scale": "sme" if body.small else None, "vcse": body.social},
    }
