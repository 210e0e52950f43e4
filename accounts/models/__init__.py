from accounts.models.audit_event import AuditEvent
from accounts.models.bounce import Bounce
from accounts.models.user import User

__all__ = ["AuditEvent", "Bounce", "User"]
