"""Static files with hashed names, compressed once, collected into the data folder at start."""

import hashlib
from pathlib import Path

import brotli  # type: ignore[import-untyped]
from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from whitenoise.compress import Compressor
from whitenoise.storage import CompressedManifestStaticFilesStorage

_STAMP_FILE = ".collected"
_BROTLI_QUALITY = 9  # of 11
_NOT_SERVED = ["ext", "hx-*"]


class QuickCompressor(Compressor):  # type: ignore[misc]  # untyped library
    """Brotli's best takes seconds of a first start, to make the files 8 % smaller."""

    @staticmethod
    def compress_brotli(data: bytes) -> bytes:
        return bytes(brotli.compress(data, quality=_BROTLI_QUALITY))


class HashedStatic(CompressedManifestStaticFilesStorage):  # type: ignore[misc]  # untyped library
    """Also rewrites the imports inside JavaScript modules to the hashed names."""

    support_js_module_import_aggregation = True
    manifest_strict = False

    def create_compressor(self, **options: object) -> QuickCompressor:
        return QuickCompressor(**options)


def _sources_stamp() -> str:
    """Changes when any static file changes name, size or time."""
    digest = hashlib.sha256()
    for finder in get_finders():
        for path, storage in finder.list([]):
            status = Path(storage.path(path)).stat()
            digest.update(f"{path} {status.st_size} {status.st_mtime_ns}\n".encode())
    return digest.hexdigest()


def collect() -> None:
    """Collect and compress unless what is there is already of these files."""
    stamp, note = _sources_stamp(), Path(settings.STATIC_ROOT) / _STAMP_FILE
    if note.exists() and note.read_text("ascii") == stamp:
        return
    call_command(
        "collectstatic", interactive=False, clear=True, verbosity=0, ignore_patterns=_NOT_SERVED
    )
    note.write_text(stamp, "ascii")
