"""What letters say about what went astray: bids that drop out or were never read, and outcomes that change."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from worthwhile.apps.tenders.services.letter_kind import Letter, LetterWords

ASTRAY: Mapping[Letter, LetterWords] = MappingProxyType(
    {
        Letter.OUTCOME_WITHDRAWN: LetterWords(
            subject="The outcome of a tender does not stand any more",
            says="A bid was set aside after you were told the outcome, so that outcome does not stand. You will be "
            "told the new one, and can object to it then. You need do nothing now.",
        ),
        Letter.OUTCOME_KEPT: LetterWords(
            subject="The outcome of a tender stays, although an objection was upheld",
            says="An objection was upheld. Two people of the buyer agreed that it does not change the outcome. Why, "
            "and from when a contract may be signed, stands on the page of the outcome.",
        ),
        Letter.BID_SET_ASIDE: LetterWords(
            subject="What you offered in a tender is set aside",
            says="What you offered does not count any more. Why stands on your page of the tender. You will be told "
            "the outcome as everybody is, and can object to it then.",
        ),
        Letter.BID_SET_ASIDE_TO_PARTNERS: LetterWords(
            subject="A bid that you take part in is set aside",
            says="The bid does not count any more. The organisation that leads it reads why on its page. Ask it.",
        ),
        Letter.BID_DID_NOT_COUNT: LetterWords(
            subject="Your bid to a tender did not count",
            says="The deadline has passed. The documents had changed after you handed your bid in, and it was not "
            "confirmed for the new version, so that it does not count and stays sealed. You will be told the outcome. "
            "Should time be given back because this service was away, you can confirm it then.",
        ),
        Letter.BID_DID_NOT_COUNT_TO_PARTNERS: LetterWords(
            subject="A bid that you take part in did not count",
            says="The deadline has passed. The documents had changed after the bid was handed in, and the organisation "
            "that leads it did not confirm it, so that it does not count and stays sealed.",
        ),
        Letter.BID_UNREADABLE: LetterWords(
            subject="Your bid to a tender could not be read",
            says="Bids were opened, and what was kept of yours here could not be read. You did nothing wrong. Your "
            "page of the tender shows the receipt that you hold, and what you can do now. Keep your own copy of the "
            "bid unchanged, and tell the buyer at once that you have it.",
        ),
        Letter.BID_UNREADABLE_TO_PARTNERS: LetterWords(
            subject="A bid that you take part in could not be read",
            says="Bids were opened, and what was kept of this one here could not be read. The organisation that leads "
            "it is told what it can do. Keep whatever copy of the bid you have unchanged.",
        ),
        Letter.UNREADABLE_DECIDED: LetterWords(
            subject="The buyer has decided on your bid that could not be read",
            says="What the buyer decided, and why, stands on your page of the tender.",
        ),
        Letter.OUTCOME_TOLD_NOT_COUNTED: LetterWords(
            subject="The outcome of a tender: read it",
            says="Every bidder is told the outcome now. Your bid was not assessed; the page says why, who it is "
            "intended to award the contract to, and until when you can object. Nothing is signed yet.",
        ),
        Letter.BID_WITHDRAWN: LetterWords(
            subject="A bid that you take part in is withdrawn",
            says="The organisation that leads the bid has withdrawn it. What was handed in stays sealed.",
        ),
        Letter.PARTNER_LEFT: LetterWords(
            subject="An organisation steps back from your joint bid",
            says="An organisation that said yes to your bid says that it takes no part any more. Your page of the "
            "tender names it. Before the deadline, hand the bid in anew without it: what you handed in still names it. "
            "After the deadline, tell the buyer how you will do its part.",
        ),
        Letter.PARTNER_LEFT_TO_BUYER: LetterWords(
            subject="An organisation steps back from a joint bid",
            says="An organisation that took part in a bid when it was handed in says that it takes no part any more. "
            "Once quality is settled, the page “Set a bid aside” says which. Ask whoever leads the bid then.",
        ),
        Letter.SETTING_ASIDE_WAITS: LetterWords(
            subject="A bid may have to be set aside: decide",
            says="Somebody asked to set a bid aside, with the reason and what its bidder said. You decide.",
        ),
        Letter.SETTING_ASIDE_DECIDED: LetterWords(
            subject="Whether a bid is set aside is decided",
            says="The approver has decided. If the bid is out, look at the ranking and propose again.",
        ),
        Letter.KEEPING_WAITS: LetterWords(
            subject="An outcome may stay although an objection was upheld: decide",
            says="Somebody asked to leave the outcome as it is, with the reason that everybody would read. You decide.",
        ),
        Letter.KEEPING_DECIDED: LetterWords(
            subject="Whether the outcome stays is decided",
            says="The approver has decided on what you asked. What follows stands on the page of the award.",
        ),
        Letter.UNREADABLE_WAITS: LetterWords(
            subject="A bid could not be read: decide what follows",
            says="Bids were opened, and what was kept of at least one could not be read. Its bidder is told. You "
            "decide what follows from that, with the reason, before an award can be proposed.",
        ),
    }
)
