# SPDX-License-Identifier: AGPL-3.0-or-later
"""Compares a.txt and b.txt of a folder with git and diff-match-patch, a line of JSON each: peers.py FOLDER"""
import json
import resource
import subprocess
import sys
import time

import diff_match_patch


def tell(way, seconds, pieces, old, new):
    """pieces: (mark, text), the mark being "=", "+" or "-"."""
    inserted = sum(len(text.split()) for mark, text in pieces if mark == "+")
    deleted = sum(len(text.split()) for mark, text in pieces if mark == "-")
    before = "".join(text for mark, text in pieces if mark != "+")
    after = "".join(text for mark, text in pieces if mark != "-")
    exact = before.split() == old.split() and after.split() == new.split()
    print(json.dumps({"way": way, "seconds": seconds, "inserted": inserted, "deleted": deleted, "isExact": exact}),
          flush=True)


def git(folder, old, new):
    words = ["git", "diff", "--no-index", "--no-color", "--word-diff=porcelain", "-U100000", f"{folder}/a.txt",
             f"{folder}/b.txt"]
    best, output = None, ""
    for _ in range(5):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        output = subprocess.run(words, capture_output=True, text=True).stdout
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        best = spent if best is None else min(best, spent)
    lines = output.split("\n")
    start = next(at for at, line in enumerate(lines) if line.startswith("@@")) + 1
    pieces = []
    for line in lines[start:]:
        # Only a line of "~" alone stands for an end of line of the text.
        pieces.append(("=", "\n") if line == "~" else ({" ": "="}.get(line[:1], line[:1]), line[1:] + " "))
    tell("git diff --word-diff", best, [piece for piece in pieces if piece[0] in "=+-"], old, new)


def match_patch(old, new):
    differ = diff_match_patch.diff_match_patch()
    started = time.process_time()
    found = differ.diff_main(old, new)
    differ.diff_cleanupSemantic(found)
    spent = time.process_time() - started
    tell("diff-match-patch", spent, [({0: "=", 1: "+", -1: "-"}[mark], text) for mark, text in found], old, new)


folder = sys.argv[1]
texts = [open(f"{folder}/{name}.txt", encoding="utf-8").read() for name in "ab"]
git(folder, *texts)
match_patch(*texts)
