#!/usr/bin/python3
# test-dew-cli-import.py: reading figures and documents, and what must not be read.

import fcntl
import json
import os
import random
import resource
import signal
import sqlite3
import struct
import subprocess

from program import HEADER, holds, main, same


def test_says_what_it_did(program):
    program.file('rows.csv', HEADER + 'A,P,,x,,,,,P,2013/14,,existing,1\nA,,,x,,,,,Q,2013/14,,existing,2\n')
    program.tell('new', 'a.dewpond')
    same(program.tell('import', 'a.dewpond', 'rows.csv'), 'Imported rows.csv: added 2 partners, 1 pool, 1 line or category, 2 figures.\n')
    same(program.tell('import', 'a.dewpond', 'rows.csv'), 'Imported rows.csv: nothing is different.\n')
    program.file('rows.csv', HEADER + 'A,,,x,,,,,P,2013/14,,existing,3\n')
    same(program.tell('import', 'a.dewpond', 'rows.csv'), 'Imported rows.csv: changed 1 figure.\n')


def test_says_what_it_left_out(program):
    program.file('rows.csv', HEADER.replace('scenario', 'senario').rstrip() + ',Cost centre,note,\nA,,,x,,,,Proposal,P,2013/14,,existing,1,400,kept,\n')
    program.tell('new', 'a.dewpond')
    same(program.tell('import', 'a.dewpond', 'rows.csv'),
         'Imported rows.csv: added 1 partner, 1 pool, 1 line or category, 1 figure.\n'
         'The columns “senario”, “Cost centre” are none that Dewpond knows, and are left out.\n')
    program.file('rows.csv', HEADER.rstrip() + ''.join(f',x{i}' for i in range(9)) + '\nA' + ',' * (12 + 9) + '\n')
    holds('“x0”, “x1”, “x2”, “x3”, “x4” and 4 more are none' in program.tell('import', 'a.dewpond', 'rows.csv'))


BAD = [
    ('pounds', 'A,,,x,,,,,P,2013/14,,existing,1\nA,,,y,,,,,P,2013/14,,existing,abc\n', 'line 3', 'pounds'),
    ('percentage', 'A,,,x,,,,,P,2013/14,,existing,12%\n', 'line 2', 'pounds'),
    ('repeated', 'A,,,x,,,,,P,2013/14,,existing,1\nA,,,x,,,,,P,2013/14,,existing,1\n', 'line 3', 'line 2'),
    ('conflict', 'A,P,,,,,,,,,,,\nA,Q,,,,,,,,,,,\n', 'line 3', 'host'),
    ('cells', 'A,,,x,,,,,P,2013/14,,existing,1,234\n', 'line 2', 'column 14'),
    ('UTF-8', b'A,,,x,,,,,P\xa3,2013/14,,existing,1\n', 'line 2', 'partner'),
    ('zero byte', b'A,,,x,,,,,P\0,2013/14,,existing,1\n', 'line 2', 'partner'),
    ('quote', 'A,"x\n', 'line 2', 'host'),
]


def test_bad_rows(program):
    path = program.sample()
    before = program.digest(path)
    for what, rows, *parts in BAD:
        program.file('rows.csv', HEADER.encode() + (rows if isinstance(rows, bytes) else rows.encode()))
        message = program.refuse(1, 'import', path, 'rows.csv')
        for part in ['rows.csv', *parts]:
            holds(part in message, what, part, message)
        same(program.digest(path), before)


def test_bad_files(program):
    path = program.sample()
    before = program.digest(path)
    for name, content in [('a.csv', ''), ('a.csv', 'host,line\nA,B\n'), ('a.csv', 'pool;host\nA;B\n'), ('a.csv', ',' * 10_000_000),
                          ('a.csv', 'pool,pool\n'), ('a.csv', '\ufeffpool\nA\n'.encode('utf-16')), ('a.json', ''), ('a.json', '{}'), ('a.json', '[' * 1_000_000),
                          ('a.json', '{"format":"dewpond","version":5,"tables":{}}'), ('a.json', '{"format":"dewpond","version":1,"tables":{"x":[]}}'),
                          ('a.json', '{"format":"dewpond","version":1,"tables":{"partner":[{"id":1.5}]}}'), ('a.xlsx', 'PK'), ('a', 'pool\n')]:
        program.file(name, content)
        program.refuse(1, 'import', path, name)
        same(program.digest(path), before)
    program.refuse(1, 'import', path, 'nowhere.csv')


def test_bad_rule(program):
    path = program.sample()
    program.tell('export', path, 'all.json')
    for rule in ('fixed Nobody 100%', 'fixed Council 51%, CCG 48%', 'nonsense'):
        document = json.loads(program.read('all.json'))
        document['tables']['rule'][0]['text'] = rule
        program.file('bad.json', json.dumps(document))
        before = program.digest(path)
        program.refuse(1, 'import', path, 'bad.json')
        same(program.digest(path), before)


def test_fault_of_the_document(program):
    """It was laid to the file that was imported."""
    path = program.sample()
    with sqlite3.connect(program.file(path)) as connection:
        connection.execute("UPDATE rule SET text = 'all to nobody at all'")
    connection.close()
    before = program.digest(path)
    program.file('rows.csv', 'pool\nA\n')
    said = program.refuse(1, 'import', path, 'rows.csv')
    holds(said.startswith('Nothing can be imported, because the document itself has a fault: ') and 'rows.csv' not in said, said)
    same(program.digest(path), before)


