#!/usr/bin/python3
# test-dew-cli-new.py: making documents.

import os

from program import holds, main, same


def test_empty(program):
    program.tell('new', 'a plan.dewpond')
    document = program.json('show', 'a plan.dewpond')
    same((document['title'], document['partners'], document['pools'], document['agreement']), ('a plan', [], [], None))
    program.tell('check', 'a plan.dewpond')


def test_title(program):
    program.tell('new', 'a.dewpond', '--title', 'Drafts & plans')
    same(program.json('show', 'a.dewpond')['title'], 'Drafts & plans')


def test_too_long_a_title(program):
    """It made a document that check found fault with, and whose JSON could not be imported."""
    program.refuse(2, 'new', 'a.dewpond', '--title', 'x' * 32001)
    same(os.listdir(program.folder), [])
    program.tell('new', 'a.dewpond', '--title', 'x' * 32000)
    program.tell('check', 'a.dewpond')


def test_existing_file_is_left_alone(program):
    program.file('a.dewpond', 'precious')
    program.refuse(1, 'new', 'a.dewpond')
    program.refuse(1, 'new', 'a.dewpond', '--sample', 'barnet-2017')
    same(program.read('a.dewpond'), b'precious')


def test_nothing_is_left_behind(program):
    program.refuse(1, 'new', 'a.dewpond', '--sample', 'atlantis-1900')
    program.refuse(1, 'new', 'no/such/folder/a.dewpond')
    program.refuse(1, 'new', 'no/such/folder/a.dewpond', '--sample', 'barnet-2017')
    same(os.listdir(program.folder), [])
    program.sample('barnet-2017', 'a.dewpond')
    same(os.listdir(program.folder), ['a.dewpond'])


def test_samples_are_listed(program):
    text = program.tell('new', '--help')
    for name in ('oxfordshire-2013', 'barnet-2017'):
        holds(name in text, text)
        program.tell('check', program.sample(name, name + '.dewpond'))


main(globals())
