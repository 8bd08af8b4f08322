"""Reads composed messages with Python's email package and compares each with what was asked for."""

import email
import email.header
import email.policy
import hashlib
import json
import pathlib
import re
import sys
from email.utils import getaddresses


def decoded(text):
    """The text of a header field whose encoded words are decoded."""
    return str(email.header.make_header(email.header.decode_header(text)))


def unfolded(message, name):
    value = message.get(name)
    return None if value is None else re.sub(r"\r?\n(?=[ \t])", "", str(value))


def mailboxes(message, name):
    value = unfolded(message, name)
    if value is None:
        return []
    return [{"name": decoded(shown), "address": address} for shown, address in getaddresses([value])]


def lines(text):
    return re.sub(r"\r\n|\r|\n", "\n", text)


def differences(message, modern, raw, asked):
    def differ(what, expected, found):
        if expected != found:
            yield f"{what}: asked {expected!r}, read {found!r}"

    yield from differ("subject", asked["subject"], decoded(unfolded(message, "Subject") or ""))
    for field, key in (("From", "from"), ("To", "to"), ("Cc", "cc"), ("Reply-To", "replyTo")):
        yield from differ(field, asked[key], mailboxes(message, field))
    yield from differ("Bcc field", None, message.get("Bcc"))
    for hidden in asked["bcc"]:
        if hidden["address"].encode() in raw:
            yield f"the hidden recipient {hidden['address']} stands in the message"
    if any(octet > 126 for octet in raw) or max(map(len, raw.split(b"\r\n"))) > 998 or re.search(rb"[^\r]\n|\r[^\n]", raw):
        yield "a line is longer than 998 octets, not ASCII, or ends otherwise than with CR LF"
    bodies, files = [], []
    for part in modern.walk():
        for defect in part.defects:
            yield f"defect: {defect!r}"
        if part.is_multipart():
            continue
        if part.get_content_disposition() == "attachment":
            content = part.get_payload(decode=True)
            files.append({"name": part.get_filename(), "sha256": hashlib.sha256(content).hexdigest()})
        else:
            text = part.get_payload(decode=True).decode(part.get_content_charset("us-ascii"))
            bodies.append((part.get_content_type(), lines(text)))
    expected = [
        (kind, lines(asked[key])) for kind, key in (("text/plain", "text"), ("text/html", "html")) if key in asked
    ]
    yield from differ("bodies", expected, bodies)
    # get_filename takes the blanks around a name off, a no-break space among them
    attached = [{**file, "name": file["name"].strip()} for file in asked["attachments"]]
    yield from differ("attachments", attached, files)


def main(folder):
    failed = read = files = 0
    for source in sorted(pathlib.Path(folder).glob("*.eml")):
        raw = source.read_bytes()
        asked = json.loads(source.with_suffix(".json").read_text("utf-8"))
        found = list(
            differences(
                email.message_from_bytes(raw, policy=email.policy.compat32),
                email.message_from_bytes(raw, policy=email.policy.default),
                raw,
                asked,
            )
        )
        read += 1
        files += len(asked["attachments"])
        failed += bool(found)
        for difference in found:
            print(f"{source.stem}: {difference}"[:600], file=sys.stderr)
    print(f"Python {sys.version.split()[0]} read {read} messages with {files} files: {failed} differ from what was asked.")
    return 1 if failed or not read else 0


sys.exit(main(sys.argv[1]))
