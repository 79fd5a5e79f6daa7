#!/usr/bin/env python3
"""Makes Sources/RingdownVendors/Resources/genesys-operations.json: the catalogue of Genesys Cloud operations.

    Scripts/genesys-catalogue.py FACTS            writes the resource
    Scripts/genesys-catalogue.py FACTS --check    exits 1 when the resource is not what FACTS gives

FACTS is a folder with
    operations.json      method, path, permissions, scopes, models and success codes of the operations that matter most
    error-codes.json     the error codes that each of them declares besides the common ones
    models.json          the fields of models: type, whether required or read-only, values
    request-models.json  models of request bodies that models.json lacks; which of their fields are required is not known
    paths.json           every path of the platform API with its methods and the models of their bodies
    scopes.json          every OAuth scope
    retired.json         beginnings of paths that were real once
The same facts give the same bytes; the version is the number of the layout and a digest of the content.

Layout: tables of query parameters, scope sets, error codes and value lists, to which the others refer by position. A
field is `!` when required or `-` when read-only, its name, `:` and its type, and `@` with the position of its values. A
path is the number of segments that it shares with the one before, the segments after those, and its methods, each with
`=` and the model of its body.
"""

import json
import pathlib
import re

import catalogue_file

LAYOUT = 2
DEPTH = 4
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


def field(source, values):
    mark = "-" if source.get("readOnly") else "!" if source.get("required") else ""
    text = f"{mark}{source['name']}:{source['type']}"
    return f"{text}@{values.position(source['enum'])}" if source.get("enum") else text


def models_of_bodies(roots, models, values):
    """The models that bodies of requests and answers are made of, no deeper than is worth checking."""
    found, waiting = {}, [(name, 0) for name in sorted(roots)]
    while waiting:
        name, depth = waiting.pop(0)
        if name in found or name not in models:
            continue
        fields = models[name].get("fields", [])
        found[name] = [field(source, values) for source in fields]
        if depth < DEPTH:
            waiting += [(part, depth + 1) for source in fields for part in re.findall(r"[A-Z]\w+", source["type"])]
    return {name: found[name] for name in sorted(found)}


def path_lines(paths):
    lines, before = [], []
    for path in sorted(paths):
        segments = path.strip("/").split("/")
        shared = 0
        while shared < min(len(before), len(segments)) and before[shared] == segments[shared]:
            shared += 1
        methods = ",".join(f"{method}={body}" if body else method for method, body in sorted(paths[path].items()))
        lines.append(f"{shared} {'/'.join(segments[shared:])} {methods}")
        before = segments
    return lines


def catalogue(facts):
    def read(name):
        return json.loads((facts / name).read_text(encoding="utf-8"))

    operations, errors, paths = read("operations.json"), read("error-codes.json"), read("paths.json")
    parameters, scopes, codes, values = Table(), Table(), Table(), Table()
    roots = {operation["requestModel"].strip("[]") for operation in operations if operation.get("requestModel")}
    roots |= {operation["responseModel"].strip("[]") for operation in operations if operation.get("responseModel")}
    roots |= {body.strip("[]") for methods in paths.values() for body in methods.values() if body}
    models = models_of_bodies(roots, {**read("request-models.json"), **read("models.json")}, values)

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
        "values": values.values(),
        "models": models,
        "real-scopes": read("scopes.json"),
        "paths": path_lines(paths),
        "retired": read("retired.json"),
        "operations": entries,
    }
    return catalogue_file.stamped(content, LAYOUT)


if __name__ == "__main__":
    catalogue_file.main(__doc__, RESOURCE, catalogue)
