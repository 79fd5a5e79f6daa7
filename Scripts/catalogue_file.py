"""The one resource that a vendor's catalogue is generated into: how it is stamped, written and checked."""
import argparse
import hashlib
import json
import pathlib
import sys


def stamped(content, layout):
    """The content as compact JSON, with a version of its layout and a digest of itself in front."""
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    digest = hashlib.sha256(text.encode("utf-8")).hexdigest()[:12]
    return '{"version":"' + f"{layout}-{digest}" + '",' + text[1:] + "\n"


def main(description, resource, catalogue):
    """Writes what catalogue(folder) makes, or with --check fails when the resource is not current."""
    arguments = argparse.ArgumentParser(description=description.splitlines()[0])
    arguments.add_argument("facts", type=pathlib.Path, help="the folder with the facts")
    arguments.add_argument("--check", action="store_true", help="write nothing; exit 1 when the resource is not current")
    options = arguments.parse_args()
    made = catalogue(options.facts)
    if options.check:
        if not resource.exists() or resource.read_text(encoding="utf-8") != made:
            sys.exit(f"{resource} is not current: run {sys.argv[0]} {options.facts}")
        return
    resource.parent.mkdir(parents=True, exist_ok=True)
    resource.write_text(made, encoding="utf-8")
