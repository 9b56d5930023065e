"""What the checks of the gate have against a zip, and which of it was read and found to be no fault."""

from fnmatch import fnmatch
from pathlib import Path
from typing import NamedTuple

import tomllib

ACCEPTED = Path(__file__).with_name("accepted.toml")


class Finding(NamedTuple):
    """`rule` is the checker's own name for what is wrong; `where` a file in the zip, with its line if there is one."""

    checker: str
    rule: str
    where: str
    text: str

    def __str__(self):
        return f"{self.where}: {self.text} ({self.checker}, {self.rule})"


def unanswered(findings, accepted=None):
    """Return the findings that no entry of accepted.toml answers, and one for each entry that answers none."""
    entries = tomllib.loads(ACCEPTED.read_text("utf-8"))["accepted"] if accepted is None else accepted
    idle = dict(enumerate(entries))
    left = []
    for finding in findings:
        answers = [number for number, entry in enumerate(entries) if _answers(entry, finding)]
        for number in answers:
            idle.pop(number, None)
        if not answers:
            left.append(finding)
    return left + [
        Finding("gate", "idle", ACCEPTED.name, f"nothing is found any more of {entry['checker']}'s {entry['rule']}")
        for entry in idle.values()
    ]


def _answers(entry, finding):
    file = finding.where.partition(":")[0]
    return (entry["checker"], entry["rule"]) == (finding.checker, finding.rule) and any(
        fnmatch(file, pattern) for pattern in entry.get("files", ["*"])
    )
