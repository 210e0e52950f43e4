from accounts.models.audit_event import AuditEvent
from accounts.models.user import User

__all__ = ["AuditEvent", "User"]
