"""Under which law a process runs, as far as its data tell, and whether under the light-touch rules."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from msgspec import Struct

from worthwhile.market.compile.columns import given
from worthwhile.market.compile.columns.sheet import Sheet


class Regime(Struct, frozen=True):
    """The regime and how it was told; ``light_touch`` is None where nothing tells."""

    name: str
    basis: str | None
    light_touch: bool | None


_BY_LEGAL_BASIS = {
    ("UKPGA", "2023/54"): "procurement-act-2023",
    ("UKSI", "2023/1348"): "psr-2023",
    ("CELEX", "32014L0024"): "pcr-2015",
    ("CELEX", "32014L0025"): "ucr-2016",
    ("CELEX", "32014L0023"): "ccr-2016",
}
_LIGHT_TOUCH = re.compile(r"(?<!not )(?<!non )(?<!non-)\blight[ -]?touch\b")
_SOCIAL_SERVICES = re.compile(r"\bsocial and other specific services\b")
_NEVER = re.compile(r"\b(?:not|outside|isn't) (?:\w+ ){0,4}(?:the )?(?:provider selection regime|light[ -]touch)\b")


def _legal_basis(sheet: Sheet, tender: Mapping[str, Any]) -> tuple[str | None, str | None]:
    """(regime, basis as published) of the stated legal basis."""
    basis = tender.get("legalBasis")
    if basis is None:
        return None, None
    basis = given.mapping(basis, sheet.odd)
    scheme = given.text(basis.get("scheme"), sheet.odd)
    code = given.text(basis.get("id"), sheet.odd)
    if code is None:
        return None, None
    name = _BY_LEGAL_BASIS.get(((scheme or "").upper(), code), "scotland" if scheme in ("SSI", "ASP") else "other")
    return name, f"{scheme} {code}" if scheme else code


def told_by_words(words: str) -> tuple[bool, bool]:
    """(light touch, Provider Selection Regime): whether words in lower case say so, and do not say that it is not."""
    light, selection = "light" in words, "provider selection regime" in words
    social = "specific services" in words and _SOCIAL_SERVICES.search(words) is not None
    if not (light or selection) or _NEVER.search(words):
        return social, False
    return social or (light and _LIGHT_TOUCH.search(words) is not None), selection


def _is_light_touch(sheet: Sheet, tender: Mapping[str, Any], words: str) -> bool | None:
    """True where a special regime, the words, or the kind of form say so."""
    for part in (tender, *given.objects(sheet.release.get("awards"), [])):
        special = part.get("specialRegime")
        if special is not None:
            for one in given.texts(special, []):
                if "lighttouch" in one.lower().replace(" ", "").replace("-", ""):
                    return True
    return True if told_by_words(words)[0] else None


def read_regime(sheet: Sheet, tender: Mapping[str, Any], publisher: str, words: str) -> Regime:
    """The regime of a process. ``words`` is its title, description and method in lower case."""
    light_touch = _is_light_touch(sheet, tender, words)
    name, basis = _legal_basis(sheet, tender)
    if publisher == "public-contracts-scotland":
        return Regime("scotland", f"{basis}, published in Scotland" if basis else "published in Scotland", light_touch)
    if name != "scotland" and told_by_words(words)[1]:
        # Such notices are published on forms of another law; the words say which law it really is.
        return Regime("psr-2023", "words" if basis is None else f"words ({basis})", light_touch)
    if name is None:
        return Regime("unknown", None, light_touch)
    return Regime(name, basis, light_touch)
