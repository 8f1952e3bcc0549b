# System packages: which are missing, and installing them where that is allowed (as root, or with sudo that asks nothing).

missing_packages() {
    "$python" "$root/tools/missing.py" "$1"
}

# install_missing core|test: stops nothing, since all but PDFs works without, and a test says itself what it lacks.
install_missing() {
    missing=$(missing_packages "$1")
    [ -n "$missing" ] || return 0
    if [ "$missing" != "$(cat "$venv/tried" 2>/dev/null)" ]; then
        install_packages $missing || echo "$missing" >"$venv/tried"
        missing=$(missing_packages "$1")
    fi
    [ -z "$missing" ] || say_what_is_missing "$1"
}

say_what_is_missing() {
    case $1 in
        core) say "PDFs can not be made yet, because system libraries are missing. Everything else works. This line adds them:" ;;
        test) say "Some tests will fail, because system packages are missing. This line adds them:" ;;
    esac
    say "    $(line_for "$missing")"
}

line_for() {
    [ "$(id -u)" = 0 ] || printf 'sudo '
    echo "apt-get install --no-install-recommends" $1
}

install_packages() {
    can_install || return 1
    say "Installing system packages: $*"
    apt_get update || true # one broken source must not stop the others
    hold_back_postgresql
    apt_get install "$@" || apt_get_each "$@" && done=yes || done=no
    let_postgresql_be
    [ $done = yes ]
}

can_install() {
    command -v apt-get >/dev/null && as_root true 2>/dev/null
}

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi
}

apt_get() {
    as_root env DEBIAN_FRONTEND=noninteractive DEBCONF_NOWARNINGS=yes \
        apt-get -qq -y -o DPkg::Lock::Timeout=300 --no-install-recommends "$@" >/dev/null
}

# A package that this system does not have must not keep the others away.
apt_get_each() {
    all=0
    for package; do apt_get install "$package" || all=1; done
    return $all
}

# The tests start a PostgreSQL server of their own, so none is to run as a service because of them.
no_service=/etc/postgresql-common/createcluster.d/advocacy-tests.conf

hold_back_postgresql() {
    as_root mkdir -p "${no_service%/*}"
    echo "create_main_cluster = false" | as_root tee "$no_service" >/dev/null
}

let_postgresql_be() {
    as_root rm -f "$no_service"
    as_root rmdir -p "${no_service%/*}" 2>/dev/null || true
}
