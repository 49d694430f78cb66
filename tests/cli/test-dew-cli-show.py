#!/usr/bin/python3
# test-dew-cli-show.py: what a document holds, as text, CSV and JSON.

import csv
import io
import json

from program import holds, main, same

MILLION = 100_000_000
COUNCIL = 'Oxfordshire County Council'
CCG = 'Oxfordshire Clinical Commissioning Group'


def sums(existing, additional, income):
    gross = existing + additional
    return {'existing': existing, 'additional': additional, 'gross': gross, 'income': income, 'net': gross - income}


def only(row, keys):
    return {key: row[key] for key in keys}


def test_oxfordshire(program):
    document = program.json('show', program.sample())
    same([only(one, ('name', 'short_name', 'kind')) for one in document['partners']],
         [{'name': COUNCIL, 'short_name': 'Council', 'kind': 'authority'},
          {'name': CCG, 'short_name': 'CCG', 'kind': 'nhs_commissioner'}])
    same([(pool['name'], pool['host'], pool['lead']) for pool in document['pools']],
         [('Older people', COUNCIL, 'split'), ('Learning disability', COUNCIL, COUNCIL), ('Mental health', CCG, CCG),
          ('Physical disability', COUNCIL, COUNCIL)])
    same([len(pool['years']) for pool in document['pools']], [1, 0, 0, 0])

    year = document['pools'][0]['years'][0]
    same(year['year'], '2013/14')
    keys = sums(0, 0, 0)
    same([one['name'] for one in year['partners']], [COUNCIL, CCG])
    same(only(year['partners'][0], keys), sums(78 * MILLION, 21 * MILLION, 18 * MILLION))
    same(only(year['partners'][1], keys), sums(30 * MILLION, 66 * MILLION, 0))
    same(year['total'], sums(108 * MILLION, 87 * MILLION, 18 * MILLION))
    same((year['total']['gross'], year['total']['net']), (195 * MILLION, 177 * MILLION))
    same(only(year, ('budget', 'actual', 'forecast')), {'budget': None, 'actual': None, 'forecast': None})

    same(document['as_at'], '2013-05-23')
    same(only(document['agreement'], ('start', 'end', 'no_end', 'review')),
         {'start': '2013-04-01', 'end': None, 'no_end': False, 'review': None})


def test_barnet(program):
    document = program.json('show', program.sample('barnet-2017'))
    pools = {pool['name']: pool for pool in document['pools']}
    latest = [year['budget'] for pool in document['pools'] for year in pool['years'] if year['year'] == '2017/18']
    same(sum(latest), 4_302_815_700)
    equipment = {year['year']: year for year in pools['Community equipment']['years']}
    same([(name, equipment[name]['budget'], equipment[name]['actual']) for name in ('2016/17', '2017/18')],
         [('2016/17', 256_700_000, 270_100_000), ('2017/18', 256_700_000, 364_200_000)])
    same(pools['Speech and language therapy']['years'][0]['budget'], 209_763_500)
    same((pools['Community equipment']['start'], pools['Community equipment']['end']), ('2017-04-01', '2021-03-31'))
    same((pools['Campus re-provision']['end'], pools['Campus re-provision']['no_end']), (None, True))
    same(pools['Integrated mental health services']['years'], [])
    same(len(document['agreements']), 3)


def test_notes(program):
    path = program.sample('barnet-2017')
    notes = program.json('show', path, '--year', '2017/18')['notes']
    same([(one['measure'], one['partner']) for one in notes],
         [('budget', None), ('actual', 'London Borough of Barnet'), ('actual', 'Barnet Clinical Commissioning Group')])
    same({(one['place'], one['year'], one['month']) for one in notes}, {('Community equipment > Community equipment service', '2017/18', 0)})
    holds('funding of the pool' in notes[0]['note'] and '§1.6.2' in notes[0]['source'], notes[0])
    text = program.tell('show', path, '--year', '2017/18', '--pool', 'Community equipment')
    holds('\nNotes on figures\n  Community equipment > Community equipment service, budget, 2017/18: No budget is published.' in text, text)
    holds('Notes on figures' not in program.tell('show', path, '--pool', 'Campus re-provision'))


