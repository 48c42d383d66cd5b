"""Whether staff may transfer, and whether bidders are told about them (FIT-25)."""

from __future__ import annotations

from collections.abc import Iterator

from worthwhile.engines.fitness.facts import Fact
from worthwhile.exchange.tender_pack.statements import Statement
from worthwhile.exchange.tender_pack.wording import is_denied, pattern

_TUPE = pattern(r"\bTUPE\b|\bTransfer of Undertakings\b")
_APPLIES = pattern(
    r"\b(?:TUPE|Regulations?\)?)\b[^.;]{0,40}\b(?:will|is likely to|are likely to|may|does|do|shall|"
    r"would)?\s?(?:apply|applies|be applicable)\b"
)
_OPEN = pattern(r"\b(?:whether|if|own (?:legal )?(?:advice|view|assessment)|satisfy themselves)\b")
_INFORMATION = pattern(
    r"\b(?:TUPE|employee liability|staff(?:ing)?|workforce|ELI)\b[^.;]{0,20}\b(?:information|data|details|list|"
    r"schedule)\b"
)
_IN_PACK = pattern(
    r"\b(?:provided|attached|included|available|set out|enclosed|given|published|found)\b[^.;]{0,40}\b(?:at|in|as|"
    r"within|with|from)\s(?:the )?(?:appendix|annex|schedule|pack|tender|attachment|document|section|portal|itt)"
)
_LATER = pattern(
    r"\b(?:released|provided|available|shared|disclosed|given)\b[^.;]{0,60}\b(?:preferred|successful|winning|"
    r"after (?:the )?award|on award|following award)"
)


def find_tupe(said: Statement) -> Iterator[Fact]:
    """Whether TUPE applies in the buyer's view, and where the information stands."""
    about = f"{said.before} {said.text}"
    if not _TUPE.search(about):
        return
    applies, information = _APPLIES.search(said.text), _INFORMATION.search(said.text)
    if applies and _TUPE.search(said.text) and not _OPEN.search(said.text):
        denied = pattern(r"\bnot (?:likely to )?(?:apply|be applicable)").search(applies[0]) or is_denied(
            said.text, *applies.span()
        )
        yield said.fact("tupe_applies", not denied, at=applies.span())
    if not information:
        return
    later = _LATER.search(said.text)
    if later:
        if _TUPE.search(said.text) and not applies:
            yield said.fact("tupe_applies", True, at=information.span())
        yield said.fact("tupe_information_in_pack", False, at=later.span())
    elif _IN_PACK.search(said.text) and not is_denied(said.text, *information.span()):
        yield said.fact("tupe_information_in_pack", True, at=information.span())
