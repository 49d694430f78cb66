#!/usr/bin/python3
# test-dew-cli-spread.py: what lines vary by: told, typed, taken from the last years, taken away; and how lines of a category move together.

import csv
import io

from program import holds, main, same

USAGE, FAULT = 2, 1

NORMAL = {'shape': 'normal', 'mean': '2.1000', 'deviation': '4.0000', 'low': None, 'middle': None, 'high': None, 'source': None}
POINTS = {'shape': 'three-point', 'mean': None, 'deviation': None, 'low': '-5.0000', 'middle': '1.0000', 'high': '120.0000', 'source': 'Board paper'}
UNTYPED = {'shape': None, 'mean': None, 'deviation': None, 'low': None, 'middle': None, 'high': None, 'source': None}


def pool(program, path='made.dewpond'):
    rows = ''
    for line, contract in (('Home care', 'demand-led'), ('Placements', 'demand-led'), ('Equipment', 'block')):
        rows += f'Care,Council,At home,{line},Council,,{contract},,Council,2013/14,,existing,15000000\n'
    rows += 'Health,Council,Beds,Placements,Council,,block,,Council,2013/14,,existing,15000000\n'
    for year, spent in (('2011/12', 22), ('2012/13', 24)):
        rows += f'Care,Council,At home,Home care,Council,,demand-led,,,{year},,budget,20000000\nCare,Council,At home,Home care,Council,,demand-led,,,{year},,actual,{spent}000000\n'
    program.imported(rows, path)
    return path


def spread(program, path, *more):
    return program.json('spread', path, '--year', '2013/14', *more)


def line(program, path, name='Home care', *more):
    """What stands for a line."""
    lines = spread(program, path, '--line', name, *more)['lines']
    same(len(lines), 1)
    return lines[0]


def has(told, expected):
    same({name: told[name] for name in expected}, expected)


def test_typed(program):
    path = pool(program)
    says = program.tell('spread', path, '--line', 'Home care', '--shape', 'normal', '--mean', '+2.1%', '--deviation', '4')
    same(says, 'The outturn of “Home care” varies now: normal, +2.1 % ± 4 % of its latest budget.\n')
    has(line(program, path), {**NORMAL, 'line': 'Care > At home > Home care', 'demand_led': True, 'past': None})

    # A minus as people have it, and more than all of the budget above it; in JSON the command says what stands now.
    told = program.json('spread', path, '--line', 'Equipment', '--shape', 'three-point', '--low', '−5 %', '--middle=1', '--high', '120', '--source', 'Board paper', '--year', '2013/14')
    has(told['lines'][0], {**POINTS, 'line': 'Care > At home > Equipment', 'demand_led': False, 'past': None})
    same(program.json('spread', path, '--line', 'Equipment', '--year', '2013/14'), told)
    same(program.edits(path), 3)


def test_changed(program):
    """What is not given stays as it stands."""
    path = pool(program)
    program.tell('spread', path, '--line', 'Home care', '--shape', 'normal', '--mean', '2.1', '--deviation', '4')
    program.tell('spread', path, '--line', 'Home care', '--source', 'Board paper')
    has(line(program, path), {**NORMAL, 'source': 'Board paper'})
    program.tell('spread', path, '--line', 'Home care', '--deviation', '5')
    has(line(program, path), {**NORMAL, 'deviation': '5.0000', 'source': 'Board paper'})
    program.tell('spread', path, '--line', 'Home care', '--shape', 'lognormal')
    has(line(program, path), {**NORMAL, 'shape': 'lognormal', 'deviation': '5.0000', 'source': 'Board paper'})
    program.tell('spread', path, '--line', 'Home care', '--shape', 'three-point', '--high', '40')
    has(line(program, path), {**POINTS, 'low': '-10.1474', 'middle': '2.1000', 'high': '40.0000'})