def test_incentives(program):
    """a pool's funds that are paid for performance and what is released, of the year that is asked for, in any scenario"""
    path = program.sample('barnet-2017')
    pools = {pool['name']: pool['incentives'] for pool in program.json('show', path)['pools']}
    care = 'Health and social care integration (Better Care Fund)'
    same([name for name, funds in pools.items() if funds], [care])
    same([only(fund, ('year', 'ring_fence', 'released', 'stays', 'percent', 'state')) for fund in pools[care]],
         [{'year': '2017/18', 'ring_fence': 50_000_000, 'released': 41_250_000, 'stays': 8_750_000, 'percent': '82.5000', 'state': 'missed'}])
    holds('illustration' in pools[care][0]['name'] and 'not a published figure' in pools[care][0]['note'], pools[care])
    text = program.tell('show', path, '--pool', care)
    holds('\n  Paid for performance\n  Year     Fund ' in text and ' 500,000.00   412,500.00  87,500.00  Barnet Clinical Commissioning Group\n' in text, text)
    holds('Paid for performance' not in program.tell('show', path, '--pool', care, '--year', '2016/17'))
    same(program.json('show', path, '--pool', care, '--year', '2016/17')['pools'][0]['incentives'], [])
    holds('Paid for performance' not in program.tell('show', path, '--pool', 'Community equipment'))
    program.tell('scenario', path, 'new', 'Other')
    same(program.json('show', path, '--pool', care, '--scenario', 'Other')['pools'][0]['incentives'], pools[care])


def test_filters(program):
    path = program.sample('barnet-2017')
    document = program.json('show', path, '--pool', 'community EQUIPMENT', '--year', '2016-17')
    same([(pool['name'], [year['year'] for year in pool['years']]) for pool in document['pools']], [('Community equipment', ['2016/17'])])
    holds('“Nowhere”' in program.refuse(1, 'show', path, '--pool', 'Nowhere'))


def test_scenario(program):
    path = program.imported('A,,,x,,,,,P,2013/14,,existing,100\nA,,,x,,,,,P,2013/14,,additional,50\n'
                            'A,,,x,,,,Less,P,2013/14,,existing,80\nA,,,x,,,,Less,P,2013/14,,additional,\n')
    same(program.json('show', path)['pools'][0]['years'][0]['total'], sums(10000, 5000, 0))
    document = program.json('show', path, '--scenario', 'less')
    same((document['scenario'], document['pools'][0]['years'][0]['total']), ('Less', sums(8000, 0, 0)))
    holds('“Less”' in program.refuse(1, 'show', path, '--scenario', 'More'))


def test_partners_are_those_of_the_pool(program):
    path = program.imported('A,Host,,x,Lead,,,,Payer,2013/14,,existing,1\nB,,,y,,,,,Other,2013/14,,existing,1\nB,,,y,,,,,,2013/14,,budget,9\n')
    years = [pool['years'][0] for pool in program.json('show', path)['pools']]
    same([[one['name'] for one in year['partners']] for year in years], [['Host', 'Lead', 'Payer'], ['Other']])
    same(years[1]['budget'], 900)
    same(program.json('show', path)['partners'][0], {'name': 'Host', 'short_name': '', 'kind': 'other'})


def test_csv(program):
    rows = list(csv.DictReader(io.StringIO(program.tell('show', program.sample(), '--format=csv'))))
    same([(row['pool'], row['year'], row['partner'], row['gross (£)'], row['net (£)']) for row in rows],
         [('Older people', '2013/14', COUNCIL, '99000000.00', '81000000.00'), ('Older people', '2013/14', CCG, '96000000.00', '96000000.00'),
          ('Older people', '2013/14', 'Total', '195000000.00', '177000000.00'), ('Learning disability', '', '', '', ''),
          ('Mental health', '', '', '', ''), ('Physical disability', '', '', '', '')])


