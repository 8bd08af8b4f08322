"""What docs/sandbox.md shows for three clients reaches the sandbox when each client reads it."""

import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

from servers import ROOT, Sandbox, clean_environment

HERE = pathlib.Path(__file__).resolve().parent
DOCUMENTED = "http://127.0.0.1:4579"


def snippet(client):
    """The first fenced block after the line that names the client."""
    page = (ROOT / "docs" / "sandbox.md").read_text()
    return re.search(rf"^{re.escape(client)}.*?^```\w+\n(.*?)^```", page, re.M | re.S).group(1)


def run(*command, folder=HERE, **variables):
    done = subprocess.run([str(part) for part in command], cwd=folder, env=clean_environment(**variables),
                          stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=300)
    if done.returncode:
        raise AssertionError(f"{command[0]} ended with {done.returncode}:\n{done.stdout[-3000:]}{done.stderr[-3000:]}")
    return done.stdout


class Clients(unittest.TestCase):

    @classmethod
    def setUpClass(cls):
        cls.work = pathlib.Path(tempfile.mkdtemp(prefix="clients-"))
        cls.addClassCleanup(shutil.rmtree, cls.work)
        cls.sandbox = Sandbox("--verified", "example.com")
        cls.addClassCleanup(cls.sandbox.stop)

    def properties(self, client):
        text = snippet(client)
        self.assertIn(DOCUMENTED, text)
        file = self.work / f"{client}.properties"
        file.write_text(text.replace(DOCUMENTED, self.sandbox.url))
        return file

    def java(self, project, main, *arguments):
        copy = self.work / project
        shutil.copytree(HERE / project, copy)
        class_path = copy / "class-path"
        run("mvn", "-q", "-B", "compile", "dependency:build-classpath", f"-Dmdep.outputFile={class_path}", folder=copy)
        home = os.environ.get("JAVA_HOME")
        run(f"{home}/bin/java" if home else "java", "-cp", f"{copy / 'target' / 'classes'}:{class_path.read_text()}",
            main, *arguments, folder=copy)

    def delivered(self, subject):
        found = json.loads(self.sandbox.get("/_inbox/messages?subject=" + subject.replace(" ", "%20")))["messages"]
        self.assertEqual(1, len(found), found)
        return self.sandbox.message(found[0]["messageId"])

    def test_javascript_lists_identities(self):
        folder = self.work / "node"
        shutil.copytree(HERE / "node", folder)
        run("npm", "install", "--no-audit", "--no-fund", "--no-package-lock", "--silent", folder=folder)
        answers = json.loads(run("node", "client.js", snippet("JavaScript SDK 3"), folder=folder,
                                 **self.sandbox.environment))
        self.assertEqual([["example.com"]], [answer["Identities"] for answer in answers])

    def test_spring_sends(self):
        self.java("spring", "spring.SpringClient", f"--spring.config.location={self.properties('Spring Cloud AWS 3')}")
        self.assertEqual("Hello", self.delivered("Sent by Spring")["text"].strip())

    def test_camel_sends(self):
        self.java("camel", "camel.CamelClient", self.properties("Apache Camel"))
        self.assertEqual("Hello", self.delivered("Sent by Camel")["text"].strip())


if __name__ == "__main__":
    program = unittest.main(exit=False, verbosity=2, argv=sys.argv[:1])
    failed = len(program.result.failures) + len(program.result.errors)
    print(f"{program.result.testsRun - failed} passed, {failed} failed")
    sys.exit(1 if failed else 0)
