#!/bin/sh
# Every check and every test; fails on the first failure, and when fewer tests ran than there are known to be.
set -eu
cd "$(dirname "$0")/.."
minimum=$(cat Tests/minimum)
Scripts/check.sh
swift build --build-tests --explicit-target-dependency-import-check error
log=$(mktemp)
trap 'rm -f "$log"' EXIT
ran=0

# Runs a part of the tests and adds up how many ran. A part that does not end in 15 minutes is ended, said so, and given
# one more chance: what hangs is not what fails.
run() {
    for chance in 1 2; do
        status=0
        timeout 900 swift test --skip-build "$@" >"$log" 2>&1 || status=$?
        [ "$status" -eq 124 ] || break
        pkill -KILL -f "$PWD/.build/.*PackageTests.xctest" || true
        echo "did not end (chance $chance of 2): swift test $*"
        tail -n 3 "$log"
    done
    if [ "$status" -ne 0 ]; then
        grep -E "✘|error:|failed" "$log" || true
        tail -n 60 "$log"
        exit "$status"
    fi
    tail -n 3 "$log"
    passed=$(sed -n 's/.*Test run with \([0-9]*\) tests.*passed.*/\1/p' "$log" | tail -n 1)
    ran=$((ran + ${passed:-0}))
}

# What waits for sockets, disks and built programs is not run beside what only computes, and never much of it at once: a
# test's time limit counts from its start.
SWT_EXPERIMENTAL_MAXIMUM_PARALLELIZATION_WIDTH=4
export SWT_EXPERIMENTAL_MAXIMUM_PARALLELIZATION_WIDTH
run --skip "RingdownExchangeTests|RingdownConnectorsTests|RingdownServerTests|RingdownSQLiteTests|RingdownCommandsTests"
run --filter "RingdownExchangeTests|RingdownConnectorsTests"
run --filter "RingdownServerTests|RingdownSQLiteTests"
run --filter RingdownCommandsTests --skip CrashTests
# Servers that are killed 200 times take all there is, and are waited for by nobody.
run --filter CrashTests
if [ "$ran" -lt "$minimum" ]; then
    echo "only $ran tests ran, and there were $minimum: see Tests/minimum" >&2
    exit 1
fi
echo "$ran tests passed"
# The optimiser sees what a build for debugging does not.
swift build -c release --static-swift-stdlib --product ringdown >"$log" 2>&1 || { grep -E "error:|Crash|crash" "$log"; tail -n 40 "$log"; exit 1; }
tail -n 1 "$log"
# Clients that nobody here wrote, against the built exchange.
for client in Tests/Clients/*/run; do
    "$client" >"$log" 2>&1 || { tail -n 200 "$log"; exit 1; }
    tail -n 1 "$log"
done
