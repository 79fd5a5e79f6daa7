#!/usr/bin/env python3
"""Makes Sources/RingdownVendors/Resources/genesys-operations.json: the catalogue of Genesys Cloud operations.

    Scripts/genesys-catalogue.py FACTS            writes the resource
    Scripts/genesys-catalogue.py FACTS --check    exits 1 when the resource is not what FACTS gives

FACTS is a folder with operations.json (method, path, permissions, scopes, models, success codes of each operation) and
error-codes.json (the error codes that each operation declares besides the common ones). The same facts give the same
bytes; the version is the number of the layout and a digest of the content.

Layout: tables of query parameters, scope sets and error codes, to which the operations refer by position.
"""

import argparse
import hashlib
import json
import pathlib
import sys

LAYOUT = 1
RESOURCE = pathlib.Path(__file__).resolve().parent.parent / "Sources/RingdownVendors/Resources/genesys-operations.json"


class Table:
    """Values in the order in which they were first met, each once."""

    def __init__(self):
        self.positions = {}

    def position(self, value):
        return self.positions.setdefault(json.dumps(value, sort_keys=True), len(self.positions))

    def values(self):
        return [json.loads(text) for text in self.positions]


def parameter(source):
    value = {"name": source["name"], "type": source["type"]}
    if source.get("required"):
        value["required"] = True
    if "default" in source:
        value["default"] = source["default"]
    if source.get("enum"):
        value["values"] = source["enum"]
    return value


def catalogue(facts):
    operations = json.loads((facts / "operations.json").read_text(encoding="utf-8"))
    errors = json.loads((facts / "error-codes.json").read_text(encoding="utf-8"))
    parameters, scopes, codes = Table(), Table(), Table()

    def declared(by_status):
        return {
            status: [codes.position(code) for code in sorted(by_status[status])] for status in sorted(by_status)
        }

    common = declared(errors["common"])
    entries = []
    for source in sorted(operations, key=lambda operation: (operation["path"], operation["method"])):
        entry = {"method": source["method"], "path": source["path"]}
        if source.get("operationId"):
            entry["id"] = source["operationId"]
        if source.get("permissions"):
            entry["permissions"] = source["permissions"]
            entry["mode"] = source["permissionsType"]
        if source.get("divisionAware") is not None:
            entry["divisions"] = source["divisionAware"]
        if source.get("oauthScopes"):
            entry["scopes"] = scopes.position(source["oauthScopes"])
        if source.get("requestModel"):
            entry["request"] = source["requestModel"]
        if source.get("responseModel"):
            entry["response"] = source["responseModel"]
        if source.get("successCodes"):
            entry["success"] = source["successCodes"]
        if source.get("query"):
            entry["query"] = [parameters.position(parameter(query)) for query in source["query"]]
        own = errors["perOperation"].get(f"{source['method']} {source['path']}")
        if own:
            entry["errors"] = declared(own)
        entries.append(entry)
    content = {
        "codes": codes.values(),
        "common": common,
        "parameters": parameters.values(),
        "scopes": scopes.values(),
        "operations": entries,
    }
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    digest = hashlib.sha256(text.encode("utf-8")).hexdigest()[:12]
    return '{"version":"' + f"{LAYOUT}-{digest}" + '",' + text[1:] + "\n"


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("facts", type=pathlib.Path, help="the folder with operations.json and error-codes.json")
    arguments.add_argument("--check", action="store_true", help="write nothing; exit 1 when the resource is not current")
    options = arguments.parse_args()
    made = catalogue(options.facts)
    if options.check:
        if not RESOURCE.exists() or RESOURCE.read_text(encoding="utf-8") != made:
            sys.exit(f"{RESOURCE} is not current: run {sys.argv[0]} {options.facts}")
        return
    RESOURCE.parent.mkdir(parents=True, exist_ok=True)
    RESOURCE.write_text(made, encoding="utf-8")


if __name__ == "__main__":
    main()
