# lint.py: what the lints share: finding the files of the tree, reading C without its comments, and saying what is wrong.

import os
import re
import sys

DROPPED = re.compile(r'/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'', re.DOTALL)


def root():
    """The tree to look at: the first argument, or the one this file is in."""
    here = os.path.join(os.path.dirname(os.path.abspath(__file__)), os.pardir)
    return os.path.normpath(sys.argv[1] if len(sys.argv) > 1 else here)


def files(tree, suffixes=None, under=('',)):
    """The paths of the project's own files, relative to the tree, sorted."""
    found = set()
    for folder in under:
        for where, folders, names in os.walk(os.path.join(tree, folder)):
            folders[:] = [name for name in folders if name not in ('.git', '__pycache__') and not is_build(where, name)]
            found.update(os.path.relpath(os.path.join(where, name), tree) for name in names
                         if suffixes is None or name.endswith(suffixes))
    return sorted(found)


def is_build(where, name):
    return name.startswith('_build') or os.path.exists(os.path.join(where, name, 'build.ninja'))


def read(tree, path):
    with open(os.path.join(tree, path), encoding='utf-8') as file:
        return file.read()


def code(text, keep_strings=False):
    """C with comments (and what is in quotes) blanked out, every line where it was."""
    def blank(match):
        if keep_strings and match.group()[0] in '"\'':
            return match.group()
        return re.sub(r'[^\n]', ' ', match.group())
    return DROPPED.sub(blank, text)


class Findings:
    """Collects what is wrong, prints it, and is the exit status."""

    def __init__(self):
        self.count = 0

    def add(self, path, line, message):
        print(f'{path}:{line}: {message}')
        self.count += 1

    def finish(self, looked_at):
        if not looked_at:
            print('There was nothing to look at.')
            return 1
        return 1 if self.count else 0
