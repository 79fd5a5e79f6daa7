#!/usr/bin/env python3
"""Makes Sources/RingdownVendors/Resources/cxone-operations.json: the catalogue of NICE CXone operations.

    Scripts/cxone-catalogue.py FACTS            writes the resource
    Scripts/cxone-catalogue.py FACTS --check    exits 1 when the resource is not what FACTS gives

FACTS is a folder with operations.json:
    newest-version  the newest version of the API that was seen
    scopes          what an application may be registered for, and what tokens say
    families        the first parts of real paths under inContactAPI, a coarse list from general knowledge: what is in
                    one of them and not among the operations is undecided
    bases           the first parts of real paths of the vendor's other services, coarse as well
    models          the fields of bodies: `!` before a required one, `:` before its type
    operations      method, path, the registration it needs, permission groups, body, query (`!` required), statuses
The same facts give the same bytes; the version is the number of the layout and a digest of the content.
"""

import json
import pathlib
import re
import sys

import catalogue_file

LAYOUT = 1
RESOURCE = pathlib.Path(__file__).resolve().parent.parent / "Sources/RingdownVendors/Resources/cxone-operations.json"
METHODS = {"GET", "POST", "PUT", "PATCH", "DELETE"}


def checked(facts):
    """The facts, or the end of the program where they contradict themselves."""
    names = [f"{operation['method']} {operation['path']}" for operation in facts["operations"]]
    doubles = sorted({name for name in names if names.count(name) > 1})
    if doubles:
        sys.exit(f"there twice: {', '.join(doubles)}")
    for operation in facts["operations"]:
        if operation["method"] not in METHODS or not operation["path"].startswith("/"):
            sys.exit(f"no operation: {operation}")
        if operation["path"].split("/")[1] not in facts["families"]:
            sys.exit(f"{operation['path']} is in none of the families")
        if operation.get("body", "") not in {"", *facts["models"]}:
            sys.exit(f"{operation['body']} is no model")
    types = [text.split(":")[1] for fields in facts["models"].values() for text in fields]
    used = {part for text in types for part in re.findall(r"\b[A-Z]\w+", text)}
    if used - set(facts["models"]):
        sys.exit(f"no models: {', '.join(sorted(used - set(facts['models'])))}")
    return facts


def catalogue(folder):
    facts = checked(json.loads((folder / "operations.json").read_text(encoding="utf-8")))
    facts["operations"].sort(key=lambda operation: (operation["path"], operation["method"]))
    return catalogue_file.stamped(facts, LAYOUT)


if __name__ == "__main__":
    catalogue_file.main(__doc__, RESOURCE, catalogue)
