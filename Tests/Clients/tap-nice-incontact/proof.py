"""Lets an exchange dial, runs the tap's ten streams, and compares what it wrote with what was dialed."""

import collections
import datetime
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import time
import urllib.request

HERE = pathlib.Path(__file__).resolve().parent
KEY, SECRET = "REPORTING-KEY", "reporting=secret"
SKILL, LIST = 8001, 7001
STREAMS = [
    "contacts_completed", "skills_summary", "skills_sla_summary", "teams_performance_total", "wfm_skills_contacts",
    "wfm_skills_dialer_contacts", "wfm_skills_agent_performance", "wfm_agents", "wfm_agents_schedule_adherence",
    "wfm_agents_scorecards",
]
PATIENCE = 180


def check(condition, sentence):
    if not condition:
        raise SystemExit(f"tap-nice-incontact: {sentence}")


def instant(text):
    return datetime.datetime.fromisoformat(text.replace("Z", "+00:00"))


class CXone:
    """The few calls that are made beside the tap."""

    def __init__(self, url):
        self.url = url
        self.token = None
        answer = self.call("POST", "/authentication/v1/token/access-key", {"accessKeyId": KEY, "accessKeySecret": SECRET})
        self.token = answer["access_token"]

    def call(self, method, path, body=None):
        headers = {"Accept": "application/json", "Content-Type": "application/json"}
        if self.token:
            headers["Authorization"] = f"Bearer {self.token}"
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(self.url + path, data=data, method=method, headers=headers)
        with urllib.request.urlopen(request, timeout=30) as response:
            text = response.read()
            return json.loads(text) if text else None

    def api(self, method, path):
        return self.call(method, "/incontactapi/services/v28.0" + path)

    def now(self):
        return instant(self.api("GET", "/server-time")["ServerTime"])


def until(deadline, condition, sentence):
    while not condition():
        check(time.monotonic() < deadline, f"{sentence} did not happen within {PATIENCE} s")
        time.sleep(0.2)


def dial(cxone, start):
    """Dials the whole list; answers when it was over, in whole hours from the start."""
    cxone.api("POST", f"/skills/{SKILL}/start")
    deadline = time.monotonic() + PATIENCE
    until(deadline, lambda: not cxone.api("GET", f"/skills/{SKILL}")["isRunning"], "the end of the list")
    hours = int((cxone.now() - start) / datetime.timedelta(hours=1)) + 1
    end = start + datetime.timedelta(hours=hours)
    until(deadline, lambda: cxone.now() > end, "the end of the hour")
    return end


def tap(url, now, folder, *arguments):
    environment = dict(os.environ, TAP_URL=url, TAP_NOW=now.isoformat())
    command = [sys.executable, str(HERE / "launch.py"), "--config", str(folder / "config.json"), *arguments]
    run = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=PATIENCE)
    check(run.returncode == 0, f"exit {run.returncode}: {run.stderr[-3000:]}")
    return run.stdout


def extract(url, start, end, folder):
    """Runs every stream; answers the rows by stream."""
    config = {
        "api_key": KEY, "api_secret": SECRET, "api_cluster": "na1", "api_version": "21.0", "user_agent": "proof",
        "start_date": start.strftime("%Y-%m-%dT%H:%M:%SZ"), "periods": {name: "hours" for name in STREAMS},
    }
    (folder / "config.json").write_text(json.dumps(config))
    catalog = json.loads(tap(url, end, folder, "--discover"))
    for stream in catalog["streams"]:
        for entry in stream["metadata"]:
            entry["metadata"]["selected"] = True
    (folder / "catalog.json").write_text(json.dumps(catalog))
    rows = collections.defaultdict(list)
    schemas = set()
    for line in tap(url, end, folder, "--catalog", str(folder / "catalog.json")).splitlines():
        message = json.loads(line)
        if message["type"] == "SCHEMA":
            schemas.add(message["stream"])
        elif message["type"] == "RECORD":
            rows[message["stream"]].append(message["record"])
    check(schemas == set(STREAMS), f"streams {sorted(schemas)}")
    return rows


def compare(rows, attempts, agents):
    """The rows against the attempts on the list."""
    dialed = len(attempts)
    connected = [attempt for attempt in attempts if attempt["systemClassName"] == "Live Connect"]
    abandoned = [attempt for attempt in attempts if attempt["systemClassName"] == "Abandoned"]
    contacts = rows["contacts_completed"]
    check(dialed == 60, f"{dialed} of 60 contacts were dialed")
    check({row["contactId"] for row in contacts} == {attempt["contactId"] for attempt in attempts}, "other contacts")
    check({row["toAddr"] for row in contacts} == {attempt["formattedPhone"] for attempt in attempts}, "other numbers")
    check(all(row["skillId"] == SKILL for row in contacts), "contacts of a skill that is restricted")
    talked = {attempt["contactId"]: attempt["lastDuration"] for attempt in attempts}
    check(all(row["agentSeconds"] == talked[row["contactId"]] for row in contacts), "other durations")

    def total(stream, field):
        return sum(row[field] for row in rows[stream])

    for stream, field, wanted in [
        ("skills_summary", "dials", dialed),
        ("skills_summary", "connects", len(connected)),
        ("skills_summary", "abandonCount", len(abandoned)),
        ("skills_sla_summary", "totalContacts", len(connected) + len(abandoned)),
        ("teams_performance_total", "outboundHandled", len(connected)),
        ("wfm_skills_contacts", "totalHandled", len(connected)),
        ("wfm_skills_dialer_contacts", "dials", dialed),
        ("wfm_skills_dialer_contacts", "connects", len(connected)),
        ("wfm_skills_agent_performance", "totalHandled", len(connected)),
        ("wfm_agents_scorecards", "totalCalls", len(connected)),
    ]:
        check(total(stream, field) == wanted, f"{stream}.{field} is {total(stream, field)}, and {wanted} were dialed")
    on_calls = [row for row in rows["wfm_agents_schedule_adherence"] if row["agentStateId"] == 4]
    check(len(on_calls) == len(connected), f"{len(on_calls)} times on a call, and {len(connected)} calls")
    check({row["agentId"] for row in rows["wfm_agents"]} == agents, "other agents")
    return connected


def main():
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        log = open(folder / "exchange.log", "w", encoding="utf-8")
        # The exchange's time begins with the real one, so its agents and calls are later than this.
        start = datetime.datetime.now(datetime.timezone.utc).replace(microsecond=0)
        command = [os.environ["RINGDOWN"], "exchange", "--seed", str(HERE / "tenant.yaml"), "--port", "0"]
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=log, text=True)
        try:
            line = process.stdout.readline()
            check("http://" in line, f"the exchange did not start: {(folder / 'exchange.log').read_text()}")
            url = line.split()[-1]
            cxone = CXone(url)
            end = dial(cxone, start)
            rows = extract(url, start, end, folder)
            attempts = cxone.api("GET", f"/lists/call-lists/{LIST}/attempts")["resultSet"]["contactAttempts"]
            agents = {row["agentId"] for row in cxone.api("GET", f"/skills/{SKILL}/agents")["agentSkillAssignments"]}
            connected = compare(rows, attempts, agents)
        finally:
            process.terminate()
            process.wait(timeout=30)
            log.close()
    counts = ", ".join(f"{len(rows[stream])} {stream}" for stream in STREAMS)
    print(f"tap-nice-incontact: exit 0, {len(attempts)} dialed, {len(connected)} connected; rows: {counts}")


if __name__ == "__main__":
    main()
