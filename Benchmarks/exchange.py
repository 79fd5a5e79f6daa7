#!/usr/bin/env python3
"""Measures one exchange with a million contacts: import, reading while it dials, memory, restart.

usage: exchange.py RINGDOWN FOLDER      the program, and a folder for the store and the files
Environment: CONTACTS (default 1000000), LISTS (20), CAMPAIGNS (50), READS (2000).
"""
import http.client
import json
import os
import signal
import subprocess
import sys
import time

PROGRAM, FOLDER = sys.argv[1], sys.argv[2]
CONTACTS = int(os.environ.get("CONTACTS", 1_000_000))
LISTS = int(os.environ.get("LISTS", 20))
CAMPAIGNS = int(os.environ.get("CAMPAIGNS", 50))
READS = int(os.environ.get("READS", 2000))
SECRET = "benchmark-secret"
ZONES = ["America/New_York", "America/Chicago", "America/Denver", "America/Los_Angeles"]


def seed():
    """The tenant: empty lists of four columns, one of them a time zone, and agentless campaigns."""
    lists = [{"name": f"List {n}", "columns": ["name", "phone", "city", "zone"],
              "phoneColumns": ["phone"]} for n in range(LISTS)]
    campaigns = [{"name": f"Campaign {n}", "contactList": f"List {n % LISTS}", "mode": "agentless", "lines": 10}
                 for n in range(CAMPAIGNS)]
    return {"name": "Benchmark", "requestsPerMinute": 0,
            "roles": [{"name": "all", "permissions": ["*:*:*"]}],
            "clients": [{"id": "bench", "secret": SECRET, "grants": [{"role": "all"}]}],
            "contactLists": lists, "campaigns": campaigns}


def write_file(path, first, count):
    with open(path, "w") as file:
        file.write("name,phone,city,zone\r\n")
        for n in range(first, first + count):
            number = f"+1{[202, 312, 303, 213][n % 4]}{220 + n // 10000 % 80}{n % 10000:04}"
            file.write(f'Contact {n},{number},"Town, {n % 500}",{ZONES[n % 4]}\r\n')


class Exchange:
    def __init__(self):
        began = time.monotonic()
        self.process = subprocess.Popen(
            [PROGRAM, "exchange", "--seed", f"{FOLDER}/seed.yaml", "--store", f"{FOLDER}/store", "--port", "0"],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        self.port = int(self.process.stdout.readline().rsplit(":", 1)[1])
        self.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=600)
        self.token = None
        body = f"grant_type=client_credentials&client_id=bench&client_secret={SECRET}"
        answer = self.call("POST", "/oauth/token", body, "application/x-www-form-urlencoded")
        self.token = answer["access_token"]
        # Ready is: it answers what a client asks, from the store and from the dialer.
        self.call("GET", "/api/v2/outbound/campaigns?pageSize=1")
        self.ready = time.monotonic() - began

    def call(self, method, path, body=None, kind="application/json"):
        headers = {"Content-Type": kind}
        if self.token:
            headers["Authorization"] = f"Bearer {self.token}"
        self.connection.request(method, path, body=body, headers=headers)
        answer = self.connection.getresponse()
        text = answer.read()
        if answer.status >= 300:
            sys.exit(f"{method} {path}: {answer.status} {text[:500]!r}")
        return json.loads(text) if text else None

    def memory(self):
        """Resident memory now and at its highest, in megabytes."""
        with open(f"/proc/{self.process.pid}/status") as file:
            lines = dict(line.split(":", 1) for line in file)
        return int(lines["VmRSS"].split()[0]) / 1024, int(lines["VmHWM"].split()[0]) / 1024

    def stop(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()


def read_times(exchange, path):
    times = []
    for _ in range(READS):
        began = time.monotonic()
        exchange.call("GET", path)
        times.append(time.monotonic() - began)
    return sorted(times)


def main():
    os.makedirs(FOLDER, exist_ok=True)
    with open(f"{FOLDER}/seed.yaml", "w") as file:
        json.dump(seed(), file)
    share = CONTACTS // LISTS
    for n in range(LISTS):
        write_file(f"{FOLDER}/{n}.csv", n * share, share)
    exchange = Exchange()
    lists = exchange.call("GET", "/api/v2/outbound/contactlists?pageSize=100")["entities"]
    lists.sort(key=lambda each: int(each["name"].split()[1]))
    began = time.monotonic()
    for n, each in enumerate(lists):
        with open(f"{FOLDER}/{n}.csv", "rb") as file:
            report = exchange.call("POST", f"/ringdown/v1/contactlists/{each['id']}/contacts", file.read(), "text/csv")
        if report["added"] != share or report["refused"] != 0:
            sys.exit(f"the import of {each['name']} went wrong: {json.dumps(report)[:500]}")
    taken = time.monotonic() - began
    print(f"import: {share * LISTS} contacts in {taken:.1f} s, {share * LISTS / taken:.0f} contacts a second")
    print("memory after import: %.0f MB, at most %.0f MB" % exchange.memory())
    campaigns = exchange.call("GET", "/api/v2/outbound/campaigns?pageSize=100")["entities"]
    began = time.monotonic()
    for each in campaigns:
        exchange.call("POST", f"/api/v2/outbound/campaigns/{each['id']}/start")
    print(f"starting {len(campaigns)} campaigns: {time.monotonic() - began:.1f} s")
    path = f"/api/v2/outbound/campaigns/{campaigns[0]['id']}"
    times = read_times(exchange, path)
    print(f"GET of a campaign while dialing: p50 {times[len(times) // 2] * 1000:.2f} ms, "
          f"p99 {times[len(times) * 99 // 100] * 1000:.2f} ms, at most {times[-1] * 1000:.2f} ms")
    print("memory while dialing: %.0f MB, at most %.0f MB" % exchange.memory())
    exchange.stop()
    exchange = Exchange()
    print(f"restart to ready: {exchange.ready:.1f} s")
    began = time.monotonic()
    progress = exchange.call("GET", path + "/progress")
    if progress["totalNumberOfContacts"] != share:
        sys.exit(f"contacts were lost: {progress}")
    print("memory after restart: %.0f MB, at most %.0f MB" % exchange.memory())
    exchange.stop()


main()
