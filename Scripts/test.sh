#!/bin/sh
# Every check and every test; fails on the first failure, and when fewer tests ran than there are known to be.
set -eu
cd "$(dirname "$0")/.."
minimum=$(cat Tests/minimum)
Scripts/check.sh
swift build --build-tests --explicit-target-dependency-import-check error
log=$(mktemp)
trap 'rm -f "$log"' EXIT
status=0
swift test --skip-build >"$log" 2>&1 || status=$?
if [ "$status" -ne 0 ]; then
    grep -E "✘|error:|failed" "$log" || true
    tail -n 60 "$log"
    exit "$status"
fi
tail -n 3 "$log"
ran=$(sed -n 's/.*Test run with \([0-9]*\) tests.*passed.*/\1/p' "$log" | tail -n 1)
if [ "${ran:-0}" -lt "$minimum" ]; then
    echo "only ${ran:-0} tests ran, and there were $minimum: see Tests/minimum" >&2
    exit 1
fi
