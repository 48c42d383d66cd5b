"""Whether the terms of a source let a value be shared."""

from __future__ import annotations

import re

from worthwhile.apps.library.models import OwnValueVersion, Sharing

# What stands in terms that forbid others to publish a figure, whatever the person who enters it thinks.
_FORBIDS = re.compile(
    r"\bNC\b|\bND\b|non-?\s?commercial|no derivatives?|all rights reserved|confidential|own use only|personal use|"
    r"\bnot (?:to )?be (?:shared|published|copied|reproduced)|\b(?:must|may) not (?:share|publish|copy|reproduce)|"
    r"\bsubscri(?:ber|ption)|\bpaid licen[cs]e",
    re.IGNORECASE,
)
FOR_YOURSELVES = "Your own cases can use it as far as its terms allow that: read them before you send a case to others."


def why_sharing_is_off(*, licence: str, sharing: str) -> str:
    """Why a value entered on these terms may not be shared; empty where it may."""
    forbids = _FORBIDS.search(licence)
    if forbids:
        return (
            f"The licence you gave says “{forbids[0]}”. Terms like that do not let others publish the figure, so "
            f"sharing is off. {FOR_YOURSELVES}"
        )
    if sharing == Sharing.NO:
        return f"You said that it is for your own use, so sharing is off. {FOR_YOURSELVES}"
    if sharing == Sharing.UNSURE:
        return f"Sharing is off until you know that the terms allow it. {FOR_YOURSELVES}"
    return ""


def why_version_is_not_shared(version: OwnValueVersion) -> str:
    """Why this version may not be shared; empty where it may."""
    return why_sharing_is_off(licence=version.licence, sharing=version.sharing)
