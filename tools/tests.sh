# The tests: in three parts, of which each one runs, whatever became of the one before.

run_tests() {
    cd "$root" || exit
    [ $# -eq 0 ] || exec "$python" -m pytest "$@"
    failed=
    workers=$(nproc 2>/dev/null || echo 2)
    [ "$workers" -ge 2 ] || workers=2
    [ "$workers" -le 4 ] || workers=4 # each has a database and, in Chromium, a browser of its own
    part "code checks and the suite on the embedded database" -n "$workers" -m "not browser"
    # What knows no database was asked once above: rules, the paper engine, the code and its documents.
    part "the suite on PostgreSQL" -n "$workers" --on postgresql -m "not browser and not walk" \
        --ignore tests/rules --ignore-glob 'tests/letters/test_engine_*.py' \
        --ignore tests/letters/test_every_letter_on_paper.py --ignore tests/letters/test_packets.py \
        --ignore tests/house/test_code_checks.py --ignore tests/house/test_docs.py \
        --ignore tests/house/test_installing.py --ignore tests/house/test_static_files.py \
        --ignore tests/house/test_plain_html.py --ignore tests/house/test_secrets.py
    part "the pages in Chromium" -n "$workers" --dist worksteal -m browser
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
