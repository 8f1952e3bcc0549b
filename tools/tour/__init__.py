"""The pictures of the documentation and the two-minute tour, taken from a running demo. Everyone in it is invented.

ADVOCACY_INSTANCE=/tmp/tour ./run advocacy demo
ADVOCACY_INSTANCE=/tmp/tour ./run advocacy serve
./run test --collect-only -q >/dev/null    # brings Chromium and its driver
.venv/bin/python -m tools.tour http://127.0.0.1:5000
"""
