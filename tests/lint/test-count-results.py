#!/usr/bin/python3
# test-count-results.py: the counts that build-aux/test ends with are those of the logs, and no failure is lost on the way.

import json
import os
import sys
import tempfile

import planted

COUNT = os.path.join(planted.BUILD_AUX, 'count-results')

TAP = 'TAP version 13\n1..3\nok 1 /a\nnot ok 2 /b\nok 3 /c # SKIP not here\n'

TALK = '# seed 5\n' + '# talk\n' * 50 + '# b is 1\nnot ok 1 b\nok 2 c\n'

# Records of Meson's log, what the last line has to be, the exit status; lines that have to stand above.
CASES = [
    ('plain', [{'name': 'a', 'result': 'OK'}, {'name': 'b', 'result': 'OK'}], '2 passed, 0 failed', 0),
    ('plain failure', [{'name': 'a', 'result': 'OK'}, {'name': 'b', 'result': 'FAIL'}], '1 passed, 1 failed', 1),
    ('timeout', [{'name': 'a', 'result': 'TIMEOUT'}], '0 passed, 1 failed', 1),
    ('subtests', [{'name': 'a', 'result': 'FAIL', 'stdout': TAP}], '1 passed, 1 failed', 1),
    ('what a failure said', [{'name': 'a', 'result': 'FAIL', 'stdout': '1..2\n' + TALK, 'stderr': 'oh\n'}], '1 passed, 1 failed', 1, ['# seed 5', '# b is 1', 'not ok 1 b', 'oh']),
    ('nothing of what passed', [{'name': 'a', 'result': 'OK', 'stdout': '1..1\n# talk\nok 1 b\n'}, {'name': 'c', 'result': 'OK'}], '2 passed, 0 failed', 0, [], ['# talk']),
    ('expected failure', [{'name': 'a', 'result': 'OK', 'stdout': '1..2\nok 1 /a\nnot ok 2 /b # TO' 'DO\n'}], '2 passed, 0 failed', 0),
    ('crash after the last subtest', [{'name': 'a', 'result': 'ERROR', 'stdout': '1..1\nok 1 /a\n'}], '1 passed, 1 failed', 1),
    ('words that look like a result', [{'name': 'a', 'result': 'OK', 'stdout': 'okay\nnot ok\n'}], '1 passed, 0 failed', 0),
    ('skipped only', [{'name': 'a', 'result': 'SKIP'}], '0 passed, 0 failed', 1),
    ('no test', [], '0 passed, 1 failed', 1),
    ('no log', None, '0 passed, 1 failed', 1),
]


def attempt(records, last, expected, said=(), unsaid=()):
    with tempfile.TemporaryDirectory() as tree:
        if records is not None:
            planted.write(tree, {'meson-logs/testlog.json': ''.join(json.dumps(record) + '\n' for record in records)})
        status, output = planted.hear([COUNT, tree])
    lines = [line.strip() for line in output.splitlines()]
    return None if status == expected and lines[-1] == last and all(line in lines for line in said) and not any(line in lines for line in unsaid) else f'status {status}\n{output}'


sys.exit(planted.report([(name, lambda case=case: attempt(*case)) for name, *case in CASES]))
