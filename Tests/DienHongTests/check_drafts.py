# SPDX-License-Identifier: AGPL-3.0-or-later
"""Holds what the program prints against cases whose truth is known: check_drafts.py PROGRAM CASES

Uses nothing but Python's library, the commands and docs/drafts-json.md, as anybody outside of the project would.
"""
import json
import pathlib
import subprocess
import sys
import tempfile
import unicodedata

program, cases = sys.argv[1], pathlib.Path(sys.argv[2])
wrong, compared = [], 0


def run(*words):
    answer = subprocess.run([program, "drafts", *map(str, words)], capture_output=True, text=True)
    if answer.returncode:
        raise SystemExit(f"{words}: {answer.returncode}: {answer.stderr}")
    return json.loads(answer.stdout)


def composed(value):
    """Every text in NFC: one case is kept decomposed."""
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value)
    if isinstance(value, list):
        return [composed(one) for one in value]
    if isinstance(value, dict):
        return {key: composed(one) for key, one in value.items()}
    return value


def same(what, found, wanted):
    global compared
    compared += 1
    if composed(found) != composed(wanted):
        wrong.append(f"{what}: {found} instead of {wanted}")


# What one file holds

UNANCHORED = "comments without their anchors"


def unanchored(comments):
    return [{key: value for key, value in one.items() if key not in ("anchor", "story", "block")} for one in comments]


def expected(path):
    """The fields that are reliable, under the names that `read --json` gives them."""
    truth = json.loads(path.read_text(encoding="utf-8"))
    if "expected" in truth:
        changes = truth["expected"]["changes"]
        insertions, deletions = ("ins", "moveTo"), ("del", "moveFrom")
        return {
            "insertions": [one for one in changes if one["kind"] in insertions],
            "deletions": [one for one in changes if one["kind"] in deletions],
            "structural": [one for one in changes if one["kind"] not in insertions + deletions],
            "comments": truth["expected"]["comments"], "accepted_text": truth["expected"]["accepted"],
            "rejected_text": truth["expected"]["rejected"]}
    flags = truth["reliable"]
    fields = ["structural", "accepted_text", "rejected_text"]
    fields += [name for name in ("insertions", "deletions") if flags.get(name)]
    if not flags.get("comments"):
        return {name: truth[name] for name in fields}
    # Where nobody confirmed the anchors, all that a comment says itself is compared still.
    comments = truth["comments"] if flags.get("comment_anchors") else unanchored(truth["comments"])
    name = "comments" if flags.get("comment_anchors") else UNANCHORED
    return {name: comments} | {name: truth[name] for name in fields}


def readings():
    for path in sorted(cases.glob("real_*.expected.json")) + sorted(cases.glob("features/*.expected.json")):
        file = path.with_name(path.name.removesuffix(".expected.json"))
        printed = run("read", file, "--json")
        printed[UNANCHORED] = unanchored(printed["comments"])
        for field, wanted in expected(path).items():
            same(f"{file.name}, {field}", printed[field], wanted)


# What came back on a draft

def result(blocks, change):
    """The block once the change alone is made: a silent edit may be told with more or fewer words around it."""
    text = blocks[change["block"]]
    return text[:change["start"]] + change.get("new", "") + text[change["end"]:]


def is_same(blocks, found, wanted):
    if any(found.get(key) != wanted[key] for key in ("type", "block", "tracked") if key in wanted):
        return False
    if wanted["type"] in ("sub", "ins", "del"):
        if not wanted["tracked"]:
            return result(blocks, found) == result(blocks, wanted)
        keys = ("start", "end", "old", "new")
        return all((found.get(key) or "") == (wanted.get(key) or "") for key in keys)
    return all(found.get(key) == wanted[key] for key in ("new", "after", "table", "row", "after_row", "cells", "start")
               if key in wanted)


def names_of_changes(truth, blocks, printed):
    """The truth's names of changes by those that were printed; every change must be found, and no other."""
    names = {}
    ignored = set(truth.get("must_ignore") or [])
    for file, found in zip(truth["files"], printed["files"]):
        wanted = [change for change in file["changes"] if change["cid"] not in ignored]
        same(f"{file['file']}: name", found["file"], file["file"])
        same(f"{file['file']}: number of changes", len(found["changes"]), len(wanted))
        for change in wanted:
            own = next((one for one in found["changes"]
                        if one["cid"] not in names and is_same(blocks, one, change)), None)
            same(f"{change['cid']} is there", own is not None, True)
            if own is None:
                continue
            names[own["cid"]] = change["cid"]
            if change["tracked"]:
                same(f"{change['cid']}: author", own["author"], file["author"])
            same(f"{change['cid']}: nested_del", own.get("nested_del"), change.get("nested_del"))
            for variant in found["variants"]:
                if variant["variant_of"] == own["cid"]:
                    names[variant["cid"]] = change["cid"]
    return names


def comments(truth, printed):
    for file, found in zip(truth["files"], printed["files"]):
        same(f"{file['file']}: number of comments", len(found["comments"]), len(file["comments"]))
        for wanted, own in zip(file["comments"], found["comments"]):
            keys = {"cid", "id", "author", "text", "block", "start", "end", "end_block", "parent", "resolved", "quote",
                    "whole"}
            if wanted.get("point"):
                # It stands behind the words that the truth quotes.
                same(f"{wanted['cid']}: point", (own["start"], own["end"]), (wanted["end"], wanted["end"]))
                same(f"{wanted['cid']}: is a point", own.get("point"), True)
                keys -= {"start", "end", "quote"}
            for key in sorted(keys & wanted.keys()):
                if wanted[key] is not None:
                    same(f"{wanted['cid']}: {key}", own.get(key), wanted[key])


