"""Checks the exchange's answers against the vendor's own models: the SDK itself checks little.

Every answer that the SDK or a test gets is looked at: its status must be one that the operation declares, its body must
be of the operation's model (types, required members, values of enumerations, no member that the model lacks), an error
must be an ErrorBody whose code the operation declares.
"""

import datetime
import json
import pathlib
import re
import urllib.parse

FACTS = pathlib.Path(__file__).resolve().parents[3] / "Scripts/facts/genesys"


def _read(name):
    return json.loads((FACTS / name).read_text(encoding="utf-8"))


MODELS = {**_read("request-models.json"), **_read("models.json")}
OPERATIONS = _read("operations.json")
ERRORS = _read("error-codes.json")
PATHS = _read("paths.json")

# Models of answers that the facts do not hold: their members are not known, so only their shape is checked.
LISTING = {"entities", "pageSize", "pageNumber", "total", "pageCount", "firstUri", "selfUri", "nextUri", "previousUri",
           "lastUri"}


def _pattern(path):
    return re.compile("^" + re.sub(r"\{\w+\}", "[^/]+", path) + "/?$")


ROUTES = sorted(
    ((_pattern(operation["path"]), operation) for operation in OPERATIONS), key=lambda route: route[1]["path"].count("{")
)


def operation_of(method, url):
    """The operation that a request calls; None when there is none."""
    path = urllib.parse.urlparse(url).path
    return next((op for pattern, op in ROUTES if op["method"] == method and pattern.match(path)), None)


def _scalar(kind, value):
    name, _, form = kind.partition("(")
    form = form.rstrip(")")
    if name == "string":
        if not isinstance(value, str):
            return "is no string"
        if form == "date-time":
            try:
                datetime.datetime.fromisoformat(value.replace("Z", "+00:00"))
            except ValueError:
                return "is no ISO 8601 instant"
            return None if value.endswith("Z") else "does not end with Z"
        return None
    if name == "integer":
        return None if isinstance(value, int) and not isinstance(value, bool) else "is no integer"
    if name == "number":
        return None if isinstance(value, (int, float)) and not isinstance(value, bool) else "is no number"
    if name == "boolean":
        return None if isinstance(value, bool) else "is no boolean"
    return None


def faults(kind, value, where="$", field=None):
    """What is wrong with a value that should be of a type, each with its place."""
    listed = re.fullmatch(r"list<(.+)>|\[(.+)\]", kind)
    if listed:
        inner = listed.group(1) or listed.group(2)
        if not isinstance(value, list):
            return [f"{where} is no array"]
        return [fault for i, item in enumerate(value) for fault in faults(inner, item, f"{where}[{i}]", field)]
    mapped = re.fullmatch(r"map<(?:string,)?(.+)>", kind)
    if mapped:
        if not isinstance(value, dict):
            return [f"{where} is no object"]
        return [fault for key, item in value.items() for fault in faults(mapped.group(1), item, f"{where}.{key}")]
    if not kind[0].isupper():
        fault = _scalar(kind, value)
        if fault:
            return [f"{where} {fault}: {value!r}"]
        if field and field.get("enum") and value not in field["enum"]:
            return [f"{where} is {value!r}, not one of {field['enum']}"]
        return []
    if not isinstance(value, dict):
        return [f"{where} is no object"]
    model = MODELS.get(kind)
    if model is None:
        if kind.endswith("EntityListing") and "entities" not in value:
            return [f"{where} has no entities"]
        return []
    fields = {field["name"]: field for field in model.get("fields", [])}
    found = [f"{where}.{name} is no member of {kind}" for name in value if fields and name not in fields]
    found += [
        f"{where}.{name} is missing" for name, field in fields.items() if field.get("required") and name not in value
    ]
    for name, item in value.items():
        if name in fields:
            found += [f"{where}.{name} is null"] if item is None else faults(
                fields[name]["type"], item, f"{where}.{name}", fields[name]
            )
    return found


def declared_codes(operation, status):
    """The error codes that an operation declares for a status."""
    own = ERRORS["perOperation"].get(f"{operation['method']} {operation['path']}", {})
    codes = set(own.get(str(status), [])) | set(ERRORS["common"].get(str(status), []))
    return codes


# Codes that the exchange answers where the vendor declares none for the case: that a version is no longer the present one
# and that a name is missing are declared by most operations, and the others are taken to answer the same
# (docs/fidelity.md).
UNLISTED = {400: {"name.cannot.be.blank"}, 409: {"invalid.update.wrong.version"}}


def check(method, url, status, headers, body):
    """What is wrong with an answer, as lines; empty when nothing is."""
    operation = operation_of(method, url)
    text = body.decode("utf-8", "replace") if isinstance(body, bytes) else (body or "")
    name = f"{method} {urllib.parse.urlparse(url).path} {status}"
    correlation = {key.lower(): value for key, value in dict(headers).items()}.get("inin-correlation-id")
    if not correlation:
        return [f"{name}: no ININ-Correlation-Id"]
    if status >= 400:
        try:
            document = json.loads(text)
        except ValueError:
            return [f"{name}: the error has no JSON body: {text[:80]!r}"]
        found = faults("ErrorBody", document)
        for member in ("message", "code", "status", "contextId"):
            if member not in document:
                found.append(f"$.{member} is missing")
        if document.get("status") != status:
            found.append(f"$.status is {document.get('status')}")
        if document.get("contextId") != correlation:
            found.append("$.contextId is not the correlation id")
        if operation and document.get("code") not in declared_codes(operation, status) | UNLISTED.get(status, set()):
            found.append(f"{document.get('code')} is not declared by {operation['path']} for {status}")
        return [f"{name}: {fault}" for fault in found]
    if operation is None:
        return [f"{name}: the vendor has no such operation"]
    successes = operation.get("successCodes") or []
    found = [] if not successes or status in successes else [f"the vendor answers {successes}"]
    model = operation.get("responseModel")
    if model and status not in (202, 204) and text:
        found += faults(model, json.loads(text))
    elif model and not text and status == 200:
        found.append(f"no body, and the vendor answers {model}")
    return [f"{name}: {fault}" for fault in found]
