"""Sends files of a bucket through the packaged worker, and reads the mails in the sandbox.

moto answers as S3 and IAM. It checks signatures and policies, so the policy below is enough and nothing less is.
"""

import hashlib
import json
import os
import pathlib
import random
import subprocess
import sys
import tempfile
import threading
import unittest
import urllib.request

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "e2e" / "sandbox"))
from servers import Moto, Sandbox, clean_environment  # noqa: E402

PATIENCE = 120
STEPS = sys.argv[1:]
# As docs/file-stores.md has it
POLICY = {"Version": "2012-10-17",
          "Statement": [{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::invoices/2026/*"}]}
LOUD = "-Dorg.slf4j.simpleLogger.log.software.amazon.awssdk=debug"
# It would log session tokens, so the store refuses to work with it
QUIET_SIGNER = "-Dorg.slf4j.simpleLogger.log.software.amazon.awssdk.http.auth=info"
CONTENT = random.Random(7).randbytes(7 << 20)


class Lines:
    """A process that is spoken to in lines. Everything that it says is kept."""

    def __init__(self, command, environment=None):
        self.lines, self.changed = [], threading.Condition()
        self.process = subprocess.Popen(command, cwd=ROOT, env=environment, stdin=subprocess.PIPE,
                                        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        self.reader = threading.Thread(target=self.read, daemon=True)
        self.reader.start()

    def read(self):
        for line in self.process.stdout:
            with self.changed:
                self.lines.append(line.rstrip("\n"))
                self.changed.notify_all()
        with self.changed:
            self.lines.append("")
            self.changed.notify_all()

    def await_line(self, accepts, after=0):
        def found():
            return [line for line in self.lines[after:] if accepts(line)]
        with self.changed:
            self.changed.wait_for(lambda: found() or not self.reader.is_alive(), PATIENCE)
            if not found():
                raise AssertionError("not said:\n" + "\n".join(self.lines[-50:]))
            return found()[0]

    def ask(self, line):
        said = len(self.lines)
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()
        return self.await_line(lambda answer: answer.startswith("["), said)

    def stop(self):
        self.process.terminate()
        self.process.wait(60)
        self.reader.join(10)
        self.process.stdin.close()
        self.process.stdout.close()


class FilesOfABucket(unittest.TestCase):

    @classmethod
    def setUpClass(cls):
        cls.folder = pathlib.Path(cls.enterClassContext(tempfile.TemporaryDirectory()))
        cls.moto = Moto()
        cls.addClassCleanup(cls.moto.stop)
        cls.sandbox = Sandbox()
        cls.addClassCleanup(cls.sandbox.stop)
        cls.steps = Lines(STEPS)
        cls.addClassCleanup(cls.steps.stop)
        cls.target = cls.steps.await_line(lambda line: line.startswith("127.0.0.1:"))
        cls.fill_the_bucket()
        cls.environment = clean_environment(
            XDG_CONFIG_HOME=str(cls.folder / "config"), XDG_STATE_HOME=str(cls.folder / "state"),
            SANDBOX_SECRET=cls.sandbox.environment["AWS_SECRET_ACCESS_KEY"],
            # A worker that took this for the store would find no invoices
            AWS_ENDPOINT_URL=cls.sandbox.url)
        subprocess.run(
            [str(ROOT / "connectors"), "connection", "add", "mail", "aws-ses", "accessKey",
             "--set", "accessKeyId=" + cls.sandbox.environment["AWS_ACCESS_KEY_ID"],
             "--set", "secretAccessKey=${env:SANDBOX_SECRET}"], env=cls.environment, check=True)

    @classmethod
    def fill_the_bucket(cls):
        invoice = cls.folder / "invoice.pdf"
        invoice.write_bytes(CONTENT)
        cls.aws("s3api", "create-bucket", "--bucket", "invoices")
        for key in ("2026/4711.pdf", "2025/4711.pdf"):
            cls.aws("s3api", "put-object", "--bucket", "invoices", "--key", key, "--body", str(invoice))
        cls.aws("iam", "create-user", "--user-name", "worker")
        cls.aws("iam", "put-user-policy", "--user-name", "worker", "--policy-name", "read",
                "--policy-document", json.dumps(POLICY))
        key = json.loads(cls.aws("iam", "create-access-key", "--user-name", "worker"))["AccessKey"]
        cls.secret = key["SecretAccessKey"]
        (cls.folder / "credentials").write_text(
            f"[worker]\naws_access_key_id = {key['AccessKeyId']}\naws_secret_access_key = {cls.secret}\n"
            f"[stranger]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = {cls.secret}\n"
            f"[mistaken]\naws_access_key_id = {key['AccessKeyId']}\naws_secret_access_key = mistaken\n")
        # From now on every request needs a signature and a policy
        urllib.request.urlopen(urllib.request.Request(
            cls.moto.url + "/moto-api/reset-auth", b"0", {"Content-Type": "text/plain"})).close()

    @classmethod
    def aws(cls, *arguments):
        done = subprocess.run(
            ["aws", "--endpoint-url", cls.moto.url, "--output", "json", *arguments], check=True, capture_output=True,
            text=True, env=clean_environment(AWS_ACCESS_KEY_ID="any", AWS_SECRET_ACCESS_KEY="any",
                                             AWS_DEFAULT_REGION="us-east-1"))
        return done.stdout

    def worker(self, prefix="2026/", profile="worker", options="", **variables):
        location = f"s3://invoices/{prefix}?region=us-east-1&endpoint={self.moto.url}"
        if profile:
            location += f"&profile={profile}"
        worker = Lines(
            [str(ROOT / "connectors"), "worker", "temporal", "--target", self.target, "--files", location,
             "--setting", f"aws-ses.endpoint={self.sandbox.url}"],
            {**self.environment, "AWS_SHARED_CREDENTIALS_FILE": str(self.folder / "credentials"),
             "JAVA_TOOL_OPTIONS": options, **variables})
        self.addCleanup(worker.stop)
        worker.await_line(lambda line: line.startswith("The worker polls"))
        return worker

    def send(self, uri="s3://invoices/2026/4711.pdf", count=1, **reference):
        argument = {"inputs": {
            "connection": "mail", "awsRegion": "us-east-1", "sender": "shop@example.com",
            "toAddresses": ["jane@example.net"], "subject": "Order 4711", "text": "It is on its way.",
            "attachments": {"invoice.pdf": {"uri": uri, **reference}}}}
        return json.loads(self.steps.ask(json.dumps([argument] * count)))

    def attached(self, result):
        return self.sandbox.get(f"/_inbox/messages/{result['messageId']}/attachments/0")

    def test_a_file_of_seven_mebibytes_arrives_byte_by_byte_with_the_least_policy(self):
        worker = self.worker(options=f"{LOUD} {QUIET_SIGNER}")
        sent = self.send(sha256=hashlib.sha256(CONTENT).hexdigest(), size=len(CONTENT))[0]
        self.assertEqual(self.attached(sent), CONTENT)
        worker.await_line(lambda line: " DEBUG software.amazon.awssdk" in line)
        said = "\n".join(worker.lines)
        self.assertNotIn(self.secret, said)
        self.assertNotIn(self.environment["SANDBOX_SECRET"], said)

    def test_a_log_that_would_hold_session_tokens_keeps_the_store_from_working(self):
        self.worker(options=LOUD)
        failed = self.send()[0]
        self.assertEqual((failed["details"]["kind"], failed["code"]), ("CONNECTION", "LOGS_TOO_LOUD"))

    def test_sixteen_such_files_at_a_time_pass_through_a_small_heap(self):
        self.worker(options="-Xmx64m -XX:+ExitOnOutOfMemoryError")
        results = self.send(count=16)
        self.assertEqual(len({sent["messageId"] for sent in results}), 16)
        for sent in results:
            self.assertEqual(hashlib.sha256(self.attached(sent)).digest(), hashlib.sha256(CONTENT).digest())

    def test_a_file_with_another_hash_is_not_sent(self):
        self.worker()
        failed = self.send(sha256="0" * 64)[0]
        self.assertEqual(failed["details"]["kind"], "INVALID_INPUT", failed)
        self.assertIn("SHA-256", failed["message"])

    def test_what_the_operator_did_not_open_is_refused(self):
        self.worker()
        for uri in ("s3://invoices/2025/4711.pdf", "s3://invoices/2026/../2025/4711.pdf", "s3://other/2026/4711.pdf",
                    "s3://invoices/2026/4711.pdf?versionId=1", "file:///etc/hostname"):
            with self.subTest(uri=uri):
                failed = self.send(uri)[0]
                self.assertEqual(failed["details"]["kind"], "INVALID_INPUT", failed)
                self.assertIn("not open to flows", failed["message"])

    def test_what_the_policy_does_not_grant_is_the_operators_to_mend(self):
        self.worker(prefix="2025/")
        failed = self.send("s3://invoices/2025/4711.pdf")[0]
        self.assertEqual((failed["details"]["kind"], failed["code"]), ("CONNECTION", "FILE_STORE_DENIED"))
        self.assertIn("s3:GetObject", failed["details"]["nextStep"])

    def test_credentials_that_s3_does_not_accept_are_told_without_them(self):
        for profile, code in (("stranger", "InvalidAccessKeyId"), ("mistaken", "SignatureDoesNotMatch")):
            with self.subTest(profile=profile):
                worker = self.worker(profile=profile)
                failed = self.send()[0]
                worker.stop()
                self.assertEqual((failed["details"]["kind"], failed["code"], failed["details"]["serviceCode"]),
                                 ("CONNECTION", "FILE_STORE_CREDENTIALS", code))
                self.assertNotIn(self.secret, json.dumps(failed) + "\n".join(worker.lines))

    def test_without_any_credentials_the_failure_says_where_they_are_looked_for(self):
        self.worker(profile=None, AWS_SHARED_CREDENTIALS_FILE="/nonexistent")
        failed = self.send()[0]
        self.assertEqual((failed["details"]["kind"], failed["code"]), ("CONNECTION", "FILE_STORE_CREDENTIALS"))
        self.assertIn("profile=", failed["details"]["nextStep"])

    def test_a_file_that_is_not_there_is_denied_or_missing(self):
        self.worker()
        failed = self.send("s3://invoices/2026/none.pdf")[0]
        self.assertIn(failed["details"]["kind"], ("INVALID_INPUT", "CONNECTION"), failed)
        self.assertIn("s3://invoices/2026/none.pdf", failed["message"])


if __name__ == "__main__":
    program = unittest.main(argv=sys.argv[:1], exit=False, verbosity=2)
    failed = len(program.result.failures) + len(program.result.errors)
    print(f"{program.result.testsRun - failed} passed, {failed} failed")
    sys.exit(1 if failed or not program.result.testsRun else 0)
