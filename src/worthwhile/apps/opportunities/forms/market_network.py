"""The organisations of a network, pasted as company and charity numbers."""

from __future__ import annotations

from django import forms

from worthwhile.apps.opportunities.selectors.market_network import MOST, Network, pack_network, read_network

# A line a number with room for notes of spreadsheets; more is no list of numbers.
MOST_LETTERS = 40_000


class MarketNetworkForm(forms.Form):
    """A list of numbers. What is not recognised is told once, and then passed over if the person says so."""

    numbers = forms.CharField(
        label="Company and charity numbers",
        widget=forms.Textarea(attrs={"rows": 10, "spellcheck": "false"}),
        max_length=MOST_LETTERS,
        help_text=f"One a line, at most {MOST}. For example 01234567, 1123456, SC012345 or GB-COH-01234567",
        error_messages={
            "required": "Enter the company or charity number of each organisation, one a line",
            "max_length": f"Paste only numbers, at most {MOST} of them",
        },
    )

    network: Network | None = None

    def clean_numbers(self) -> str:
        given: str = self.cleaned_data["numbers"]
        self.network = read_network(given)
        if self.network.given > MOST:
            raise forms.ValidationError(f"Enter at most {MOST} numbers. You gave {self.network.given:,}")
        if not self.network.keys:
            raise forms.ValidationError(
                "None of these is a company or charity number. Enter eight figures for a company, six or seven for a "
                "charity in England and Wales"
            )
        return given

    @property
    def packed(self) -> str:
        """The recognised ones as an address holds them."""
        return pack_network(self.network.keys) if self.network else ""
