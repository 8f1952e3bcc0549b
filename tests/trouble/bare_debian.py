"""docs/installing.md followed line by line on a bare Debian, behind the real Caddy and the real nginx of that Debian.

    debootstrap --variant=minbase bookworm TREE     # and whatever your network needs to reach packages from inside
    python -m tests.trouble.bare_debian TREE [--installed]

Needs root. Lines that fetch packages use the machine's network; everything else runs in a network of its own. There is
no systemd inside: `bare_systemctl.py` stands in for it and starts what the units say, as the user they say.
The control lets Caddy pass on what the browser says of its address: that must be found wanting.
"""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import click

from .figures import Figure, say, table

ROOT = Path(__file__).parents[2]
NAME, PUBLIC = "cases.office.example", "cases.example.net"
PASSWORD, CANARY = "a long password for Ada", "Zkanarija"
FETCHES = ("apt-get", "git ", "/opt/advocacy/run setup")
ADA = (
    f"--organization Riverbend --email ada@example.org --name Ada --password-file - <<'END'\n{PASSWORD}\nEND"
)
INSTEAD = {
    "https://example.org/advocacy.git": "/src/advocacy.git",
    "YOUR.OFFICE.NAME": NAME,
    "YOUR.NAME.ORG": PUBLIC,
    "advocacy init\n": f"advocacy init {ADA}\n",
}
OFFICE_CA = "/var/lib/caddy/.local/share/caddy/pki/authorities/local/root.crt"
OWN_CA = "/etc/advocacy/tls/certificate.pem"
CARELESS = "header_up X-Forwarded-For {http.request.header.X-Forwarded-For}"
MAKE_CERTIFICATE = (
    "openssl req -x509 -newkey rsa:2048 -nodes -days 9 -subj /CN={0} -addext subjectAltName=DNS:{0}"
    " -keyout /etc/advocacy/tls/key.pem -out /etc/advocacy/tls/certificate.pem 2>/dev/null"
)


class Tree:
    """The bare Debian, entered by chroot."""

    def __init__(self, place: Path, network: int) -> None:
        self.place, self.network = place, network

    def run(self, line: str, *, fetch: bool = False, check: bool = True) -> str:
        inside = ["chroot", str(self.place), "/bin/sh", "-euc", line]
        command = inside if fetch else ["nsenter", "-t", str(self.network), "-n", *inside]
        environment = {
            "PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
            "HOME": "/root",
            "DEBIAN_FRONTEND": "noninteractive",
            **{name: value for name, value in os.environ.items() if name.startswith(("PIP_", "SSL_"))},
        }
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
        if check and done.returncode:
            raise RuntimeError(f"{line}\n{done.stdout[-2000:]}{done.stderr[-2000:]}")
        return done.stdout + done.stderr

    def follow(self, heading: str, skip: Sequence[str] = ()) -> None:
        """Every box below this heading, line by line."""
        guide = (ROOT / "docs" / "installing.md").read_text(encoding="utf-8")
        part = guide.split(f"{heading}\n", 1)[1]
        part = re.split(r"^#+ ", part, maxsplit=1, flags=re.MULTILINE)[0]
        for block in re.findall(r"^```sh\n(.*?)^```", part, re.MULTILINE | re.DOTALL):
            for before, after in INSTEAD.items():
                block = block.replace(before, after)
            for line in _lines(block):
                if not any(word in line for word in skip):
                    say(f"  {line.splitlines()[0]}")
                    self.run(line, fetch=any(word in line for word in FETCHES))


def _lines(block: str) -> Iterator[str]:
    """A line, with what follows it as its input."""
    waiting = ""
    for line in block.splitlines():
        waiting = f"{waiting}\n{line}" if waiting else line
        if "<<'END'" not in waiting or line == "END":
            yield waiting
            waiting = ""


def prepare(place: Path) -> None:
    """The project as a repository inside, and the stand-in for systemd."""
    source = place / "src" / "advocacy.git"
    subprocess.run(["rm", "-rf", str(source)], check=True)
    subprocess.run(["git", "clone", "-q", "--bare", str(ROOT), str(source)], check=True)
    stand_in = (ROOT / "tests" / "trouble" / "bare_systemctl.py").read_text(encoding="utf-8")
    for name in ("systemctl", "journalctl"):
        (place / "usr/local/bin" / name).write_text(stand_in, encoding="utf-8")
        (place / "usr/local/bin" / name).chmod(0o755)
    (place / "usr/sbin/policy-rc.d").write_text("#!/bin/sh\nexit 101\n", encoding="utf-8")
    (place / "usr/sbin/policy-rc.d").chmod(0o755)


