"""The gaps of a draft, each with a box where it may be filled by typing."""

from __future__ import annotations

import hashlib
import re
from typing import Any

from django import forms
from django.forms.boundfield import BoundField

from worthwhile.apps.impact.selectors.answer_content import Content, own_words_of, promises_of
from worthwhile.exchange.answers import AnswerDraft, Piece
from worthwhile.exchange.answers.own_words import key_of, may_be_typed, open_gaps
from worthwhile.exchange.case_edits import Edits, Place

LONGEST = 3000
# Gaps whose words the question has a field for; a date and a plan are entered on their own pages.
_OF_QUESTION = re.compile(r"^question\.(responsible|reporting)$")
_OF_PROMISE = re.compile(r"^question\.promises\[(\d+)\]\.(adds|counted_in)$")
ON_THEIR_PAGES = re.compile(r"^question\.(milestones$|promises\[\d+\]\.by$)")


class GapsForm(forms.Form):
    """One box for each gap that somebody may fill by typing. What is typed is theirs, and marked as theirs."""

    def __init__(self, *args: Any, draft: AnswerDraft, content: Content, **kwargs: Any) -> None:
        """``draft`` is the draft before anything was typed into it."""
        super().__init__(*args, **kwargs)
        self.content = content
        self.gaps = {field_name(gap): gap for gap in open_gaps(draft) if is_box(gap)}
        typed = own_words_of(content)
        for name, gap in self.gaps.items():
            self.fields[name] = forms.CharField(
                label=gap.text.strip("[]"),
                initial=typed.get(key_of(gap), ""),
                widget=forms.Textarea(attrs={"rows": 2, "autocomplete": "off"}),
                max_length=LONGEST,
                required=False,
            )

    @property
    def boxes(self) -> dict[str, BoundField]:
        """The box of each gap, by the key of the gap."""
        return {key_of(gap): self[name] for name, gap in self.gaps.items()}

    @property
    def own_words(self) -> dict[str, str]:
        """What is typed, by the key of each gap; nothing of a box that cannot be used as it is."""
        return {key_of(gap): self.cleaned_data.get(name, "") for name, gap in self.gaps.items()}

    @property
    def homeless(self) -> tuple[str, ...]:
        """Words typed before for gaps that the draft no longer has."""
        keys = {key_of(gap) for gap in self.gaps.values()}
        return tuple(words for key, words in own_words_of(self.content).items() if key not in keys)

    def edits(self) -> Edits:
        """The places to change. The form is valid."""
        edits: dict[Place, Any] = {}
        for key, words in self.own_words.items():
            edits[self._place(key)] = words or None
        return edits

    def _place(self, key: str) -> Place:
        found = _OF_QUESTION.match(key)
        if found:
            return ("question", found[1])
        found = _OF_PROMISE.match(key)
        if found:
            return ("outcomes", str(promises_of(self.content)[int(found[1])]["id"]), found[2])
        return ("own_words", key)


def field_name(gap: Piece) -> str:
    """The name of the box of a gap: the same as long as it asks for the same thing."""
    return f"gap-{hashlib.sha256(key_of(gap).encode()).hexdigest()[:12]}"


def is_box(gap: Piece) -> bool:
    """Whether a gap has a box of its own on the page of the draft."""
    return may_be_typed(gap) and not (gap.at and ON_THEIR_PAGES.match(gap.at))
