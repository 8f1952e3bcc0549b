"""Headers of every answer: nothing from elsewhere, nothing kept, nothing framed."""

import hashlib
from functools import cache, partial
from pathlib import Path
from typing import Any

from flask import Flask, Response, request

POLICY = "; ".join(
    [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    ]
)
FOR_GOOD = "public, max-age=31536000, immutable"
FOR_A_WHILE = "public, max-age=300"


def add_headers(response: Response) -> Response:
    """Pages about people are never kept by a browser or a proxy; static files are named by their version."""
    response.headers["Cache-Control"] = _how_long(response)
    response.headers.setdefault("Content-Security-Policy", POLICY)
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Referrer-Policy"] = "same-origin"
    response.headers["Cross-Origin-Opener-Policy"] = "same-origin"
    response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    response.headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()"
    if request.is_secure:
        response.headers["Strict-Transport-Security"] = "max-age=31536000"
    return response


def _how_long(response: Response) -> str:
    if request.endpoint != "static" or response.status_code not in (200, 304):
        return "no-store"
    return FOR_GOOD if "v" in request.args or "/vendor/" in request.path else FOR_A_WHILE


def init_app(app: Flask) -> None:
    app.after_request(add_headers)
    app.url_defaults(partial(_name_version, app))


def _name_version(app: Flask, endpoint: str, values: dict[str, Any]) -> None:
    """Links to static files carry their content's hash, so that a browser may keep them for good."""
    if endpoint == "static" and "filename" in values:
        values.setdefault("v", _version(Path(app.static_folder or "") / values["filename"]))


@cache
def _version(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()[:10] if file.is_file() else ""
