#!/usr/bin/env python3
"""Writes NumberZones+zipTable.swift from PyPI's package zipcodes, which has the time zone of every ZIP code.

usage: pip install zipcodes; Scripts/zip-zones.py > Sources/RingdownDialer/Judging/NumberZones+zipTable.swift
"""
import collections

import zipcodes

zone_of = {each["zip_code"]: each["timezone"] for each in zipcodes.list_all() if each["active"] and "/" in each["timezone"]}


def prefixes(start):
    """The shortest beginnings, from three digits on, whose codes lie in one zone."""
    zones = {zone for code, zone in zone_of.items() if code.startswith(start)}
    if len(zones) == 1:
        return [(zones.pop(), start)]
    return [pair for digit in "0123456789" for pair in prefixes(start + digit)] if zones else []


groups = collections.defaultdict(list)
for start in sorted({code[:3] for code in zone_of}):
    for zone, prefix in prefixes(start):
        groups[zone].append(prefix)

print(f'''// Made by Scripts/zip-zones.py from zipcodes {zipcodes.__version__}.
//
// The data is that of https://github.com/seanpianka/zipcodes, licensed under the MIT License.

extension NumberZones {{
    /// Zones, then the beginnings of the ZIP codes that lie in them.
    static let zipTable = #"""''')
for zone in sorted(groups):
    # Lines end in a backslash where the text goes on.
    text = zone + " " + ",".join(groups[zone])
    pieces = [text[start : start + 108] for start in range(0, len(text), 108)]
    print("\n".join("        " + piece + ("\\#" if piece is not pieces[-1] else "") for piece in pieces))
print('''        """#
}''')