def sets(groups):
    return sorted(sorted(group) for group in groups)


def collected(name, more_conflicts=()):
    """`more_conflicts`: those that are there, though the truth does not count them."""
    folder = cases / name
    truth = json.loads((folder / "truth.json").read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory() as out:
        files = [folder / file["file"] for file in truth["files"]]
        printed = run("collect", "--base", folder / "base.docx", *files, "--out", out, "--json")
        same(f"{name}: what was written", json.loads(pathlib.Path(out, "collected.json").read_text()), printed)
    same(f"{name}: blocks", [block["text"] for block in printed["blocks"]], [block["text"] for block in truth["blocks"]])
    blocks = {block["id"]: block["text"] for block in printed["blocks"]}
    names = names_of_changes(truth, blocks, printed)
    comments(truth, printed)

    def own(members):
        return {names.get(member, member) for member in members}

    def whole(members):
        """With all that say the same as one of them."""
        alike = [set(group["members"]) for group in truth["groups"] if group["relation"].startswith("same")]
        return set(members).union(*(group for group in alike if group & set(members)))

    same(f"{name}: groups", sets(own(group["members"]) for group in printed["groups"]),
         sets(whole(group["members"]) for group in truth["groups"]))
    for wanted in truth["groups"]:
        told = [group["relation"] for group in printed["groups"] if own(group["members"]) == whole(wanted["members"])]
        # One case leaves it open.
        open_ones = ("same", "same_effect", "similar")
        same(f"{name}: relation of {wanted['id']}", told,
             [next(iter(told), None) if wanted["relation"] == "same_or_similar" and told[0] in open_ones
              else wanted["relation"]])
    members = {group["id"]: group["members"] for group in truth["groups"]}
    conflicts = [conflict.get("members") or sum((members[group] for group in conflict["groups"]), [])
                 for conflict in truth["conflicts"]]
    same(f"{name}: conflicts", sets(own(conflict["members"]) for conflict in printed["conflicts"]),
         sets([whole(conflict) for conflict in conflicts] + [whole(more) for more in more_conflicts]))
    for wanted, conflict in zip(truth["conflicts"], conflicts):
        told = [found["kind"] for found in printed["conflicts"] if own(found["members"]) == whole(conflict)]
        same(f"{name}: kind of {wanted['id']}", [wanted["kind"].startswith(kind) for kind in told], [True])
    same(f"{name}: support_only", sorted(printed["support_only"]), sorted(truth.get("support_only") or []))
    consequences = [change["cid"] for file in printed["files"] for change in file["changes"]
                    if "consequence_of" in change]
    same(f"{name}: consequences", sorted(own(consequences)), sorted(truth.get("consequential") or []))
    return truth, {theirs: ours for ours, theirs in names.items()}


def applied(name, truth, ours):
    folder = cases / name
    # Several decisions of the truth are about one proposal.
    decisions = [dict(decision, change=ours[decision["change"]]) for decision in truth["disposition"]]
    with tempfile.TemporaryDirectory() as out:
        path = pathlib.Path(out, "decisions.json")
        path.write_text(json.dumps({"disposition": decisions}, ensure_ascii=False), encoding="utf-8")
        files = [folder / file["file"] for file in truth["files"]]
        clean, redline = pathlib.Path(out, "clean.docx"), pathlib.Path(out, "redline.docx")
        printed = run("apply", "--base", folder / "base.docx", "--decisions", path, *files, "--out", clean,
                      "--redline", redline, "--json")
        wanted = truth["next_version_text"]
        same(f"{name}: next_version_text", printed["next_version_text"], wanted)
        same(f"{name}: the clean version", run("read", clean, "--json")["accepted_text"], wanted)
        read = run("read", redline, "--json")
        same(f"{name}: the redline, accepted", read["accepted_text"], wanted)
        same(f"{name}: the redline, rejected", read["rejected_text"], [block["text"] for block in truth["blocks"]])


def traced(name):
    folder = cases / name
    truth = json.loads((folder / "truth.json").read_text(encoding="utf-8"))
    files = sorted(folder.glob("pred_*.docx"))
    printed = run("lineage", "--merged", folder / "base.docx", *files, "--json")

    def block(own):
        """The truth says A01 where the command says pred_A:b001."""
        source, number = own.split(":b")
        return source.removeprefix("pred_") + number[1:]

    origins = {origin["block"]: origin for origin in printed["lineage"]}
    for wanted in truth["lineage"]:
        own = origins[wanted["block"]]
        same(f"{name}, {wanted['block']}: how", own["how"], wanted["how"])
        same(f"{name}, {wanted['block']}: sources", [block(one) for one in own["sources"]], wanted["sources"])
    coverage = {block(key): value for key, value in printed["coverage"].items()}
    for key, wanted in truth["coverage"].items():
        for field in ("status", "carried_to"):
            same(f"{name}, {key}: {field}", coverage[key][field], wanted[field])


readings()
truth, ours = collected("set1_overlap")
applied("set1_overlap", truth, ours)
# One deletes silently the paragraph in which another silently changes a number.
collected("set2_untracked", [("ret_03#1", "ret_05#2")])
collected("set3_comments")
collected("set4_structure")
mass = json.loads((cases / "set5_mass/truth.json").read_text(encoding="utf-8"))["groups"]
by_id = {group["id"]: group["members"] for group in mass}
# Whoever would keep the figure stands against both groups that would raise it, to whatever figure.
collected("set5_mass", [by_id["i2"] + by_id["i3"]])
collected("set6_lineage")
traced("set6_lineage")
print(f"{compared} compared, {len(wrong)} wrong", *wrong, sep="\n")
sys.exit(1 if wrong else 0)