def test_from_years(program):
    """Over by 10 % and by 20 %."""
    path = pool(program)
    told = line(program, path)
    has(told, {**UNTYPED, 'past': {'years': ['2011/12', '2012/13'], 'mean': '15.0000', 'deviation': '7.0710'}})
    same(program.tell('spread', path, '--line', 'Home care', '--year', '2013/14'), 'Demand-led: varies as in the last 2 years, +15 % ± 7.1 %.\n')

    says = program.tell('spread', path, '--line', 'Home care', '--from-years', '--year', '2013/14')
    same(says, 'The outturn of “Home care” varies now: normal, +15 % ± 7.1 % of its latest budget.\n')
    has(line(program, path), {**NORMAL, 'mean': '15.0000', 'deviation': '7.0710', 'source': 'Outturn against budget in 2011/12 and 2012/13'})
    program.tell('spread', path, '--line', 'Home care', '--from-years', '--year', '2013/14', '--shape', 'three-point', '--source', 'Monitoring')
    has(line(program, path), {**POINTS, 'low': '-2.3203', 'middle': '15.0000', 'high': '32.3203', 'source': 'Monitoring'})

    before = program.digest(path)
    same(program.refuse(FAULT, 'spread', path, '--line', 'Home care', '--from-years', '--year', '2012/13'),
         'Only 2011/12, of the 5 years before 2012/13, has both a budget and an outturn of the whole year; it takes two.')
    holds('None of the 5 years before 2013/14' in program.refuse(FAULT, 'spread', path, '--line', 'Equipment', '--from-years', '--year', '2013/14'))
    same(program.digest(path), before)


def test_none(program):
    path = pool(program)
    program.tell('spread', path, '--line', 'Equipment', '--shape', 'normal', '--deviation', '4')
    same(program.tell('spread', path, '--line', 'Equipment', '--none'),
         '“Equipment” has no spread of its own. Does not vary in a simulation: it is not demand-led, and nothing is entered here.\n')
    has(line(program, path, 'Equipment'), UNTYPED)
    edits = program.edits(path)
    program.tell('spread', path, '--line', 'Equipment', '--none')
    same(program.edits(path), edits)
    same(line(program, path, 'Equipment')['past'], None)


def test_simulated(program):
    """A simulation goes by it."""
    path = pool(program)
    simulate = ('simulate', path, '--pool', 'Health', '--year', '2013/14', '--draws', '20000')
    holds('nothing varies' in program.refuse(FAULT, *simulate))
    for under in ((), ('--under',)):
        program.tell('rule', 'equal', '--file', path, '--pool', 'Health', *under)
    program.tell('spread', path, '--line', 'Placements', '--pool', 'Health', '--shape', 'normal', '--mean', '10', '--deviation', '1')
    mean = program.json(*simulate)['scenarios'][0]['partners'][0]['mean']
    holds(abs(mean - 16_500_000_00) < 10_000_00, mean)


def test_category(program):
    path = pool(program)
    same(program.tell('spread', path, '--category', 'At home', '--correlation', '30%'), 'The outturns of the lines in “At home” move together by 30 % now.\n')
    same(spread(program, path, '--category', 'At home'), {'year': '2013/14', 'lines': [], 'categories': [{'category': 'Care > At home', 'correlation': '30.0000'}]})
    same(program.tell('spread', path, '--category', 'At home', '--correlation', '0'), 'The outturns of the lines in “At home” vary each by itself.\n')
    same(spread(program, path, '--category', 'Care > At home')['categories'][0]['correlation'], '0.0000')
    for typed in ('100.5', '-1', 'much'):
        holds('is not a percentage from 0 to 100' in program.refuse(USAGE, 'spread', path, '--category', 'At home', '--correlation', typed))
    holds('is a line' in program.refuse(FAULT, 'spread', path, '--category', 'Home care', '--correlation', '5'))
    holds('is a category' in program.refuse(FAULT, 'spread', path, '--line', 'At home', '--shape', 'normal', '--deviation', '4'))


