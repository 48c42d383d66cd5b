"""What is done to an organisation is in the audit log, and who it was done to is not."""

from __future__ import annotations

from datetime import date

from tests.organisation_builders import NOW, World, make_person
from worthwhile.apps.accounts.models import AuditEntry
from worthwhile.apps.organisations.models import Role, Scheme
from worthwhile.apps.organisations.selectors.invitations import find_invitation_by_token
from worthwhile.apps.organisations.services.accept_invitation import accept_invitation
from worthwhile.apps.organisations.services.identifiers import add_identifier, remove_identifier
from worthwhile.apps.organisations.services.invite import invite, revoke_invitation
from worthwhile.apps.organisations.services.members import change_role, end_membership
from worthwhile.apps.organisations.services.record_fact import record_fact


def test_every_act_is_recorded_in_its_order(world: World) -> None:
    ours, by = world.organisation, world.owner.person
    tokens: list[str] = []

    def make_link(token: str) -> str:
        tokens.append(token)
        return token

    for email in ("first@example.org", "second@example.org"):
        invite(organisation=ours, email=email, role=Role.VIEWER, invited_by=by, now=NOW, make_link=make_link)
    accepted, revoked = (find_invitation_by_token(token, now=NOW) for token in tokens)
    assert accepted is not None
    assert revoked is not None
    accept_invitation(person=make_person("first@example.org"), invitation=accepted, now=NOW)
    revoke_invitation(invitation=revoked, by=by, now=NOW)
    change_role(membership=world.viewer, role=Role.EDITOR, by=by, now=NOW)
    end_membership(membership=world.viewer, by=by, now=NOW)
    number = add_identifier(organisation=ours, scheme=Scheme.MUTUAL, value="235C", by=by, now=NOW)
    remove_identifier(identifier=number, by=by, now=NOW)
    record_fact(
        organisation=ours, key="accounts", value="x", evidence="seen", valid_from=date(2026, 1, 1), recorded_by=by,
        now=NOW,
    )  # fmt: skip
    entries = AuditEntry.objects.filter(organisation=ours.pk)
    assert [entry.act for entry in entries] == [
        "organisation-created",
        "member-invited",
        "member-invited",
        "invitation-accepted",
        "invitation-withdrawn",
        "role-changed",
        "member-removed",
        "organisation-changed",
        "organisation-changed",
        "fact-kept",
    ]
    assert "example.org" not in str(list(entries.values()))
