"""Drives the sandbox with clients that nobody here wrote: the AWS CLI and boto3, and moto beside it where moto is right."""

import base64
import email
import email.policy
import json
import subprocess
import sys
import tempfile
import unittest

import boto3
import botocore.config
import botocore.exceptions

from servers import Moto, Sandbox, clean_environment

ROLE = "arn:aws:iam::123456789012:role/mailer"
SENDER = "news@example.com"
MIME = (b"From: News <news@example.com>\r\nTo: shown@example.org\r\nSubject: =?UTF-8?B?R3LDvMOfZQ==?=\r\n"
        b"MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\n"
        b"hi\r\n--b\r\nContent-Type: application/pdf\r\nContent-Disposition: attachment; filename=a.pdf\r\n"
        b"Content-Transfer-Encoding: base64\r\n\r\nAAEC\r\n--b--\r\n")


def client(service, url, key=None, secret=None, token=None, region="us-east-1"):
    return boto3.client(
        service, endpoint_url=url, region_name=region, aws_access_key_id=key, aws_secret_access_key=secret,
        aws_session_token=token, config=botocore.config.Config(retries={"total_max_attempts": 1}, proxies={}))


def simple(**changes):
    request = {"Source": SENDER, "Destination": {"ToAddresses": ["ann@example.org"]},
               "Message": {"Subject": {"Data": "s"}, "Body": {"Text": {"Data": "t"}}}}
    request.update(changes)
    return request


class Base(unittest.TestCase):

    @classmethod
    def setUpClass(cls):
        cls.sandbox = Sandbox("--verified", "example.com", "me@example.net", "--role", "mailer", "--external-id",
                              "tenant-7", "--without", "api-rate", "send-rate")
        cls.addClassCleanup(cls.sandbox.stop)
        cls.key = cls.sandbox.environment["AWS_ACCESS_KEY_ID"]
        cls.secret = cls.sandbox.environment["AWS_SECRET_ACCESS_KEY"]
        cls.ses = client("ses", cls.sandbox.url, cls.key, cls.secret)
        cls.sts = client("sts", cls.sandbox.url, cls.key, cls.secret)

    def refused(self, code, call, **request):
        with self.assertRaises(botocore.exceptions.ClientError) as caught:
            call(**request)
        self.assertEqual(code, caught.exception.response["Error"]["Code"])
        return caught.exception.response


