"""How the pages name the stages, procedures, roles and acts of a tender."""

from __future__ import annotations

from worthwhile.apps.tenders.selectors.kind_words import words_of_kind
from worthwhile.engines.tendering import STAGE_NAMES, Act, Procedure, Role, Situation, Stage

PROCEDURES = {
    Procedure.COMPETITIVE: "Competitive tender",
    Procedure.QUICK_QUOTE: "Quick quote",
    Procedure.MOST_SUITABLE: "Most suitable provider",
    Procedure.DIRECT: "Direct award",
}
ROLES = {
    Role.AUTHOR: ("Author", "Writes it, answers questions, publishes it"),
    Role.APPROVER: ("Approver", "Reads it before it is published, and approves or returns it; may cancel it"),
    Role.OPENER: ("Opener of bids", "Holds an opening key and opens the bids once the deadline has passed"),
    Role.ASSESSOR: ("Assessor", "Scores bids without knowing prices"),
    Role.MODERATOR: ("Moderator", "Leads the talk about scores that differ"),
}
STAGES = {
    Stage.DRAFT: (STAGE_NAMES[Stage.DRAFT], "govuk-tag--grey"),
    Stage.READY: (STAGE_NAMES[Stage.READY], "govuk-tag--turquoise"),
    Stage.INTENDED: (STAGE_NAMES[Stage.INTENDED], "govuk-tag--blue"),
    Stage.OPEN: (STAGE_NAMES[Stage.OPEN], "govuk-tag--green"),
    Stage.SEALED: (STAGE_NAMES[Stage.SEALED], "govuk-tag--purple"),
    Stage.ASSESSING: (STAGE_NAMES[Stage.ASSESSING], "govuk-tag--blue"),
    Stage.MODERATING: (STAGE_NAMES[Stage.MODERATING], "govuk-tag--blue"),
    Stage.LOCKED: (STAGE_NAMES[Stage.LOCKED], "govuk-tag--blue"),
    Stage.PRICED: (STAGE_NAMES[Stage.PRICED], "govuk-tag--blue"),
    Stage.PROPOSED: (STAGE_NAMES[Stage.PROPOSED], "govuk-tag--blue"),
    Stage.APPROVED: (STAGE_NAMES[Stage.APPROVED], "govuk-tag--blue"),
    Stage.TOLD: (STAGE_NAMES[Stage.TOLD], "govuk-tag--blue"),
    Stage.AWARDED: (STAGE_NAMES[Stage.AWARDED], "govuk-tag--green"),
    Stage.COMPLETE: (STAGE_NAMES[Stage.COMPLETE], "govuk-tag--grey"),
    Stage.CANCELLED: (STAGE_NAMES[Stage.CANCELLED], "govuk-tag--grey"),
    Stage.UNSUCCESSFUL: (STAGE_NAMES[Stage.UNSUCCESSFUL], "govuk-tag--grey"),
}
ACTS = {
    Act.APPROVE: "Approve it",
    Act.RETURN_TO_DRAFT: "Return it to draft",
    Act.PUBLISH: "Publish it",
    Act.ANSWER_QUESTION: "Answer questions",
    Act.CHANGE_DOCUMENTS: "Change the documents",
    Act.EXTEND: "Give more time",
    Act.OPEN_BIDS: "Open the bids",
    Act.SCORE: "Score the bids",
    Act.FINISH_SCORING: "End the scoring",
    Act.DECIDE_STANDING_BACK: "Decide on scores of somebody who stands back",
    Act.RECORD_CONSENSUS: "Settle the scores",
    Act.LOCK_QUALITY: "Settle quality for good",
    Act.READ_PRICES: "Read the prices",
    Act.ASK_ABOUT_LOW_PRICE: "Look at the prices, and hear bidders whose price looks too low",
    Act.ANNOUNCE_DRAW: "Announce what a lot is drawn by",
    Act.ENTER_DRAWN_VALUE: "Enter the public value that a lot is drawn by",
    Act.DRAW_LOT: "Confirm the public value and draw the lot",
    Act.CONSIDER_PROVIDER: "Name providers to consider",
    Act.BEGIN_ASSESSMENT: "Begin the assessment",
    Act.PROPOSE_AWARD: "Propose the award",
    Act.APPROVE_AWARD: "Approve the award",
    Act.RETURN_PROPOSAL: "Return the proposal",
    Act.TELL_EVERYBODY: "Tell everybody the outcome",
    Act.DECIDE_REPRESENTATION: "Decide on objections",
    Act.RETURN_TO_ASSESSMENT: "Have it assessed again",
    Act.KEEP_OUTCOME: "Leave the outcome as it is over an upheld objection",
    Act.DECIDE_KEEPING_OUTCOME: "Decide whether the outcome stays",
    Act.SET_BID_ASIDE: "Set aside whoever drops out or may not win",
    Act.DECIDE_SETTING_ASIDE: "Decide whether somebody is set aside",
    Act.DECIDE_UNREADABLE_BID: "Decide on a bid that could not be read",
    Act.AWARD: "Award",
    Act.RECORD_CONTRACT: "Record the contract",
    Act.END_WITHOUT_AWARD: "End it without award",
    Act.CANCEL: "Cancel it",
}
"""The acts that have a page here."""
_ROLES_WITHOUT_BIDS = {Role.ASSESSOR: ("Assessor", "Scores providers against the criteria")}
_ACTS_WITHOUT_BIDS = {Act.SCORE: "Score the providers"}


