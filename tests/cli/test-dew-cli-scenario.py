#!/usr/bin/python3
# test-dew-cli-scenario.py: scenarios: added, listed, duplicated, locked, reset, promoted and deleted.

import json

from program import HEADER, holds, main, same

ROWS = ('Older,Council,Care,Meals,Council,,,,Council,2013/14,,existing,1000\n'
        'Older,,Care,Nurses,CCG,,,,CCG,2013/14,,existing,500\n'
        'Older,,Care,Nurses,,,,,CCG,2013/14,,actual,20\n'
        'Older,,,Visits,,,,,Council,2013/14,,existing,70\n'
        'Older,,Care,Meals,,,,More meals,Council,2013/14,,existing,1250.5\n'
        'Older,,Care,Nurses,,,,More meals,CCG,2013/14,,additional,80\n'
        'Older,,,Visits,,,,More meals,Council,2013/14,,existing,\n')

CHANGES = ('  Meals: existing contribution of Council, 2013/14 [Older > Care]: £1,000 → £1,250.50\n'
           '  Nurses: additional contribution of CCG, 2013/14 [Older > Care]: not entered → £80\n'
           '  Visits: existing contribution of Council, 2013/14 [Older]: £70 → not entered\n')


def scenarios(program, path):
    return {one['name']: (one['differences'], one['plan'], one['note']) for one in program.json('scenario', path, 'list')['scenarios']}


def whole(program, path):
    """All of the document, as JSON."""
    program.tell('export', path, 'whole.json')
    return json.loads(program.read('whole.json'))['tables']


def baseline(program, path):
    """Every row that is not a scenario's."""
    return {table: [row for row in rows if row.get('scenario', 0) == 0] for table, rows in whole(program, path).items() if table != 'scenario'}


def add(program, path, table, row):
    """A row that no command makes yet, through the import of the whole document; what it names is named by name."""
    tables = whole(program, path)
    found = {key: next(one['id'] for one in tables[key if key != 'lead' else 'partner'] if one['name'] == name) for key, name in row.items()
             if key in ('line', 'pool', 'lead') or (key == 'scenario' and name)}
    program.file('row.json', json.dumps({'format': 'dewpond', 'version': 3, 'tables': {table: [{'id': 900 + len(tables[table]), **row, **found}]}}))
    program.tell('import', path, 'row.json')



def test_new_and_list(program):
    path = program.imported(ROWS)
    same(program.tell('scenario', path, 'new', 'Capped', '--note', 'What if we stop at £2m?'), 'Added the scenario “Capped”; it differs in nothing yet.\n')
    same(scenarios(program, path), {'More meals': (3, False, None), 'Capped': (0, False, 'What if we stop at £2m?')})
    same(program.tell('scenario', path, 'list'),
         'Scenario    Differences  Locked  Note\n'
         '──────────  ───────────  ──────  ───────────────────────\n'
         'More meals            3\n'
         'Capped                0          What if we stop at £2m?\n')
    same(program.tell('scenario', path, 'list', '--format=csv').replace('\r', '').splitlines()[-1], 'Capped,0,,What if we stop at £2m?')
    program.tell('new', 'empty.dewpond')
    same(program.tell('scenario', 'empty.dewpond', 'list'), 'There is no scenario yet, only the baseline.\n')


def test_duplicate_reset_delete(program):
    path = program.imported(ROWS)
    before = baseline(program, path)
    same(program.tell('scenario', path, 'duplicate', 'more MEALS', 'Fewer'), 'Duplicated “More meals” as “Fewer”: 3 differences.\n')
    same(scenarios(program, path), {'More meals': (3, False, None), 'Fewer': (3, False, None)})
    same(program.tell('scenario', path, 'reset', 'Fewer'), 'Reset “Fewer” to the baseline: 3 differences taken away.\n')
    same(scenarios(program, path), {'More meals': (3, False, None), 'Fewer': (0, False, None)})
    edits = program.edits(path)
    program.tell('scenario', path, 'reset', 'Fewer')
    same(program.edits(path), edits)
    same(program.tell('scenario', path, 'delete', 'More meals'), 'Deleted the scenario “More meals”, with 3 differences.\n')
    same(scenarios(program, path), {'Fewer': (0, False, None)})
    same(baseline(program, path), before)
    same(program.tell('check', path), 'No problem found.\n')


def test_promote(program):
    path = program.imported(ROWS)
    digest = program.digest(path)
    same(program.tell('scenario', path, 'promote', 'More meals', '--dry-run'), 'Promoting “More meals” would make 3 changes to the baseline:\n' + CHANGES)
    same(program.digest(path), digest)

    wanted = program.json('show', path, '--scenario', 'More meals')['pools']
    edits = program.edits(path)
    same(program.tell('scenario', path, 'promote', 'More meals'), 'Promoted “More meals”, with 3 changes to the baseline:\n' + CHANGES)
    same(program.edits(path), edits + 1)
    same(program.json('show', path)['pools'], wanted)
    same(program.json('show', path, '--scenario', 'More meals')['pools'], wanted)
    same(scenarios(program, path), {'More meals': (0, False, None)})
    same(program.tell('scenario', path, 'promote', 'More meals'), '“More meals” differs in nothing that the baseline would take over.\n')
    same(program.edits(path), edits + 1)


