#!/usr/bin/python3
# test-dew-cli-check.py: looking documents over, and files that are no documents: one sentence, and the file as it was.

import json
import os
import sqlite3

from program import holds, main, same


def spoil(program, path, *statements):
    """Changes a document behind the program's back."""
    with sqlite3.connect(program.file(path)) as connection:
        for statement in statements:
            connection.execute(statement)
    connection.close()


def refused(program, path):
    """Every command refuses the file, and leaves it as it was."""
    before = program.digest(path)
    program.file('rows.csv', 'pool\nA\n')
    for arguments in (['show', path], ['check', path], ['share', path, '--pool=A', '--variance=1'], ['export', path, 'out.csv'],
                      ['import', path, 'rows.csv']):
        program.refuse(1, *arguments)
    same(program.digest(path), before)
    holds(not os.path.exists(program.file('out.csv')))


def test_sound(program):
    for name in ('oxfordshire-2013', 'barnet-2017'):
        path = program.sample(name, name + '.dewpond')
        holds('No problem' in program.tell('check', path))
        same(program.json('check', path), {'ok': True, 'findings': []})
        same(program.tell('check', path, '--format=csv'), 'finding\n')


def test_findings(program):
    path = program.sample()
    spoil(program, path, "UPDATE rule SET text = 'fixed Nobody 100%'")
    status, output, errors = program.run('check', path)
    same((status, errors), (1, ''))
    holds('Nobody' in output, output)
    status, output, errors = program.run('check', path, '--format=json')
    found = json.loads(output)
    same((status, found['ok']), (1, False))
    holds('Nobody' in found['findings'][0], found)


def test_a_name_twice(program):
    path = program.sample()
    spoil(program, path, "UPDATE pool SET name = 'OLDER PEOPLE' WHERE name = 'Mental health'")
    status, output, errors = program.run('check', path)
    same(status, 1)
    holds('OLDER PEOPLE' in output, output)


def test_no_database(program):
    for number, content in enumerate([b'', b'x', b'a,b\n' * 1000, b'PK\x03\x04' + b'\0' * 2000, os.urandom(5000)]):
        program.file(f'{number}.dewpond', content)
        refused(program, f'{number}.dewpond')


def test_no_file(program):
    program.refuse(1, 'show', 'nowhere.dewpond')
    os.mkdir(program.file('folder.dewpond'))
    program.refuse(1, 'show', 'folder.dewpond')


def test_other_database(program):
    spoil(program, 'other.dewpond', 'CREATE TABLE a (b)')
    refused(program, 'other.dewpond')


def test_newer_version(program):
    path = program.sample()
    spoil(program, path, 'PRAGMA user_version = 999')
    holds('newer' in program.refuse(1, 'show', path))
    refused(program, path)


def test_truncated(program):
    path = program.sample()
    whole = program.read(path)
    for length in (50, 100, 512, 4096, len(whole) // 2, len(whole) - 4096):
        program.file('short.dewpond', whole[:length])
        refused(program, 'short.dewpond')


def test_foreign_objects(program):
    for number, statement in enumerate(['CREATE TRIGGER t AFTER UPDATE ON figure BEGIN DELETE FROM figure; END',
                                        'CREATE VIEW v AS SELECT * FROM figure', 'CREATE TABLE extra (x)',
                                        'CREATE INDEX i ON pool (name)', 'ALTER TABLE pool ADD COLUMN extra TEXT']):
        path = program.sample(path=f'{number}.dewpond')
        spoil(program, path, statement)
        refused(program, path)


def test_read_only(program):
    path = program.sample()
    os.chmod(program.file(path), 0o444)
    program.tell('show', path)
    if os.geteuid() != 0:
        program.file('rows.csv', 'pool\nA\n')
        before = program.digest(path)
        program.refuse(1, 'import', path, 'rows.csv')
        same(program.digest(path), before)


main(globals())