class CommandLine(Base):
    """The AWS CLI, pointed at the sandbox by nothing but the exported variables."""

    def aws(self, *arguments, **variables):
        environment = clean_environment(**self.sandbox.environment)
        environment.update(variables)
        return subprocess.run(["aws", *arguments, "--output", "json"], env=environment, capture_output=True, text=True,
                              timeout=120)

    def parsed(self, *arguments, **variables):
        done = self.aws(*arguments, **variables)
        self.assertEqual(0, done.returncode, done.stderr)
        return json.loads(done.stdout) if done.stdout.strip() else {}

    def test_verifies_identities(self):
        self.parsed("ses", "verify-email-identity", "--email-address", "cli@other.example")
        token = self.parsed("ses", "verify-domain-identity", "--domain", "cli.example")["VerificationToken"]
        self.assertTrue(token)
        attributes = self.parsed("ses", "get-identity-verification-attributes", "--identities", "cli.example",
                                 "cli@other.example")["VerificationAttributes"]
        self.assertEqual({"VerificationStatus": "Success", "VerificationToken": token}, attributes["cli.example"])
        self.assertEqual({"VerificationStatus": "Success"}, attributes["cli@other.example"])

    def test_lists_identities_page_by_page(self):
        whole = self.parsed("ses", "list-identities")["Identities"]
        paged = self.parsed("ses", "list-identities", "--page-size", "1")["Identities"]
        self.assertEqual(whole, paged)
        first = self.parsed("ses", "list-identities", "--max-items", "1", "--page-size", "1")
        self.assertEqual(whole[:1], first["Identities"])
        rest = self.parsed("ses", "list-identities", "--page-size", "1", "--starting-token", first["NextToken"])
        self.assertEqual(whole[1:], rest["Identities"])
        self.assertEqual(["me@example.net"], self.parsed(
            "ses", "list-identities", "--identity-type", "EmailAddress", "--max-items", "1")["Identities"])

    def test_sends_parts(self):
        sent = self.parsed("ses", "send-email", "--from", f"News <{SENDER}>", "--to", "a@example.org", "b@example.org",
                           "--bcc", "hidden@example.org", "--subject", "Héllo", "--text", "text & more", "--html", "<p>x</p>")
        message = self.sandbox.message(sent["MessageId"])
        self.assertEqual(["a@example.org", "b@example.org", "hidden@example.org"], message["envelope"]["recipients"])
        self.assertEqual("text & more", message["text"])
        self.assertEqual("SendEmail", message["request"]["action"])
        self.assertIn("aws-cli", message["request"]["userAgent"])

    def test_sends_raw_messages(self):
        with tempfile.NamedTemporaryFile("w") as file:
            json.dump({"Data": base64.b64encode(MIME).decode()}, file)
            file.flush()
            sent = self.parsed("ses", "send-raw-email", "--cli-binary-format", "base64", "--raw-message",
                               f"file://{file.name}", "--destinations", "only@example.org") \
                if self.version() == 2 else self.send_raw_v1()
        message = self.sandbox.message(sent["MessageId"])
        self.assertEqual(["only@example.org"], message["envelope"]["recipients"])
        self.assertEqual(MIME, self.sandbox.get(f"/_inbox/messages/{sent['MessageId']}/raw?as=received"))

    def send_raw_v1(self):
        with tempfile.NamedTemporaryFile() as file:
            file.write(json.dumps({"Data": MIME.decode()}).encode())
            file.flush()
            return self.parsed("ses", "send-raw-email", "--raw-message", f"file://{file.name}", "--destinations",
                               "only@example.org")

    def version(self):
        done = subprocess.run(["aws", "--version"], capture_output=True, text=True, check=True)
        return int((done.stdout + done.stderr).split("/")[1].split(".")[0])

    def test_assumes_a_role_and_sends(self):
        assumed = self.parsed("sts", "assume-role", "--role-arn", ROLE, "--role-session-name", "cli", "--external-id",
                              "tenant-7")
        credentials = assumed["Credentials"]
        lent = dict(AWS_ACCESS_KEY_ID=credentials["AccessKeyId"], AWS_SECRET_ACCESS_KEY=credentials["SecretAccessKey"],
                    AWS_SESSION_TOKEN=credentials["SessionToken"])
        self.assertEqual("arn:aws:sts::123456789012:assumed-role/mailer/cli",
                         self.parsed("sts", "get-caller-identity", **lent)["Arn"])
        sent = self.parsed("ses", "send-email", "--from", SENDER, "--to", "a@example.org", "--subject", "s", "--text", "t",
                           **lent)
        self.assertEqual(assumed["AssumedRoleUser"]["Arn"], self.sandbox.message(sent["MessageId"])["request"]["callerArn"])

    def test_refuses_a_wrong_external_id(self):
        done = self.aws("sts", "assume-role", "--role-arn", ROLE, "--role-session-name", "cli", "--external-id", "wrong")
        self.assertNotEqual(0, done.returncode)
        self.assertIn("(AccessDenied) when calling the AssumeRole operation: User: arn:aws:iam::123456789012:user/sandbox is"
                      f" not authorized to perform: sts:AssumeRole on resource: {ROLE}", done.stderr)

    def test_refuses_a_wrong_secret(self):
        done = self.aws("ses", "list-identities", AWS_SECRET_ACCESS_KEY="wrong")
        self.assertIn("(SignatureDoesNotMatch)", done.stderr)

    def test_refuses_a_sender_that_is_not_verified(self):
        done = self.aws("ses", "send-email", "--from", "a@no.example", "--to", "a@example.org", "--subject", "s", "--text", "t")
        self.assertIn("(MessageRejected) when calling the SendEmail operation: Email address is not verified. The following"
                      " identities failed the check in region US-EAST-1: a@no.example", done.stderr)


