"""What is kept about people, and the record of what was done."""

from worthwhile.apps.accounts.models.act import Act
from worthwhile.apps.accounts.models.audit_entry import AuditEntry, AuditLogIsAppendOnly
from worthwhile.apps.accounts.models.user import User

__all__ = ["Act", "AuditEntry", "AuditLogIsAppendOnly", "User"]