def test_locked_by_another(program):
    """Who has the document open for writing is named; reading goes on."""
    path = program.sample()
    program.file('rows.csv', 'pool\nA\n')
    program.tell('import', path, 'rows.csv')
    lock = program.file(f'.{path}.lock')
    holds(os.path.exists(lock), os.listdir(program.folder))
    with open(lock, 'r+b') as held:
        # Open-file-description locks, which Python has no names for on every version.
        fcntl.fcntl(held, 37, struct.pack('hhqqi4x', fcntl.F_WRLCK, os.SEEK_SET, 0, 0, 0))
        before = program.digest(path)
        program.refuse(1, 'import', path, 'rows.csv')
        same(program.digest(path), before)
        program.tell('show', path)
    program.tell('import', path, 'rows.csv')


def test_no_room(program):
    """A file that may not grow stands for a full disk: nothing of the import is in it, and it opens as it was."""
    path = program.sample()
    before = program.tell('export', path, 'before.json') and program.read('before.json')
    program.file('rows.csv', HEADER + ''.join(f'A,,,line {i},,,,,P,2013/14,,existing,1\n' for i in range(5000)))
    size = os.path.getsize(program.file(path))

    def limit():
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size + 8192, size + 8192))

    result = subprocess.run([program.path, 'import', path, 'rows.csv'], cwd=program.folder, env=program.environment, capture_output=True,
                            preexec_fn=limit, timeout=120)
    same((result.returncode, result.stderr.count(b'\n')), (1, 1))
    program.tell('export', path, 'after.json')
    same(program.read('after.json') == before, True)
    program.tell('check', path)


def random_rows(chance):
    """A tidy CSV of everything there is, awkward names among it."""
    names = ['A', 'b c', '=x', "'y", '-z', 'Ü > £', 'back\\slash', 'com,ma', 'quo"te', "d'e", '@', '+1']
    partners = chance.sample(['Council', 'CCG', 'Trust, the', "O'Neill", '=sum', '\\>'], 3)
    rows = []
    seen = set()
    for pool in chance.sample(names, 3):
        rows.append([pool, chance.choice(partners), '', '', chance.choice(partners + ['joint', 'split', '']), '', '', '', '', '', '', '', '', '', ''])
        for _ in range(4):
            path = ' > '.join('c ' + name.replace('\\', '\\\\').replace('>', '\\>') for name in chance.sample(names, chance.randrange(3)))
            line = 'l ' + chance.choice(names)
            if (pool, path, line) in seen:
                continue
            seen.add((pool, path, line))
            lead = chance.choice(partners + ['joint', ''])
            rows.append([pool, '', path, line, lead, chance.choice(['pooled', 'aligned']), chance.choice(['block', 'demand-led', '']), '', '', '', '', '', '',
                         chance.choice(['recurrent', 'non-recurrent', '']), chance.choice(['nhs', 'health-related', ''])])
            for scenario in ('', 'S 1', '-S2'):
                for measure in chance.sample(['existing', 'additional', 'income', 'budget', 'actual', 'forecast', 'previous'], 3):
                    contribution = measure in ('existing', 'additional', 'income')
                    month = '' if contribution or measure == 'previous' else chance.choice(['', '1', '12'])
                    partner = chance.choice(partners if contribution else partners + [''])
                    pounds = f'{chance.randrange(-10**9, 10**9)}.{chance.randrange(100):02}' if not scenario or chance.random() < 0.7 else ''
                    rows.append([pool, '', path, line, '', '', '', scenario, partner, chance.choice(['2013/14', '2020/21']), month, measure, pounds,
                                 '', ''])
    quoted = [','.join('"' + (("'" if cell[:1] and cell[0] in "=+@'-" and i != 12 else '') + cell).replace('"', '""') + '"' for i, cell in enumerate(row))
              for row in rows]
    return '\n'.join(quoted) + '\n'


def rows_of(program, name):
    return sorted(program.read(name).decode().splitlines())


def test_round_trips(program):
    for seed in range(100 if os.environ.get('DEW_LONG') else 10):
        path = program.imported(random_rows(random.Random(seed)), f'{seed}.dewpond', HEADER.rstrip() + ',recurrence,functions\n')
        there_and_back(program, path, f'{seed}')


def test_round_trips_of_samples(program):
    for name in ('oxfordshire-2013', 'barnet-2017'):
        there_and_back(program, program.sample(name, name + '.dewpond'), name)


def there_and_back(program, path, name):
    """Exported and imported into a new file: CSV gives the same figures, JSON the same document."""
    for kind in ('csv', 'json'):
        again = f'{name}-{kind}.dewpond'
        program.tell('export', path, f'{name}.{kind}')
        program.tell('new', again)
        program.tell('import', again, f'{name}.{kind}')
        program.tell('export', again, f'{name}-again.{kind}')
        program.tell('check', again)
        if kind == 'json':
            same(program.read(f'{name}-again.json') == program.read(f'{name}.json'), True)
        else:
            same(rows_of(program, f'{name}-again.csv'), rows_of(program, f'{name}.csv'))
        same(program.tell('import', path, f'{name}.{kind}').endswith('nothing is different.\n'), True)


main(globals())
