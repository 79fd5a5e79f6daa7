"""Measures ringdown beside adnanh/webhook and huey, in turn; see Benchmarks/intake.sh.

usage: measure.py FOLDER RINGDOWN DISPATCHBENCHMARK
"""
import base64, collections, hashlib, hmac, http.client, json, os, signal, socket, sqlite3, statistics, subprocess, sys
import threading, time

scratch, ringdown = sys.argv[1], os.path.abspath(sys.argv[2])
dispatch = os.path.abspath(sys.argv[3])
here = os.path.dirname(os.path.abspath(__file__))
rounds = int(os.environ.get("ROUNDS", 3))
seconds = int(os.environ.get("SECONDS_EACH", 5))
connections = int(os.environ.get("CONNECTIONS", 16))
jobs = int(os.environ.get("JOBS", 2000))
different = 80_000  # requests of a round; no two are alike
askers = 64         # callers at once that carrying out is asked by
lanes = 32          # personal connections that calls are spread over
secret = b"a secret for this run alone"
standard = base64.b64encode(secret).decode()
# Where the documents of runs are to be fetched from: it takes connections and never answers.
silent = socket.create_server(("127.0.0.1", 0), backlog=128)

CONFIGURATION = """
listen: 127.0.0.1:0
store: { sqlite: ringdown.db }
providers:
  local: { kind: exchange, url: "EXCHANGE", clientId: env:EXCHANGE_ID, clientSecret: env:EXCHANGE_SECRET, requestsPerMinute: 1000000 }
sources:
  - { name: prod, kind: hcp-terraform, token: env:HOOK_SECRET, api: { token: env:API_TOKEN, url: "https://127.0.0.1:SILENT" } }
  - { name: builds, kind: standard-webhook, token: env:STANDARD_SECRET, workspace: prod }
contactLists:
  - { name: renewals, provider: local, list: Calls 0, campaigns: [Calls 0], division: Sales }
personalConnections:
CONNECTIONS
clients:
  - { id: ci, secret: env:CI_SECRET, grants: [ { role: caller, division: "*" } ] }
roles:
  - { name: caller, permissions: ["outbound:*:*"] }
rules:
  - name: go-live
    when: { resource: terraform_data.campaign, attribute: { path: input.status, to: on }, phase: planned }
    do: [ { trigger: { contactList: renewals } } ]
    only: { approval: none }
"""
TENANT = """
name: Contact Centre
speed: 100
requestsPerMinute: 0
divisions: [ { name: Home, home: true }, { name: Sales } ]
roles: [ { name: Dialer, permissions: ["outbound:*:*"] } ]
clients: [ { id: ringdown, secret: exchange-secret, grants: [ { role: Dialer } ] } ]
contactLists:
LISTS
campaigns:
CAMPAIGNS
"""
HOOKS = [{
    "id": "prod", "execute-command": "/bin/true", "http-methods": ["POST"],
    "trigger-rule": {"and": [
        {"match": {"type": "payload-hmac-sha512", "secret": secret.decode(),
                   "parameter": {"source": "header", "name": "X-TFE-Notification-Signature"}}},
        {"match": {"type": "value", "value": "run:completed",
                   "parameter": {"source": "payload", "name": "notifications.0.trigger"}}},
    ]},
}]
ENVIRONMENT = dict(os.environ, HOOK_SECRET=secret.decode(), STANDARD_SECRET=standard, CI_SECRET="ci-secret",
                   EXCHANGE_ID="ringdown", EXCHANGE_SECRET="exchange-secret", API_TOKEN="none")


def raw(path, headers, body):
    lines = ["POST %s HTTP/1.1" % path, "Host: 127.0.0.1", "Content-Type: application/json",
             "Content-Length: %d" % len(body)] + ["%s: %s" % pair for pair in headers.items()]
    return ("\r\n".join(lines) + "\r\n\r\n").encode() + body


