"""A drawn signature as the pages show it."""

from base64 import b64encode


def picture_of(svg: bytes | None) -> str:
    """An address that holds the picture itself, or nothing."""
    return f"data:image/svg+xml;base64,{b64encode(svg).decode()}" if svg else ""
