"""Promises about the picture that a bureau prints above its documents."""

import io
from datetime import date
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from evaluation.core.errors import TenderError
from evaluation.reports.documents import all_documents, make, offers
from evaluation.reports.occasion import occasion_of
from evaluation.reports.typesetting.environment import render
from evaluation.reports.typesetting.logo import LARGEST, logo_in
from evaluation.scoring.result import Evaluation


def picture(path: Path, kind: str = "PNG", size: tuple[int, int] = (40, 20)) -> Path:
    """Write a grey picture and return its path."""
    Image.new("L", size, 128).save(path, kind)
    return path


def test_a_logo_stands_on_letters_with_its_words(evaluation: Evaluation, tmp_path: Path) -> None:
    """The picture in the bureau's folder is printed, tagged, and said in words."""
    picture(tmp_path / "logo.png")
    occasion = occasion_of(evaluation)
    (letter,) = (each for each in all_documents() if each.key == "award_letter")
    (offer,) = offers(occasion, [letter])
    data = make(letter, offer.copies.subjects[0], occasion, "zh", own=tmp_path)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        said = [
            str(each.Alt)
            for each in pdf.objects
            if isinstance(each, pikepdf.Dictionary) and each.get("/S") == "/Figure"
        ]
    assert said == [f"{occasion.dossier.tender.buyer}的标志"]


def test_without_a_logo_there_is_none(tmp_path: Path) -> None:
    """No picture, no folder: nothing is printed and nothing is missing."""
    assert (logo_in(None), logo_in(tmp_path)) == ("", "")


def test_what_is_no_small_picture_is_refused(tmp_path: Path) -> None:
    """Another kind, a large file, a huge picture, a damaged one: refused with the reason."""
    logo = tmp_path / "logo.png"
    for make_it, why in (
        (lambda: picture(logo, "JPEG"), "no PNG"),
        (lambda: logo.write_bytes(b"\x89PNG\r\n\x1a\n" + b"0" * LARGEST), "larger"),
        (lambda: picture(logo, size=(5000, 1)), "4000 pixels"),
        (lambda: logo.write_bytes(b"\x89PNG\r\n\x1a\nrest"), "damaged"),
        (lambda: logo.write_text("<svg onload='x'/>", "utf-8"), "no PNG"),
    ):
        make_it()
        with pytest.raises(TenderError, match=why):
            logo_in(tmp_path)


def test_a_link_to_a_picture_elsewhere_is_refused(tmp_path: Path) -> None:
    """The picture has to lie in the folder itself."""
    own = tmp_path / "own"
    own.mkdir()
    (own / "logo.png").symlink_to(picture(tmp_path / "elsewhere.png"))
    with pytest.raises(TenderError, match="outside"):
        logo_in(own)


def test_a_red_head_stands_on_letters_that_ask_for_it(
    evaluation: Evaluation, tmp_path: Path
) -> None:
    """With its phrases set, a letter begins with the buyer's mark in red and the document number."""
    (tmp_path / "phrases.toml").write_text(
        '[a]\nred_head = { zh = "{buyer}文件" }\ndocument_number = { zh = "青文旅〔{year}〕7号" }\n',
        "utf-8",
    )
    occasion = occasion_of(evaluation, issued=date(2026, 4, 6))
    (letter,) = (each for each in all_documents() if each.key == "award_letter")
    (offer,) = offers(occasion, [letter])
    shown = letter.view(occasion, offer.copies.subjects[0], "zh")
    page = render(letter.template, shown, "zh", tmp_path)
    assert f"{occasion.dossier.tender.buyer}文件</div>" in page
    assert "青文旅〔2026〕7号" in page
    assert 'class="red-head"' not in render(letter.template, shown, "zh")
