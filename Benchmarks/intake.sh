#!/usr/bin/env bash
# Compares taking in and carrying out work with adnanh/webhook and huey, interleaved in one run: Benchmarks/intake.sh
#
# PARTS (webhook hcp document huey dispatch calls), ROUNDS (3), SECONDS_EACH (5), CONNECTIONS (16), JOBS (2000);
# SYNC_MS: milliseconds that a wait for the disk takes longer, for all alike (needs cc).
set -euo pipefail
cd "$(dirname "$0")/.."
Scripts/install.sh webhook wrk python3-venv
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
python3 -m venv "$scratch/venv"
"$scratch/venv/bin/pip" install --quiet huey==3.5.4
export RINGDOWN_BENCHMARKS=1
for product in ringdown DispatchBenchmark; do
    swift build -c release --static-swift-stdlib --scratch-path .build/benchmarks --product "$product" >&2
done
built=$(swift build -c release --scratch-path .build/benchmarks --show-bin-path)
if [ -n "${SYNC_MS:-}" ]; then
    cc -O2 -shared -fPIC -o "$scratch/slow-disk.so" Benchmarks/Intake/slow-disk.c
    export SYNC_MS LD_PRELOAD="$scratch/slow-disk.so"
fi
"$scratch/venv/bin/python" Benchmarks/Intake/measure.py "$scratch" "$built/ringdown" "$built/DispatchBenchmark"
