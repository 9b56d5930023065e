"""Pictures as PNG, for a report: no library for images is needed to write one."""

from __future__ import annotations

import base64
import struct
import zlib

import numpy as np


def png(pixels: np.ndarray) -> bytes:
    """Return the bytes of a PNG of (height, width, 4) uint8: red, green, blue, opacity."""
    height, width = pixels.shape[:2]
    # Each row begins with its filter: 0, none (ISO/IEC 15948, 9.2).
    rows = np.concatenate([np.zeros((height, 1), np.uint8), pixels.reshape(height, -1)], axis=1)
    header = struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(rows.tobytes(), 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in chunks
    )


def img(pixels: np.ndarray, alternative: str) -> str:
    """Return an HTML image of (height, width, 4) uint8 that stands within the page; `alternative` is plain text."""
    data = base64.b64encode(png(pixels)).decode("ascii")
    return f'<img src="data:image/png;base64,{data}" alt="{alternative}">'
