# SPDX-License-Identifier: AGPL-3.0-or-later
"""Runs one solver from PyPI over slate cases: peers.py PEER FILES...

Prints one JSON line a peer, case and task: {peer, case, task, answer, milliseconds of processor time}. No peer offers conflicts or nearest
slates, so each is given the loops that ours uses; only the solver differs. `answer` sums up what was found, to be compared. One process a peer: highspy and OR-Tools bring two builds of one
library, which do not load together.
"""
import itertools
import json
import sys
import time

PEER = sys.argv[1]
if PEER == "highspy":
    import highspy
    import numpy
elif PEER == "python-mip":
    import mip
else:
    from ortools.sat.python import cp_model


def highs(count, rows, worth):
    solver = highspy.Highs()
    solver.setOptionValue("output_flag", False)
    solver.setOptionValue("threads", 1)
    solver.setOptionValue("mip_rel_gap", 0.0)
    model = highspy.HighsLp()
    model.num_col_, model.num_row_ = count, len(rows)
    model.col_cost_ = numpy.array(worth, dtype=float)
    model.col_lower_, model.col_upper_ = numpy.zeros(count), numpy.ones(count)
    model.row_lower_ = numpy.array([row[0] for row in rows], dtype=float)
    model.row_upper_ = numpy.array([row[1] for row in rows], dtype=float)
    model.integrality_ = [highspy.HighsVarType.kInteger] * count
    model.sense_ = highspy.ObjSense.kMaximize
    matrix = model.a_matrix_
    matrix.format_ = highspy.MatrixFormat.kRowwise
    matrix.start_ = numpy.array([0] + list(itertools.accumulate(len(row[2]) for row in rows)))
    matrix.index_ = numpy.array([place for row in rows for place in row[2]])
    matrix.value_ = numpy.ones(len(matrix.index_))
    solver.passModel(model)
    solver.run()
    if solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
        return None
    values = solver.getSolution().col_value
    return [place for place in range(count) if values[place] > 0.5]


def python_mip(count, rows, worth):
    model = mip.Model(sense=mip.MAXIMIZE, solver_name=mip.CBC)
    model.verbose, model.threads = 0, 1
    model.max_mip_gap = model.max_mip_gap_abs = 0
    chosen = [model.add_var(var_type=mip.BINARY) for _ in range(count)]
    model.objective = mip.xsum(value * one for value, one in zip(worth, chosen) if value)
    for low, high, members in rows:
        if low > 0:
            model += mip.xsum(chosen[place] for place in members) >= low
        if high < len(members):
            model += mip.xsum(chosen[place] for place in members) <= high
    if model.optimize() != mip.OptimizationStatus.OPTIMAL:
        return None
    return [place for place in range(count) if chosen[place].x > 0.5]


def or_tools(count, rows, worth):
    model = cp_model.CpModel()
    chosen = [model.new_bool_var("") for _ in range(count)]
    for low, high, members in rows:
        model.add_linear_constraint(sum(chosen[place] for place in members), low, high)
    if any(worth):
        model.maximize(sum(value * one for value, one in zip(worth, chosen)))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    if solver.solve(model) not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return None
    return [place for place in range(count) if solver.value(chosen[place])]


SOLVE = {"highspy": highs, "python-mip": python_mip, "OR-Tools": or_tools}[PEER]


class Slate:
    def __init__(self, case):
        given = case["input"]
        places = {one["id"]: place for place, one in enumerate(given["candidates"])}
        self.scores = [one["score"] for one in given["candidates"]]
        self.count, self.seats = len(places), given["seats"]
        self.size = (self.seats, self.seats, list(range(self.count)))
        self.groups = [
            [(row["lo"], min(row["hi"], len(row["members"])), [places[member] for member in row["members"]]) for row in group["rows"]]
            for group in given["groups"] if group["key"] != "size"
        ]

    def rows(self, groups):
        return [self.size] + [row for group in groups for row in self.groups[group]]

    def is_possible(self, solve, groups):
        rows = self.rows(groups)
        return all(low <= high for low, high, _ in rows) and solve(self.count, rows, [0] * self.count) is not None


def best(solve, slate):
    chosen = solve(slate.count, slate.rows(range(len(slate.groups))), slate.scores)
    return sum(slate.scores[place] for place in chosen)


def nearest(solve, slate):
    draft = set(sorted(range(slate.count), key=lambda place: (-slate.scores[place], place))[: slate.seats])
    ordered = sorted(slate.scores)
    above = sum(ordered[-slate.seats:]) - sum(ordered[: slate.seats]) + 1
    worth = [score + (above if place in draft else 0) for place, score in enumerate(slate.scores)]
    rows, answer = slate.rows(range(len(slate.groups))), 0
    for _ in range(10):
        chosen = solve(slate.count, rows, worth)
        rows = rows + [(0, slate.seats - 1, chosen)]
        answer += len(draft - set(chosen)) * 100_000 + sum(slate.scores[place] for place in chosen)
    return answer


def smallest_hitting(conflicts, ways_out, groups):
    for size in range(len(groups) + 1):
        for given in itertools.combinations(groups, size):
            if all(set(given) & one for one in conflicts) and not any(one <= set(given) for one in ways_out):
                return set(given)
    return None


def all_conflicts(solve, slate):
    groups, conflicts, ways_out = list(range(len(slate.groups))), [], []
    while True:
        named = sorted(set().union(*conflicts)) if conflicts else []
        given = smallest_hitting(conflicts, ways_out, named)
        if given is None:
            return sum(map(len, conflicts)) * 100 + len(ways_out)
        rest = [group for group in groups if group not in given]
        if slate.is_possible(solve, rest):
            ways_out.append(given)
            continue
        for group in reversed(list(rest)):
            less = [one for one in rest if one != group]
            if not slate.is_possible(solve, less):
                rest = less
        conflicts.append(set(rest))


def tasks_of(case, slate):
    if not slate.is_possible(SOLVE, range(len(slate.groups))):
        return {"all conflicts": all_conflicts}
    # The ten nearest of the hard case take minutes with any solver.
    return {"best": best} if case["id"].endswith("exact") else {"best": best, "nearest 10": nearest}


def main():
    for file in sys.argv[2:]:
        with open(file, encoding="utf-8") as opened:
            cases = json.load(opened)["cases"]
        for case in cases:
            slate = Slate(case)
            for task, run in tasks_of(case, slate).items():
                spent = []
                while len(spent) < 5 and sum(spent) < 3:
                    begun = time.process_time()
                    answer = run(SOLVE, slate)
                    spent.append(time.process_time() - begun)
                took = sorted(spent)[len(spent) // 2] * 1e3
                line = {"peer": PEER, "case": case["id"], "task": task, "answer": answer, "milliseconds": took}
                print(json.dumps(line), flush=True)


main()
