"""What the plugin adds to a QGIS start: real windows, with and without it, turn by turn in one run.

xvfb-run -a .venv/bin/python benchmarks/qgis_start.py [rounds]
"""

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
QUIT = """
from qgis.PyQt.QtCore import QTimer
from qgis.core import QgsApplication

QTimer.singleShot(0, QgsApplication.quit)
"""


def start(profile, script):
    """Return the seconds that a QGIS takes to open its window and close again."""
    environment = {name: value for name, value in os.environ.items() if name not in ("QT_QPA_PLATFORM", "VIRTUAL_ENV")}
    environment["PATH"] = "/usr/local/bin:/usr/bin:/bin"
    started = time.perf_counter()
    subprocess.run(
        ["qgis", "--nologo", "--noversioncheck", "--profiles-path", profile, "--code", script],
        env=environment,
        check=True,
        capture_output=True,
    )
    return time.perf_counter() - started


def main(rounds):
    with tempfile.TemporaryDirectory() as scratch:
        script = Path(scratch) / "quit.py"
        script.write_text(QUIT)
        profiles = {"with": Path(scratch) / "with", "without": Path(scratch) / "without"}
        subprocess.run([ROOT / "tools" / "scratch_profile.sh", profiles["with"]], check=True, capture_output=True)
        shutil.copytree(profiles["with"], profiles["without"], symlinks=True)
        (profiles["without"] / "profiles" / "default" / "python" / "plugins" / "placeprint").unlink()
        for profile in profiles.values():
            start(profile, script)
        times = {name: [] for name in profiles}
        for _ in range(rounds):
            for name, profile in profiles.items():
                times[name].append(start(profile, script))
    medians = {name: statistics.median(seconds) for name, seconds in times.items()}
    ratio = medians["with"] / medians["without"]
    added = medians["with"] - medians["without"]
    print(f"without {medians['without']:.2f} s, with {medians['with']:.2f} s: {added:+.3f} s, ratio {ratio:.3f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 7)
