"""Which suggested outcome to add."""

from __future__ import annotations

from django import forms


class SuggestedForm(forms.Form):
    """A template and one of its outcomes, as the page of suggestions sends them."""

    template = forms.SlugField(max_length=60)
    outcome = forms.SlugField(max_length=60)
