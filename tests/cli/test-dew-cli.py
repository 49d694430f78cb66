#!/usr/bin/python3
# test-dew-cli.py: what all commands have in common: help, version, and command lines that are at fault.

import os
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


def test_empty_names(program):
    """They were taken for the folder one is in."""
    path = program.sample()
    for arguments in (['show', ''], ['check', ''], ['new', ''], ['import', path, ''], ['import', '', path], ['export', path, ''], ['export', '', 'a.csv']):
        holds('empty' in program.refuse(2, *arguments), arguments)


def test_unknown_command(program):
    """A slip of the command's name opened the window."""
    path = program.sample()
    for name, command in [('shwo', 'show'), ('chek', 'check'), ('exprot', 'export'), ('Show', 'show'), ('nwe', 'new'), ('imports', 'import')]:
        said = program.refuse(2, name, path)
        holds(f'“{name}”' in said and f'“dewpond {command}”?' in said, said)
    for name in ('foo', 'view', '', 'x' * 5000, 'a\nb', 'sample', b'\xff\xfe', 'ex'):
        holds('dewpond --help' in program.refuse(2, name, path), name)
    holds('--frob' in program.refuse(2, '--frob\nnicate'))


def window(program, *arguments, **environment):
    """What is said where a window is wanted that cannot open."""
    result = subprocess.run([program.path, *arguments], cwd=program.folder, env={**program.environment, **environment},
                            stdin=subprocess.DEVNULL, capture_output=True, timeout=60)
    same((result.returncode, result.stdout), (1, b''))
    said = result.stderr.decode()
    holds(said.startswith('dewpond: The window cannot open') and said.count('\n') == 1, said)
    return said


def test_no_settings(program):
    """Without its settings the window ended in a core dump."""
    holds('settings' in window(program, GSETTINGS_SCHEMA_DIR=program.folder, XDG_DATA_DIRS=program.folder))


def test_files_are_for_the_window(program):
    program.sample('barnet-2017', 'plain')
    schemas = os.path.join(os.path.dirname(os.path.dirname(program.path)), 'data')
    for arguments in ([], ['plain'], ['missing.dewpond'], ['MISSING.DEWPOND', 'more'], ['./missing'], ['folder/show'], ['file:///nowhere'],
                      ['--', 'show'], ['--gapplication-service']):
        holds('display' in window(program, *arguments, GSETTINGS_SCHEMA_DIR=schemas), arguments)


def test_arguments_that_look_like_options(program):
    program.tell('new', '--', '--file')
    holds(program.tell('show', '--', '--file').startswith('--file\n'))
    program.tell('export', '--unit', '£000', '--', '--file', '-annexes.csv')
    program.tell('export', './--file', '--', '-again.csv')


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