class Boto(Base):
    """boto3, and with it botocore's parser of the service model."""

    def test_finds_every_modelled_member(self):
        self.ses.verify_domain_identity(Domain="boto.example")
        sent = self.ses.send_email(**simple())
        calls = [
            (self.ses, "VerifyDomainIdentity", {"Domain": "boto.example"}, set()),
            (self.ses, "VerifyEmailIdentity", {"EmailAddress": "boto@boto.example"}, set()),
            (self.ses, "DeleteIdentity", {"Identity": "nobody.example"}, set()),
            (self.ses, "ListIdentities", {"MaxItems": 1}, set()),
            (self.ses, "GetIdentityVerificationAttributes", {"Identities": ["boto.example"]}, set()),
            (self.ses, "GetSendQuota", {}, set()),
            (self.ses, "GetSendStatistics", {}, set()),
            (self.ses, "GetAccountSendingEnabled", {}, set()),
            (self.ses, "SendEmail", simple(), set()),
            (self.ses, "SendRawEmail", {"RawMessage": {"Data": MIME}}, set()),
            (self.ses, "CreateConfigurationSet", {"ConfigurationSet": {"Name": "boto"}}, set()),
            (self.sts, "GetCallerIdentity", {}, set()),
            # SourceIdentity is answered only where one was given, which the sandbox does not support
            (self.sts, "AssumeRole", {
                "RoleArn": ROLE, "RoleSessionName": "boto", "ExternalId": "tenant-7", "Policy": json.dumps(
                    {"Statement": {"Effect": "Allow", "Action": "*", "Resource": "*"}})}, {"SourceIdentity"}),
        ]
        self.assertEqual(60, len(sent["MessageId"]))
        for api, operation, request, absent in calls:
            with self.subTest(operation=operation):
                answer = getattr(api, botocore.xform_name(operation))(**request)
                shape = api.meta.service_model.operation_model(operation).output_shape
                self.assert_whole(shape, answer, absent)
                metadata = answer["ResponseMetadata"]
                self.assertEqual(metadata["RequestId"], metadata["HTTPHeaders"]["x-amzn-requestid"])

    def assert_whole(self, shape, value, absent):
        if shape.type_name == "structure":
            self.assertEqual(set(shape.members), (set(value) | absent) - {"ResponseMetadata"})
            for name in set(shape.members) - absent:
                self.assert_whole(shape.members[name], value[name], set())
        elif shape.type_name == "list":
            self.assertTrue(value)
            for member in value:
                self.assert_whole(shape.member, member, set())
        elif shape.type_name == "map":
            self.assertTrue(value)
            for member in value.values():
                self.assert_whole(shape.value, member, set())
        else:
            self.assertIsNotNone(value)

    def test_pages(self):
        pages = self.ses.get_paginator("list_identities").paginate(
            IdentityType="Domain", PaginationConfig={"PageSize": 1})
        names = [name for page in pages for name in page["Identities"]]
        self.assertIn("example.com", names)
        self.assertEqual(len(names), len(set(names)))
        self.assertFalse([name for name in names if "@" in name])

    def test_parses_modelled_errors(self):
        self.assertRaises(self.ses.exceptions.MessageRejected, self.ses.send_email, **simple(Source="a@no.example"))
        with self.assertRaises(self.ses.exceptions.ConfigurationSetDoesNotExistException) as caught:
            self.ses.send_email(**simple(ConfigurationSetName="none"))
        self.assertEqual("none", caught.exception.response["ConfigurationSetName"])
        self.ses.update_account_sending_enabled(Enabled=False)
        try:
            self.assertRaises(self.ses.exceptions.AccountSendingPausedException, self.ses.send_email, **simple())
        finally:
            self.ses.update_account_sending_enabled(Enabled=True)

    def test_parses_other_errors(self):
        many = {"ToAddresses": [f"r{i}@example.org" for i in range(51)]}
        answer = self.refused("InvalidParameterValue", self.ses.send_email, **simple(Destination=many))
        self.assertRegex(answer["ResponseMetadata"]["RequestId"], "^[0-9a-f-]{36}$")
        self.assertEqual("Recipient count exceeds 50.", answer["Error"]["Message"])
        self.assertEqual("Sender", answer["Error"]["Type"])
        self.refused("InvalidParameterValue", self.ses.send_raw_email, RawMessage={"Data": b"To: a@example.org\r\n\r\n"})
        self.refused("InvalidAction", self.ses.send_templated_email, Source=SENDER, Destination={}, Template="t",
                     TemplateData="{}")
        self.refused("SignatureDoesNotMatch", client("ses", self.sandbox.url, self.key, "wrong").list_identities)
        self.refused("InvalidClientTokenId", client("ses", self.sandbox.url, "AKIANOBODY", "x").list_identities)
        self.refused("InvalidClientTokenId", client("ses", self.sandbox.url, self.key, self.secret, "t").list_identities)
        self.refused("ValidationError", self.sts.assume_role, RoleArn=ROLE, RoleSessionName="bad name!")
        self.refused("AccessDenied", self.sts.assume_role, RoleArn=ROLE, RoleSessionName="boto")

    def test_sends_the_largest_message(self):
        head = b"From: news@example.com\r\nTo: a@example.org\r\n\r\n"
        largest = head + b"x" * (10_485_760 - len(head))
        sent = self.ses.send_raw_email(RawMessage={"Data": largest})
        self.assertEqual(largest, self.sandbox.get(f"/_inbox/messages/{sent['MessageId']}/raw?as=received"))
        self.refused("InvalidParameterValue", self.ses.send_raw_email, RawMessage={"Data": largest + b"x"})

    def test_takes_a_role_and_its_region(self):
        lent = self.sts.assume_role(RoleArn=ROLE, RoleSessionName="boto", ExternalId="tenant-7")["Credentials"]
        ses = client("ses", self.sandbox.url, lent["AccessKeyId"], lent["SecretAccessKey"], lent["SessionToken"],
                     "eu-west-1")
        message = self.sandbox.message(ses.send_email(**simple())["MessageId"])
        self.assertEqual("eu-west-1", message["request"]["region"])
        parsed = email.message_from_bytes(
            self.sandbox.get(f"/_inbox/messages/{message['messageId']}/raw"), policy=email.policy.default)
        self.assertEqual("t", parsed.get_content().strip())
        self.assertIn("@eu-west-1.amazonses.com", parsed["Message-ID"])

    def test_meets_scripted_faults(self):
        self.sandbox.request("POST", "/_faults", {"action": "SendEmail", "kind": "error", "status": 400,
                                                  "code": "Throttling", "message": "Maximum sending rate exceeded."})
        self.sandbox.request("POST", "/_faults", {"action": "SendEmail", "kind": "swallowed"})
        self.refused("Throttling", self.ses.send_email, **simple())
        before = json.loads(self.sandbox.get("/_inbox/messages?limit=1"))["total"]
        self.assertRaises(botocore.exceptions.BotoCoreError, self.ses.send_email, **simple())
        self.assertEqual(before + 1, json.loads(self.sandbox.get("/_inbox/messages?limit=1"))["total"])


