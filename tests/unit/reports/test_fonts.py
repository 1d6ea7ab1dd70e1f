"""Promises about the type of the documents."""

from pathlib import Path
from shutil import copyfile

import pytest

from evaluation.core.errors import TenderError
from evaluation.reports.typesetting.fonts import type_for
from evaluation.typefaces import HEI


def test_faces_are_small_and_the_same_every_time() -> None:
    """A face is cut to the text: kilobytes instead of megabytes, and the same text gives the same."""
    faces = type_for("清河市文化广电和旅游局")
    assert faces == type_for("局游旅和电广化文市河清")
    assert all(len(face) < 60_000 for face in faces.files.values())


def test_a_rare_character_takes_a_spare_face() -> None:
    """A character that only a spare face has brings that face along."""
    assert not any("wide" in url for url in type_for("吉").files)
    assert any("wide-400" in url for url in type_for("𠮷").files)


def test_a_character_without_face_is_named() -> None:
    """What no face can print stops the document; each character is named, none prints as a box."""
    with pytest.raises(TenderError, match=r"U\+2A6D6.*U\+30000"):
        type_for("清\U0002a6d6河\U00030000")


def test_a_face_of_ones_own_is_asked_too(tmp_path: Path) -> None:
    """A font file in the bureau's own folder joins the chain after ours."""
    copyfile(HEI.file, tmp_path / "own.otf")
    assert type_for("清河", tmp_path).css == type_for("清河").css


def test_a_bureau_with_fangsong_has_its_letters_set_in_it(tmp_path: Path) -> None:
    """A file called fangsong heads the chain of letters and of nothing else; without it, Song does."""
    copyfile(HEI.file, tmp_path / "fangsong.otf")
    assert '--fangsong: "tender-fangsong", "tender-song"' in type_for("清河", tmp_path).css
    assert '--song: "tender-song"' in type_for("清河", tmp_path).css
    assert '--fangsong: "tender-song"' in type_for("清河").css
