"""Whether a process sets up a framework agreement or a dynamic market: stated, told by the notice, or by its words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from worthwhile.market.compile.columns import given

_CALL_OFF = re.compile(r"\bcall[- ]?offs?\b|\b(?:further|mini)[- ]competition\b|\bdirect award\b")
_UNDER_ANOTHER = re.compile(r"\b(?:via|under|through|from|using|off)\s+(?:\w+\W+){0,6}(?:framework|dps|dynamic)\b")
_FRAMEWORK = re.compile(r"\bframework\b")
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
    if method_details is not None and is_call_off(method_details):
        return False, False
    if (framework is None or dynamic is None) and title is not None:
        in_words, dynamic_in_words = told_by_title(title.lower())
        framework = in_words if framework is None else framework
        dynamic = dynamic_in_words if dynamic is None else dynamic
    return framework, dynamic


@lru_cache(maxsize=1 << 10)
def is_call_off(method_details: str) -> bool:
    """Whether the details of a method speak of buying under something that stands already."""
    return _CALL_OFF.search(method_details.lower()) is not None


def told_by_title(said: str) -> tuple[bool | None, bool | None]:
    """(framework, dynamic market) as a title in lower case tells; None where it tells neither."""
    if not ("framework" in said or "dynamic" in said or "dps" in said):
        return None, None
    if _CALL_OFF.search(said) or _UNDER_ANOTHER.search(said):
        return None, None
    return True if _FRAMEWORK.search(said) else None, True if _DYNAMIC.search(said) else None
