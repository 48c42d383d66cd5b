"""Whether a process sets up a framework agreement or a dynamic market: stated, told by the notice, or by its words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from worthwhile.market.compile.columns import given

_CALL_OFF = re.compile(r"\bcall[- ]?offs?\b|\b(?:further|mini)[- ]competition\b|\bdirect award\b")
_UNDER_ANOTHER = re.compile(r"\b(?:via|under|through|from|using|off)\s+(?:\w+\W+){0,6}(?:framework|dps|dynamic)\b")
_FRAMEWORK = re.compile(r"\bframework\b(?! for change)")
_DYNAMIC = re.compile(r"\bdynamic (?:purchasing system|market)\b|\bdps\b")
_DYNAMIC_NOTICES = frozenset({"UK13", "UK14", "UK15", "UK16"})


def read_techniques(
    tender: Mapping[str, Any], title: str | None, method_details: str | None, notice_type: str | None, odd: list[Any]
) -> tuple[bool | None, bool | None]:
    """(framework, dynamic market): True, False where the data or a call-off say no, None where nothing tells."""
    stated = tender.get("techniques")
    framework = dynamic = None
    if stated is not None:
        stated = given.mapping(stated, odd)
        framework = given.flag(stated.get("hasFrameworkAgreement"), odd)
        dynamic = given.flag(stated.get("hasDynamicPurchasingSystem"), odd)
    if notice_type in _DYNAMIC_NOTICES:
        dynamic = True
    if method_details is not None and _CALL_OFF.search(method_details.lower()):
        return False, False
    if (framework is None or dynamic is None) and title is not None:
        said = title.lower()
        own = not _CALL_OFF.search(said) and not _UNDER_ANOTHER.search(said)
        if framework is None and "framework" in said and own and _FRAMEWORK.search(said):
            framework = True
        if dynamic is None and ("dynamic" in said or "dps" in said) and own and _DYNAMIC.search(said):
            dynamic = True
    return framework, dynamic
