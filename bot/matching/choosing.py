"""Choosing the best of many candidate groups, each person in one at most: a set-packing programme, solved by HiGHS.

HiGHS and NumPy are loaded when somebody asks for circles, and not before.
"""

from collections.abc import Sequence

from bot.matching.table import Group

NODES = 40  # of the search tree. Never a time limit: the answer would depend on the machine's mood
GAP = 0.0005  # of the best worth; closer than this is not worth the wait


def best_packing(groups: Sequence[Group], worths: Sequence[int], people: Sequence[int]) -> list[Group]:
    """Those of these groups that are worth most together, no two with a person in common."""
    import highspy  # noqa: PLC0415
    import numpy as np  # noqa: PLC0415

    row = {one: number for number, one in enumerate(people)}
    programme = highspy.HighsLp()
    programme.num_col_, programme.num_row_ = len(groups), len(people)
    programme.sense_ = highspy.ObjSense.kMaximize
    programme.col_cost_ = np.array(worths, dtype=np.double)
    programme.col_lower_ = np.zeros(len(groups))
    programme.col_upper_ = np.ones(len(groups))
    programme.row_lower_ = np.zeros(len(people))
    programme.row_upper_ = np.ones(len(people))
    programme.a_matrix_.format_ = highspy.MatrixFormat.kColwise
    programme.a_matrix_.start_ = np.cumsum([0, *map(len, groups)], dtype=np.int32)
    programme.a_matrix_.index_ = np.array([row[one] for group in groups for one in group], dtype=np.int32)
    programme.a_matrix_.value_ = np.ones(sum(map(len, groups)))
    programme.integrality_ = [highspy.HighsVarType.kInteger] * len(groups)
    solver = highspy.Highs()  # type: ignore[no-untyped-call]
    for option, value in (
        ("output_flag", False),
        ("threads", 1),
        ("random_seed", 1),
        ("mip_max_nodes", NODES),
        ("mip_rel_gap", GAP),
    ):
        solver.setOptionValue(option, value)
    solver.passModel(programme)
    solver.run()
    chosen = solver.getSolution().col_value
    taken = [group for group, value in zip(groups, chosen, strict=False) if value > 0.5]
    people_taken = [one for group in taken for one in group]
    return taken if len(people_taken) == len(set(people_taken)) else []
