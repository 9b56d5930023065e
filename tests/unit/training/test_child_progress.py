import subprocess
import sys

from placeprint.encoder.training.child_progress import tell

WAITS = (
    "import time\n"
    "from placeprint.encoder.training.child_progress import end_with_parent\n"
    "end_with_parent()\n"
    "time.sleep({})"
)


def test_progress_is_a_line_of_json(capsys):
    tell(0.123456)
    tell(1.0, "all")
    assert capsys.readouterr().out == '{"share": 0.1235}\n{"share": 1.0, "say": "all"}\n'


def child(seconds):
    return subprocess.Popen(
        [sys.executable, "-c", WAITS.format(seconds)], stdin=subprocess.PIPE, stderr=subprocess.PIPE
    )


def test_a_child_ends_when_its_input_does():
    process = child(600)
    process.stdin.close()
    # If it only ended when its time was up, that would be 0.
    assert process.wait() == 1


def test_a_child_that_is_done_ends_in_peace():
    process = child(0)
    assert process.wait() == 0
    assert process.stderr.read() == b""
