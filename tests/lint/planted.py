# planted.py: runs a lint on small trees, sound ones and such with a planted fault, and reports in TAP.

import os
import subprocess
import sys
import tempfile

BUILD_AUX = os.path.join(os.path.dirname(os.path.abspath(__file__)), os.pardir, os.pardir, 'build-aux')

SKIPPED = 'It has not got what it works with.'


def write(tree, files):
    for path, text in files.items():
        whole = os.path.join(tree, path)
        os.makedirs(os.path.dirname(whole), exist_ok=True)
        with open(whole, 'w', encoding='utf-8') as file:
            file.write(text)


def hear(command):
    """The exit status of a command and all that it says."""
    result = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    return result.returncode, result.stdout


def try_sound(lint, sound):
    with tempfile.TemporaryDirectory() as tree:
        write(tree, sound)
        status, output = hear(lint(tree))
    return None if status == 0 and output == '' else output or f'status {status}'


def try_fault(lint, sound, files, said):
    with tempfile.TemporaryDirectory() as tree:
        write(tree, {**sound, **files})
        status, output = hear(lint(tree))
    if status == 77:
        return SKIPPED
    return None if status == 1 and said in output else f'expected to hear: {said}\n{output}'


def try_nothing(lint):
    return try_fault(lint, {}, {}, 'There was nothing to look at.')


def run(lint, sound, faults, more=()):
    """Tries a lint, given as a function from a tree to the command; exits.

    It must pass the sound files without a word; fail, saying what is expected, with each fault (name, files over the sound ones, what to hear);
    and fail on an empty tree. Where it has not got what it works with (status 77), all is skipped. More tries are (name, function that gives None, or what went wrong).
    """
    tries = [('sound', lambda: try_sound(lint, sound)), ('nothing', lambda: try_nothing(lint))]
    tries += [(name, lambda files=files, said=said: try_fault(lint, sound, files, said)) for name, files, said in faults]
    tries += list(more)
    if try_nothing(lint) == SKIPPED:
        print('TAP version 13\n1..0 # SKIP')
        sys.exit(0)
    sys.exit(report(tries))


def report(tries):
    """Does all tries, says in TAP what came of them, and gives the exit status."""
    print(f'TAP version 13\n1..{len(tries)}')
    failures = 0
    for number, (name, attempt) in enumerate(tries, 1):
        wrong = attempt()
        print(f"{'not ok' if wrong else 'ok'} {number} {name}")
        if wrong:
            failures += 1
            print('\n'.join('# ' + line for line in wrong.splitlines()))
    return 1 if failures else 0
