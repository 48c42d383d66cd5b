"""Who belongs to an organisation, and in what role."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from worthwhile.apps.organisations.models.organisation import Organisation


class Role(models.TextChoices):
    """What a member may do."""

    OWNER = "owner", "Owner: may do everything, and decides who belongs"
    EDITOR = "editor", "Editor: may add and change what is kept"
    VIEWER = "viewer", "Viewer: may see everything, and change nothing"
    ASSESSOR = "assessor", "Assessor: checks it from outside; may see everything, and change nothing"


class Membership(models.Model):
    """One person in one organisation.

    The person is protected: whoever removes a person ends their memberships first, by the service that
    never leaves an organisation without an owner.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="memberships")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="memberships")
    role = models.CharField(max_length=20, choices=Role)
    joined_at = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["organisation", "person"], name="one_membership_each"),)

    def __str__(self) -> str:
        return f"{self.role} {self.pk}"

    @property
    def role_name(self) -> str:
        """The role in one word, as a page says it."""
        return self.role.capitalize()

    @property
    def is_owner(self) -> bool:
        """Whether this member decides who belongs."""
        return self.role == Role.OWNER

    @property
    def can_write(self) -> bool:
        """Whether this member may add and change what is kept."""
        return self.role in (Role.OWNER, Role.EDITOR)
