import subprocess
import sys
from threading import Thread

import numpy as np
from threadpoolctl import threadpool_info, threadpool_limits

from placeprint.encoder.bulk.blas_threads import one_blas_thread


def threads():
    """Return how many threads each BLAS of this process may use."""
    np.ones((2, 2)) @ np.ones((2, 2))
    return {library["num_threads"] for library in threadpool_info() if library["user_api"] == "blas"}


def test_blas_has_one_thread_in_a_block_and_in_threads_of_it():
    seen = []
    with threadpool_limits(2, "blas"):
        with one_blas_thread():
            seen.append(threads())
            thread = Thread(target=lambda: seen.append(threads()))
            thread.start()
            thread.join()
        seen.append(threads())
    assert seen == [{1}, {1}, {2}]


def test_from_now_on_it_has_one_in_all_threads():
    # In a process of its own: it is for good.
    code = (
        "import numpy as np, threadpoolctl\n"
        "from concurrent.futures import ThreadPoolExecutor\n"
        "from placeprint.encoder.bulk.blas_threads import one_blas_thread_from_now_on\n"
        "def threads(_):\n"
        "    one_blas_thread_from_now_on()\n"
        "    np.ones((2, 2)) @ np.ones((2, 2))\n"
        "    return [each['num_threads'] for each in threadpoolctl.threadpool_info() if each['user_api'] == 'blas']\n"
        "for _ in range(2):\n"
        "    with ThreadPoolExecutor(2) as pool:\n"
        "        print(*{number for numbers in pool.map(threads, range(4)) for number in numbers})"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["1", "1"]
