#!/bin/sh
# The checks that need no build: format, tests that never run, imports across layers.
set -eu
cd "$(dirname "$0")/.."
swift format lint --strict --parallel --recursive Package.swift Sources Tests
python3 Scripts/dead_tests.py Tests
python3 Scripts/layers.py
python3 Scripts/genesys-catalogue.py Scripts/facts/genesys --check
python3 Scripts/cxone-catalogue.py Scripts/facts/cxone --check
