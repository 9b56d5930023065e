"""How fast the map answers: milliseconds in a real window, a canvas of 1200 by 800, beside the machine's matrix speed.

    tools/in_window.sh benchmarks/canvas.py

Meanwhile a timer that should ring every 5 ms tells how long the window was deaf.
"""

import os
import statistics
import time
import traceback
from pathlib import Path

from qgis.core import QgsApplication, QgsProject, QgsRectangle
from qgis.PyQt.QtCore import Qt, QTimer
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QDockWidget
from qgis.utils import iface

from placeprint.benchmarks import history
from placeprint.benchmarks.timing import busy_processes, gigaflops
from placeprint.encoder import load_encoder
from placeprint.tests.window.window_map import Map, plugin, wait, wait_until
from placeprint.ui.similarity_provider import cache

WIDTH, HEIGHT = 1200, 800
HONG_KONG = (114.17, 22.28)
COUNTRY = {
    "EPSG:4326": QgsRectangle(98, 15, 122, 31),
    "EPSG:3857": QgsRectangle(10_900_000, 1_900_000, 13_600_000, 3_700_000),
}
CLICKS, FRAMES = 15, 40

figures = []
"""What was said, for the history."""


class Beat:
    """The longest time for which the thread of the window did not listen."""

    def __init__(self):
        self.worst, self._last = 0.0, time.perf_counter()
        self._timer = QTimer()
        self._timer.setInterval(5)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def _beat(self):
        now = time.perf_counter()
        self.worst, self._last = max(self.worst, now - self._last), now

    def stop(self):
        self._timer.stop()
        return 1000 * self.worst


def milliseconds(map, act):
    """Return how long it takes until the picture is there that `act` asks for."""
    before = map.drawn
    started = time.perf_counter()
    act()
    wait_until(lambda: map.drawn > before, 0.001)
    return 1000 * (time.perf_counter() - started)


def say(what, values, deaf):
    values = sorted(values)
    figures.extend([(what, statistics.median(values), "ms"), (f"{what}: deaf", deaf, "ms")])
    print(
        f"  {what:58} {statistics.median(values):7.0f} ms   most {values[-1]:6.0f} ms   deaf {deaf:4.0f} ms", flush=True
    )


def measure(map, authid):
    live = plugin()
    map.show(authid)
    print(authid, f"{map.canvas.width()} by {map.canvas.height()}", flush=True)

    # From nothing: the tool is activated, and the click comes at once.
    cache.clear()
    beat = Beat()
    started = time.perf_counter()
    before = map.drawn
    live.action.trigger()
    map.click(HONG_KONG)
    wait_until(lambda: map.drawn > before, 0.001)
    first = 1000 * (time.perf_counter() - started)
    wait_until(lambda: QgsApplication.taskManager().countActiveTasks() == 0, 0.001)
    wait_until(lambda: map.drawn > before + 1, 0.001)
    final = 1000 * (time.perf_counter() - started)
    deaf = beat.stop()
    say("from activation and click to the first, coarse picture", [first], deaf)
    say("from activation and click to the final picture", [final], deaf)
    map.settle()

    beat, times = Beat(), []
    for step in range(1, CLICKS + 1):
        place = (HONG_KONG[0] - 6 * step, HONG_KONG[1] + (step % 5) * 5)
        times.append(milliseconds(map, lambda place=place: map.click(place)))
        wait(0.1)
    say("from a click to the rendered map", times, beat.stop())
    map.settle()

    drag(map, "a frame while the reference is dragged")
    with busy_processes():
        drag(map, "the same beside two busy processes")

    beat, times = Beat(), []
    for step in range(5):
        cache.clear()
        extent = QgsRectangle(COUNTRY[authid])
        # QGIS remembers the picture of an extent.
        extent.scale(1 - step / 50)
        map.canvas.setExtent(extent)
        times.append(milliseconds(map, map.canvas.refresh))
    say("zoomed in to a country, with nothing known of it", times, beat.stop())
    map.settle()

    beat, times = Beat(), []
    for step in range(FRAMES):
        extent = QgsRectangle(COUNTRY[authid])
        extent.scale(1 + step / 8)
        map.canvas.setExtent(extent)
        map.canvas.refresh()
        wait(0.01)
    started = time.perf_counter()
    map.settle()
    say("settled after zooming and panning every 10 ms", [1000 * (time.perf_counter() - started)], beat.stop())


def drag(map, what):
    """Measure the frames while the mouse drags the reference away from where it was clicked."""
    map.click(HONG_KONG)
    map.settle()
    viewport, button, none = map.canvas.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    beat, times = Beat(), []
    at = map.position(HONG_KONG)
    QTest.mousePress(viewport, button, none, at)
    for _ in range(FRAMES):
        at.setX(at.x() - 4)
        at.setY(at.y() - 1)
        times.append(milliseconds(map, lambda: QTest.mouseMove(viewport, at)))
    QTest.mouseRelease(viewport, button, none, at)
    say(what, times, beat.stop())
    map.settle()


def run():
    status = 0
    try:
        for dock in iface.mainWindow().findChildren(QDockWidget):
            dock.hide()
        iface.mapCanvas().setFixedSize(WIDTH, HEIGHT)
        iface.mainWindow().resize(1800, 1100)
        wait(0.5)
        busy, speed = os.getloadavg()[0], gigaflops()
        print(f"{load_encoder()}; this machine multiplies at {speed:.0f} GFLOP/s in QGIS", flush=True)
        map = Map(iface)
        for authid in ("EPSG:3857", "EPSG:4326"):
            figures.clear()
            measure(map, authid)
            history.keep("canvas", [(f"{authid}, {what}", *rest) for what, *rest in figures], speed, busy)
    except BaseException:
        traceback.print_exc()
        status = 1
    QgsProject.instance().clear()
    QgsProject.instance().setDirty(False)
    Path(os.environ["WINDOW_STATUS"]).write_text(str(status), encoding="utf-8")
    QgsApplication.instance().quit()


QTimer.singleShot(1000, run)
