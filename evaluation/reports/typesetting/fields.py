"""Where in the text of a document something stands, so that a message can name the field."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass


def fields_with(view: object, characters: str, path: str = "") -> Iterator[tuple[str, str]]:
    """Yield path and text of each field of `view` that holds one of `characters`.

    Args:
        view: text, or records, rows and mappings of it.
        path: of `view` itself.

    Example:
        >>> list(fields_with({"award": ["清河", "禾\u2603"]}, "\u2603"))
        [('award[2]', '禾☃')]
    """
    if isinstance(view, str):
        if set(view) & set(characters):
            yield path, view
    elif is_dataclass(view):
        for each in fields(view):
            yield from fields_with(getattr(view, each.name), characters, _below(path, each.name))
    elif isinstance(view, Mapping):
        for key, value in view.items():
            yield from fields_with(value, characters, _below(path, str(key)))
    elif isinstance(view, tuple | list):
        for number, value in enumerate(view, 1):
            yield from fields_with(value, characters, f"{path}[{number}]")


def _below(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name
