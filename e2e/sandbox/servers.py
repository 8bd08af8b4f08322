"""The sandbox and moto, each in a process of its own."""

import json
import os
import pathlib
import socket
import subprocess
import tempfile
import time
import urllib.request

ROOT = pathlib.Path(__file__).resolve().parents[2]


def clean_environment(**variables):
    """The environment without anything that would lead an AWS client elsewhere."""
    kept = {name: value for name, value in os.environ.items()
            if not name.startswith("AWS_") and name.lower() not in ("http_proxy", "https_proxy", "all_proxy")}
    kept.update(AWS_CONFIG_FILE="/nonexistent", AWS_SHARED_CREDENTIALS_FILE="/nonexistent", AWS_PAGER="",
                AWS_EC2_METADATA_DISABLED="true", AWS_MAX_ATTEMPTS="1")
    kept.update(variables)
    return kept


class Sandbox:
    """The standalone jar; its first lines tell how to reach it."""

    def __init__(self, *arguments, java=()):
        jar = sorted((ROOT / "ses-sandbox" / "target").glob("ses-sandbox-*-standalone.jar"))[-1]
        home = os.environ.get("JAVA_HOME")
        self.process = subprocess.Popen(
            [f"{home}/bin/java" if home else "java", *java, "-jar", str(jar), *arguments],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        self.environment = {}
        for _ in range(5):
            name, _, value = self.process.stdout.readline().strip().removeprefix("export ").partition("=")
            self.environment[name] = value
        self.url = self.environment["AWS_ENDPOINT_URL"]

    def get(self, path):
        with urllib.request.urlopen(self.url + path, timeout=60) as answer:
            return answer.read()

    def request(self, method, path, body=None):
        data = None if body is None else json.dumps(body).encode()
        with urllib.request.urlopen(urllib.request.Request(self.url + path, data, method=method), timeout=60) as answer:
            return answer.status

    def message(self, message_id):
        return json.loads(self.get(f"/_inbox/messages/{message_id}"))

    def memory(self):
        """Resident memory in MiB."""
        status = pathlib.Path(f"/proc/{self.process.pid}/status").read_text()
        return int(next(line for line in status.splitlines() if line.startswith("VmRSS")).split()[1]) / 1024

    def stop(self):
        self.process.terminate()
        self.process.wait(30)
        self.process.stdout.close()


class Moto:
    """moto_server on a free port."""

    def __init__(self):
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        self.url = f"http://127.0.0.1:{port}"
        self.log = tempfile.TemporaryFile()
        self.process = subprocess.Popen(
            ["moto_server", "-H", "127.0.0.1", "-p", str(port)], stdout=self.log, stderr=subprocess.STDOUT)
        give_up = time.monotonic() + 60
        while True:
            try:
                urllib.request.urlopen(self.url + "/moto-api/data.json", timeout=10).close()
                return
            except OSError:
                if self.process.poll() is not None or time.monotonic() > give_up:
                    self.log.seek(0)
                    raise RuntimeError("moto_server did not start: " + self.log.read().decode()) from None
                time.sleep(0.1)

    def stop(self):
        self.process.terminate()
        self.process.wait(30)
        self.log.close()