def notification(number, run):
    """A notification of HCP Terraform that a run was applied; no two have the same run."""
    body = json.dumps({
        "payload_version": 1, "notification_configuration_id": "nc-AeUQ2zfKZzW9TiGZ",
        "run_url": "https://app.terraform.io/app/acme/prod/runs/run-%s%08d" % (run, number),
        "run_id": "run-%s%08d" % (run, number), "run_message": "Renewals go live",
        "run_created_at": "2026-11-22T18:34:00.000Z", "run_created_by": "ada", "workspace_id": "ws-XdeUVMWShTesDMME",
        "workspace_name": "prod", "organization_name": "acme",
        "notifications": [{"message": "Run Applied", "trigger": "run:completed", "run_status": "applied",
                           "run_updated_at": "2026-11-22T18:37:04.000Z", "run_updated_by": "ada"}]}).encode()
    return body, {"X-TFE-Notification-Signature": hmac.new(secret, body, hashlib.sha512).hexdigest()}


def document(number, run):
    """A plan with one change that no rule matches, in a delivery signed as Standard Webhooks says."""
    body = json.dumps({
        "format_version": "1.2", "terraform_version": "1.11.4", "errored": False, "applyable": True, "complete": True,
        "resource_changes": [{
            "address": "terraform_data.campaign", "mode": "managed", "type": "terraform_data", "name": "campaign",
            "provider_name": "terraform.io/builtin/terraform",
            "change": {"actions": ["update"], "before": {"input": {"status": "off", "run": ""}},
                       "after": {"input": {"status": "off", "run": "%s%08d" % (run, number)}},
                       "after_unknown": {}, "before_sensitive": {}, "after_sensitive": {}}}]}).encode()
    name, now = "msg_%s%08d" % (run, number), str(int(time.time()))
    signed = b"%s.%s.%s" % (name.encode(), now.encode(), body)
    code = base64.b64encode(hmac.new(secret, signed, hashlib.sha256).digest()).decode()
    return body, {"webhook-id": name, "webhook-timestamp": now, "webhook-signature": "v1," + code}


def write(kind, path, run):
    name = os.path.join(scratch, "requests")
    with open(name, "wb") as file:
        for number in range(different):
            body, headers = kind(number, run)
            request = raw(path, headers, body)
            file.write(b"%d\n" % len(request) + request)
    return name


class Server:
    """A program that serves; its folder is new."""

    def __init__(self, command, folder, url=None):
        self.log = open(os.path.join(folder, "log"), "wb")
        self.process = subprocess.Popen(command, cwd=folder, env=ENVIRONMENT, stdout=subprocess.PIPE, stderr=self.log)
        if url is None:
            url = self.process.stdout.readline().decode().split()[-1]
        self.url = url
        self.port = int(url.rsplit(":", 1)[1])
        while True:
            try:
                http.client.HTTPConnection("127.0.0.1", self.port).connect()
                return
            except OSError:
                time.sleep(0.05)

    def kill(self):
        """Ends it as a crash does; returns its peak memory in megabytes."""
        with open("/proc/%d/status" % self.process.pid) as status:
            peak = [int(line.split()[1]) / 1000 for line in status if line.startswith("VmHWM")][0]
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()
        return peak


def folder(name):
    path = os.path.join(scratch, name)
    os.makedirs(path)
    return path


def serve(name, exchange="http://127.0.0.1:9"):
    place = folder(name)
    bindings = "\n".join("  - { id: c%d, provider: local, campaign: Calls %d, list: Calls %d, from: [\"+12025550100\"], "
                         "division: Sales }" % (lane, lane, lane) for lane in range(lanes))
    with open(os.path.join(place, "ringdown.yaml"), "w") as file:
        file.write(CONFIGURATION.replace("EXCHANGE\"", exchange + "\"").replace("CONNECTIONS", bindings)
                   .replace("SILENT", str(silent.getsockname()[1])))
    return Server([ringdown, "serve"], place), os.path.join(place, "ringdown.db")