def test_csv_has_the_total_of_all_pools(program):
    path = program.imported('A,,,x,,,,,Total,2013/14,,existing,1\nA,,,x,,,,,Other,2013/14,,existing,2\nAll pools,,,y,,,,,Total,2013/14,,existing,4\n'
                            'All pools,,,y,,,,,,2013/14,,budget,8\nA,,,x,,,,,Other,2014/15,,income,16\nEmpty,,,,,,,,,,,,\n')
    rows = list(csv.DictReader(io.StringIO(program.tell('show', path, '--format=csv'))))
    keys = ('scope', 'row', 'year', 'pool', 'partner', 'gross (£)', 'income (£)', 'budget (£)')
    same([tuple(row[key] for key in keys) for row in rows], [
        ('pool', 'partner', '2013/14', 'A', 'Total', '1.00', '', ''),
        ('pool', 'partner', '2013/14', 'A', 'Other', '2.00', '', ''),
        ('pool', 'total', '2013/14', 'A', 'Total', '3.00', '', ''),
        ('pool', 'partner', '2014/15', 'A', 'Other', '', '16.00', ''),
        ('pool', 'total', '2014/15', 'A', 'Total', '', '16.00', ''),
        ('pool', 'partner', '2013/14', 'All pools', 'Total', '4.00', '', ''),
        ('pool', 'unattributed', '2013/14', 'All pools', 'Not attributed', '', '', '8.00'),
        ('pool', 'total', '2013/14', 'All pools', 'Total', '4.00', '', '8.00'),
        ('pool', '', '', 'Empty', '', '', '', ''),
        ('all pools', 'partner', '2013/14', 'All pools', 'Total', '5.00', '', ''),
        ('all pools', 'partner', '2013/14', 'All pools', 'Other', '2.00', '', ''),
        ('all pools', 'unattributed', '2013/14', 'All pools', 'Not attributed', '', '', '8.00'),
        ('all pools', 'total', '2013/14', 'All pools', 'Total', '7.00', '', '8.00'),
    ])
    rows = list(csv.DictReader(io.StringIO(program.tell('show', path, '--pool', 'A', '--format=csv'))))
    same({row['scope'] for row in rows}, {'pool'})


def test_text(program):
    text = program.tell('show', program.sample())
    for part in ('As at 23 May 2013', 'from 1 April 2013', 'Gross, £', '99,000,000', '177,000,000', 'No figures.', 'lead split'):
        holds(part in text, part)
    holds('.00' not in text)
    same([line for line in text.splitlines() if line != line.rstrip()], [])


def test_published_units_add_up(program):
    path = program.imported(''.join(f'P{pool},,,x,,,,,{partner},2013/14,,{measure},{333 + 17 * pool + shift}.50\n'
                                    for pool in range(5) for partner, shift in (('A', 1), ('B', 150))
                                    for measure in ('existing', 'additional', 'income')))
    rows = list(csv.DictReader(io.StringIO(program.tell('show', path, '--format=csv', '--unit=thousands'))))
    for row in rows:
        same(int(row['existing (£000)']) + int(row['additional (£000)']), int(row['gross (£000)']))
        same(int(row['gross (£000)']) - int(row['income (£000)']), int(row['net (£000)']))
    for pool in range(5):
        three = [int(row['gross (£000)']) for row in rows if row['pool'] == f'P{pool}']
        same(three[0] + three[1], three[2])
    holds('add up' in program.tell('show', path, '--unit=£m'))


def test_names_are_no_formulas(program):
    path = program.imported('"=1+2",,,x,,,,,"@sum",2013/14,,existing,1\n')
    same(program.json('show', path)['pools'][0]['name'], '=1+2')
    holds("\n'=1+2,,,2013/14,'@sum,1.00," in program.tell('show', path, '--format=csv'))


def test_what_is_said(program):
    """What a pool and its lines say beyond their figures."""
    path = program.imported('A,,Care,x,,,,,P,2013/14,,existing,1\nB,,,y,,,,,P,2013/14,,existing,1\n')
    program.tell('export', path, 'all.json')
    document = json.loads(program.read('all.json'))
    tables = document['tables']
    said = {'services': 'Meals', 'client_group': 'Older people', 'care_group': 'Adults', 'manager': 'Head of service', 'status': 'aligned',
            'pooled_from': '2014-04-01', 'profile': 'last_year', 'outlook': 'straight_line', 'formerly': 'Called “Z” until 31 March 2013.'}
    tables['pool'][0].update(said)
    tables['pool'][1]['merged_into'] = tables['pool'][0]['id']
    ways = {'recurrence': 'non-recurrent', 'functions': 'health-related', 'profile': 'equal', 'outlook': 'typed'}
    ids = {line['name']: line['id'] for line in tables['line']}
    for line in tables['line']:
        if line['name'] == 'x':
            line.update(ways)
        if line['name'] == 'y':
            line['continues'] = ids['x']
    program.file('all.json', json.dumps(document))
    program.tell('new', 'said.dewpond')
    program.tell('import', 'said.dewpond', 'all.json')

    first, second = program.json('show', 'said.dewpond')['pools']
    same(only(first, said), said)
    same((first['merged_into'], second['merged_into']), (None, 'A'))
    same([only(line, ('name', 'category', 'kind')) for line in first['lines']],
         [{'name': 'Care', 'category': None, 'kind': 'category'}, {'name': 'x', 'category': 'Care', 'kind': 'line'}])
    same(only(first['lines'][1], ways), ways)
    same([(line['name'], line['continues'], line['recurrence']) for line in second['lines']], [('y', 'A > Care > x', None)])


main(globals())
