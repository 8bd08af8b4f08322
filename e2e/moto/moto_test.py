"""Drives the connectors command against moto, an AWS emulator that nobody here wrote, and reads back what it kept."""

import email
import email.policy
import json
import os
import pathlib
import socket
import subprocess
import sys
import tempfile
import time
import unittest
import urllib.request

ROOT = pathlib.Path(__file__).resolve().parents[2]
ROLE_ARN = "arn:aws:iam::123456789012:role/mailer"


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Moto:
    """One moto server in a process of its own."""

    def __init__(self):
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.log = tempfile.TemporaryFile()
        self.process = subprocess.Popen(
            ["moto_server", "-H", "127.0.0.1", "-p", str(self.port)], stdout=self.log, stderr=subprocess.STDOUT)
        give_up = time.monotonic() + 60
        while True:
            try:
                self.state()
                return
            except OSError:
                if self.process.poll() is not None or time.monotonic() > give_up:
                    self.log.seek(0)
                    raise RuntimeError("moto_server did not start: " + self.log.read().decode()) from None
                time.sleep(0.1)

    def state(self):
        with urllib.request.urlopen(self.url + "/moto-api/data.json", timeout=10) as answer:
            return json.load(answer)

    def aws(self, *arguments):
        environment = dict(os.environ, AWS_ACCESS_KEY_ID="AKIAIOSFODNN7EXAMPLE", AWS_SECRET_ACCESS_KEY="secret",
                           AWS_DEFAULT_REGION="us-east-1")
        subprocess.run(["aws", "--endpoint-url", self.url, *arguments], env=environment, check=True,
                       stdout=subprocess.DEVNULL)

    def stop(self):
        self.process.terminate()
        self.process.wait(20)
        self.log.close()


