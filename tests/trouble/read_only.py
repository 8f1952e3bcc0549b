"""A disk that turns read-only under a running server, as Linux does when a disk fails: words come back, none is lost.

The disk is a file with ext4 of our own; `remount,abort` is what the system does by itself upon an error. It stays
read-only until somebody mends it, so what was given back is saved after a repair and a start. Only root can have it.

    python -m tests.trouble.read_only [--short]
"""

import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from .figures import Figure, Size, run
from .full import figure, with_own_mounts
from .places import Place

SIZE = 96 * 2**20


def _did(*command: str) -> bool:
    return not subprocess.run(command, capture_output=True, check=False).returncode


def _mounted(image: Path, disk: Path) -> bool:
    return _did("mount", "-o", "loop", str(image), str(disk))


def _made(image: Path, disk: Path) -> bool:
    disk.mkdir()
    with image.open("wb") as out:
        out.truncate(SIZE)
    return _did("mkfs.ext4", "-q", str(image)) and _mounted(image, disk)


def _mended(image: Path, disk: Path) -> None:
    end = time.monotonic() + 30
    while not _did("umount", str(disk)):  # the killed processes take a moment to let it go
        if time.monotonic() > end:
            raise RuntimeError("the disk is still in use")
        time.sleep(0.1)
    _did("e2fsck", "-fy", str(image))  # its answer is not 0 where it mended something
    if not _mounted(image, disk):
        raise RuntimeError("the mended disk can not be mounted")


def failing_disk(folder: Path) -> Figure:
    image, disk = folder / "image", folder / "disk"
    if not _made(image, disk):
        return Figure(
            "disk turns read-only", "no disk of our own could be had here: run it as root", "tried", met=False
        )
    place = Place(disk)

    @contextmanager
    def failed() -> Iterator[None]:
        _did("mount", "-o", "remount,abort", str(disk))
        yield
        place.kill()
        _mended(image, disk)
        place.start()

    try:
        return figure("disk turns read-only", place, failed, "after a repair and a start")
    finally:
        place.kill()
        _did("umount", "-l", str(disk))


def trial(size: Size) -> Sequence[Figure]:
    if "embedded" not in size.on:
        return []
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        return [failing_disk(Path(folder))]


if __name__ == "__main__":
    with_own_mounts("tests.trouble.read_only")
    run(trial)
