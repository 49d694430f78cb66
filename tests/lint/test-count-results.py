#!/usr/bin/python3
# test-count-results.py: the counts that build-aux/test ends with are those of the logs, and no failure is lost on the way.

import json
import os
import sys
import tempfile

import planted

COUNT = os.path.join(planted.BUILD_AUX, 'count-results')

TAP = 'TAP version 13\n1..3\nok 1 /a\nnot ok 2 /b\nok 3 /c # SKIP not here\n'

# Records of Meson's log, what the last line has to be, the exit status.
CASES = [
    ('plain', [{'name': 'a', 'result': 'OK'}, {'name': 'b', 'result': 'OK'}], '2 passed, 0 failed', 0),
    ('plain failure', [{'name': 'a', 'result': 'OK'}, {'name': 'b', 'result': 'FAIL'}], '1 passed, 1 failed', 1),
    ('timeout', [{'name': 'a', 'result': 'TIMEOUT'}], '0 passed, 1 failed', 1),
    ('subtests', [{'name': 'a', 'result': 'FAIL', 'stdout': TAP}], '1 passed, 1 failed', 1),
    ('expected failure', [{'name': 'a', 'result': 'OK', 'stdout': '1..2\nok 1 /a\nnot ok 2 /b # TO' 'DO\n'}], '2 passed, 0 failed', 0),
    ('crash after the last subtest', [{'name': 'a', 'result': 'ERROR', 'stdout': '1..1\nok 1 /a\n'}], '1 passed, 1 failed', 1),
    ('words that look like a result', [{'name': 'a', 'result': 'OK', 'stdout': 'okay\nnot ok\n'}], '1 passed, 0 failed', 0),
    ('skipped only', [{'name': 'a', 'result': 'SKIP'}], '0 passed, 0 failed', 1),
    ('no test', [], '0 passed, 1 failed', 1),
    ('no log', None, '0 passed, 1 failed', 1),
]


def attempt(records, last, expected):
    with tempfile.TemporaryDirectory() as tree:
        if records is not None:
            planted.write(tree, {'meson-logs/testlog.json': ''.join(json.dumps(record) + '\n' for record in records)})
        status, output = planted.hear([COUNT, tree])
    return None if status == expected and output.splitlines()[-1] == last else f'status {status}\n{output}'


sys.exit(planted.report([(name, lambda case=case: attempt(*case)) for name, *case in CASES]))
