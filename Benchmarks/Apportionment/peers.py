# SPDX-License-Identifier: AGPL-3.0-or-later
"""Runs three libraries from PyPI over the case files: peers.py FOLDER [UNITS...]

Prints one JSON line a peer and case: {peer, case, verdict, microseconds of processor time}. Each peer is used at its best: exact fractions
where it has them, minimums through what it offers for them, and with its own ways around known gaps.
"""
import json
import pathlib
import sys
import time
from fractions import Fraction

import apportionment.methods as lackner
import apportionpy.apportionment as apportionpy
from votelib.evaluate.core import Tie
from votelib.evaluate.proportional import HighestAverages, LargestRemainder

NAMES = {"jefferson": "dhondt", "webster": "saintelague"}


class Outside(Exception):
    """The peer does not offer what the case asks for."""


def reached(case):
    """Units with their weights; those below a threshold count nothing, which is done for peers that have none."""
    weights = {unit["id"]: Fraction(unit["weight"]) for unit in case["units"]}
    if case.get("threshold"):
        least = Fraction(case["threshold"]) * sum(weights.values())
        weights = {name: weight if weight >= least else Fraction(0) for name, weight in weights.items()}
    return {name: int(weight) if weight.denominator == 1 else weight for name, weight in weights.items()}


def votelib(case):
    weights = reached(case)
    method = NAMES.get(case["method"], case["method"])
    least = {name: case["min"] for name in weights} if case.get("min") else {}
    most = {name: case["max"] for name in weights} if case.get("max") else {}
    if method == "swiss_bpr17":
        raise Outside
    if method == "largest_remainder":
        if least or most:
            raise Outside
        found = LargestRemainder("hare").evaluate(weights, case["seats"])
    else:
        if method in ("huntington", "adams", "dean") and not least:
            if case["seats"] < len(weights):
                raise Outside
            least = {name: 1 for name in weights}
        divisor = {
            "dhondt": "d_hondt", "saintelague": "sainte_lague", "adams": lambda n: n, "huntington": lambda n: n * (n + 1),
            "dean": lambda n: Fraction(2 * n * (n + 1), 2 * n + 1),
        }[method]
        # Its own Huntington-Hill raises TypeError; squares order the same.
        counted = {name: weight**2 for name, weight in weights.items()} if method == "huntington" else weights
        found = HighestAverages(divisor).evaluate(counted, case["seats"], prev_gains=dict(least), max_seats=most)
    ties = [{"units": sorted(tie), "seats": seats} for tie, seats in found.items() if isinstance(tie, Tie)]
    return {name: found.get(name, 0) + least.get(name, 0) for name in weights}, ties


def lackner_with(fractions):
    def run(case):
        if case.get("min", 0) > 1 or case.get("max") or case["method"] == "swiss_bpr17":
            raise Outside
        method = NAMES.get(case["method"], case["method"])
        if case.get("min") and method not in ("huntington", "adams", "dean"):
            raise Outside
        weights = reached(case)
        names = list(weights)
        try:
            found = lackner.compute(
                method, list(weights.values()), case["seats"], fractions=fractions, parties=names, tiesallowed=False)
        except lackner.TiesException:
            return None, "refused"
        return dict(zip(names, map(int, found))), []

    return run


def apportionpy_run(case):
    method = {
        "dhondt": "Jefferson", "saintelague": "Webster", "adams": "Adam", "huntington": "Huntington Hill",
        "largest_remainder": "Hamilton",
    }.get(NAMES.get(case["method"], case["method"]))
    if not method or case.get("max") or (case.get("min") and method != "Huntington Hill"):
        raise Outside
    weights = reached(case)
    found = apportionpy.Apportion(seats=case["seats"], populations=list(weights.values()), method=method)
    return dict(zip(weights, map(int, found.fair_shares))), []


PEERS = {
    "votelib": votelib, "apportionment": lackner_with(False), "apportionment, fractions": lackner_with(True),
    "apportionpy": apportionpy_run,
}


def verdict(run, case, expect):
    try:
        seats, ties = run(case)
    except Outside:
        return "outside"
    except Exception:  # Whatever a peer raises is its answer.
        return "error"
    wanted = [{"units": sorted(tie["units"]), "seats": tie["seats"]} for tie in expect["ties"]]
    if ties == "refused":
        return "refused" if wanted else "wrong"
    if seats == expect["seats"] and ties == wanted:
        return "right"
    return "tie hidden" if wanted and not ties else "wrong"


def microseconds(run, case):
    spent, runs = [], []
    while sum(spent) < 0.2 and len(runs) < 9:
        begun = time.process_time()
        run(case)
        spent.append(time.process_time() - begun)
        runs.append(spent[-1])
    return sorted(runs)[len(runs) // 2] * 1e6


def main():
    for file in sorted(pathlib.Path(sys.argv[1]).glob("*.json")):
        for case in json.loads(file.read_text())["cases"]:
            if case["kind"] != "single":
                continue
            for peer, run in PEERS.items():
                said = verdict(run, case["input"], case["expect"])
                took = microseconds(run, case["input"]) if said not in ("outside", "error") else None
                print(json.dumps({"peer": peer, "case": case["id"], "verdict": said, "microseconds": took}), flush=True)
    for count in map(int, sys.argv[2:]):
        # The same weights as in main.swift.
        units = [{"id": str(i), "weight": 1000 + i * 7919 % 99991} for i in range(count)]
        for method in ("saintelague", "largest_remainder"):
            case = {"units": units, "seats": 2 * count, "method": method}
            for peer in ("votelib", "apportionment"):
                begun = time.process_time()
                try:
                    PEERS[peer](case)
                    took = (time.process_time() - begun) * 1e6
                except Exception:
                    took = None
                line = {"peer": peer, "case": f"{method} {count}", "verdict": "", "microseconds": took}
                print(json.dumps(line), flush=True)


main()
