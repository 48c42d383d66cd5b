"""A person who signs in. The e-mail address is the name they sign in by; there is no other."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

# A closed account keeps its number, so that what it did stays whole, and neither name nor address.
CLOSED = "somebody whose account is closed"


class UserManager(BaseUserManager["User"]):
    """Makes people with an address in one form."""

    def create_user(self, email: str, password: str | None = None, *, name: str = "") -> User:
        """Make a person; without a password they sign in by passkey or by a code sent to their address."""
        user = self.model(email=self.normalize_email(email).lower(), name=name)
        user.set_password(password)
        user.save(using=self._db)
        return user


class User(AbstractBaseUser):
    """A person. Nothing here says what they may do: that depends on the organisation."""

    email = models.EmailField("e-mail address", unique=True)
    name = models.CharField("name", max_length=200, blank=True)
    is_active = models.BooleanField(default=True)
    joined_at = models.DateTimeField(auto_now_add=True)
    # Set for a visitor of the demonstration alone: erased then, and never sent an e-mail.
    visiting_until = models.DateTimeField(null=True, editable=False, db_index=True)

    objects: ClassVar[UserManager] = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    def __str__(self) -> str:
        return (self.name or self.email) if self.is_active else CLOSED

    @property
    def is_visitor(self) -> bool:
        """Whether this is nobody's account: somebody who looks around in the demonstration for a day."""
        return self.visiting_until is not None
