"""Files of the law by their names: ours in a folder, a bureau's own wherever they stand."""

from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path

from evaluation.core.errors import LawError
from evaluation.core.text import Text

LawFiles = Mapping[str, str]
"""TOML by the name of its file: ``methods/<key>.toml``, ``params/<key>.toml``, ``sources.toml``."""

NO_LAW: LawFiles = {}
"""What a bureau has that lays nothing over ours."""


class LawFolder(LawFiles):
    """The files of a folder; each is read only when it is asked for.

    Args:
        folder: laid out like ours: ``methods/…``, ``params/…`` and, where needed, ``sources.toml``.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @cached_property
    def _names(self) -> frozenset[str]:
        files = self._folder.rglob("*.toml")
        return frozenset(file.relative_to(self._folder).as_posix() for file in files)

    def __contains__(self, name: object) -> bool:
        """Return whether there is a file `name`; none is opened."""
        return name in self._names

    def __getitem__(self, name: str) -> str:
        """Return the text of the file `name`.

        Raises:
            KeyError: there is no such file.
            LawError: it holds no text.
        """
        if name not in self._names:
            raise KeyError(name)
        try:
            return (self._folder / name).read_text("utf-8-sig")
        except UnicodeDecodeError:
            raise LawError(
                Text(
                    f"法规文件 {name} 不是 UTF-8 文本；请另存为 UTF-8 编码",
                    f"the law file {name} is no text in UTF-8; save it in that encoding",
                )
            ) from None

    def __iter__(self) -> Iterator[str]:
        """Yield the names in alphabetical order."""
        return iter(sorted(self._names))

    def __len__(self) -> int:
        """Return how many files there are."""
        return len(self._names)


def law_in(folder: Path) -> LawFiles:
    """Return the law of a bureau in `folder`.

    Raises:
        LawError: there is no such folder.
    """
    if not folder.is_dir():
        raise LawError(
            Text(
                f"没有本单位的法规文件夹 {folder}；请改正路径",
                f"there is no law folder {folder}; correct the path",
            )
        )
    return LawFolder(folder)
