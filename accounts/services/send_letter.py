from smtplib import SMTPRecipientsRefused

from django.core.mail import EmailMessage

from accounts.services.record_bounce import record_bounce


def send_letter(letter: EmailMessage) -> bool:
    """Send it, and say whether the mail server took it.

    An address that it refuses for good (a 5xx reply, RFC 5321) is kept as a bounce and not tried again. Any other
    error is raised, so that the job that sends is tried again.
    """
    try:
        letter.send()
    except SMTPRecipientsRefused as refused:
        replies = {address: (code, text) for address, (code, text) in refused.recipients.items()}
        if not all(500 <= code < 600 for code, _ in replies.values()):
            raise
        for address, (code, _) in replies.items():
            record_bounce(by=None, address=address, status=str(code))
        return False
    return True
