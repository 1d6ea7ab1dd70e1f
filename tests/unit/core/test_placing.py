"""Results appear whole or not at all."""

from pathlib import Path

import pytest

from evaluation.core.errors import Unusable
from evaluation.core.files import place_file, place_folder


def test_a_failed_write_leaves_the_old(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where writing breaks off, the old file stands and nothing else is left behind."""
    target = tmp_path / "a.txt"
    place_file(target, b"old")

    def full(self: Path, data: bytes) -> int:
        self.open("wb").close()
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(Unusable):
        place_file(target, b"new", force=True)
    with pytest.raises(Unusable):
        place_folder(tmp_path / "d", {"x/y.txt": b"new"})
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]
    assert target.read_bytes() == b"old"


def test_old_folders_are_all_kept(tmp_path: Path) -> None:
    """Each forced replacement keeps the folder before under a name of its own."""
    target = tmp_path / "d"
    for number in range(3):
        place_folder(target, {"n.txt": f"{number}".encode()}, force=True)
    kept = {path.name: (path / "n.txt").read_text() for path in tmp_path.iterdir()}
    assert kept == {"d": "2", "d.old": "0", "d.old2": "1"}


def test_an_empty_folder_may_be_filled(tmp_path: Path) -> None:
    """A folder that is there and empty is as good as a new one."""
    (tmp_path / "d").mkdir()
    assert place_folder(tmp_path / "d", {"a.txt": b"a"}) is None
    assert (tmp_path / "d" / "a.txt").read_bytes() == b"a"


def test_a_file_is_not_made_a_folder(tmp_path: Path) -> None:
    """Neither takes the place of the other, not even by force."""
    place_file(tmp_path / "a", b"a")
    with pytest.raises(Unusable):
        place_folder(tmp_path / "a", {"x": b"x"}, force=True)
    (tmp_path / "d").mkdir()
    with pytest.raises(Unusable):
        place_file(tmp_path / "d", b"d", force=True)