def wrk(url, requests):
    output = subprocess.run(["wrk", "-t1", "-c%d" % connections, "-d%ds" % seconds, "-s",
                             os.path.join(here, "replay.lua"), url, "--", requests],
                            capture_output=True, text=True, check=True).stdout.splitlines()[-1].split()
    done, refused, failed, duration, p50, p99 = [float(number) for number in output]
    if refused or failed:
        sys.exit("%s: %d refused, %d failed" % (url, refused, failed))
    if done > different:
        sys.exit("%s: more requests than there are different ones; lower SECONDS_EACH" % url)
    return done, done / duration, p50, p99


def rows(database, table):
    with sqlite3.connect(database) as connection:
        return connection.execute("SELECT count(*) FROM " + table).fetchone()[0]


rates, middles, tails, peaks, remarks = (collections.defaultdict(list) for _ in range(5))


def note(name, rate, p50=None, p99=None, peak=None):
    rates[name].append(rate)
    if p50 is not None:
        middles[name].append(p50)
        tails[name].append(p99)
    if peak is not None:
        peaks[name].append(peak)
    print("  %s: %.0f a second" % (name, rate), file=sys.stderr, flush=True)


def measure_webhook(number):
    requests = write(notification, "/hooks/prod", "w%d" % number)
    place = folder("webhook-%d" % number)
    with open(os.path.join(place, "hooks.json"), "w") as file:
        json.dump(HOOKS, file)
    port = 19000 + number
    server = Server(["webhook", "-hooks", "hooks.json", "-ip", "127.0.0.1", "-port", str(port)], place,
                    "http://127.0.0.1:%d" % port)
    _, rate, p50, p99 = wrk(server.url, requests)
    note("webhook", rate, p50, p99, server.kill())


def measure_intake(number, name, kind, path, table):
    requests = write(kind, path, "r%d" % number)
    server, database = serve("%s-%d" % (table, number))
    done, rate, p50, p99 = wrk(server.url, requests)
    peak = server.kill()
    kept = rows(database, table)
    if kept < done:
        sys.exit("%s: %d acknowledged and %d kept" % (name, done, kept))
    remarks[name].append("%d acknowledged before kill -9, %d kept" % (done, kept))
    note(name, rate, p50, p99, peak)


def measure_huey(number):
    seconds_taken = float(subprocess.run([sys.executable, os.path.join(here, "jobs.py"),
                                          os.path.join(scratch, "huey-%d.db" % number), str(jobs)],
                                         capture_output=True, text=True, check=True).stdout)
    note("huey", jobs / seconds_taken)


def measure_dispatch(number):
    """Calls that are asked for, allowed and accepted by a vendor in the same process that does nothing."""
    process = subprocess.Popen([dispatch, os.path.join(folder("dispatch-%d" % number), "ringdown.db"), str(jobs),
                                str(askers)], stdout=subprocess.PIPE, text=True)
    output = process.stdout.read()
    if process.wait():
        sys.exit("DispatchBenchmark failed")
    taken, peak = output.split()
    note("dispatch", jobs / float(taken), peak=float(peak))


