"""Headers of every answer: nothing from elsewhere, nothing kept, nothing framed."""

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
STATIC_LASTS = "public, max-age=31536000, immutable"


def add_headers(response: Response) -> Response:
    """Pages about people are never kept by a browser or a proxy; static files are named by their version."""
    static = request.endpoint == "static" and response.status_code in (200, 304)
    response.headers["Cache-Control"] = STATIC_LASTS if static else "no-store"
    response.headers.setdefault("Content-Security-Policy", POLICY)
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Referrer-Policy"] = "same-origin"
    response.headers["Cross-Origin-Opener-Policy"] = "same-origin"
    response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    response.headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()"
    if request.is_secure:
        response.headers["Strict-Transport-Security"] = "max-age=31536000"
    return response


def init_app(app: Flask) -> None:
    app.after_request(add_headers)
