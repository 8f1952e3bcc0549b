"""The same installation, met by another process that has just begun."""

import os
import subprocess
import sys

from flask import Flask

from advocacy.accounts.models import User
from advocacy.accounts.sessions import start_session
from advocacy.db import db

BEGIN = """
import sys
from advocacy import create_app
app = create_app(TESTING=True, WTF_CSRF_ENABLED=False)
client = app.test_client()
client.set_cookie("session", sys.argv[1])
"""
WITHOUT_PANGO = """
import cffi
real = cffi.FFI.dlopen
def dlopen(self, name, flags=0):
    if name and "pango" in name:
        raise OSError(f"cannot load library {name!r}")
    return real(self, name, flags)
cffi.FFI.dlopen = dlopen
"""


def run(app: Flask, user: User, script: str, *arguments: str) -> str:
    """What the script prints; `client` in it is signed in as this user."""
    with db.writing():
        token = start_session(user)
    settings = app.config["SETTINGS"]
    places = {"ADVOCACY_INSTANCE": str(settings.instance), "ADVOCACY_DATABASE_URL": settings.database_url}
    command = [sys.executable, "-c", BEGIN + script, token, *arguments]
    done = subprocess.run(
        command, capture_output=True, text=True, check=False, env={**os.environ, **places}, timeout=60
    )
    assert done.returncode == 0, done.stderr
    return done.stdout
