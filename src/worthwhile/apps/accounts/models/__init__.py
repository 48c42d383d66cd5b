"""What is kept about people."""

from worthwhile.apps.accounts.models.user import User

__all__ = ["User"]
