"""Send-email rates of the sandbox and of moto, 1,000 connections at once, and memory with 100,000 messages."""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import urllib.parse

import boto3
import botocore.auth
import botocore.awsrequest
import botocore.credentials

from servers import Moto, Sandbox

SAME_CONNECTIONS = 8
ROUNDS = 5
RATIO = 20
FORM = ("Action=SendEmail&Version=2010-12-01&Source=news%40example.com&Destination.ToAddresses.member.1=ann%40example.org"
        "&Message.Subject.Data=Hello&Message.Body.Text.Data=" + urllib.parse.quote("Lorem ipsum dolor sit amet. " * 10))


def signed(url, key, secret):
    """A whole HTTP request, as bytes; good for five minutes."""
    request = botocore.awsrequest.AWSRequest(
        "POST", url + "/", data=FORM.encode(),
        headers={"Content-Type": "application/x-www-form-urlencoded; charset=utf-8"})
    botocore.auth.SigV4Auth(botocore.credentials.Credentials(key, secret), "ses", "us-east-1").add_auth(request)
    lines = ["POST / HTTP/1.1", "Host: " + urllib.parse.urlsplit(url).netloc, f"Content-Length: {len(FORM)}"]
    lines += [f"{name}: {value}" for name, value in request.headers.items()]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + FORM.encode()


def load(url, key, secret, connections, requests):
    """Answered, failed, seconds."""
    home = os.environ.get("JAVA_HOME")
    with tempfile.NamedTemporaryFile() as file:
        file.write(signed(url, key, secret))
        file.flush()
        done = subprocess.run(
            [f"{home}/bin/java" if home else "java", "-XX:+UseSerialGC", "Load.java",
             str(urllib.parse.urlsplit(url).port), file.name, str(connections), str(requests)],
            capture_output=True, text=True, check=True)
    answered, failed, seconds = done.stdout.split()
    return int(answered), int(failed), float(seconds)


def rate(url, key, secret, requests):
    answered, failed, seconds = load(url, key, secret, SAME_CONNECTIONS, requests)
    if failed:
        raise RuntimeError(f"{failed} requests failed at {url}")
    return answered / seconds


def main():
    missed = []
    sandbox = Sandbox("--without", "send-rate", "daily-quota", java=("-Xmx768m",))
    moto = Moto()
    try:
        key, secret = sandbox.environment["AWS_ACCESS_KEY_ID"], sandbox.environment["AWS_SECRET_ACCESS_KEY"]
        boto3.client("ses", endpoint_url=moto.url, region_name="us-east-1", aws_access_key_id=key,
                     aws_secret_access_key=secret).verify_domain_identity(Domain="example.com")
        load(sandbox.url, key, secret, SAME_CONNECTIONS, 20_000)
        load(moto.url, key, secret, SAME_CONNECTIONS, 200)
        ratios = []
        for number in range(1, ROUNDS + 1):
            theirs = rate(moto.url, key, secret, 500)
            ours = rate(sandbox.url, key, secret, 20_000)
            ratios.append(ours / theirs)
            print(f"round {number}: sandbox {ours:,.0f}/s, moto {theirs:,.0f}/s, ratio {ours / theirs:.1f}", flush=True)
        median = statistics.median(ratios)
        print(f"send-email, {SAME_CONNECTIONS} connections: {median:.1f} times moto's rate, median of {ROUNDS}"
              f" (target {RATIO})")
        if median < RATIO:
            missed.append("rate")
        answered, failed, seconds = load(sandbox.url, key, secret, 1000, 20_000)
        print(f"1,000 connections at once: {answered:,} answered, {failed} failed, {answered / seconds:,.0f}/s (target 0 failed)")
        if failed or answered != 20_000:
            missed.append("connections")
        sandbox.request("DELETE", "/_inbox/messages")
        for filled in range(2):
            answered, failed, seconds = load(sandbox.url, key, secret, SAME_CONNECTIONS, 100_000)
            page = json.loads(sandbox.get("/_inbox/messages?limit=1"))
            print(f"memory: {answered:,} messages more, {page['total']:,} kept, {page['evicted']:,} evicted,"
                  f" {sandbox.memory():,.0f} MiB resident with a heap of at most 768 MiB")
            if failed:
                missed.append("memory")
    finally:
        moto.stop()
        sandbox.stop()
    print("all targets met" if not missed else "missed: " + ", ".join(missed))
    sys.exit(1 if missed else 0)


if __name__ == "__main__":
    main()
