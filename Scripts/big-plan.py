#!/usr/bin/env python3
"""Writes plan JSON as large as asked for, the same for the same seed: big-plan.py [--changes N] [--every N] [--seed N] > FILE.

One resource in so many changes; one in a thousand is a campaign that goes from off to on.
"""
import argparse
import json
import random
import sys

parser = argparse.ArgumentParser(description=__doc__)
parser.add_argument("--changes", type=int, default=50_000, help="how many resource changes (50,000 are about 100 MB)")
parser.add_argument("--every", type=int, default=5, help="one resource in so many changes")
parser.add_argument("--seed", type=int, default=1)
options = parser.parse_args()
chance = random.Random(options.seed)
words = ["queue", "skill", "flow", "prompt", "division", "schedule", "wrapup", "script", "caller", "line"]


def text(length):
    return " ".join(chance.choice(words) for _ in range(length))


def values(number, status):
    return {
        "id": "%032x" % chance.getrandbits(128),
        "name": "Resource %d" % number,
        "campaign_status": status,
        "description": text(20),
        "priority": chance.randrange(100),
        "settings": {"wrapup_codes": [text(1) for _ in range(8)], "max_calls": chance.random(), "notes": text(36)},
        "tags": {word: text(2) for word in words[:5]},
    }


def entry(number):
    campaign = number % 1000 == 7
    kind = "genesyscloud_outbound_campaign" if campaign else "genesyscloud_routing_" + words[number % len(words)]
    changes = campaign or number % options.every == 0
    before = values(number, "off")
    after = dict(before, campaign_status="on", priority=before["priority"] + 1) if changes else before
    return {
        "address": "%s.r%d" % (kind, number),
        "mode": "managed",
        "type": kind,
        "name": "r%d" % number,
        "provider_name": "registry.terraform.io/mypurecloud/genesyscloud",
        "change": {
            "actions": ["update" if changes else "no-op"],
            "before": before,
            "after": after,
            "after_unknown": {},
            "before_sensitive": {"settings": {"wrapup_codes": [False] * 8}, "tags": {}},
            "after_sensitive": {"settings": {"wrapup_codes": [False] * 8}, "tags": {}},
        },
    }


out = sys.stdout
out.write('{"format_version":"1.2","terraform_version":"1.11.4","resource_changes":[')
for number in range(options.changes):
    out.write(("," if number else "") + json.dumps(entry(number), separators=(",", ":")))
out.write('],"configuration":{},"timestamp":"2026-11-22T09:00:00Z","applyable":true,"complete":true,"errored":false}\n')
