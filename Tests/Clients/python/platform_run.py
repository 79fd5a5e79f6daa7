"""An exchange of its own for the suite, and the vendor's SDK pointed at it."""

import json
import os
import pathlib
import subprocess
import urllib.error
import urllib.request

HERE = pathlib.Path(__file__).resolve().parent


class Exchange:
    """A running exchange: the built program, on a free port of the loopback, with everything in memory."""

    def __init__(self, seed, log):
        program = os.environ["RINGDOWN"]
        self.log = open(log, "w", encoding="utf-8")
        self.process = subprocess.Popen(
            [program, "exchange", "--seed", str(seed), "--port", "0"], stdout=subprocess.PIPE, stderr=self.log, text=True
        )
        line = self.process.stdout.readline()
        if "http://" not in line:
            self.stop()
            raise RuntimeError(f"the exchange did not start: {pathlib.Path(log).read_text(encoding='utf-8')}")
        self.url = line.split()[-1]

    def stop(self):
        self.process.terminate()
        try:
            self.process.wait(timeout=30)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.log.close()


class Answer:
    def __init__(self, status, headers, body):
        self.status, self.headers, self.body = status, headers, body

    @property
    def json(self):
        return json.loads(self.body)


def request(url, method="GET", token=None, body=None, headers=None):
    """One request as it is written, for what the SDK refuses to send."""
    data = body if isinstance(body, (bytes, type(None))) else json.dumps(body).encode()
    sent = dict(headers or {})
    if token:
        sent["Authorization"] = f"Bearer {token}"
    if data is not None:
        sent.setdefault("Content-Type", "application/json")
    call = urllib.request.Request(url, data=data, method=method, headers=sent)
    try:
        with urllib.request.urlopen(call, timeout=30) as response:
            return Answer(response.status, dict(response.headers), response.read())
    except urllib.error.HTTPError as error:
        return Answer(error.code, dict(error.headers), error.read())


def token(url, client):
    """A token of a client of the seed."""
    import base64

    basic = base64.b64encode(f"{client}:{client}-secret".encode()).decode()
    answer = request(
        url + "/oauth/token",
        "POST",
        body=b"grant_type=client_credentials",
        headers={"Authorization": f"Basic {basic}", "Content-Type": "application/x-www-form-urlencoded"},
    )
    return answer.json["access_token"]
