#!/usr/bin/python3
# test-lint-potfiles.py: the lint of po/POTFILES finds what is left out, what is gone and what has no words.

import os

import planted

SOUND = {
    'po/POTFILES': '# files with words\nsrc/a.c\nui/a.ui\n',
    'src/a.c': 'const char *a (void) { return _("word"); }\n',
    'src/b.c': '/* _("not a word") */\n#define _(x) x\nint b_ (int n);\n',
    'ui/a.ui': '<property name="label" translatable="yes">Word</property>\n',
    'ui/b.ui': '<property name="label">1</property>\n',
}

FAULTS = [
    ('source left out', {'src/c.c': 'const char *c = N_("word");\n'}, 'src/c.c:1: has words for people'),
    ('template left out', {'ui/c.ui': SOUND['ui/a.ui']}, 'ui/c.ui:1: has words for people'),
    ('no list', {'po/POTFILES': ''}, 'src/a.c:1: has words for people'),
    ('file that is gone', {'po/POTFILES': SOUND['po/POTFILES'] + 'src/gone.c\n'}, 'po/POTFILES:4: src/gone.c is not there'),
    ('file without words', {'po/POTFILES': SOUND['po/POTFILES'] + 'src/b.c\n'}, 'po/POTFILES:4: src/b.c has no words'),
]


def command(tree):
    return [os.path.join(planted.BUILD_AUX, 'lint-potfiles'), tree]


planted.run(command, SOUND, FAULTS)
