"""Makes the list of leaked passwords that we ship: those of 12 characters and more, folded, as sorted short hashes.

tools/common_passwords.py LIST TARGET        (called by tools/vendor.sh)
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from advocacy.accounts.common_passwords import digest, folded
from advocacy.accounts.rules import SHORTEST_PASSWORD


def main(source: str, target: str) -> None:
    lines = Path(source).read_text(encoding="utf-8", errors="replace").splitlines()
    hashes = {digest(folded(line)) for line in lines if len(line) >= SHORTEST_PASSWORD}
    Path(target).write_bytes(b"".join(sorted(hashes)))
    print(f"{len(hashes)} of {len(lines)} passwords have {SHORTEST_PASSWORD} characters and more")


if __name__ == "__main__":
    main(*sys.argv[1:])
