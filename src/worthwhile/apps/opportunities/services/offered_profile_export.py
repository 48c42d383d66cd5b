"""The profile of an organisation as a file that the command line and other programs read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from worthwhile.apps.opportunities.selectors.offered_profile import find_offered
from worthwhile.apps.organisations.models import Organisation
from worthwhile.exchange.plain_data import json_text, yaml_text


@dataclass(frozen=True, kw_only=True)
class ProfileFile:
    """A profile as bytes."""

    content: bytes
    media_type: str


def export_profile(organisation: Organisation, name: str, *, on: date) -> ProfileFile | None:
    """``profile.yaml`` or ``profile.json`` with what the facts say on a day; None for another name."""
    data = dict(find_offered(organisation, on=on).data)
    if name == "profile.yaml":
        return ProfileFile(content=yaml_text(data).encode(), media_type="application/yaml; charset=utf-8")
    if name == "profile.json":
        return ProfileFile(content=f"{json_text(data)}\n".encode(), media_type="application/json")
    return None
