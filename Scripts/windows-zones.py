#!/usr/bin/env python3
"""Writes Sources/RingdownVendors/Resources/windows-zones.json: Windows' names of time zones and the IANA names of each.

The mapping is the Unicode CLDR's windowsZones.xml, as the package tzlocal carries it: `pip install tzlocal` first.
CXone names zones as Windows does. The first IANA name of a zone is the one that stands for it; the others are meant too.
"""
import json
import pathlib
from importlib.metadata import version

from tzlocal.windows_tz import tz_win, win_tz

ROOT = pathlib.Path(__file__).resolve().parent.parent
TARGET = ROOT / "Sources/RingdownVendors/Resources/windows-zones.json"

zones = {
    name: [first] + sorted(zone for zone, windows in tz_win.items() if windows == name and zone != first)
    for name, first in sorted(win_tz.items())
}
lines = [f"  {json.dumps(name)}: {json.dumps(zones[name])}" for name in zones]
source = f"Unicode CLDR windowsZones, as in tzlocal {version('tzlocal')}"
TARGET.write_text('{"source": ' + json.dumps(source) + ', "zones": {\n' + ",\n".join(lines) + "\n}}\n")
print(f"{TARGET.relative_to(ROOT)}: {len(zones)} zones of {sum(len(names) for names in zones.values())} names")
