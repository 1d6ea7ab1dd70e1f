"""The model in arrays, straight into HiGHS: what a solver costs without anything around it."""

import highspy
import numpy as np

from evaluation.allocation.solving.task import Task


def loaded(task: Task) -> highspy.Highs:
    """Return HiGHS with `task` loaded; solving it is what counts as the bare solve."""
    columns = {column: number for number, column in enumerate(task.columns())}
    start, index, value, lower, upper = [0], [], [], [], []
    for lot in task.lots:
        index += [columns[column] for column in lot]
        value += [1.0] * len(lot)
        start.append(len(index))
        lower.append(-highspy.kHighsInf)
        upper.append(1.0)
    for row in task.rows:
        kept = [
            (columns[c], a) for c, a in zip(row.columns, row.amounts, strict=True) if c in columns
        ]
        index += [number for number, _ in kept]
        value += [float(amount) for _, amount in kept]
        start.append(len(index))
        lower.append(float(row.limit) if row.sense == "at_least" else -highspy.kHighsInf)
        upper.append(float(row.limit) if row.sense == "at_most" else highspy.kHighsInf)
    model = highspy.HighsLp()
    model.num_col_, model.num_row_ = len(columns), len(lower)
    model.col_cost_ = np.array([-task.gain.get(column, 0) for column in columns], float)
    model.col_lower_, model.col_upper_ = np.zeros(len(columns)), np.ones(len(columns))
    model.row_lower_, model.row_upper_ = np.array(lower), np.array(upper)
    model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    model.a_matrix_.num_col_, model.a_matrix_.num_row_ = len(columns), len(lower)
    model.a_matrix_.start_ = np.array(start, np.int32)
    model.a_matrix_.index_ = np.array(index, np.int32)
    model.a_matrix_.value_ = np.array(value, float)
    model.integrality_ = [highspy.HighsVarType.kInteger] * len(columns)
    solver = highspy.Highs()
    for option, setting in (
        ("output_flag", False),
        ("threads", 1),
        ("mip_rel_gap", 0.0),
        ("mip_abs_gap", 0.99),
    ):
        solver.setOptionValue(option, setting)
    solver.passModel(model)
    return solver
