#!/usr/bin/python3
# test-lint-headers.py: the header lint finds a header that needs another one before it, and nothing where there is none.

import json
import os

import planted

SOUND = {
    'src/money/a.c': '#include "a.h"\n',
    'src/money/a.h': '#pragma once\n\n#include <stdint.h>\n\n#define A_MAX INT64_MAX\n',
    'src/money/b.h': '#pragma once\n\n#include "a.h"\n\nint64_t b (void);\n',
}

FAULTS = [
    ('missing include', {'src/money/b.h': '#pragma once\n\nint64_t b (void);\n'}, 'src/money/b.h:1: does not compile on its own'),
    ('warning', {'src/money/b.h': '#pragma once\n\nint b ();\n'}, 'src/money/b.h:1: does not compile on its own'),
    ('folder that is not compiled', {'src/store/c.h': '#pragma once\n'}, 'src/store/c.h:1: no source of its folder is compiled'),
]


def command(tree):
    compiled = {'directory': tree, 'file': 'src/money/a.c', 'command': f'cc -I{tree}/src/money -Wstrict-prototypes -c src/money/a.c'}
    planted.write(tree, {'compile_commands.json': json.dumps([compiled])})
    return [os.path.join(planted.BUILD_AUX, 'lint-headers'), tree, tree]


planted.run(command, SOUND, FAULTS)
