"""What lets people into a room: a code to type and a key to scan."""

import secrets

# No character that looks like another one of them: 28 to the sixth are more than 28 bits.
ALPHABET = "ACDEFGHJKMNPQRTUVWXY23456789"
LENGTH = 6


def new_code() -> str:
    """Unlikely to be taken; `Room.code` is unique, so whoever makes a room tries again."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def new_key() -> str:
    """144 bits for the QR code: nobody types it, so it can be long."""
    return secrets.token_urlsafe(18)
