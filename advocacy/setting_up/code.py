"""The one-time code of the set-up page: printed at the start, kept as a hash, gone with the process."""

import hashlib
import hmac
import secrets

from flask import Flask, current_app

# Without letters that look like others.
LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
PIECES, LENGTH = 3, 4
KEPT = "SET_UP_CODE"


def new_code() -> str:
    """60 random bits, as ABCD-EFGH-JKLM."""
    return "-".join("".join(secrets.choice(LETTERS) for _ in range(LENGTH)) for _ in range(PIECES))


def keep_code(app: Flask, code: str) -> None:
    """Before the web processes begin, so that all of them know the same one. Only the hash is kept, on no disk."""
    app.config[KEPT] = _hashed(code)


def _hashed(code: str) -> bytes:
    plain = "".join(letter for letter in code.upper() if letter.isalnum())
    return hashlib.sha256(plain.encode()).digest()


def there_is_a_code() -> bool:
    return KEPT in current_app.config


def this_start() -> str:
    """A name for this start of the program, so that guesses at an earlier code make nobody wait."""
    return hashlib.sha256(current_app.config.get(KEPT, b"")).hexdigest()[:16]


def is_right(typed: str) -> bool:
    """In the same time for every wrong code. Spaces, dashes and small letters make no difference."""
    return there_is_a_code() and hmac.compare_digest(current_app.config[KEPT], _hashed(typed))


def proof(browser: str) -> str:
    """What a browser is given that knew the code: good for this browser alone, and for this start of the program."""
    kept = current_app.config.get(KEPT, secrets.token_bytes())
    return hmac.digest(
        str(current_app.secret_key).encode(), b"set-up" + kept + browser.encode(), "sha256"
    ).hex()


def is_proof(given: str, browser: str) -> bool:
    return there_is_a_code() and hmac.compare_digest(given.encode(), proof(browser).encode())
