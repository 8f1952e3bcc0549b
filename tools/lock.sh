#!/bin/sh
# Makes requirements/*.lock from requirements/*.in: every version pinned, every file hashed, right for Python 3.11 and
# newer on every machine. What is pinned already stays; `tools/lock.sh --upgrade` takes newer releases.
set -eu

cd -- "$(dirname -- "$(readlink -f -- "$0")")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

if ! command -v uv >/dev/null; then
    python3 -m venv "$work/venv"
    "$work/venv/bin/pip" install --quiet --disable-pip-version-check uv
    PATH=$work/venv/bin:$PATH
fi

compile() {
    name=$1
    shift
    uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-annotate --no-header \
        "requirements/$name.in" --output-file "requirements/$name.lock" "$@"
}

compile core "$@"
compile test --constraint requirements/core.lock "$@"
