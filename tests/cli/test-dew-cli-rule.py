#!/usr/bin/python3
# test-dew-cli-rule.py: rules by themselves, and stored.

import os

from program import holds, main, same

# How people write each mechanism, and how it is kept.
TEXTS = [
    ('own', 'own'),
    ('proportional gross', 'proportional gross'),
    ('proportional net opening', 'proportional net opening'),
    ('proportional gross current per category', 'proportional gross per category'),
    ('proportional gross including aligned', 'proportional gross including aligned'),
    ('fixed Council 51%, CCG 49%', 'fixed Council 51%, CCG 49%'),
    ('equal', 'equal'),
    ('all to Council', 'all to Council'),
    ('all to host', 'all to host'),
    ('all to lead', 'all to lead'),
    ('offset within pool; equal', 'offset within pool; equal'),
    ('offset across pools; equal', 'offset across pools; equal'),
    ('reserve £500,000; equal', 'reserve £500,000; equal'),
    ('up to 1%: proportional gross; up to 3%: equal; rest: all to Council', 'up to 1%: proportional gross; up to 3%: equal; rest: all to Council'),
    ('up to £500,000: own; rest: equal', 'up to £500,000: own; rest: equal'),
    ('proportional gross; cap Council £300,000 to others', 'proportional gross; cap Council £300,000 to others'),
    ('proportional gross; cap Council £0.3m to lead', 'proportional gross; cap Council £300,000 to lead'),
    ('proportional gross; cap Council 300k unallocated', 'proportional gross; cap Council £300,000 unallocated'),
    ('tolerance £250,000 excess; equal', 'tolerance £250,000 excess; equal'),
    ('tolerance 2% all; equal', 'tolerance 2% all; equal'),
    ('carve Council £120,000 because "notice served late"; proportional gross', 'carve Council £120,000 because "notice served late"; proportional gross'),
    ('decided Council £400,000, CCG £600,000 because "minute 12"', 'decided Council £400,000, CCG £600,000 because "minute 12"'),
    ('retain', 'retain'),
    ('carry forward', 'carry forward'),
]

REFUSED = [
    ('up to 3%: equal; up to 1%: own; rest: equal', 'Column 18 of the rule: '),
    ('up to 1%: equal', 'Column 16 of the rule: '),
    ('equal; cap Council -5 to others', 'Column 20 of the rule: '),
    ('fixed Council 51%, Council 49%', 'Column 20 of the rule: '),
    ('fixed Council 51%, CCG 48%', 'Column 7 of the rule: '),
    ('carve Council £5 because ""; equal', 'Column 26 of the rule: '),
    ('rubbish', 'Column 1 of the rule: '),
    (' ', 'Column 1 of the rule: '),
]


def test_alone(program):
    for text, canonical in TEXTS:
        lines = program.tell('rule', text).splitlines()
        same((lines[0], len(lines)), (canonical, 2))
        holds(lines[1].endswith('.'), lines)
        result = program.json('rule', text)
        same((result['rule'], result['sentence']), tuple(lines))


def test_refused(program):
    for text, start in REFUSED:
        holds(program.refuse(1, 'rule', text).startswith(start), text)


def test_with_a_document(program):
    path = program.sample()
    same(program.tell('rule', 'all to council', '--file', path).splitlines()[0], 'all to Council')
    holds('no partner is called “Borough”' in program.refuse(1, 'rule', 'all to Borough', '--file', path))


def test_stored_as_json(program):
    """Storing a rule and asking for JSON prints the rule alone."""
    path = program.sample()
    same(program.json('rule', 'Equal', '--file', path, '--pool', 'Older people')['rule'], 'equal')
    same(program.json('share', path, '--pool', 'Older people', '--variance', '1m')['rule'], 'equal')


def test_stored(program):
    path = program.sample()
    program.tell('rule', 'Equal', '--file', path, '--pool', 'Older people')
    same(program.json('share', path, '--pool', 'Older people', '--variance', '1m')['rule'], 'equal')
    program.tell('rule', 'proportional gross', '--file', path, '--pool', 'Older people', '--under', '--from', '2013-10-01')
    same(program.json('share', path, '--pool', 'Older people', '--variance', '-1m', '--as-at', '2013-09-30')['rule'], 'retain')
    same(program.json('share', path, '--pool', 'Older people', '--variance', '-1m', '--as-at', '2013-10-01')['rule'], 'proportional gross')
    program.tell('rule', 'all to CCG', '--file', path, '--pool', 'Older people', '--line', 'Council existing services')
    same([one['share'] for one in program.json('share', path, '--pool', 'Older people', '--variance', '1m', '--line', 'Council existing services')['partners']], [0, 100000000])

    # What is taken away is the pool's again.
    program.tell('rule', 'none', '--file', path, '--pool', 'Older people', '--line', 'Council existing services')
    same([one['share'] for one in program.json('share', path, '--pool', 'Older people', '--variance', '1m', '--line', 'Council existing services')['partners']],
         [50000000, 50000000])


def test_in_a_scenario(program):
    path = program.sample()
    name = 'Proposal: shared by contributions'
    program.tell('rule', 'fixed Council 51%, CCG 49%', '--file', path, '--pool', 'Older people', '--scenario', name)
    same(program.json('share', path, '--pool', 'Older people', '--variance', '1m')['rule'], 'own')
    same(program.json('share', path, '--pool', 'Older people', '--variance', '1m', '--scenario', name)['rule'], 'fixed Council 51%, CCG 49%')


def test_storing_refused(program):
    path = program.sample()
    before = program.digest(os.path.basename(path))
    holds('is no step' in program.refuse(1, 'rule', 'rubbish', '--file', path, '--pool', 'Older people'))
    holds('offset across pools' in program.refuse(1, 'rule', 'offset across pools; equal', '--file', path, '--pool', 'Older people', '--line', 'Council existing services'))
    holds('for an overspend' in program.refuse(1, 'rule', 'retain', '--file', path, '--pool', 'Older people'))
    same(program.digest(os.path.basename(path)), before)


main(globals())
