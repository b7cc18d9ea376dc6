# SPDX-License-Identifier: AGPL-3.0-or-later
"""The program under test, started as people start it, on a free port."""

import contextlib
import re
import socket
import subprocess
import threading


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Program:
    """A running `dienhong`; reads what it prints until `ready` matches a line, and listens on for errors."""

    def __init__(self, path, *arguments, ready, folder=None):
        command = [path, *arguments, "--port", str(free_port())]
        self.lines = []
        self._ready = threading.Event()
        self.process = subprocess.Popen(
            command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8"
        )
        self._listener = threading.Thread(target=self._listen, args=[re.compile(ready)], daemon=True)
        self._listener.start()
        started = self._ready.wait(90)
        if not started or self.process.poll() is not None:
            self.stop()
            raise AssertionError("the program did not start:\n" + self.text)

    def _listen(self, ready):
        for line in self.process.stdout:
            self.lines.append(line)
            if ready.search(line):
                self._ready.set()
        self._ready.set()

    @property
    def text(self):
        return "".join(self.lines)

    @property
    def address(self):
        return re.search(r"http://localhost:\d+", self.text).group(0)

    @property
    def errors(self):
        """What the program itself logged as going wrong."""
        return [line for line in self.lines if re.search(r" (error|critical) dienhong", line)]

    def stop(self):
        self.process.terminate()
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            raise
        self._listener.join(5)


class Demo(Program):
    """The sample congress; `roles` gives the name, sign-in name and one-time link of each role it prints."""

    def __init__(self, path, *more, language="vi"):
        super().__init__(path, "demo", *more, "--language", language, ready="Ctrl-C")
        self.language = language
        self.password = re.search(r"“([^”]+)”", self.text).group(1)
        found = re.findall(r"^  (\S.*?) – (.+?) \(.*\)\n +(\S+) +(http\S+)$", self.text, re.MULTILINE)
        self.roles = {role: (name, login, link) for role, name, login, link in found}


@contextlib.contextmanager
def demonstration(path, *more, language="vi"):
    """A demo for the time of a story, which must log no error of its own."""
    demo = Demo(path, *more, language=language)
    try:
        yield demo
    finally:
        demo.stop()
    assert not demo.errors, "".join(demo.errors)