def test_promote_lines(program):
    """A line that is switched off loses its figures of the year and later, and keeps its actuals; what else is said of lines and pools is the baseline's."""
    path = program.imported(ROWS)
    add(program, path, 'arrangement', {'scenario': 'More meals', 'line': 'Nurses', 'off': 1, 'status': 'aligned', 'pooled_from': '2014-10-01', 'lead_mode': 'joint'})
    add(program, path, 'variance', {'scenario': 0, 'pool': 'Older', 'year': 2013, 'pence': 5000})
    add(program, path, 'variance', {'scenario': 'More meals', 'pool': 'Older', 'year': 2013, 'pence': None})
    same(scenarios(program, path), {'More meals': (7, False, None)})
    year = program.json('show', path, '--scenario', 'More meals')['pools'][0]['years'][0]
    same((year['total']['existing'], year['total']['additional']), (125_050, 0))
    same([one['name'] for one in year['partners']], ['Council'])

    same(program.tell('scenario', path, 'promote', 'More meals', '--from', '2013/14'),
         'Promoted “More meals”, with 6 changes to the baseline:\n'
         '  Older: variance, 2013/14 [Older]: £50 → as forecast\n'
         '  Meals: existing contribution of Council, 2013/14 [Older > Care]: £1,000 → £1,250.50\n'
         '  Nurses: pooled or aligned [Older > Care]: pooled → aligned, pooled from 1 October 2014\n'
         '  Nurses: lead [Older > Care]: CCG → joint\n'
         '  Nurses: existing contribution of CCG, 2013/14 [Older > Care]: £500 → not entered\n'
         '  Visits: existing contribution of Council, 2013/14 [Older]: £70 → not entered\n')
    tables = whole(program, path)
    same((tables['arrangement'], tables['variance']), ([], []))
    nurses = next(line for line in tables['line'] if line['name'] == 'Nurses')
    same((nurses['status'], nurses['pooled_from'], nurses['lead_mode'], nurses['lead']), ('aligned', '2014-10-01', 'joint', None))
    same([(row['measure'], row['pence']) for row in tables['figure'] if row['line'] == nurses['id']], [('actual', 2000)])


def test_lock(program):
    path = program.imported(ROWS)
    program.tell('scenario', path, 'new', 'Other')
    same(program.tell('scenario', path, 'lock', 'More meals'), '“More meals” is locked as the plan.\n')
    same(scenarios(program, path), {'More meals': (3, True, None), 'Other': (0, False, None)})
    digest = program.digest(path)
    sentence = '“More meals” is locked as the plan; unlock it or duplicate it to change it.'
    for action in ('reset', 'promote', 'delete'):
        same(program.refuse(1, 'scenario', path, action, 'More meals'), sentence)
    program.file('locked.csv', HEADER + 'Older,,Care,Meals,,,,More meals,Council,2013/14,,existing,7\n')
    same(program.refuse(1, 'import', path, 'locked.csv'), f'locked.csv: {sentence}')
    holds('“More meals” is locked as the plan already' in program.refuse(1, 'scenario', path, 'lock', 'Other'))
    same(program.digest(path), digest)

    program.tell('scenario', path, 'duplicate', 'More meals', 'Less')
    same(scenarios(program, path)['Less'], (3, False, None))
    same(program.tell('scenario', path, 'unlock', 'More meals'), '“More meals” is not locked.\n')
    program.tell('import', path, 'locked.csv')
    same(program.tell('check', path), 'No problem found.\n')


def test_import_into_scenario(program):
    """What is imported into a scenario leaves the baseline's rows identical."""
    path = program.imported(ROWS)
    before = baseline(program, path)
    program.file('more.csv', HEADER + 'Older,,Care,Meals,,,,More meals,Council,2013/14,,existing,7\nOlder,,Care,Nurses,,,,Third,CCG,2013/14,,existing,8\n')
    program.tell('import', path, 'more.csv')
    same(baseline(program, path), before)
    same(scenarios(program, path), {'More meals': (3, False, None), 'Third': (1, False, None)})


def test_refused(program):
    path = program.imported(ROWS)
    digest = program.digest(path)
    for arguments, part in [(['new', 'MORE meals'], 'There is a scenario called'), (['new', 'baseline'], 'cannot be called “baseline”'), (['new', ' x'], 'begin or end with a space'),
                            (['duplicate', 'Nobody', 'X'], 'the scenarios are “More meals”'), (['duplicate', 'More meals', 'more meals'], 'There is a scenario called'),
                            (['delete', 'Nobody'], '“Nobody”'), (['promote', 'Nobody'], '“Nobody”'), (['lock', 'Nobody'], '“Nobody”')]:
        message = program.refuse(1, 'scenario', path, *arguments)
        holds(part in message, arguments, message)
    for arguments, part in [([], 'not all of it was given'), (['paint'], '“paint” is none of'), (['new'], 'needs the name of a scenario'), (['new', ''], 'empty'),
                            (['duplicate', 'More meals'], 'needs the name of the new scenario too'), (['list', 'X'], '“X” is one name too many'),
                            (['delete', 'More meals', 'X'], '“X” is one name too many'), (['delete', 'a', 'b', 'c'], '“c” is one too many'),
                            (['delete', 'More meals', '--dry-run'], '--dry-run does not go with “delete”'), (['list', '--note', 'x'], '--note does not go with “list”'),
                            (['new', 'X', '--format=json'], '--format does not go with “new”'), (['promote', 'More meals', '--from', 'soon'], '“soon” is not a financial year'),
                            (['list', '--format=xml'], '“xml” is none of the formats'), (['new', 'X', '--from', '2013/14'], '--from does not go with “new”')]:
        message = program.refuse(2, 'scenario', path, *arguments)
        holds(part in message, arguments, message)
    same(program.digest(path), digest)


main(globals())
