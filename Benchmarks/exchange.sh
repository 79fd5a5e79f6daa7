#!/bin/sh
# Measures one exchange with a million contacts: see Benchmarks/README.md. RINGDOWN names a program that is built already.
set -eu
cd "$(dirname "$0")/.."
if [ -z "${RINGDOWN:-}" ]; then
    swift build -c release --static-swift-stdlib --product ringdown --scratch-path .build/benchmarks
    RINGDOWN=$(swift build -c release --show-bin-path --scratch-path .build/benchmarks)/ringdown
fi
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 Benchmarks/exchange.py "$RINGDOWN" "$folder"
