# SPDX-License-Identifier: AGPL-3.0-or-later
"""Groups a set with datasketch (MinHash 128, LSH 0.5, Jaccard checked, exact copies first) and scores it: peers.py FILE

Prints a line for accents folded and one for accents kept: processor seconds, peak memory, B-cubed figures.
"""
import collections
import json
import re
import resource
import subprocess
import sys
import time
import unicodedata

from datasketch import MinHash, MinHashLSH


def words(text, folded):
    text = unicodedata.normalize("NFC", text).lower()
    if folded:
        text = unicodedata.normalize("NFD", text.replace("đ", "d"))
        text = "".join(letter for letter in text if not unicodedata.combining(letter))
    return re.sub(r"[^\w]+", " ", text).split()


def pairs(text):
    return {" ".join(text[at:at + 2]).encode() for at in range(max(1, len(text) - 1))}


def groups(texts, folded):
    runs = [tuple(words(text, folded)) for text in texts]
    first = {}
    copies = [first.setdefault(run, at) for at, run in enumerate(runs)]
    distinct = sorted(set(copies))
    shingles = {at: pairs(runs[at]) for at in distinct}
    hashes = dict(zip(distinct, MinHash.bulk([shingles[at] for at in distinct], num_perm=128)))
    index = MinHashLSH(threshold=0.5, num_perm=128)
    with index.insertion_session() as session:
        for at in distinct:
            session.insert(at, hashes[at], check_duplication=False)
    parent = list(range(len(texts)))

    def root(at):
        while parent[at] != at:
            parent[at] = parent[parent[at]]
            at = parent[at]
        return at

    for at in distinct:
        for other in index.query(hashes[at]):
            if other > at and root(at) != root(other):
                common = len(shingles[at] & shingles[other])
                if common >= 0.5 * (len(shingles[at]) + len(shingles[other]) - common):
                    parent[root(at)] = root(other)
    return [root(at) for at in copies]


def cubed(found, truth):
    both, mine, true = collections.Counter(zip(found, truth)), collections.Counter(found), collections.Counter(truth)
    precision = sum(n * n / mine[a] for (a, _), n in both.items()) / len(truth)
    recall = sum(n * n / true[b] for (_, b), n in both.items()) / len(truth)
    return precision, recall, 2 * precision * recall / (precision + recall)


def main(file, folded):
    items = json.load(open(file, encoding="utf-8"))
    started = time.process_time()
    found = groups([item[0] for item in items], folded)
    seconds = time.process_time() - started
    mebibytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    f1 = cubed(found, [item[1] for item in items])[2]
    way = "folded" if folded else "accents"
    print(json.dumps({"way": way, "seconds": seconds, "mebibytes": mebibytes, "f1": f1}))


if len(sys.argv) > 2:
    main(sys.argv[1], sys.argv[2] == "folded")
else:
    for way in ("folded", "accents"):
        subprocess.run([sys.executable, __file__, sys.argv[1], way], check=True)