class BesideMoto(Base):
    """The same calls to moto, where moto answers as AWS does."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        moto = Moto()
        cls.addClassCleanup(moto.stop)
        cls.moto_ses = client("ses", moto.url, cls.key, cls.secret)
        cls.moto_sts = client("sts", moto.url, cls.key, cls.secret)
        for identity in ("example.com", "me@example.net"):
            if "@" in identity:
                cls.moto_ses.verify_email_identity(EmailAddress=identity)
            else:
                cls.moto_ses.verify_domain_identity(Domain=identity)

    def both(self, operation, **request):
        ours, theirs = (self.ses, self.moto_ses) if hasattr(self.ses, operation) else (self.sts, self.moto_sts)
        answers = []
        for api in (ours, theirs):
            answer = getattr(api, operation)(**request)
            self.assertEqual(200, answer["ResponseMetadata"]["HTTPStatusCode"])
            answers.append({name: value for name, value in answer.items() if name != "ResponseMetadata"})
        return answers

    def test_gives_the_same_members(self):
        for operation, request in (
                ("send_email", simple()),
                ("send_raw_email", {"Source": SENDER, "Destinations": ["a@example.org"], "RawMessage": {"Data": MIME}}),
                ("get_send_quota", {}),
                ("verify_domain_identity", {"Domain": "twice.example"}),
                ("verify_email_identity", {"EmailAddress": "twice@twice.example"}),
                ("delete_identity", {"Identity": "twice.example"}),
                ("get_caller_identity", {})):
            with self.subTest(operation=operation):
                ours, theirs = self.both(operation, **request)
                self.assertEqual(set(theirs), set(ours))

    def test_lists_the_same_identities(self):
        ours, theirs = self.both("list_identities", IdentityType="EmailAddress")
        self.assertIn("me@example.net", theirs["Identities"])
        self.assertIn("me@example.net", ours["Identities"])

    def test_lends_the_same_role(self):
        ours, theirs = self.both("assume_role", RoleArn=ROLE, RoleSessionName="both", ExternalId="tenant-7")
        self.assertEqual(theirs["AssumedRoleUser"]["Arn"], ours["AssumedRoleUser"]["Arn"])
        self.assertEqual(set(theirs["Credentials"]), set(ours["Credentials"]))
        self.assertEqual(theirs["Credentials"]["AccessKeyId"][:4], ours["Credentials"]["AccessKeyId"][:4])
        self.assertEqual(len(theirs["Credentials"]["SecretAccessKey"]), len(ours["Credentials"]["SecretAccessKey"]))

    def test_refuses_the_same_sender(self):
        self.refused("MessageRejected", self.moto_ses.send_email, **simple(Source="a@no.example"))
        self.refused("MessageRejected", self.ses.send_email, **simple(Source="a@no.example"))


class Count(unittest.TextTestResult):
    """Counts what passed, each subtest that failed as one failure of its test."""

    passed = 0

    def addSuccess(self, test):
        super().addSuccess(test)
        self.passed += 1


def main():
    suite = unittest.defaultTestLoader.loadTestsFromModule(sys.modules[__name__])
    result = unittest.TextTestRunner(verbosity=2, resultclass=Count, stream=sys.stdout).run(suite)
    failed = len(result.failures) + len(result.errors)
    print(f"{result.passed} passed, {failed} failed")
    sys.exit(0 if failed == 0 and result.passed > 0 else 1)


if __name__ == "__main__":
    main()