class ConnectorAgainstMoto(unittest.TestCase):

    @classmethod
    def setUpClass(cls):
        cls.moto = Moto()
        cls.addClassCleanup(cls.moto.stop)
        cls.folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls.folder.cleanup)
        cls.moto.aws("ses", "verify-email-identity", "--email-address", "sender@example.com")
        cls.moto.aws("ses", "verify-domain-identity", "--domain", "example.org")
        cls.key = cls.connection("key.json", {"type": "accessKey", "inputs": {
            "accessKeyId": "AKIAIOSFODNN7EXAMPLE", "secretAccessKey": "${env:MOTO_SECRET}"}})
        cls.role = cls.connection("role.json", {"type": "awsRoleArn", "inputs": {
            "roleArn": ROLE_ARN, "accessKeyId": "AKIAIOSFODNN7EXAMPLE", "secretAccessKey": "${env:MOTO_SECRET}",
            "externalId": "tenant-42"}})

    @classmethod
    def connection(cls, name, content):
        path = pathlib.Path(cls.folder.name, name)
        path.write_text(json.dumps(content))
        return str(path)

    def connectors(self, *arguments, stdin=None):
        return subprocess.run(
            [str(ROOT / "connectors"), *arguments], input=stdin, capture_output=True, text=True, timeout=120,
            env=dict(os.environ, MOTO_SECRET="not-checked-by-moto"))

    def run_action(self, action, connection, inputs, *more):
        done = self.connectors(
            "run", "aws-ses", action, "--connection", connection, "--input", "-",
            "--setting", f"endpoint={self.moto.url}", "--setting", f"stsEndpoint={self.moto.url}",
            "--output", "json", *more, stdin=json.dumps(inputs))
        self.assertEqual(done.returncode, 0, done.stderr)
        return json.loads(done.stdout)

    def test_identities_are_listed_through_both_connections(self):
        for connection in (self.key, self.role):
            with self.subTest(connection=connection):
                listed = self.run_action("listIdentities", connection, {"awsRegion": "us-east-1"})
                self.assertEqual(listed["identities"], ["sender@example.com"])
                domains = self.run_action(
                    "listIdentities", connection, {"awsRegion": "us-east-1", "identityType": "Domain"})
                self.assertEqual(domains["identities"], ["example.org"])

    def test_a_mail_with_text_html_and_an_attachment_arrives_as_it_was_given(self):
        attachment = bytes(range(256)) * 37
        path = pathlib.Path(self.folder.name, "data.bin")
        path.write_bytes(attachment)
        for connection in (self.key, self.role):
            with self.subTest(connection=connection):
                sent = self.run_action(
                    "sendEmail", connection, {
                        "awsRegion": "us-east-1",
                        "sender": "\"Müller, Jörg\" <sender@example.com>",
                        "toAddresses": ["Ann <ann@example.net>"],
                        "ccAddresses": "cc@example.net",
                        "bccAddresses": ["hidden@example.net"],
                        "replyTo": ["desk@example.com"],
                        "subject": "Zahlen für Øystein – " + "lang " * 40,
                        "text": "Grüße\nZweite Zeile\n",
                        "html": "<p>Grüße</p>",
                    }, "--attach", f"Zahlen für Mai.bin={path}")
                kept = next(message for message in self.moto.state()["ses"]["RawMessage"]
                            if message["id"] == sent["messageId"])
                self.assertEqual(
                    set(kept["destinations"]) >= {"hidden@example.net"}, True, "the envelope has the Bcc recipient")
                raw = kept["raw_data"].encode("ascii")
                self.assertNotIn(b"hidden@example.net", raw)
                self.assertLessEqual(max(len(line) for line in raw.split(b"\r\n")), 998)
                message = email.message_from_bytes(raw, policy=email.policy.default)
                self.assertEqual([part.defects for part in message.walk() if part.defects], [])
                self.assertEqual(message["From"].addresses[0].display_name, "Müller, Jörg")
                self.assertEqual(message["From"].addresses[0].addr_spec, "sender@example.com")
                self.assertEqual(message["To"], "Ann <ann@example.net>")
                self.assertEqual(message["Cc"], "cc@example.net")
                self.assertIsNone(message["Bcc"])
                self.assertEqual(message["Reply-To"], "desk@example.com")
                self.assertEqual(message["Subject"], "Zahlen für Øystein – " + "lang " * 39 + "lang ")
                self.assertEqual(message.get_body(("plain",)).get_content(), "Grüße\r\nZweite Zeile\r\n")
                self.assertEqual(message.get_body(("html",)).get_content().strip(), "<p>Grüße</p>")
                parts = list(message.iter_attachments())
                self.assertEqual([part.get_filename() for part in parts], ["Zahlen für Mai.bin"])
                self.assertEqual(parts[0].get_content(), attachment)

    def test_a_mail_without_attachments_arrives(self):
        sent = self.run_action("sendEmail", self.key, {
            "awsRegion": "us-east-1", "sender": "sender@example.com", "toAddresses": ["ann@example.net"],
            "subject": "Short", "text": "Hello"})
        state = self.moto.state()["ses"]
        self.assertIn(sent["messageId"], [message["id"] for message in state["Message"] + state["RawMessage"]])

    def test_an_unverified_sender_is_refused_by_the_service(self):
        before = self.moto.state()["ses"]
        done = self.connectors(
            "run", "aws-ses", "sendEmail", "--connection", self.key, "--input", "-",
            "--setting", f"endpoint={self.moto.url}",
            stdin=json.dumps({"awsRegion": "us-east-1", "sender": "other@example.net",
                              "toAddresses": ["ann@example.net"], "subject": "s", "text": "t"}))
        self.assertEqual(done.returncode, 4, done.stderr)
        self.assertIn("other@example.net", done.stderr)
        self.assertNotIn("not-checked-by-moto", done.stderr + done.stdout)
        self.assertEqual(self.moto.state()["ses"]["Message"], before["Message"])

    def test_bad_input_names_every_problem_and_sends_nothing(self):
        before = self.moto.state()["ses"]
        done = self.connectors(
            "run", "aws-ses", "sendEmail", "--connection", self.key, "--input", "-",
            "--setting", f"endpoint={self.moto.url}",
            stdin=json.dumps({"sender": "not an address", "toAddresses": ["ok@example.net", "bad@"]}))
        self.assertEqual(done.returncode, 2, done.stderr)
        for path in ("awsRegion", "sender", "toAddresses[1]", "subject", "Text and Html"):
            self.assertIn(path, done.stderr)
        self.assertEqual(self.moto.state()["ses"]["Message"], before["Message"])
        self.assertEqual(self.moto.state()["ses"]["RawMessage"], before["RawMessage"])


if __name__ == "__main__":
    program = unittest.main(exit=False, verbosity=2)
    failed = len(program.result.failures) + len(program.result.errors)
    print(f"{program.result.testsRun - failed} passed, {failed} failed")
    sys.exit(1 if failed or not program.result.testsRun else 0)
