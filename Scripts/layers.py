#!/usr/bin/env python3
"""Check that no target imports a Ringdown target that its layer may not see.

usage: layers.py    exit 1 when any import is not allowed. The table is the one of ARCHITECTURE.md.
"""
import pathlib, re, sys

ALLOWED = {
    "RingdownCore": set(),
    "RingdownTerraform": {"RingdownCore"},
    "RingdownVendors": {"RingdownCore"},
    "RingdownDialer": {"RingdownCore"},
    "RingdownEngine": {"RingdownCore"},
    "RingdownConnectors": {"RingdownCore", "RingdownVendors"},
    "RingdownOAuth": {"RingdownCore"},
    "RingdownExchange": {"RingdownCore", "RingdownVendors", "RingdownDialer", "RingdownOAuth"},
    "CSQLiteSetup": set(),
    "RingdownSQLite": {"CSQLiteSetup", "RingdownCore"},
    "RingdownAPI": set(),
    "RingdownServer": {"RingdownCore", "RingdownEngine", "RingdownTerraform", "RingdownVendors", "RingdownAPI",
                       "RingdownOAuth"},
    "RingdownTestKit": {"RingdownCore"},
    "RingdownCommands": None,
    "ringdown": {"RingdownCommands"},
}
# What a pure target may import besides: no network, no database, no logger.
PURE = {"RingdownCore", "RingdownTerraform", "RingdownVendors", "RingdownDialer"}
PURE_IMPORTS = {"Foundation", "Synchronization", "Collections", "DequeModule", "HeapModule", "OrderedCollections"}

bad = []
root = pathlib.Path(__file__).resolve().parent.parent / "Sources"
for target in sorted(path.name for path in root.iterdir() if path.is_dir()):
    if target not in ALLOWED:
        bad.append(f"Sources/{target}: not in the table of Scripts/layers.py")
        continue
    allowed = ALLOWED[target]
    for file in sorted((root / target).rglob("*.swift")):
        for number, line in enumerate(file.read_text().splitlines(), 1):
            match = re.match(r"\s*(?:@\w+\s+)*(?:package |public |internal |private |fileprivate )?import (?:\w+ )?(\w+)", line)
            if not match:
                continue
            module = match.group(1)
            place = f"{file.relative_to(root.parent)}:{number}"
            if module.startswith("Ringdown") and allowed is not None and module not in allowed:
                bad.append(f"{place}: {target} may not import {module}")
            if target in PURE and not module.startswith("Ringdown") and module not in PURE_IMPORTS:
                bad.append(f"{place}: {target} is pure and may not import {module}")
            if re.search(r"\bTask(\.detached)?\s*\{", line):
                bad.append(f"{place}: an unstructured task")
for line in bad:
    print(line)
print(f"{len(bad)} imports that a layer may not have")
sys.exit(1 if bad else 0)