def test_all(program):
    """What stands everywhere: lines with a spread, demand-led ones, and categories that say something."""
    path = pool(program)
    program.tell('spread', path, '--line', 'Equipment', '--shape', 'three-point', '--low', '-5', '--middle', '1', '--high', '120', '--source', '=Board\npaper')
    program.tell('spread', path, '--category', 'At home', '--correlation', '12.5')
    told = spread(program, path)
    same([one['line'].split(' > ')[-1] for one in told['lines']], ['Home care', 'Placements', 'Equipment'])
    same(told['categories'], [{'category': 'Care > At home', 'correlation': '12.5000'}])
    rows = list(csv.reader(io.StringIO(program.tell('spread', path, '--year', '2013/14', '--format=csv').lstrip('\ufeff'))))
    same(rows[0], ['Line or category', 'Shape', 'Mean or likeliest (%)', 'Deviation (%)', 'Lowest (%)', 'Highest (%)', 'Move together (%)', 'Source'])
    same(rows[1:], [['Care > At home', '', '', '', '', '', '12.5', ''],
                    ['Care > At home > Home care', 'last 2 years', '15', '7.071', '', '', '', ''],
                    ['Care > At home > Placements', 'does not vary', '', '', '', '', '', ''],
                    ['Care > At home > Equipment', 'three-point', '1', '', '-5', '120', '', "'=Board paper"]])
    text = program.tell('spread', path, '--year', '2013/14')
    holds('Care > At home > Home care' in text and 'last 2 years' in text, text)
    same(spread(program, path, '--pool', 'Health'), {'year': '2013/14', 'lines': [], 'categories': []})
    same(program.tell('spread', path, '--pool', 'Health'), 'No line is demand-led or has a spread, so nothing varies in a simulation.\n')


def test_places(program):
    path = pool(program)
    holds('More than one pool has “Placements”' in program.refuse(FAULT, 'spread', path, '--line', 'Placements'))
    same(line(program, path, 'Placements', '--pool', 'health')['line'], 'Health > Beds > Placements')
    same(line(program, path, 'Health > Beds > Placements')['line'], 'Health > Beds > Placements')
    holds('is a pool' in program.refuse(FAULT, 'spread', path, '--line', 'Care'))
    program.refuse(FAULT, 'spread', path, '--line', 'Nowhere')
    program.refuse(FAULT, 'spread', path, '--pool', 'Nowhere')


def test_senseless(program):
    path = pool(program)
    before = program.digest(path)
    home = ('spread', path, '--line', 'Home care')
    for options, says in (
            (('--shape', 'normal', '--deviation', '0'), 'a deviation of 0 %'),
            (('--shape', 'lognormal', '--mean', '-100', '--deviation', '5'), 'type one above -100 %'),
            (('--shape', 'three-point', '--low', '5', '--middle', '1', '--high', '9'), 'does not lie between'),
            (('--shape', 'three-point', '--low', '-5', '--middle=-7', '--high', '-9'), 'does not lie between'),
            (('--shape', 'three-point', '--low', '0', '--middle', '0', '--high', '0'), 'are the same'),
            (('--mean', '2'), 'has no spread yet; say with --shape'),
            (('--source', 'Board paper'), 'has no spread yet')):
        holds(says in program.refuse(FAULT, *home, *options), options)
    for options, says in (
            (('--shape', 'flat', '--deviation', '4'), 'none of the shapes'),
            (('--shape', 'normal'), '--deviation is missing'),
            (('--shape', 'three-point', '--low', '-5', '--middle', '0'), '--high is missing'),
            (('--shape', 'three-point', '--low', '-5', '--high', '4'), '--middle is missing'),
            (('--shape', 'normal', '--deviation', '4', '--low', '1'), '--low does not go with the shape normal'),
            (('--shape', 'three-point', '--low', '1', '--high', '4', '--mean', '2'), '--mean does not go with the shape three-point'),
            (('--shape', 'normal', '--deviation', 'four'), 'is not a percentage from 0 to 1000'),
            (('--shape', 'normal', '--deviation', '-4'), 'is not a percentage from 0 to 1000'),
            (('--shape', 'normal', '--deviation', '4', '--mean', '-101'), 'is not a percentage from -100 to 1000'),
            (('--none', '--shape', 'normal'), 'With --none'),
            (('--from-years',), 'Say with --year'),
            (('--from-years', '--year', '2013/14', '--mean', '4'), 'leave out --from-years or the percentages'),
            (('--from-years', '--year', 'soon'), 'is not a financial year'),
            (('--category', 'At home'), 'give --line or --category'),
            (('--correlation', '5'), 'name it with --category')):
        holds(says in program.refuse(USAGE, *home, *options), options)
    holds('name it with --line' in program.refuse(USAGE, 'spread', path, '--none'))
    holds('takes --correlation' in program.refuse(USAGE, 'spread', path, '--category', 'At home', '--shape', 'normal'))
    same(program.digest(path), before)


main(globals())
