"""Tables stay aligned with Chinese words in them."""

from evaluation.cli.terminal import aligned


def test_columns_line_up() -> None:
    """A Chinese character takes the room of two Latin ones."""
    lines = aligned([["名次", "x"], ["1", "总分"]], right=[1]).split("\n")
    assert lines == ["名次     x", "1     总分"]