def walk(tree: Tree, name: str, authority: str) -> dict[str, bool]:
    """What a browser on a phone sees, and what it may not make the program believe."""
    site = f"curl -sS --resolve {name}:443:127.0.0.1 --resolve {name}:80:127.0.0.1 --cacert {authority}"
    tree.run(
        "rm -f /tmp/jar; head -c 27500000 /dev/zero > /tmp/large; head -c 40000000 /dev/zero > /tmp/huge"
    )
    page = tree.run(
        f"for i in 1 2 3 4 5 6 7 8 9; do {site} -fi -c /tmp/jar https://{name}/sign-in && exit; sleep 2; done"
    )
    token = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', page)
    lies = "-H 'X-Forwarded-For: 203.0.113.9' -H 'X-Forwarded-Host: evil.example' -H 'X-Forwarded-Port: 99'"
    signed_in = tree.run(
        f"{site} -i -b /tmp/jar -c /tmp/jar {lies} https://{name}/sign-in --data-urlencode 'password={PASSWORD}'"
        f" -e https://{name}/sign-in -d email=ada@example.org -d csrf_token={token[1] if token else ''}"
    )
    cookie = next((line for line in signed_in.splitlines() if "session=" in line.lower()), "")
    today = tree.run(f"{site} -b /tmp/jar https://{name}/?{CANARY}=1")
    answers = [_send(tree, site, name, size) for size in ("large", "huge")]
    audit = tree.run(f"{site} -b /tmp/jar https://{name}/audit")
    logs = tree.run(
        "cat /var/log/advocacy-*.log /var/log/caddy.service.log /var/log/nginx/*.log", check=False
    )
    return {
        "plain http leads to https": "location: https://" in tree.run(f"{site} -i http://{name}/").lower(),
        "HSTS is sent": "strict-transport-security" in page.lower(),
        "the cookie is __Host-, Secure, HttpOnly": all(
            word in cookie for word in ("__Host-session=", "Secure", "HttpOnly", "SameSite=Lax")
        ),
        "signed in": "<h1" in today and "Sign out" in today,
        "no forged name or port is believed": "evil" not in signed_in and ":99" not in signed_in,
        "no forged address is recorded": "203.0.113.9" not in audit and "127.0.0.1" in audit,
        "a large file gets the program's own page": "413" in answers[0]
        and "<h1" in tree.run("cat /tmp/large.answer"),
        "a huge one is stopped in front": "413" in answers[1] or "HTTP/2 framing" in answers[1],
        "no log holds what was asked": CANARY not in logs and "/import" in logs,
    }


def _send(tree: Tree, site: str, name: str, size: str) -> str:
    """A file of that size, to the page that takes files; what came back."""
    sent = f"-b /tmp/jar -e https://{name}/import -F file=@/tmp/{size}"
    return tree.run(
        f"{site} -o /tmp/{size}.answer -w '%{{http_code}}' {sent} https://{name}/import", check=False
    )


@contextmanager
def inside(place: Path) -> Iterator[Tree]:
    """Its own network, so that no port of this machine is taken."""
    with subprocess.Popen(["unshare", "-n", "sleep", "infinity"]) as holder:
        tree = Tree(place, holder.pid)
        try:
            yield tree
        finally:
            tree.run("systemctl stop-all", check=False)
            holder.kill()


def installed(tree: Tree) -> None:
    for heading in (
        "## 1. The program",
        "## 2. Who it runs as, and where its records are",
        "## 3. Organization, first administrator, recovery sheet",
        "## 4. Services",
    ):
        say(heading)
        tree.follow(heading)


def later(tree: Tree) -> None:
    say("## Watching over it; a newer version; the drill")
    tree.follow("## Watching over it")
    tree.follow("## A newer version", skip=["advocacy check"])
    key = tree.run("cat /etc/advocacy/keys/recovery.key").split()[-1]
    INSTEAD['advocacy restore "$(ls -t /var/backups/advocacy/* | head -n 1)"'] = (
        f"advocacy restore \"$(ls -t /var/backups/advocacy/* | head -n 1)\" <<'END'\n{key}\nEND"
    )
    tree.follow("## Once a quarter: does the backup really come back?", skip=["--port 5999"])


def ready(tree: Tree) -> None:
    tree.run("apt-get install -y --no-install-recommends curl openssl iproute2", fetch=True)
    # The second as systemd allows Caddy.
    tree.run("ip link set lo up; echo 0 > /proc/sys/net/ipv4/ip_unprivileged_port_start")
    tree.run("systemctl restart advocacy-web.service advocacy-worker@1.service")


def behind_caddy(tree: Tree) -> Figure:
    tree.follow("### With a name inside the office")
    found = walk(tree, NAME, OFFICE_CA)
    tree.run("systemctl stop caddy.service")
    return _figure("Caddy", found)


def behind_nginx(tree: Tree) -> Figure:
    tree.run("mkdir -p /etc/advocacy/tls; " + MAKE_CERTIFICATE.format(PUBLIC))
    tree.follow("### With nginx and a certificate of your own")
    found = walk(tree, PUBLIC, OWN_CA)
    tree.run("systemctl stop nginx.service")
    return _figure("nginx", found)


def behind_a_careless_proxy(tree: Tree) -> Figure:
    tree.run(f"sed -i 's/header_up -X.*/{CARELESS}/' /etc/caddy/advocacy.caddy")
    tree.run("systemctl restart caddy.service")
    wanting = [what for what, well in walk(tree, NAME, OFFICE_CA).items() if not well]
    return Figure(
        "behind a careless proxy", f"{len(wanting)} wanting", "some", bool(wanting), "; ".join(wanting)
    )


def main() -> int:
    place = Path(sys.argv[1]).resolve()
    prepare(place)
    with inside(place) as tree:
        if "--installed" not in sys.argv:
            installed(tree)
        ready(tree)
        figures = [behind_caddy(tree), behind_nginx(tree)]
        say(tree.run("advocacy check", check=False))
        later(tree)
        figures.append(behind_a_careless_proxy(tree))
    click.echo(table(figures))
    return 0 if all(one.holds for one in figures) else 1


def _figure(front: str, found: dict[str, bool]) -> Figure:
    say(json.dumps(found, indent=1))
    wanting = [what for what, well in found.items() if not well]
    return Figure(
        f"installed, behind {front}", f"{len(found) - len(wanting)} of {len(found)} right", "all", not wanting
    )


if __name__ == "__main__":
    sys.exit(main())
