"""Log lines that say where something broke, and never what a person wrote."""

import logging
import traceback
from types import TracebackType

_Fault = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class WithoutWords(logging.Formatter):
    """Keeps a fault's type and its places in the code; its message may hold somebody's words."""

    def format(self, record: logging.LogRecord) -> str:
        where = getattr(record, "request", None)
        if where is not None:
            record.msg, record.args = "fault while answering a %s", (where.method,)
        return super().format(record)

    def formatException(self, ei: _Fault) -> str:
        kind, _, place = ei
        frames = traceback.extract_tb(place)
        lines = (f"  {frame.filename}:{frame.lineno} in {frame.name}" for frame in frames)
        return "\n".join([*lines, kind.__name__ if kind else ""])
