# SPDX-License-Identifier: AGPL-3.0-or-later
"""Compares b.docx with a.docx of a folder in LibreOffice and counts the words it marks: office.py FOLDER

Needs Debian's python3-uno. The seconds are those of comparing alone, with both files open already.
"""
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import time
import zipfile

import uno
from com.sun.star.beans import PropertyValue


def value(name, what):
    found = PropertyValue()
    found.Name, found.Value = name, what
    return found


def connected(pipe):
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(300):
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except Exception:
            time.sleep(0.1)
    raise SystemExit("LibreOffice did not start")


def words(path):
    """The words inside of insertions and of deletions of a Word file, paragraph by paragraph."""
    counts = {"ins": 0, "del": 0}
    body = zipfile.ZipFile(path).read("word/document.xml").decode()
    for paragraph in re.findall(r"<w:p[ >].*?</w:p>", body, re.S):
        for mark in counts:
            pieces, last = [], None
            for found in re.finditer(rf"<w:{mark} .*?</w:{mark}>", paragraph, re.S):
                # Runs of another look break one change into several marks.
                pieces.append(("" if found.start() == last else " ") + "".join(
                    re.findall(r"<w:(?:t|delText)(?: [^>]*)?>([^<]*)<", found.group())))
                last = found.end()
            counts[mark] += len("".join(pieces).split())
    return counts


def texts(path):
    return open(path, encoding="utf-8").read().split()


def settled(document, frame, dispatcher, command):
    dispatcher.executeDispatch(frame, f".uno:{command}AllTrackedChanges", "", 0, ())
    return document.Text.String.split()


def main(folder):
    with tempfile.TemporaryDirectory() as home:
        pipe = pathlib.Path(home).name
        program = ["soffice", f"-env:UserInstallation=file://{home}/profile", "--headless", "--norestore"]
        # Over the bridge some Word files do not open that do when they are converted: its own format does.
        subprocess.run(program + ["--convert-to", "odt", "--outdir", home, f"{folder}/a.docx", f"{folder}/b.docx"],
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
        office = subprocess.Popen(program + [f"--accept=pipe,name={pipe};urp;"], stdout=subprocess.DEVNULL,
                                  stderr=subprocess.DEVNULL)
        try:
            compare(folder, home, connected(pipe))
        finally:
            office.terminate()
            office.wait(30)


def compare(folder, home, context):
    service = context.ServiceManager
    desktop = service.createInstanceWithContext("com.sun.star.frame.Desktop", context)
    dispatcher = service.createInstanceWithContext("com.sun.star.frame.DispatchHelper", context)
    old, new = (pathlib.Path(home, name).as_uri() for name in ("a.odt", "b.odt"))

    def compared():
        document = desktop.loadComponentFromURL(new, "_blank", 0, (value("Hidden", True),))
        frame = document.CurrentController.Frame
        started = time.monotonic()
        dispatcher.executeDispatch(
            frame, ".uno:CompareDocuments", "", 0, (value("URL", old), value("NoAcceptDialog", True)))
        return document, frame, time.monotonic() - started

    document, frame, seconds = compared()
    written = pathlib.Path(home, "compared.docx")
    document.storeToURL(written.as_uri(), (value("FilterName", "MS Word 2007 XML"),))
    counts = words(written)
    exact = settled(document, frame, dispatcher, "Accept") == texts(f"{folder}/b.txt")
    document.close(True)
    document, frame, again = compared()
    exact = exact and settled(document, frame, dispatcher, "Reject") == texts(f"{folder}/a.txt")
    document.close(True)
    print(json.dumps({
        "way": "LibreOffice", "seconds": min(seconds, again), "inserted": counts["ins"], "deleted": counts["del"],
        "isExact": exact}))


main(sys.argv[1])
