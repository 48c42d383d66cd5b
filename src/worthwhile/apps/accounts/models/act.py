"""What the audit log records."""

from enum import StrEnum


class Act(StrEnum):
    """An act that is recorded. A name, once used, keeps its meaning for as long as any log holds it."""

    ACCOUNT_CREATED = "account-created"
    ACCOUNT_ERASED = "account-erased"
    ORGANISATION_CREATED = "organisation-created"
    ORGANISATION_CHANGED = "organisation-changed"
    MEMBER_INVITED = "member-invited"
    INVITATION_ACCEPTED = "invitation-accepted"
    INVITATION_WITHDRAWN = "invitation-withdrawn"
    ROLE_CHANGED = "role-changed"
    MEMBER_REMOVED = "member-removed"
    FACT_KEPT = "fact-kept"
    CASE_KEPT = "case-kept"
