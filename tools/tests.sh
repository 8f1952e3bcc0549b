# The tests: in three parts, of which each one runs, whatever became of the one before.

run_tests() {
    cd "$root" || exit
    [ $# -eq 0 ] || exec "$python" -m pytest "$@"
    failed=
    part "code checks and the suite on the embedded database" -n 2 -m "not browser"
    part "the suite on PostgreSQL" -n 2 --on postgresql -m "not browser and not walk" --ignore tests/house/test_code_checks.py
    part "the pages in Chromium" -n 2 --dist worksteal -m browser
    [ -z "$failed" ] || fail "Failed:$failed."
}

# part NAME PYTEST-ARGUMENTS
part() {
    name=$1
    shift
    say ""
    say "── $name"
    "$python" -m pytest "$@" && return || status=$?
    [ "$status" -ne 2 ] || fail "Stopped in $name."
    failed="${failed:+$failed;} $name"
}
