#!/usr/bin/python3
# test-lint-text.py: the text lint finds each kind of fault, and nothing where there is none.

import os

import planted

SOUND = {
    'src/a.c': '/* a.c: does what a does. */\nint a;\n',
    'src/a.h': '/* a.h: says what a does.\n *\n * See https://example.org/home/page and $HOME/work/here.\n */\n',
    'build-aux/do': '#!/bin/sh\n# do: does what has to be done.\nexit 0\n',
    'tests/x.py': '# x.py: shared by the tests.\n',
    'README.md': 'Read\tme.\n',
    '_build/b.c': 'int b; \n',
}

LATER = 'TO' + 'DO'

FAULTS = [
    ('white space at the end', {'README.md': 'Read me. \n'}, 'README.md:1: white space'),
    ('tab in C', {'src/a.c': '/* a.c: does what a does. */\n\tint a;\n'}, 'src/a.c:2: a tab'),
    ('no purpose', {'src/a.c': 'int a;\n'}, 'src/a.c:1: the file should open with its purpose'),
    ('empty purpose', {'src/a.c': '/* a.c: */\n'}, 'src/a.c:1: the file should open with its purpose'),
    ("another file's purpose", {'src/b.c': '/* a.c: does what a does. */\n'}, 'src/b.c:1: the file should open with its purpose'),
    ('script without purpose', {'build-aux/do': '#!/bin/sh\nexit 0\n'}, 'build-aux/do:2: the file should open'),
    ('left for later', {'src/a.h': f'/* a.h: says what a does. {LATER}: more. */\n'}, 'src/a.h:1: something left for later'),
    ('path of a machine', {'data/x.json': '{ "path": "/' + 'home/somebody" }\n'}, "data/x.json:1: a path of somebody's machine"),
    ('no line end', {'README.md': 'Read me.'}, 'should end with one line end'),
    ('too many line ends', {'README.md': 'Read me.\n\n'}, 'should end with one line end'),
]


def command(tree):
    return [os.path.join(planted.BUILD_AUX, 'lint-text'), tree]


planted.run(command, SOUND, FAULTS)
