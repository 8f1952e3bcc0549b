# The Python environment in .venv. It is made once, and again when the folder was moved, Python changed or a lock file did.

venv=$root/.venv
python=$venv/bin/python

# set_up core|test
set_up() {
    if is_ready "$1" && [ -z "$(missing_packages "$1")" ]; then return; fi
    [ -w "$root" ] || fail "You may not write in $root. Run this as the user who owns the folder, or copy the folder first."
    (
        only_one_at_a_time
        is_ready "$1" || make_environment "$1"
        install_missing "$1"
    ) 9<"$root/run"
}

# The lock is held on file 9 and goes with the process, however that ends.
only_one_at_a_time() {
    command -v flock >/dev/null || return 0
    flock -n 9 || { say "Another ./run is setting things up. Waiting for it."; flock 9; }
}

is_ready() {
    [ -x "$python" ] && [ ! -e "$venv/unfinished" ] && [ "$(made_from "$1" 2>/dev/null)" = "$(cat "$venv/ready-$1" 2>/dev/null)" ]
}

made_from() {
    printf '%s\n' "$root"
    "$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])'
    cksum <"$root/requirements/core.lock"
    [ "$1" = core ] || cksum <"$root/requirements/$1.lock"
}

make_environment() {
    is_ready core || make_empty_environment
    : >"$venv/unfinished"
    install_locked "$1"
    add_console_command
    made_from core >"$venv/ready-core"
    made_from "$1" >"$venv/ready-$1"
    rm "$venv/unfinished"
}

make_empty_environment() {
    base=$(find_python) || fail "Python 3.11 or newer is needed and was not found. On Debian 12 or Ubuntu 24.04: sudo apt-get install python3 python3-venv"
    have_venv_for "$base"
    [ ! -e "$venv" ] || say "Making the environment in .venv again: the folder, Python or the packages changed, or it was not finished."
    rm -rf "$venv"
    "$base" -m venv "$venv" || fail "Python could not make an environment in $venv. The reason is above."
}

find_python() {
    for name in python3 python3.14 python3.13 python3.12 python3.11; do
        if "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            command -v "$name"
            return
        fi
    done
    return 1
}

# Debian keeps the part of Python that makes environments in a package of its own.
have_venv_for() {
    ! "$1" -c 'import ensurepip, venv' 2>/dev/null || return 0
    package=$("$1" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')
    install_packages "$package" && "$1" -c 'import ensurepip, venv' ||
        fail "Python can not make an environment yet. Run this line, then ./run again:
    $(line_for "$package")"
}

# Wheels only, so that nothing is compiled and nothing outside the lock file is fetched to compile it.
install_locked() {
    say "Installing the Python packages of requirements/$1.lock. This takes a minute or less."
    PIP_USER=0 "$python" -m pip install --quiet --no-input --disable-pip-version-check \
        --require-hashes --only-binary :all: -r "$root/requirements/$1.lock" ||
        fail "The Python packages could not be installed; the reason is above. Put it right and start ./run again."
}

# `advocacy` is found from any folder, in a path with spaces too, and runs the code of this folder.
add_console_command() {
    for folder in "$venv"/lib/python3.*/site-packages; do
        echo ../../../.. >"$folder/advocacy.pth"
    done
    cp "$root/tools/advocacy" "$venv/bin/advocacy"
    chmod +x "$venv/bin/advocacy"
}
