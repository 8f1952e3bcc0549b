"""The file itself: an age-encrypted, gzipped tar, written and read as a stream, whatever its size."""

import os
import tarfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from typing import IO, Self

import pyrage
from pyrage import x25519

from .manifest import NotABackup

BLOCK = 512
END = bytes(2 * BLOCK)
GZIP = 16 + zlib.MAX_WBITS
QUICKLY = 3
AT_ONCE = 1 << 16
Member = tuple[str, bytes]


class _Pulled:
    """What age reads from: the bytes of a generator. What went wrong in it is kept, age only keeps its words."""

    trouble: Exception | None = None

    def __init__(self, made: Iterator[bytes]) -> None:
        self.made, self.left = made, b""

    def read(self, most: int) -> bytes:
        try:
            while not self.left:
                self.left = next(self.made)
        except StopIteration:
            return b""
        except Exception as trouble:
            self.trouble = trouble
            raise
        given, self.left = self.left[:most], self.left[most:]
        return given


class _Pushed:
    """What age writes to: the same care for what goes wrong, a full disk for one."""

    trouble: Exception | None = None

    def __init__(self, out: IO[bytes]) -> None:
        self.out = out

    def write(self, some: bytes) -> int:
        try:
            return self.out.write(some)
        except Exception as trouble:
            self.trouble = trouble
            raise

    def flush(self) -> None:
        self.out.flush()


def write(out: IO[bytes], members: Iterable[Member], key: x25519.Recipient, made_at: int) -> None:
    """Lock the members, in this order, into the file."""
    pulled, pushed = _Pulled(_packed(_tar(members, made_at))), _Pushed(out)
    try:
        pyrage.encrypt_io(pulled, pushed, [key])
    except pyrage.EncryptError as error:
        raise (pulled.trouble or pushed.trouble or error) from error


def _tar(members: Iterable[Member], made_at: int) -> Iterator[bytes]:
    for name, content in members:
        entry = tarfile.TarInfo(name)
        entry.size, entry.mode, entry.mtime = len(content), 0o600, made_at
        yield entry.tobuf(tarfile.USTAR_FORMAT)
        yield content
        yield bytes(-len(content) % BLOCK)
    yield END


def _packed(made: Iterator[bytes]) -> Iterator[bytes]:
    squeezing = zlib.compressobj(QUICKLY, wbits=GZIP)
    for some in made:
        if packed := squeezing.compress(some):
            yield packed
    yield squeezing.flush()


@contextmanager
def reading(file: Path, identity: x25519.Identity) -> Iterator[Iterator[Member]]:
    """The members in their order. Leaving without having read to the end reads nothing more.

    The file is only proven whole at its end: do nothing final before the last member has been given.
    """
    opening = _Opening(file, identity)
    opening.start()
    with opening:
        yield opening.members()


class _Opening(Thread):
    """Unlocks the file in a thread of its own, since age pushes and tar pulls. Nothing readable touches a disk."""

    def __init__(self, file: Path, identity: x25519.Identity) -> None:
        super().__init__(daemon=True)
        self.file, self.identity = file, identity
        self.trouble: Exception | None = None
        end, start = os.pipe()
        self.given, self.taken = os.fdopen(start, "wb"), os.fdopen(end, "rb")

    def run(self) -> None:
        try:
            with self.given, self.file.open("rb") as locked:
                pyrage.decrypt_io(locked, self.given, [self.identity])
        except Exception as trouble:  # told in the other thread, which waits for the end of the pipe
            self.trouble = trouble

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.taken.close()
        self.join()

    def members(self) -> Iterator[Member]:
        """What age says about the file goes before what tar or gzip makes of the rest."""
        try:
            yield from self._members()
            while self.taken.read(AT_ONCE):
                pass  # age tells at its very end whether the file is whole
        except (tarfile.TarError, zlib.error, EOFError, OSError) as error:
            self._tell()
            raise NotABackup(damaged(self.file)) from error
        self._tell()

    def _members(self) -> Iterator[Member]:
        with tarfile.open(fileobj=self.taken, mode="r|gz") as packed:
            for entry in packed:
                content = packed.extractfile(entry)
                if content is None:
                    raise NotABackup(damaged(self.file))
                yield entry.name, content.read()

    def _tell(self) -> None:
        self.join()
        if self.trouble is not None:
            raise said(self.file, self.trouble) from self.trouble


def damaged(file: Path) -> str:
    return f"{file} is damaged: it was cut short or changed after it was made. Use another backup."


def said(file: Path, trouble: Exception) -> Exception:
    """What age says, in a sentence of ours. What the system says stays as it is."""
    if isinstance(trouble, OSError) and trouble.errno:
        return trouble
    if "No matching keys" in str(trouble):
        return WrongKey(
            f"This recovery key does not open {file}. It belongs to another sheet, or the file was changed."
        )
    return NotABackup(damaged(file))


class WrongKey(NotABackup):
    """The file is locked with another key."""


def opens(file: Path, identity: x25519.Identity) -> bool:
    """Is the file locked with this key?"""
    with reading(file, identity) as members:
        try:
            next(members, None)
        except WrongKey:
            return False
        except NotABackup:
            return True
    return True
