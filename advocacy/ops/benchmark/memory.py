"""How much memory the web processes hold, as Linux tells it."""

from pathlib import Path


def children(parent: int) -> list[int]:
    return [int(number) for number in Path(f"/proc/{parent}/task/{parent}/children").read_text().split()]


def is_web_worker(process: int) -> bool:
    """The background worker is a program of its own; a web worker looks like its parent."""
    return b"worker" not in Path(f"/proc/{process}/cmdline").read_bytes().split(b"\0")


def resident_mb(process: int) -> float:
    """Resident memory in MB of 1,000,000 bytes."""
    for line in Path(f"/proc/{process}/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) * 1024 / 1_000_000
    return 0.0


def largest_worker(server: int) -> float:
    return max(resident_mb(one) for one in children(server) if is_web_worker(one))
