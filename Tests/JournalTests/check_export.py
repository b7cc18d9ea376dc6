# SPDX-License-Identifier: AGPL-3.0-or-later
"""Checks an exported record with nothing but Python's library: check_export.py FILE. See docs/record-format.md."""
import base64, hashlib, json, sys


def field(data):
    return len(data).to_bytes(4, "big") + data


def number(value):
    return field(value.to_bytes(8, "big", signed=True))


def payload(entry):
    if "payload" in entry:
        return json.dumps(entry["payload"], sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
    return entry["payloadText"].encode() if "payloadText" in entry else base64.b64decode(entry["payloadBase64"])


last, sequence = bytes(32), 0
for line in open(sys.argv[1], encoding="utf-8", newline="\n"):
    entry = json.loads(line)
    if "sequence" in entry:
        header = (number(entry["sequence"]) + field(entry["stream"].encode()) + number(entry["position"])
                  + number(entry["time"]) + field(entry["actor"].encode()) + field(entry["kind"].encode())
                  + number(entry["version"]))
        last, sequence = hashlib.sha256(last + header + payload(entry)).digest(), sequence + 1
        assert (sequence, last.hex()) == (entry["sequence"], entry["hash"]), f"entry {sequence} was altered"
    elif "blob" in entry and "base64" in entry:
        assert hashlib.sha256(base64.b64decode(entry["base64"])).hexdigest() == entry["blob"], entry["blob"]
assert (entry.get("end"), entry["hash"]) == (sequence, last.hex()), "the export was cut off"
print(sequence, last.hex())
