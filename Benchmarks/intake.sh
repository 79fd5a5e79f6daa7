#!/usr/bin/env bash
# Compares taking in and carrying out work with adnanh/webhook and huey, interleaved in one run: Benchmarks/intake.sh
#
# ROUNDS (3), SECONDS_EACH (5), CONNECTIONS (16), JOBS (2000), RINGDOWN (a release build of ringdown).
set -euo pipefail
cd "$(dirname "$0")/.."
for program in webhook wrk; do
    command -v "$program" >/dev/null || install="${install:-} $program"
done
[ -z "${install:-}" ] || apt-get install -y --no-install-recommends $install
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
python3 -m venv "$scratch/venv"
"$scratch/venv/bin/pip" install --quiet huey==3.5.4
ringdown=${RINGDOWN:-.build/release/ringdown}
[ -x "$ringdown" ] || swift build -c release --product ringdown
"$scratch/venv/bin/python" Benchmarks/Intake/measure.py "$scratch" "$ringdown"
