#!/usr/bin/python3
"""Stands in for systemctl and journalctl where no systemd runs: starts what the units say, as the user they say."""

import os
import shlex
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

UNITS, RUN, LOGS = Path("/etc/systemd/system"), Path("/run"), Path("/var/log")
CADDY = [
    "env",
    "HOME=/var/lib/caddy",
    "caddy",
    "run",
    "--adapter",
    "caddyfile",
    "--config",
    "/etc/caddy/Caddyfile",
]
OTHERS = {
    "caddy.service": ["runuser", "-u", "caddy", "--", *CADDY],
    "nginx.service": ["nginx", "-g", "daemon off;"],
}


def lines(unit: str, key: str) -> list[str]:
    file = UNITS / (unit.partition("@")[0] + "@.service" if "@" in unit else unit)
    hardening = UNITS / "advocacy-.service.d" / "hardening.conf"
    both = file.read_text() + hardening.read_text()
    return [line.partition("=")[2] for line in both.splitlines() if line.startswith(f"{key}=")]


def start(unit: str) -> None:
    stop(unit)
    log = (LOGS / f"{unit}.log").open("a")
    if unit in OTHERS:
        command, environment, kind = OTHERS[unit], {}, "simple"
    else:
        [user], [program] = lines(unit, "User"), lines(unit, "ExecStart")
        command = ["runuser", "-u", user, "--", *shlex.split(program)]
        pairs = [
            line
            for line in Path(lines(unit, "EnvironmentFile")[0]).read_text().splitlines()
            if line[:1].isalpha()
        ]
        environment = dict(pair.split("=", 1) for pair in pairs)
        kind = (lines(unit, "Type") or ["simple"])[0]
    environment = {"PATH": os.environ["PATH"], **environment}
    process = subprocess.Popen(
        command, env=environment, cwd="/", stdout=log, stderr=log, start_new_session=True
    )
    if kind == "oneshot":
        sys.exit(process.wait())
    (RUN / f"{unit}.pid").write_text(str(process.pid))
    time.sleep(1)


def stop(unit: str) -> None:
    """Told to stop; after a while nothing of the group is left."""
    file = RUN / f"{unit}.pid"
    if not file.exists():
        return
    group = int(file.read_text())
    with suppress(ProcessLookupError):
        os.killpg(group, signal.SIGTERM)
        for _ in range(100):
            os.killpg(group, 0)
            time.sleep(0.1)
        os.killpg(group, signal.SIGKILL)
    file.unlink()


def running() -> list[str]:
    return [file.name.removesuffix(".pid") for file in RUN.glob("*.service.pid")]


def main() -> None:
    if Path(sys.argv[0]).name == "journalctl":
        unit = sys.argv[sys.argv.index("-u") + 1].removesuffix(".service")
        for log in LOGS.glob(f"{unit}.service.log" if "*" not in unit else f"{unit}.log"):
            sys.stdout.write(log.read_text())
        return
    verb, named = sys.argv[1], [word for word in sys.argv[2:] if word.endswith(".service")]
    if verb == "stop-all":
        named, verb = running(), "stop"
    for unit in named:
        if not unit.startswith("advocacy-") and unit not in OTHERS:
            continue
        for one in (
            [other for other in running() if other.startswith(unit.partition("*")[0])]
            if "*" in unit
            else [unit]
        ):
            stop(one) if verb == "stop" else start(one)


main()
