#!/usr/bin/env python3
"""Writes NumberZones+table.swift from PyPI's package phonenumbers, which carries libphonenumber's map_data.txt.

usage: pip install phonenumbers; Scripts/number-zones.py > Sources/RingdownDialer/Judging/NumberZones+table.swift
"""
import collections
import textwrap

import phonenumbers
from phonenumbers.tzdata import TIMEZONE_DATA

groups = collections.defaultdict(list)
for prefix, zones in TIMEZONE_DATA.items():
    zones = [zone for zone in zones if not zone.startswith("Etc/")]
    if zones:
        groups["&".join(zones)].append(prefix)

print(f'''// Made by Scripts/number-zones.py from phonenumbers {phonenumbers.__version__}.
//
// The data is libphonenumber's, Copyright (C) 2012-2026 The Libphonenumber Authors, licensed under the Apache License,
// Version 2.0: http://www.apache.org/licenses/LICENSE-2.0

extension NumberZones {{
    /// Zones joined by `&`, then the prefixes of the numbers that may be in them.
    static let table = #"""''')
for zones in sorted(groups):
    # Lines end in a backslash where the text goes on.
    text = zones + " " + ",".join(sorted(groups[zones]))
    pieces = [text[start : start + 108] for start in range(0, len(text), 108)]
    print("\n".join("        " + piece + ("\\#" if piece is not pieces[-1] else "") for piece in pieces))
print('''        """#
}''')
