"""Random formulas and quantities for the property tests."""

from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from evaluation.formula.formula import Formula
from evaluation.formula.tree import (
    Binary,
    Call,
    Comparison,
    Constant,
    If,
    Name,
    Negative,
    Node,
    Series,
)

NAMES = ("points", "price", "low", "ceiling")

constants = st.builds(
    Constant, st.decimals(min_value=1, max_value=20, places=1).map(lambda d: Decimal(str(d)))
)
leaves = st.one_of(
    constants,
    st.builds(Name, st.sampled_from(NAMES)),
    st.builds(
        Call,
        st.sampled_from(("MIN", "MAX", "AVERAGE", "MEDIAN", "SUM", "COUNT")),
        st.just((Series("prices"),)),
    ),
)
exponents = st.sampled_from(
    (Constant(Decimal(0)), Constant(Decimal(2)), Negative(Constant(Decimal(1))))
)
relations = st.sampled_from(("=", "<>", "<", "<=", ">", ">="))


def _grown(nodes: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    """Return one more layer; divisors and bases stay simple, so that doubles keep nine places."""
    rounded = st.tuples(leaves, st.integers(0, 3).map(lambda n: Constant(Decimal(n))))
    return st.one_of(
        st.builds(Binary, st.sampled_from(("+", "-", "*")), nodes, nodes),
        st.builds(Binary, st.just("/"), nodes, leaves),
        st.builds(Binary, st.just("^"), leaves, exponents),
        st.builds(Negative, nodes),
        st.builds(If, st.builds(Comparison, relations, nodes, nodes), nodes, nodes),
        st.builds(Call, st.just("ABS"), st.tuples(nodes)),
        st.builds(Call, st.just("ROUND"), rounded),
        st.builds(
            Call,
            st.sampled_from(("MIN", "MAX", "AVERAGE", "SUM")),
            st.tuples(nodes, st.one_of(nodes, st.just(Series("prices")))),
        ),
    )


formulas = st.builds(Formula, st.recursive(leaves, _grown, max_leaves=8))

Numbers = dict[str, Any]
"""Quantities of a formula: decimals, and a tuple of them for a list."""

amounts = st.integers(100, 9999).map(lambda cents: Decimal(cents) / 100)
quantities = st.fixed_dictionaries(
    dict.fromkeys(NAMES, amounts) | {"prices": st.lists(amounts, min_size=1, max_size=5).map(tuple)}
)
