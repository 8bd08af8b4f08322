"""Runs the shell blocks of a page's first section as they are written, then the page's flow, which must end with a mail's id.

The first block serves and so does the last one; those between end. What the first one prints are exports, which a person
pastes into the second shell. The flow is a Java program: it says when its engine is up, and starts the flow on a line.
"""

import os
import pathlib
import re
import signal
import subprocess
import sys
import threading
import time

PATIENCE = 120
GRACE = 10
# The libraries of the engines' clients log all they have; so would those of the connector, if they shared the worker's log
LOUD = " ".join([os.environ.get("JAVA_TOOL_OPTIONS", "")] + [
    f"-Dorg.slf4j.simpleLogger.log.{name}=debug" for name in ("io", "org.apache.hc", "software.amazon.awssdk")])
ROOT = pathlib.Path(__file__).resolve().parents[2]


def blocks(page):
    section = page.split("\n## ")[1]
    # A block inside a list is indented
    return [re.sub(r"^   ", "", block, flags=re.M) for block in re.findall(r"```sh\n(.*?)```", section, re.S)]


class Shell:
    """A command that serves, in a process group of its own."""

    def __init__(self, commands, environment):
        self.lines, self.changed = [], threading.Condition()
        self.process = subprocess.Popen(["bash", "-euo", "pipefail", "-c", commands], cwd=ROOT, env=environment,
                                        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                                        text=True, start_new_session=True)
        threading.Thread(target=self.read, daemon=True).start()

    def read(self):
        for line in self.process.stdout:
            with self.changed:
                self.lines.append(line.rstrip("\n"))
                self.changed.notify_all()
        self.process.wait()
        with self.changed:
            self.changed.notify_all()

    def await_line(self, pattern, count=1):
        def found():
            return sum(bool(re.search(pattern, line)) for line in self.lines) >= count
        with self.changed:
            if not self.changed.wait_for(lambda: found() or self.process.poll() is not None, PATIENCE) or not found():
                raise SystemExit(f"no line like {pattern!r} in:\n" + "\n".join(self.lines))
            return [line for line in self.lines if re.search(pattern, line)]

    def signal(self, number):
        try:
            os.killpg(self.process.pid, number)
        except ProcessLookupError:
            pass


def end(running):
    for shell in running:
        shell.signal(signal.SIGTERM)
    until = time.monotonic() + GRACE
    for shell in running:
        try:
            shell.process.wait(max(0, until - time.monotonic()))
        except subprocess.TimeoutExpired:
            pass
        # Also what the shell itself left behind
        shell.signal(signal.SIGKILL)


def main(page, home, *flow):
    environment = {**os.environ, "XDG_CONFIG_HOME": home + "/config", "XDG_STATE_HOME": home + "/state"}
    serving, working = blocks((ROOT / page).read_text())
    running = []
    try:
        running.append(Shell(serving, environment))
        exports = "\n".join(running[0].await_line("^export ", 4))
        program = Shell("exec " + " ".join(f"'{part}'" for part in flow), os.environ)
        running.append(program)
        program.await_line(r"^127\.0\.0\.1:\d+$")
        worker = Shell(exports + "\n" + working, {**environment, "JAVA_TOOL_OPTIONS": LOUD})
        running.append(worker)
        worker.await_line("^The worker ")
        program.process.stdin.write("\n")
        program.process.stdin.flush()
        mail = program.await_line(r"^[0-9a-f]{16}-[0-9a-f-]+-000000$")[0]
        worker.await_line(" DEBUG ")
        secret = re.search(r"AWS_SECRET_ACCESS_KEY=['\"]?([^'\"\n]+)", exports).group(1)
        if any(secret in line for shell in running for line in shell.lines if line not in exports):
            raise SystemExit("a log holds the secret")
        print(f"{page}: as written, with all that the worker can log and no secret in it, it sent {mail}")
    finally:
        end(running)


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(128 + number))
    main(*sys.argv[1:])
