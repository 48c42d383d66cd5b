"""Scores of one bid on one form: a level, the reason and the place for each criterion; partly, if one likes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django import forms
from django.forms.boundfield import BoundField

from worthwhile.apps.tenders.models import AgreedScore, GivenScore, JudgedCondition
from worthwhile.apps.tenders.selectors.kind_words import KindWords
from worthwhile.apps.tenders.services.assess import LONGEST_EVIDENCE, LONGEST_REASON, Entry
from worthwhile.apps.tenders.services.settle_scores import Judgement
from worthwhile.engines.scoring import shown
from worthwhile.engines.scoring.scheme import Scheme
from worthwhile.exchange.plain_data import digits_text


@dataclass(frozen=True, kw_only=True)
class Leaf:
    """Something that is scored: its title, its weight in words, and the title of the criterion it is a part of."""

    id: str
    title: str
    weight: str
    part_of: str


@dataclass(frozen=True, kw_only=True)
class LeafFields:
    """The boxes of one criterion. ``evidence`` is None where a panel agrees."""

    leaf: Leaf
    score: BoundField
    reason: BoundField
    evidence: BoundField | None = None


@dataclass(frozen=True, kw_only=True)
class ConditionFields:
    """The boxes of one condition."""

    id: str
    title: str
    met: BoundField
    why_not: BoundField


def leaves_of(scheme: Scheme) -> list[Leaf]:
    """What is scored, in the order of the scheme."""
    found = []
    for criterion in scheme.criteria:
        for leaf in criterion.leaves:
            is_part = leaf is not criterion
            share = criterion.share_of(leaf) * Fraction(criterion.weight)
            found.append(
                Leaf(
                    id=leaf.id,
                    title=leaf.title,
                    weight=f"{shown(share)}%",
                    part_of=criterion.title if is_part else "",
                )
            )
    return found


class ScoreForm(forms.Form):
    """What one assessor gives a bid alone."""

    def __init__(
        self, *args: Any, scheme: Scheme, kept: Mapping[str, GivenScore], kind: KindWords, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self._leaves = leaves_of(scheme)
        for leaf in self._leaves:
            self.fields[f"{leaf.id}.score"] = _score_field(scheme, "Score", forms.RadioSelect())
            self.fields[f"{leaf.id}.reason"] = _reason_field("Why", f"In words that the {kind.who} can be given")
            self.fields[f"{leaf.id}.evidence"] = forms.CharField(
                label=kind.where,
                help_text="For example, answer 2, or file 1, page 4",
                required=False,
                max_length=LONGEST_EVIDENCE,
                error_messages={"max_length": f"Shorten this to {LONGEST_EVIDENCE} characters"},
            )
            if leaf.id in kept:
                before = kept[leaf.id]
                self.initial = {
                    **self.initial,
                    f"{leaf.id}.score": digits_text(before.score),
                    f"{leaf.id}.reason": before.reason,
                    f"{leaf.id}.evidence": before.evidence,
                }

    def sections(self) -> Iterator[LeafFields]:
        """Criterion by criterion."""
        for leaf in self._leaves:
            boxes = (self[f"{leaf.id}.{name}"] for name in ("score", "reason", "evidence"))
            score, reason, evidence = boxes
            yield LeafFields(leaf=leaf, score=score, reason=reason, evidence=evidence)

    def entries(self) -> list[Entry]:
        """What was filled in, once the form is valid; criteria left empty are scored another time."""
        return [
            Entry(criterion=leaf.id, score=score, reason=reason, evidence=evidence)
            for leaf in self._leaves
            for score, reason, evidence in [self._given(leaf.id)]
            if score is not None or reason or evidence
        ]

    def _given(self, leaf: str) -> tuple[Decimal | None, str, str]:
        data = self.cleaned_data
        score = data[f"{leaf}.score"]
        return Decimal(score) if score else None, data[f"{leaf}.reason"], data[f"{leaf}.evidence"]


class SettleForm(forms.Form):
    """What the panel agreed on, and which conditions are met."""

    def __init__(
        self,
        *args: Any,
        scheme: Scheme,
        agreed: Mapping[str, AgreedScore],
        judged: Mapping[str, JudgedCondition],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self._leaves = leaves_of(scheme)
        self._conditions = scheme.conditions
        for leaf in self._leaves:
            self.fields[f"{leaf.id}.score"] = _score_field(scheme, "Score agreed on", forms.Select(), empty=True)
            self.fields[f"{leaf.id}.reason"] = _reason_field("Why the panel agreed on it", "")
            if leaf.id in agreed:
                self.initial[f"{leaf.id}.score"] = digits_text(agreed[leaf.id].score)
                self.initial[f"{leaf.id}.reason"] = agreed[leaf.id].reason
        for condition in scheme.conditions:
            self.fields[f"{condition.id}.met"] = forms.ChoiceField(
                label="Does it meet this?",
                choices=[("yes", "Yes"), ("no", "No: the bid is out")],
                required=False,
                widget=forms.RadioSelect,
            )
            self.fields[f"{condition.id}.why_not"] = _reason_field("If not, why", "The bidder is told")
            if condition.id in judged:
                self.initial[f"{condition.id}.met"] = "yes" if judged[condition.id].met else "no"
                self.initial[f"{condition.id}.why_not"] = judged[condition.id].reason

    def sections(self) -> dict[str, LeafFields]:
        """Criterion by criterion, by id."""
        return {
            leaf.id: LeafFields(leaf=leaf, score=self[f"{leaf.id}.score"], reason=self[f"{leaf.id}.reason"])
            for leaf in self._leaves
        }

    def conditions(self) -> list[ConditionFields]:
        """Condition by condition."""
        return [
            ConditionFields(id=one.id, title=one.title, met=self[f"{one.id}.met"], why_not=self[f"{one.id}.why_not"])
            for one in self._conditions
        ]

    def agreed(self) -> list[Entry]:
        """The scores that were filled in, once the form is valid."""
        data = self.cleaned_data
        return [
            Entry(
                criterion=leaf.id,
                score=Decimal(data[f"{leaf.id}.score"]) if data[f"{leaf.id}.score"] else None,
                reason=data[f"{leaf.id}.reason"],
            )
            for leaf in self._leaves
            if data[f"{leaf.id}.score"] or data[f"{leaf.id}.reason"]
        ]

    def judged(self) -> list[Judgement]:
        """The conditions that were answered, once the form is valid."""
        data = self.cleaned_data
        return [
            Judgement(condition=one.id, met=data[f"{one.id}.met"] == "yes", reason=data[f"{one.id}.why_not"])
            for one in self._conditions
            if data[f"{one.id}.met"]
        ]


def _score_field(scheme: Scheme, label: str, widget: forms.Widget, *, empty: bool = False) -> forms.ChoiceField:
    digits = {digits_text(level.score): level.anchor for level in scheme.scale.levels}
    levels = [(score, f"{score}. {anchor}" if anchor else score) for score, anchor in digits.items()]
    return forms.ChoiceField(
        label=label,
        choices=[("", "Nothing recorded"), *levels] if empty else levels,
        required=False,
        widget=widget,
        error_messages={"invalid_choice": "Choose a score of the scale"},
    )


def _reason_field(label: str, hint: str) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=hint,
        required=False,
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"max_length": f"Shorten this to {LONGEST_REASON:,} characters"},
    )
