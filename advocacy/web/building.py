"""Addresses of pages, each put together once: a list names some fifty, and nearly all of them come again."""

from functools import lru_cache
from typing import Any
from uuid import UUID

from flask import Flask
from flask.globals import request_ctx

KEPT = 4096
PLAIN = {str, UUID, int, type(None)}


class Application(Flask):
    """Flask, but within a request an address that has been put together before is not put together again."""

    def url_for(self, endpoint: str, **values: Any) -> str:
        try:
            request = request_ctx._get_current_object().request  # type: ignore[attr-defined]  # looked up once
        except RuntimeError:
            return super().url_for(endpoint, **values)
        if any(type(value) not in PLAIN for value in values.values()):
            return super().url_for(endpoint, **values)
        if endpoint[:1] == ".":
            endpoint = f"{request.blueprint}{endpoint}" if request.blueprint else endpoint[1:]
        return _address(self, request.script_root, request.method, endpoint, tuple(values.items()))


@lru_cache(maxsize=KEPT)
def _address(
    app: Application, _under: str, _method: str, endpoint: str, values: tuple[tuple[str, Any], ...]
) -> str:
    """It depends on where the application is mounted; with several rules for one view, on the method."""
    return Flask.url_for(app, endpoint, **dict(values))
