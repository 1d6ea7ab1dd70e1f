"""``tender sign FILE.pdf``: signs a document with a certificate of the bureau, into a new file."""

import argparse
import getpass
import os
import sys
from pathlib import Path

from evaluation.cli.parser import Parser
from evaluation.cli.terminal import say
from evaluation.core.errors import Unusable
from evaluation.core.files import place_file
from evaluation.core.text import Lang, Text

PASSPHRASE = "TENDER_PASSPHRASE"
"""The environment variable with the passphrase, where nobody is there to type it."""

MAX_PDF = 256 * 2**20
MAX_CERTIFICATE = 2**20


def arguments(parser: Parser) -> None:
    """Say what the command takes."""
    parser.add_argument(
        "file",
        type=Path,
        help=parser.says("要签名的 PDF；原文件不变", "PDF to sign; it stays as it is"),
    )
    parser.add_argument(
        "--certificate",
        type=Path,
        required=True,
        help=parser.says(
            "PKCS#12 证书文件（.p12、.pfx）；不支持 SM2", "PKCS#12 file (.p12, .pfx); no SM2"
        ),
    )
    parser.add_argument(
        "--passphrase-file",
        type=Path,
        help=parser.says(
            f"首行为证书口令的文件；不写则读环境变量 {PASSPHRASE}，再没有则询问",
            f"file whose first line is the passphrase; else {PASSPHRASE} is read, or it is "
            "asked for",
        ),
    )
    parser.add_argument(
        "--reason",
        default="",
        help=parser.says("签名原因，阅读器会显示", "why it is signed, as readers show it"),
    )
    parser.add_argument("--place", default="", help=parser.says("签名地点", "where it is signed"))
    parser.add_argument(
        "--timestamp",
        default="",
        help=parser.says(
            "时间戳服务器地址（RFC 3161）", "address of a timestamp server (RFC 3161)"
        ),
    )
    parser.add_argument(
        "--out",
        type=Path,
        help=parser.says(
            "签名后的文件；不写则为 原名-signed.pdf",
            "the signed file; FILE-signed.pdf where not given",
        ),
    )
    parser.takes_lang()


def run(options: argparse.Namespace) -> int:
    """Write the signed document to a new file.

    Raises:
        Unusable: the PDF or the certificate cannot be used, or the new file is there already.
    """
    from evaluation.signing.certificate import signer_of
    from evaluation.signing.extra import need
    from evaluation.signing.signing import sign_pdf, stamper_at

    need()
    lang: Lang = options.lang
    target = options.out or options.file.with_name(f"{options.file.stem}-signed.pdf")
    data = _read(options.file, MAX_PDF)
    certificate = _read(options.certificate, MAX_CERTIFICATE)
    signer = signer_of(certificate, _passphrase(options.passphrase_file, lang))
    stamper = stamper_at(options.timestamp) if options.timestamp else None
    signed = sign_pdf(data, signer, reason=options.reason, place=options.place, stamper=stamper)
    place_file(target, signed)
    say(Text(f"已签名：{target}", f"signed: {target}").say(lang))
    return 0


def _passphrase(file: Path | None, lang: Lang) -> str:
    """The passphrase, never from an argument: others on the machine can read those."""
    if file is not None:
        return (
            _read(file, MAX_CERTIFICATE).decode("utf-8", "replace").partition("\n")[0].rstrip("\r")
        )
    known = os.environ.get(PASSPHRASE)
    if known is not None:
        return known
    if not sys.stdin.isatty():
        raise Unusable(
            Text(
                f"没有口令；请设置环境变量 {PASSPHRASE}，或用 --passphrase-file 给出文件",
                f"there is no passphrase; set {PASSPHRASE}, or name a file with --passphrase-file",
            )
        )
    return getpass.getpass(Text("证书口令：", "Passphrase of the certificate: ").say(lang))


def _read(path: Path, most: int) -> bytes:
    try:
        if path.stat().st_size <= most:
            return path.read_bytes()
        zh, en = f"{path} 超过 {most:,} 字节", f"{path} is larger than {most:,} bytes"
    except OSError as error:
        why = error.strerror or str(error)
        zh, en = f"无法读取 {path}（{why}）", f"cannot read {path} ({why})"
    raise Unusable(Text(f"{zh}；请核对文件", f"{en}; check the file"))
