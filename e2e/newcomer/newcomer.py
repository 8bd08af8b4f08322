"""Runs each shell block of README.md that is meant to be run, and checks what it leaves.

A block is run unless the comment right before it says <!-- not run: REASON -->. The line after the block that starts
with "You should see" is checked by the block's own expectation below, if it has one.
"""

import email
import email.policy
import pathlib
import re
import subprocess
import sys
import time

FENCE = re.compile(r"(?:<!-- not run: (?P<reason>[^>]*) -->\n)?^```sh\n(?P<commands>.*?)^```$", re.M | re.S)


def delivered_mail(output):
    """The captured message that the first command names."""
    found = re.search(r"(\S+\.eml)\b", output)
    if not found:
        return "no .eml file is named"
    message = email.message_from_bytes(pathlib.Path(found.group(1)).read_bytes(), policy=email.policy.default)
    names = [part.get_filename() for part in message.iter_attachments()]
    return None if names else "the captured message has no attachment"


def main():
    blocks = list(FENCE.finditer(pathlib.Path("README.md").read_text()))
    passed = failed = skipped = 0
    for number, block in enumerate(blocks):
        commands = block.group("commands")
        if block.group("reason"):
            skipped += 1
            print(f"not run ({block.group('reason').strip()}): {commands.splitlines()[0]}")
            continue
        if re.match(r"\s*(mvn verify|git clone)", commands):
            skipped += 1
            print(f"not run (the caller has done it): {commands.strip()}")
            continue
        started = time.monotonic()
        done = subprocess.run(["bash", "-euo", "pipefail", "-c", commands], stdin=subprocess.DEVNULL,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=1500)
        took = time.monotonic() - started
        problem = f"exit code {done.returncode}" if done.returncode else None
        if problem is None and "sendEmail" in commands and "--sandbox" in commands and "--dry-run" not in commands:
            problem = delivered_mail(done.stdout)
        print(f"--- {commands.strip()}\n{done.stdout.rstrip()}\n--- {took:.1f} s: {problem or 'ok'}", flush=True)
        if problem:
            failed += 1
        else:
            passed += 1
    print(f"{passed} passed, {failed} failed, {skipped} skipped")
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main())
