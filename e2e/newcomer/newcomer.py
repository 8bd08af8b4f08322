"""Runs each shell block of README.md that is meant to be run, and checks what it leaves.

A block is run unless the comment right before it says <!-- not run: REASON -->. The line after the block that starts
with "You should see" is checked by the block's own expectation below, if it has one.
"""

import email
import email.policy
import json
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
    asked = json.loads(pathlib.Path("examples/hello.json").read_text())
    attached = {part.get_filename(): part.get_payload(decode=True) for part in message.iter_attachments()}
    text = message.get_body(("plain",))
    seen = {
        "From": str(message["From"].addresses[0]),
        "Subject": str(message["Subject"]),
        "To": [str(address) for address in message["To"].addresses],
        "text": text and text.get_content().replace("\r\n", "\n").strip(),
        "Bcc": message["Bcc"],
        "attachments": attached,
        "a Bcc recipient in the message": [address for address in asked["bccAddresses"] if address in str(message)],
    }
    wanted = {
        "From": asked["sender"],
        "Subject": asked["subject"],
        "To": asked["toAddresses"],
        "text": asked["text"].strip(),
        "Bcc": None,
        "attachments": {"Report für Mai.csv": pathlib.Path("examples/report.csv").read_bytes()},
        "a Bcc recipient in the message": [],
    }
    wrong = [f"{name} is {seen[name]!r}, not {wanted[name]!r}" for name in wanted if seen[name] != wanted[name]]
    missing = [address for address in asked["bccAddresses"] if address not in output]
    return "; ".join(wrong + [f"the envelope that is printed lacks {address}" for address in missing]) or None


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
