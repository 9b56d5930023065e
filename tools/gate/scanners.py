"""The scanners that the official repository runs over a plugin, and those of plugin authors, run over an unpacked zip.

All take the folder that the plugin's folder lies in and return Findings. Where a scanner tells which files it has read,
one that it passed over is a finding: a scanner that stumbles would find nothing either.
"""

import json
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from .archive import FOLDER
from .findings import Finding

STYLE = "E1,E7,E9,W6,F,C9,QGS1,QGS4"
"""Rules of Flake8: all that the repository has enabled, with the others of their groups, and those for plugins of QGIS
but the QGS2, which guess by a method's name alone whether its result is to be looked at."""
FORMAT = "%(path)s\t%(row)d\t%(code)s\t%(text)s"


def findings(folder):
    """Return what all scanners find."""
    with ThreadPoolExecutor() as pool:
        return [finding for found in pool.map(lambda scan: scan(folder), SCANNERS) for finding in found]


def bandit(folder):
    """All rules of Bandit, of which the repository enables most; comments that switch it off do not count."""
    report = json.loads(_run(folder, "bandit", "--recursive", ".", "--format", "json", "--quiet", "--ignore-nosec"))
    found = [
        Finding("bandit", each["test_id"], _inside(each["filename"]) + f":{each['line_number']}", each["issue_text"])
        for each in report["results"]
    ]
    read = {_inside(name) for name in report["metrics"] if name != "_totals"}
    return [*found, *_not_read("bandit", read, folder), *_failed("bandit", report["errors"])]


def detect_secrets(folder):
    """All detectors of detect-secrets, over all files; the repository passes metadata.txt over."""
    report = json.loads(_run(folder, "detect_secrets", "scan", "--all-files", "."))
    return [
        Finding("detect-secrets", each["type"], f"{file}:{each['line_number']}", "looks like a secret")
        for file, secrets in report["results"].items()
        for each in secrets
    ]


def flake8(folder):
    """Flake8 with the rules for plugins of QGIS."""
    options = ("--isolated", "--max-line-length=120", f"--select={STYLE}", f"--format={FORMAT}")
    lines = [line.split("\t") for line in _run(folder, "flake8", *options, FOLDER).splitlines()]
    return [Finding("flake8", code, f"{file}:{row}", text) for file, row, code, text in lines]


def qgis_plugin_analyzer(folder):
    """All rules of qgis-plugin-analyzer. Its scores, and its advice on what to divide, are no findings."""
    report = _analyzer(folder, "analyze", "--linters", "none")
    compliance, repository = report["qgis_compliance"], report["repository_compliance"]
    issues = [*compliance["best_practices"]["issues"], *report["security"]["findings"]]
    # Without `--deep` it looks for fewer secrets.
    issues += _analyzer(folder, "security", "--tools", "native", "--deep")["findings"]
    found = [_issue(each) for each in issues]
    standards = compliance["repository_standards"]
    problems = {
        "cycle": report["semantic"]["circular_dependencies"],
        "resource": report["semantic"].get("missing_resources", []),
        "binary": repository["binaries"],
        "constraint": repository["constraint_errors"] + repository["constraint_warnings"],
        "missing file": standards["structure"]["missing_files"],
        "metadata": standards["metadata"]["missing"] + standards["metadata"]["recommended_missing"],
    }
    found += [
        Finding("qgis-plugin-analyzer", rule, FOLDER, str(one)) for rule, some in problems.items() for one in some
    ]
    read = {f"{FOLDER}/{module['path']}" for module in report["modules"] if not module["syntax_error"]}
    return found + _not_read("qgis-plugin-analyzer", read, folder)


SCANNERS = (bandit, detect_secrets, flake8, qgis_plugin_analyzer)


def _analyzer(folder, command, *options):
    with tempfile.TemporaryDirectory() as reports:
        common = ("--strict", "--json", "--no-cache", "--output", reports)
        return json.loads(_run(folder, "analyzer.main", command, *options, *common, FOLDER))


def _issue(issue):
    rule = issue.get("type") or issue["id"]
    return Finding("qgis-plugin-analyzer", rule, f"{FOLDER}/{issue['file']}:{issue['line']}", issue["message"])


def _run(folder, module, *arguments):
    """Return what a scanner printed; that it ends with 1 is its way to say that it found something."""
    done = subprocess.run(
        [sys.executable, "-m", module, *arguments], cwd=folder, capture_output=True, text=True, check=False
    )
    if done.returncode not in (0, 1):
        raise SystemExit(f"{module} ended with {done.returncode}:\n{done.stdout}{done.stderr}")
    return done.stdout


def _inside(name):
    """Return a path that a scanner names from its folder on: `./placeprint/plugin.py`."""
    return Path(name).as_posix()


def _not_read(scanner, read, folder):
    files = {path.relative_to(folder).as_posix() for path in Path(folder).rglob("*.py")}
    return [Finding(scanner, "not read", name, "was passed over") for name in sorted(files - read)]


def _failed(scanner, errors):
    return [Finding(scanner, "error", _inside(each["filename"]), each["reason"]) for each in errors]