def role_words(role: Role, procedure: str) -> tuple[str, str]:
    """What a role is called in a kind of process, and what it does."""
    others = {} if words_of_kind(procedure).takes_bids else _ROLES_WITHOUT_BIDS
    return others.get(role, ROLES[role])


def roles_asked_for(procedure: str) -> tuple[Role, ...]:
    """The roles that people of a tender can be given: nobody opens bids where nobody bids."""
    takes_bids = words_of_kind(procedure).takes_bids
    return tuple(role for role in ROLES if takes_bids or role is not Role.OPENER)


def act_words(act: Act, procedure: str) -> str:
    """What an act that has a page is called in a kind of process."""
    others = {} if words_of_kind(procedure).takes_bids else _ACTS_WITHOUT_BIDS
    return others.get(act, ACTS[act])


def next_step(stage: Stage, *, procedure: str, waiting: int, bids: int) -> str:
    """What comes next, whoever does it. ``waiting``: unanswered questions; ``bids``: those that count."""
    if not words_of_kind(procedure).takes_bids and stage in _NEXT_WITHOUT_BIDS:
        return _NEXT_WITHOUT_BIDS[stage]
    if stage is Stage.OPEN and waiting:
        return f"Answer {_counted(waiting, 'question')}. The deadline waits for it"
    if stage is Stage.SEALED and not bids:
        return "No bid counts: the author ends it, with the reason"
    return _NEXT.get(stage, "Nothing: it is over")


def opening_left(situation: Situation) -> int:
    """How many more people have to act before bids are read."""
    return max(0, situation.rules.openers - len(situation.openers_acted))


def _counted(number: int, what: str) -> str:
    return f"1 {what}" if number == 1 else f"{number} {what}s"


_NEXT = {
    Stage.DRAFT: "Finish the list below; then the approver approves it",
    Stage.READY: "The author publishes it",
    Stage.OPEN: "Bids come in, sealed, until the deadline",
    Stage.SEALED: "The openers open the bids",
    Stage.ASSESSING: "The assessors score the bids, each alone",
    Stage.MODERATING: "The panel talks over scores that differ; then the moderator settles quality for good",
    Stage.LOCKED: "Prices are read where bids have any; then the author looks at the ranking",
    Stage.PRICED: "Bidders whose price looks too low are heard; then the author looks at the ranking",
    Stage.INTENDED: "The intention stands as long as the law asks; then the author begins the assessment",
    Stage.PROPOSED: "The approver approves the proposed award, or returns it",
    Stage.APPROVED: "The author reads every letter, and tells everybody at one moment",
    Stage.TOLD: "The standstill runs; objections are decided; then the approver awards",
    Stage.AWARDED: "The contract is signed and recorded",
}
_NEXT_WITHOUT_BIDS = {
    Stage.ASSESSING: "The assessors score the providers, each alone",
    Stage.LOCKED: "The author looks at the ranking, and proposes the award",
}
