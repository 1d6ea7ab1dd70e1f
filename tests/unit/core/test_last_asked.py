"""What is worked out once for the record in hand."""

from evaluation.core.last_asked import last_asked


def test_the_same_record_is_worked_out_once() -> None:
    """Asked again about the same object, the function does not run, and gives the same answer."""
    seen = []

    @last_asked
    def size(record: list[int]) -> list[int]:
        seen.append(record)
        return [len(record)]

    record = [1, 2]
    assert size(record) is size(record)
    assert len(seen) == 1


def test_another_record_gets_an_answer_of_its_own() -> None:
    """A record that is equal but another object is worked out by itself, and so is the first again."""
    seen = []

    @last_asked
    def size(record: list[int]) -> int:
        seen.append(record)
        return len(record)

    first, second = [1, 2], [1, 2]
    assert [size(first), size(second), size([3]), size(first)] == [2, 2, 1, 2]
    assert len(seen) == 4


def test_a_failure_is_not_kept() -> None:
    """Where the function raised, it runs again for the same record."""
    tried = []

    @last_asked
    def first(record: list[int]) -> int:
        tried.append(record)
        return record[0]

    record: list[int] = []
    for _ in range(2):
        try:
            first(record)
        except IndexError:
            continue
    assert len(tried) == 2