def measure_calls(number):
    """Calls that are asked for, sent to the exchange and accepted by it."""
    place = folder("exchange-%d" % number)
    lists = "\n".join("  - { name: Calls %d, division: Sales }" % lane for lane in range(lanes))
    campaigns = "\n".join("  - { name: Calls %d, contactList: Calls %d, mode: agentless, lines: 5, alwaysRunning: true }"
                          % (lane, lane) for lane in range(lanes))
    with open(os.path.join(place, "tenant.yaml"), "w") as file:
        file.write(TENANT.replace("LISTS", lists).replace("CAMPAIGNS", campaigns))
    exchange = Server([ringdown, "exchange", "--seed", "tenant.yaml", "--port", "0"], place)
    server, database = serve("calls-%d" % number, exchange.url)
    token = http.client.HTTPConnection("127.0.0.1", server.port)
    token.request("POST", "/oauth/token", "grant_type=client_credentials",
                  {"Authorization": "Basic " + base64.b64encode(b"ci:ci-secret").decode(),
                   "Content-Type": "application/x-www-form-urlencoded"})
    bearer = json.load(token.getresponse())["access_token"]
    turn = iter(range(jobs))
    lock = threading.Lock()

    def ask():
        connection = http.client.HTTPConnection("127.0.0.1", server.port)
        while True:
            with lock:
                place = next(turn, None)
            if place is None:
                return
            connection.request("POST", "/api/v2/outbound/personalconnections/c%d/calls" % (place % lanes),
                               json.dumps({"to": "+1212555%04d" % place}),
                               {"Authorization": "Bearer " + bearer, "Content-Type": "application/json",
                                "Idempotency-Key": "k%d" % place})
            answer = connection.getresponse()
            if answer.status != 202:
                sys.exit("a call was answered %d: %s" % (answer.status, answer.read()))
            answer.read()

    begun = time.monotonic()
    threads = [threading.Thread(target=ask) for _ in range(connections)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    asked = time.monotonic() - begun
    with sqlite3.connect(database) as store:
        waiting = "SELECT count(*) FROM triggers WHERE status IN ('queued', 'held', 'sending')"
        while store.execute(waiting).fetchone()[0]:
            time.sleep(0.05)
    taken = time.monotonic() - begun
    with sqlite3.connect(database) as store:
        accepted = store.execute("SELECT count(*) FROM triggers WHERE status IN ('accepted', 'dialing', 'done')"
                                 ).fetchone()[0]
    if accepted != jobs:
        sys.exit("%d of %d calls were accepted" % (accepted, jobs))
    remarks["calls"].append("%.0f a second asked for" % (jobs / asked))
    note("calls", jobs / taken, peak=server.kill())
    exchange.kill()


NAMES = {
    "webhook": "adnanh/webhook: verify, answer, then spawn `true` (not durable)",
    "hcp": "ringdown, HCP notification: verify, deduplicate, commit, 202",
    "document": "ringdown, signed plan: verify, deduplicate, compare with the rules, commit all of it, 202",
    "huey": "huey on SQLite, FULL: enqueue, then carry out a job that does nothing",
    "dispatch": "ringdown on SQLite, FULL: ask for a call, allow it, carry it out at a vendor that does nothing",
    "calls": "ringdown: a call asked for, allowed, sent to the exchange over HTTP, accepted",
}
PARTS = {
    "webhook": measure_webhook,
    "hcp": lambda number: measure_intake(number, "hcp", notification, "/hooks/hcp-terraform/prod", "deliveries"),
    "document": lambda number: measure_intake(number, "document", document, "/hooks/standard/builds", "changes"),
    "huey": measure_huey,
    "dispatch": measure_dispatch,
    "calls": measure_calls,
}
parts = os.environ.get("PARTS", " ".join(PARTS)).split()
for number in range(rounds):
    print("round %d of %d" % (number + 1, rounds), file=sys.stderr, flush=True)
    for part in parts:
        PARTS[part](number)

print("| | a second: best (median) | p50, ms | p99, ms | peak memory | of its peer |\n|---|---:|---:|---:|---:|---:|")
for name, words in NAMES.items():
    if name not in rates:
        continue
    peer = "webhook" if name in ("webhook", "hcp", "document") else "huey"
    ratio = "" if name == peer or peer not in rates else "%.1f" % (
        statistics.median(rates[name]) / statistics.median(rates[peer]))
    print("| %s | %.0f (%.0f) | %s | %s | %s | %s |" % (
        words, max(rates[name]), statistics.median(rates[name]),
        "%.1f" % statistics.median(middles[name]) if middles[name] else "",
        "%.1f" % statistics.median(tails[name]) if tails[name] else "",
        "%.0f MB" % max(peaks[name]) if peaks[name] else "", ratio))
print()
for name, lines in remarks.items():
    print("%s: %s" % (NAMES[name], "; ".join(lines)))
