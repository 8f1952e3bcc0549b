"""The process in which one file is opened: with little memory, little time, and nothing that it may write.

It reads the file from its standard input. It answers with a line of JSON and then the bytes. Run by `apart`.
"""

import json
import resource
import sys

from .kinds import CanNotBeTaken, Clean, Found, taken_kind

MEMORY, SECONDS = 1536 * 1024 * 1024, 30


def cleaned(content: bytes) -> Clean:
    """The file made anew, or the reason why it can not be taken."""
    kind = taken_kind(content)
    if kind is Found.PDF:
        from .papers import clean_paper  # here, so that each process loads only what it needs

        return clean_paper(content)
    from .pictures import clean_picture

    return clean_picture(content, kind)


def _little() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


def main() -> None:
    content = sys.stdin.buffer.read()
    _little()
    out = sys.stdout.buffer
    try:
        clean = cleaned(content)
    except CanNotBeTaken as refusal:
        out.write(json.dumps({"unfit": refusal.why}).encode() + b"\n")
        return
    head = {"media_type": clean.media_type, "thumbnail": len(clean.thumbnail), "pages": clean.pages}
    out.write(json.dumps(head).encode() + b"\n" + clean.thumbnail + clean.content)


if __name__ == "__main__":
    main()
