"""What a file's first bytes say it is, whatever its name says; and whether a workbook is safe to open."""

import gzip
import io
import re
import zipfile
import zlib
from datetime import datetime
from typing import Literal

from engine.errors import BadInputError
from engine.words import Words

Form = Literal["workbook", "json", "table"]

MOST_BYTES = 400 << 20
"""A file of this size is no weekly report: one of a million rows has 140 MB."""
_MOST_UNPACKED = 200 << 20
"""Bytes of a workbook unpacked: half of what a plain file may have, since its cells take more room."""
_MOST_RATIO = 100
"""Times that a workbook may grow; sheets of figures grow tenfold, zip bombs a thousandfold."""
_MOST_ENTRIES = 200
"""Parts of a workbook; a report has one sheet and some ten parts."""
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_CREATED = re.compile(rb"<dcterms:created[^>]{0,200}>([0-9TZ:.+-]{10,40})<")


class UnreadableError(BadInputError):
    """A file of which nothing can be read, and why."""


def form_of(head: bytes) -> Form:
    """What the file is; raises where it is no report of any kind."""
    if head.startswith(b"PK\x03\x04"):
        return "workbook"
    if head.startswith(b"PK"):
        raise UnreadableError(Words("压缩包是空的或已损坏。", "The archive is empty or damaged."))
    if head.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        raise _compound(head)
    if head.startswith((b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"Rar!", b"7z\xbc\xaf")):
        raise UnreadableError(
            Words(
                "这不是报表，而是 PDF、图片或压缩包。请上传导出的 CSV 或 XLSX。",
                "This is a PDF, a picture or an archive. Hand in the exported CSV or XLSX.",
            )
        )
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")[:200]
    if start.startswith((b"{", b"[")):
        return "json"
    if re.match(rb"<(!doctype|html|\?xml|head|body)", start, re.I):
        raise UnreadableError(
            Words(
                "这是网页或 XML，不是报表，多半是导出失败时存下的错误页。请重新导出。",
                "This is a web page or XML, not a report: most likely the error page of a failed export. Export again.",
            )
        )
    return "table"


def _compound(head: bytes) -> UnreadableError:
    if _ENCRYPTED in head:
        return UnreadableError(
            Words(
                "工作簿有密码。请去掉密码后重新上传。", "The workbook has a password. Remove it and hand it in again."
            )
        )
    return UnreadableError(
        Words("这是旧版 .xls 工作簿。请另存为 .xlsx 或 CSV。", "This is an old .xls workbook. Save it as .xlsx or CSV.")
    )


def unpacked(raw: bytes) -> bytes:
    """`raw` without gzip, if it has any; never more than 200 MB, nor 100 times what came in."""
    if not raw.startswith(b"\x1f\x8b"):
        return raw
    most = min(_MOST_UNPACKED, max(_MOST_RATIO * len(raw), 1 << 20))
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(raw)) as stream:
            text = stream.read(most + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise UnreadableError(Words("gzip 压缩已损坏，或没有传完。", "The gzip data is damaged or cut off.")) from error
    if len(text) > most:
        raise _bomb()
    return text


def check_archive(archive: zipfile.ZipFile) -> None:
    """Refuse a workbook that unpacks into far more than it seems."""
    entries = archive.infolist()
    unpacked_size = sum(entry.file_size for entry in entries)
    packed = sum(entry.compress_size for entry in entries)
    too_dense = unpacked_size > (1 << 20) and unpacked_size > _MOST_RATIO * max(packed, 1)
    if len(entries) > _MOST_ENTRIES or unpacked_size > _MOST_UNPACKED or too_dense:
        raise _bomb()
    if "xl/workbook.xml" not in archive.NameToInfo and "xl/workbook.bin" not in archive.NameToInfo:
        raise UnreadableError(
            Words("这是压缩包，不是工作簿。请解压后上传。", "This is an archive, not a workbook. Unpack it first.")
        )


def _bomb() -> UnreadableError:
    return UnreadableError(
        Words(
            "文件解压后大得不合常理（超过 200 MB 或 100 倍），没有打开。",
            "The file would unpack to more than 200 MB or 100 times its size, and was not opened.",
        )
    )


def made_at(archive: zipfile.ZipFile) -> datetime | None:
    """When the workbook was made, by its own metadata: read without an XML parser, since the file is a stranger's."""
    try:
        with archive.open("docProps/core.xml") as entry:
            found = _CREATED.search(entry.read(1 << 16))
        moment = None if found is None else datetime.fromisoformat(found[1].decode())
    except (KeyError, ValueError, OSError, RuntimeError, zlib.error, zipfile.BadZipFile):
        return None
    return moment if moment is not None and moment.tzinfo is not None else None
