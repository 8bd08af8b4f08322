"""Counts what Maven's test reports in the given folders say; what was skipped failed, since it has run nowhere."""

import glob
import sys
import xml.etree.ElementTree as tree

passed = failed = 0
for folder in sys.argv[1:]:
    reports = glob.glob(folder + "/TEST-*.xml")
    if not reports:
        failed += 1
        print("failed: no report in", folder)
    for report in reports:
        for case in tree.parse(report).iter("testcase"):
            wrong = [outcome for outcome in ("failure", "error", "skipped") if case.find(outcome) is not None]
            if wrong:
                failed += 1
                print(wrong[0] + ":", case.get("classname"), case.get("name"))
            else:
                passed += 1
print(passed, failed)
