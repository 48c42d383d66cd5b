"""What a sentence gives with one hand and takes with the other: what speaks well of a tender must be beyond doubt.

A detector reads one statement. Before a check may pass on what it found, the words around it are asked whether they
take it back: an exception, a second statement of the same thing, a promise that binds nobody, or one lot of several.
Then the part that takes back is read for a breach by itself, and where there is none nothing is said.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import islice
from typing import TypeAlias

from worthwhile.engines.fitness.facts import Fact
from worthwhile.exchange.tender_pack.reassuring import is_reassuring
from worthwhile.exchange.tender_pack.statements import Statement
from worthwhile.exchange.tender_pack.topics import speaks_of
from worthwhile.exchange.tender_pack.wording import pattern

_SIZE_OF_CAP = frozenset({"liability_cap", "liability_cap_share"})
"""A sum is worth nothing where it is in doubt whether liability is capped."""
MOST_TURNS, MOST_PARTS = 4, 12
"""A sentence that turns more often is in doubt without being read further."""

Find: TypeAlias = Callable[[Statement], Iterator[Fact]]

_TURN = (
    r"(?:but|however|except(?:ing|ions?)?|other than|unless|save (?:that|for|in|where|as)|apart from|aside from|"
    r"although|though|notwithstanding|nevertheless|provided that|subject to|excluding|with the exception|"
    r"otherwise|whereas|while|despite|those (?:without|who do not|that do not|not)|all others|others must|binna|"
    r"forby|oni bai|ac eithrio|ond)\b"
)
_FOR_A_TIME = pattern(r"\b(?:until|thereafter|for the first)\b")
_MOVES_WITH_TIME = frozenset({"indexation", "indexation_yearly"})
_TURNS = pattern(rf"\b{_TURN}")
_TURNS_NEXT = pattern(
    rf"^(?:that said|this (?:does|shall|will) not|these (?:do|shall|will) not|the above|"
    rf"{_TURN})"
)
_PARTS = re.compile(rf"\b{_TURN}|[;:]\s|\s\|\s|,\s(?=(?:and|or|others?|only|all|every)\b)", re.IGNORECASE)
_BINDS_NOBODY = pattern(
    r"\b(?:aims?|endeavours?|seeks?|tr(?:y|ies)|hopes?|intends?|expects?) to\b|\b(?:best|reasonable) endeavours\b|"
    r"\b(?:where|if|when|as far as|whenever) (?:possible|practicable|resources|appropriate|it can|funds)\b|"
    r"\bdiscretion\b|\breserves? the right\b|\bno obligation\b|\bnot (?:be )?obliged\b|\bnot guaranteed\b|"
    r"\b(?:generally|usually|in most cases|typically)\b|\bonly (?:if|when|until|after)\b|"
    r"\b(?:is|are) considering\b|\bto be confirmed\b|\bmay change\b|\bat this stage\b|\bfor now\b|\bat present\b|"
    r"\bas (?:determined|judged|decided|assessed|it sees fit)\b|\b(?:opinion|satisfaction) of\b|\bentitled to\b"
)
_UNSAID = pattern(
    r"\bnot the case\b|\bnot (?:enough|sufficient|all\b|every\b|accepted|be accepted|acceptable|permitted)|"
    r"\bno longer\b|\b(?:previously|formerly|in the past|hitherto|used to)\b|\binsufficient\b|\bwaiv\w+|"
    r"\b(?:assume[ds]?|myth|mistaken|misunderstanding)\b"
)
_SOME_ONLY = pattern(
    r"\b(?:of|for|from|to|by) (?:the lead\b|charit\w+|SMEs?\b|small\b|micro|voluntary|social enterprises?|local "
    r"(?:providers|suppliers|organisations|bidders)|welsh\b|scottish\b|existing\b|incumbents?\b|members\b|some\b|certain\b|"
    r"new (?:entrants|bidders|suppliers))|\b(?:of|for|from|to|by) (?:suppliers|bidders|organisations|providers|"
    r"tenderers|"
    r"those|companies) (?:with|that|who|which|whose|under|of)\b"
)
_ON_CONDITION = pattern(r"\bif\b(?! you (?:bid|tender)\b)")
_ASKED_ON_CONDITION = frozenset({"where-companies-act-requires"})
"""What is by its nature for some only, or on a condition."""
_OF_A_CASE = frozenset({"winding_down_paid", "break_with_notice", "extension_by_agreement", "extension_reopens_price"})
_ASKS = pattern(
    r"\b(?:must|shall|will|only|required?|needs?|reject\w*|exclud\w*|cannot|not|no|fail\w*|payable|charged?|costs?|each|"
    r"every|all|without|zero|scored?|applies|extended)\b"
)
_LOT = pattern(r"\blots?\s?(?:\d{1,2}|[A-D]|one|two|three|four|five|six)\b")


def find_beyond_doubt(said: Statement, find: Find) -> Iterator[Fact]:
    """What a detector finds; what speaks well only where nothing around it takes it back."""
    found = list(find(said))
    comforts = [fact for fact in found if is_reassuring(fact)]
    if not comforts:
        yield from found
        return
    doubted = [fact for fact in comforts if _is_doubted(said, fact, find)]
    without_cap = any(fact.name == "liability_capped" for fact in doubted)
    kept = [fact for fact in found if fact not in doubted]
    yield from (fact for fact in kept if not (without_cap and fact.name in _SIZE_OF_CAP))
    names = {fact.name for fact in doubted}
    yield from _breaches(said, find, names)


def is_taken_back(said: Statement) -> bool:
    """Whether a sentence, or the one after it, has the words by which something is taken back."""
    words = (_TURNS, _BINDS_NOBODY, _UNSAID, _SOME_ONLY, _ON_CONDITION, _FOR_A_TIME)
    return any(one.search(said.text) for one in words) or bool(_TURNS_NEXT.match(said.after))


def _is_doubted(said: Statement, fact: Fact, find: Find) -> bool:
    text = said.text
    if _BINDS_NOBODY.search(text) or _UNSAID.search(text):
        return True
    if fact.value not in _ASKED_ON_CONDITION and _SOME_ONLY.search(text):
        return True
    if fact.value not in _ASKED_ON_CONDITION and fact.name not in _OF_A_CASE and _ON_CONDITION.search(text):
        return True
    if _FOR_A_TIME.search(text) and fact.name not in _MOVES_WITH_TIME:
        return True
    turns = list(islice(_TURNS.finditer(text), MOST_TURNS + 1))
    if len(turns) > MOST_TURNS or any(not _is_of_another_thing(said, turn.end(), fact, find) for turn in turns):
        return True
    if _TURNS_NEXT.match(said.after) or (not fact.about and _LOT.search(text)):
        return True
    return any(_says_otherwise(part, fact, find) for part in _others(said, fact, find))


def _is_of_another_thing(said: Statement, start: int, fact: Fact, find: Find) -> bool:
    """Whether what follows a turn is understood, and is something else ("may bid jointly but must merge")."""
    rest = list(find(replace(said, text=said.text[start:], before=said.text, after="")))
    return bool(rest) and all(one.name != fact.name for one in rest)


def _others(said: Statement, fact: Fact, find: Find) -> Iterator[Statement]:
    """The clauses of a sentence where one of them says it all, and the sentences around it."""
    clauses = [replace(said, text=clause, before="", after="") for clause in re.split(r";\s", said.text)]
    if len(clauses) > 1 and any(one.name == fact.name for clause in clauses for one in find(clause)):
        yield from clauses
    for text in (said.before, said.after):
        if text:
            yield replace(said, text=text, before="", after="")


def _says_otherwise(part: Statement, fact: Fact, find: Find) -> bool:
    """Whether a part speaks of the same thing, asks something, and says nothing that is understood, or the opposite."""
    if not speaks_of(part.text, fact.name) or not _ASKS.search(part.text):
        return False
    told = list(find(part))
    return not told or any(one.name == fact.name and not is_reassuring(one) and one.about == fact.about for one in told)


def _breaches(said: Statement, find: Find, names: set[str]) -> Iterator[Fact]:
    """What is found against the tender in the parts of a sentence that takes something back, quoted whole."""
    if not names:
        return
    told: set[tuple[str, object, str]] = set()
    for part in _parts(said):
        for fact in find(part):
            key = (fact.name, fact.value, fact.about)
            if fact.name in names and not is_reassuring(fact) and key not in told:
                told.add(key)
                yield replace(fact, quote=said.quote_of(part.text))


def _parts(said: Statement) -> Iterator[Statement]:
    pieces = [piece.strip(" ,") for piece in _PARTS.split(said.text)]
    whole = said.text
    for piece in pieces[1 : MOST_PARTS + 1]:
        if piece:
            yield replace(said, text=piece, before=whole, after="")
    if _TURNS_NEXT.match(said.after):
        yield replace(said, text=f"{said.text.rstrip('.')}, {said.after}", after="")
