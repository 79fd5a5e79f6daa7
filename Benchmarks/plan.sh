#!/usr/bin/env bash
# Compares `ringdown plan` with jq selecting the same changes of a plan with 50,000 resource changes: Benchmarks/plan.sh
#
# One resource in five changes, or one in EVERY. Both run in turn, ROUNDS times; the best time and the highest memory of each count.
set -euo pipefail
cd "$(dirname "$0")/.."
rounds=${ROUNDS:-5}
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
ringdown=${RINGDOWN:-.build-release/release/ringdown}
[ -x "$ringdown" ] || swift build -c release --product ringdown --scratch-path .build-release

python3 Scripts/big-plan.py --changes "${CHANGES:-50000}" --every "${EVERY:-5}" > "$scratch/plan.json"
cat > "$scratch/ringdown.yaml" <<'YAML'
contactLists:
  - { name: renewals, provider: local, list: Renewals, campaigns: [Renewals], division: Sales }
providers:
  local: { kind: exchange }
rules:
  - name: go-live
    when:
      resource: genesyscloud_outbound_campaign.*
      attribute: { path: campaign_status, from: off, to: on }
    do:
      - trigger: { contactList: renewals }
    only: { approval: none }
YAML
filter='.resource_changes[] | select(.change.actions != ["no-op"])
  | select(.type == "genesyscloud_outbound_campaign")
  | select(.change.before.campaign_status == "off" and .change.after.campaign_status == "on") | .address'

python3 - "$scratch" "$ringdown" "$filter" "$rounds" <<'PY'
import json, os, sys, time
scratch, ringdown, selection, rounds = sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4])
plan = os.path.join(scratch, "plan.json")
commands = {
    "ringdown plan": [ringdown, "plan", plan, "--rules", os.path.join(scratch, "ringdown.yaml"), "--format", "json"],
    "jq": ["jq", "-r", selection, plan],
}
best, peak, found = {}, {}, {}
for _ in range(rounds):
    for name, command in commands.items():
        output = os.path.join(scratch, "output")
        begun = time.monotonic()
        child = os.fork()
        if child == 0:
            os.dup2(os.open(output, os.O_WRONLY | os.O_CREAT | os.O_TRUNC), 1)
            os.execvp(command[0], command)
        _, status, usage = os.wait4(child, 0)
        if status:
            sys.exit("%s failed" % name)
        best[name] = min(best.get(name, 1e9), time.monotonic() - begun)
        peak[name] = max(peak.get(name, 0), usage.ru_maxrss * 1024)
        with open(output) as text:
            found[name] = len(json.load(text)["matches"]) if name != "jq" else len(text.read().splitlines())
if len(set(found.values())) != 1:
    sys.exit("they found different changes: %s" % found)
size = os.path.getsize(plan)
print("| | seconds | changes found | peak memory | of the document's size |\n|---|---|---|---|---|")
for name in commands:
    print("| %s | %.2f | %d | %d MB | %.1f |" % (name, best[name], found[name], peak[name] / 1e6, peak[name] / size))
print("\nThe document has %.0f MB; ringdown is %.1f times as fast." % (size / 1e6, best["jq"] / best["ringdown plan"]))
PY
