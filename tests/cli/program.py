# program.py: runs the program on documents in a folder of their own, and reports in TAP.

import hashlib
import json
import os
import sqlite3
import subprocess
import sys
import tempfile
import traceback

HEADER = 'pool,host,category,line,lead,status,contract,scenario,partner,year,month,measure,pounds\n'


class Failed(Exception):
    pass


def same(got, expected):
    if got != expected:
        raise Failed(f'got      {got!r}\nexpected {expected!r}')


def holds(condition, *what):
    if not condition:
        raise Failed(' '.join(repr(one) for one in what) or 'it does not hold')


class Program:
    """The program, and a folder that is gone afterwards."""

    def __init__(self, path, folder):
        self.path = path
        self.folder = folder
        self.environment = {**os.environ, 'LC_ALL': 'C.UTF-8', 'HOME': folder, 'XDG_DATA_HOME': folder, 'XDG_CONFIG_HOME': folder}
        for name in ('DISPLAY', 'WAYLAND_DISPLAY', 'G_DEBUG'):
            self.environment.pop(name, None)

    def file(self, name, text=None):
        """A path in the folder; where text is given, of a file that holds it."""
        path = os.path.join(self.folder, name)
        if text is not None:
            with open(path, 'wb') as file:
                file.write(text if isinstance(text, bytes) else text.encode())
        return path

    def read(self, name):
        with open(self.file(name), 'rb') as file:
            return file.read()

    def edits(self, name):
        """How many edits the document's journal has."""
        connection = sqlite3.connect(self.file(name))
        try:
            return connection.execute("SELECT count (*) FROM journal WHERE kind = 'edit'").fetchone()[0]
        finally:
            connection.close()

    def digest(self, name):
        return hashlib.sha256(self.read(name)).hexdigest()

    def run(self, *arguments, locale=None):
        """Exit status, stdout, stderr."""
        environment = {**self.environment, **({'LC_ALL': locale} if locale else {})}
        result = subprocess.run([self.path, *arguments], cwd=self.folder, env=environment, stdin=subprocess.DEVNULL,
                                capture_output=True, timeout=120)
        return result.returncode, result.stdout.decode(), result.stderr.decode()

    def tell(self, *arguments):
        """stdout of a command that must succeed and say nothing on stderr."""
        status, output, errors = self.run(*arguments)
        same((status, errors), (0, ''))
        return output

    def json(self, *arguments):
        return json.loads(self.tell(*arguments, '--format=json'))

    def refuse(self, status, *arguments):
        """What a command that must fail with that status says on stderr: one sentence."""
        got, output, errors = self.run(*arguments)
        same((got, output), (status, ''))
        holds(errors.startswith('dewpond: ') and errors.endswith('\n') and errors.count('\n') == 1, errors)
        return errors[len('dewpond: '):-1]

    def sample(self, name='oxfordshire-2013', path='sample.dewpond'):
        self.tell('new', path, '--sample', name)
        return path

    def imported(self, rows, path='made.dewpond', header=HEADER):
        """A new document with the rows of a tidy CSV in it."""
        self.file('rows.csv', header + rows)
        self.tell('new', path)
        self.tell('import', path, 'rows.csv')
        return path


def main(tests):
    """Runs the functions whose names begin with test_, each with a program in a folder of its own."""
    path = os.path.abspath(sys.argv[1])
    chosen = [(name, function) for name, function in tests.items() if name.startswith('test_')]
    failures = 0
    print(f'1..{len(chosen)}', flush=True)
    for number, (name, function) in enumerate(chosen, 1):
        what = name[len('test_'):].replace('_', ' ')
        try:
            with tempfile.TemporaryDirectory(prefix='dewpond-') as folder:
                function(Program(path, folder))
            print(f'ok {number} {what}', flush=True)
        except Exception:
            failures += 1
            for line in traceback.format_exc().splitlines():
                print('#', line)
            print(f'not ok {number} {what}', flush=True)
    sys.exit(failures > 0)
