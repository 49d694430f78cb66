#!/usr/bin/python3
# test-dew-cli.py: what all commands have in common: help, version, and command lines that are at fault.

import subprocess

from program import holds, main, same

COMMANDS = ['new', 'show', 'share', 'check', 'export', 'import']


def test_help(program):
    for flag in ('--help', '-h', 'help'):
        text = program.tell(flag)
        for command in COMMANDS:
            holds(f'dewpond {command}' in text, command)


def test_help_of_each_command(program):
    for command in COMMANDS:
        text = program.tell(command, '--help')
        holds(f'dewpond {command} [OPTION' in text, text)


def test_version(program):
    holds(program.tell('--version').startswith('dewpond '))


def test_usage(program):
    path = program.sample()
    for arguments in (['--frobnicate'], ['show'], ['show', path, 'more'], ['show', path, '--frobnicate'], ['show', path, '--format=xml'],
                      ['show', path, '--year=13'], ['show', path, '--unit=pence'], ['share', path], ['share', path, '--pool=Older people'],
                      ['share', path, '--pool=Older people', '--variance=12%'], ['share', path, '--pool=Older people', '--variance='],
                      ['share', path, '--pool=Older people', '--variance=1', '--as-at=31 March'], ['import', path], ['export', path],
                      ['export', path, 'x.xlsx', '--annex=nothing'], ['check'], ['new'], ['new', 'a', '--title=A', '--sample=barnet-2017']):
        program.refuse(2, *arguments)


def test_arguments_that_look_like_options(program):
    program.tell('new', '--', '--file')
    holds(program.tell('show', '--', '--file').startswith('--file\n'))


def test_any_locale(program):
    path = program.sample()
    status, output, errors = program.run('show', path, '--unit=£000', locale='C')
    same((status, errors), (0, ''))
    holds('£000' in output, output)


def test_full_disk(program):
    path = program.sample()
    with open('/dev/full', 'wb') as full:
        result = subprocess.run([program.path, 'show', path], cwd=program.folder, env=program.environment, stdout=full,
                                stderr=subprocess.PIPE)
    same(result.returncode, 1)
    holds(result.stderr.startswith(b'dewpond: '), result.stderr)


main(globals())
