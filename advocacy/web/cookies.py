"""Every cookie of ours: out of reach of script and of other sites, and bound to this very host over https."""

from flask import request
from werkzeug.wrappers import Response


def name_here(name: str) -> str:
    return f"__Host-{name}" if request.is_secure else name


def give(answer: Response, name: str, value: str, max_age: int) -> None:
    answer.set_cookie(
        name_here(name), value, max_age=max_age, httponly=True, samesite="Lax", secure=request.is_secure
    )


def take_back(answer: Response, name: str) -> None:
    answer.delete_cookie(name_here(name), httponly=True, samesite="Lax", secure=request.is_secure)


def brought(name: str) -> str:
    return request.cookies.get(name_here(name), "")
