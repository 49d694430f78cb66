#!/usr/bin/python3
# test-dew-cli-export.py: writing annexes and documents.

import csv
import io
import json
import os
import random
import resource
import signal
import subprocess
import time
import zipfile

from program import holds, main, same

HEADER = ['pool', 'host', 'category', 'line', 'lead', 'status', 'contract', 'scenario', 'partner', 'year', 'month', 'measure', 'pounds']
ILLUSTRATION = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'data', 'monitoring-illustration.json')


def exported(program, path, out, *arguments):
    same(program.tell('export', path, out, *arguments).splitlines()[0], out)
    return program.read(out)


def test_workbook(program):
    path = program.sample()
    before = program.digest(path)
    first = exported(program, path, 'out.xlsx')
    holds(zipfile.is_zipfile(program.file('out.xlsx')))
    same(exported(program, path, 'again.xlsx') == first, True)
    same(program.digest(path), before)


def test_pdf(program):
    path = program.sample()
    first = exported(program, path, 'out.pdf')
    holds(first.startswith(b'%PDF-'))
    same(exported(program, path, 'again.pdf') == first, True)
    holds(len(exported(program, path, 'one.pdf', '--annex=contributions')) < len(first))


def test_every_sample_and_pool(program):
    for name in ('oxfordshire-2013', 'barnet-2017'):
        path = program.sample(name, name + '.dewpond')
        exported(program, path, 'all.xlsx')
        for pool in program.json('show', path)['pools']:
            exported(program, path, 'one.xlsx', '--pool', pool['name'], '--variance=-0.5m')


def test_annexes(program):
    path = program.sample()
    listed = program.tell('export', '--help').split('Annexes:\n')[1].split('\n\n')[0]
    names = [line.split()[0] for line in listed.splitlines()]
    holds(len(names) >= 2, names)
    for name in names:
        text = exported(program, path, 'out.csv', '--annex', name).decode()
        holds('Older people' in text, text)
    exported(program, path, 'out.xlsx', *(f'--annex={name}' for name in names))
    message = program.refuse(2, 'export', path, 'x.xlsx', '--annex', 'nothing')
    holds(names[0] in message, message)


def tables(text):
    """The tables of an annex in CSV, by the title over each: {title: [{heading: cell}]}."""
    found = {}
    for block in text.split('\n\n' if '\r\n' not in text else '\r\n\r\n'):
        rows = list(csv.reader(io.StringIO(block)))
        head = next((i for i, row in enumerate(rows) if len(row) > 1), None)
        if head is not None:
            found[rows[0][0].split(',')[0]] = [dict(zip(rows[head], row)) for row in rows[head + 1:]]
    return found


def compared(program, path, pool, year, variance):
    """What “compare” says of a pool: {(lane, partner): (percent, share, cost, change)}, as they are written in a table."""
    said = list(csv.DictReader(io.StringIO(program.tell('compare', path, '--pool', pool, f'--variance={variance}', '--year', year, '--format=csv'))))
    return {(row['scenario'], row['partner']): (row['percent'], row['share (£)'], row['cost (£)'], row['change (£)']) for row in said}


def check_what_if(program, path, pool, year, variance):
    shown = tables(exported(program, path, 'out.csv', '--annex=what-if', f'--variance={variance}', '--year', year).decode())
    names = {one['name']: one['short_name'] or one['name'] for one in program.json('show', path)['partners']}
    said = compared(program, path, pool, year, variance)
    kinds = [('What-if comparison: shares of the variance', ': share of the variance, %'), ('What-if comparison: who bears what', ': share, £'),
             ('What-if comparison: final costs', ': final cost, £'), ('What-if comparison: changes from the baseline', ': change from the baseline, £')]
    for (lane, partner), figures in said.items():
        for (title, ending), figure in zip(kinds, figures):
            rows = {names.get(row['Partner'], row['Partner']): row for row in shown[title] if row['Pool'] == pool}
            row = rows.get(partner, rows['Not shared out, for decision'] if partner.startswith('Unallocated') else None)
            same((lane, partner, title, (row.get(lane + ending) or '').replace('+', '')), (lane, partner, title, figure))
    return said


def test_what_if(program):
    """The annex says what “compare” says, of both samples."""
    path = program.sample()
    for name, rule in (('Equal shares', 'equal'), ('Printed 51/49', 'fixed Council 51%, CCG 49%'), ('Capped', 'proportional net; cap Council £0.2m, CCG £0.3m to others')):
        program.tell('scenario', path, 'new', name)
        program.tell('rule', rule, '--file', path, '--pool', 'Older people', '--scenario', name)
    for variance in ('1000000', '-333333.33', '12345678.91'):
        said = check_what_if(program, path, 'Older people', '2013/14', variance)
        same(len({lane for lane, _ in said}), 5)

    # Nobody's contributions are published there, and the rules are made up.
    pool = 'Community equipment'
    path = program.sample('barnet-2017', 'barnet.dewpond')
    program.tell('rule', 'fixed LBB 33.8%, "Barnet CCG" 66.2%', '--file', path, '--pool', pool)
    for name, rule in (('All to one', 'all to LBB'), ('Up to a limit', 'up to £500,000: all to "Barnet CCG"; rest: unallocated')):
        program.tell('scenario', path, 'new', name)
        program.tell('rule', rule, '--file', path, '--pool', pool, '--scenario', name)
    for variance in ('1075000', '0.01'):
        said = check_what_if(program, path, pool, '2017/18', variance)
        same({lane for lane, _ in said}, {'Baseline', 'All to one', 'Up to a limit'})


def shares_headings(program, path, *arguments):
    """Whose shares stand side by side, as their columns are headed."""
    text = exported(program, path, 'lanes.csv', '--annex=what-if', *arguments).decode()
    rows = tables(text)['What-if comparison: who bears what']
    return [heading.rsplit(':', 1)[0] for heading in rows[0] if heading.endswith(': share, £')]


def test_lanes(program):
    path = program.sample()
    names = [f'Lane {i}' for i in range(1, 7)]
    for name in names:
        program.tell('scenario', path, 'new', name)
    there = [one for one in shares_headings(program, path) if one != 'Baseline']
    same((len(there), there[-1] in names), (5, True))
    same(shares_headings(program, path, '--lane=Lane 6', '--lane=Lane 2'), ['Baseline', 'Lane 6', 'Lane 2'])
    same(shares_headings(program, path, '--lane=lane 3', '--lane=Lane 1', '--lane=Lane 3'), ['Baseline', 'Lane 3', 'Lane 1'])
    same(shares_headings(program, path, *(f'--lane={name}' for name in names[1:])), ['Baseline', *names[1:]])
    same(exported(program, path, 'in.xlsx', '--lane=Lane 2') == exported(program, path, 'out.xlsx', '--lane=Lane 4'), False)
    holds('--lane=NAME' in program.tell('export', '--help'))

    holds('There is no scenario “Nowhere”; the scenarios are ' in program.refuse(1, 'export', path, 'x.xlsx', '--lane=Nowhere'))
    holds('At most 5 scenarios' in program.refuse(1, 'export', path, 'x.xlsx', *(f'--lane={name}' for name in names)))
    for out, *arguments in (['x.xlsx', '--annex=contributions'], ['x.csv'], ['x.JSON']):
        holds('what-if' in program.refuse(2, 'export', path, out, '--lane=Lane 1', *arguments))
        holds(not os.path.exists(program.file(out)), out)


def test_page(program):
    page = exported(program, program.sample(), 'out.html').decode()
    holds(page.startswith('<!DOCTYPE html>'), page[:100])
    same(page.count('<thead'), page.count('<h2 id='))
    holds('>Older people</th>' in page and '>78,000,000.00</td>' in page, page)


def test_tidy_csv(program):
    rows = list(csv.reader(io.StringIO(exported(program, program.sample(), 'out.csv').decode())))
    same(rows[0][:len(HEADER)], HEADER)
    figures = [dict(zip(rows[0], row)) for row in rows[1:] if row[HEADER.index('measure')]]
    same(sorted((row['partner'], row['measure'], row['pounds']) for row in figures),
         sorted([('Oxfordshire County Council', 'existing', '78000000.00'), ('Oxfordshire County Council', 'additional', '21000000.00'),
                 ('Oxfordshire County Council', 'income', '18000000.00'), ('Oxfordshire Clinical Commissioning Group', 'existing', '30000000.00'),
                 ('Oxfordshire Clinical Commissioning Group', 'additional', '66000000.00')]))
    same({row['year'] for row in figures}, {'2013/14'})


def test_json(program):
    document = json.loads(exported(program, program.sample(), 'out.json'))
    same((document['format'], document['version']), ('dewpond', 4))
    same(sorted(document['tables']), ['agreement', 'arrangement', 'document', 'figure', 'incentive', 'line', 'movement', 'partner', 'pool', 'remark', 'rule', 'scenario', 'spread',
                                       'variance', 'virement'])
    same(sum(row['pence'] for row in document['tables']['figure'] if row['measure'] != 'income'), 19_500_000_000)


def test_left_out_of_csv(program):
    plain = program.imported('Older,,,Meals,,,,,Council,2013/14,,existing,100\n')
    same(program.tell('export', plain, 'plain.csv'), 'plain.csv\n')
    program.tell('new', 'full.dewpond')
    program.tell('import', 'full.dewpond', ILLUSTRATION)
    same(program.tell('export', 'full.dewpond', 'full.csv').splitlines()[1:],
         ['Not in a CSV: virements (3), budget profiles and ways of forecasting (9), details of partners, agreements, pools and lines (15), '
          'what the document says of itself, the date it is as at, the thresholds of the status. An export to .json has them.'])
    for out, *arguments in (['full.json'], ['full.xlsx'], ['full.html'], ['annex.csv', '--annex', 'contributions']):
        same(program.tell('export', 'full.dewpond', out, *arguments), out + '\n')


def test_filters(program):
    path = program.sample('barnet-2017')
    text = exported(program, path, 'out.csv', '--pool', 'Community equipment', '--year', '2016/17').decode()
    years = {row['year'] for row in csv.DictReader(io.StringIO(text)) if row['year']}
    same(years, {'2016/17'})
    program.refuse(1, 'export', path, 'out.xlsx', '--pool', 'Nowhere')
    program.refuse(1, 'export', path, 'out.xlsx', '--scenario', 'Nowhere')


def contributions(program, path, *arguments):
    """The rows of the annex of contributions, by heading."""
    lines = exported(program, path, 'out.csv', '--annex', 'contributions', *arguments).decode().split('\n\n')[2].splitlines()
    head = next(i for i, line in enumerate(lines) if line.startswith('Pool,'))
    return list(csv.DictReader(lines[head:]))


def test_units(program):
    path = program.sample('barnet-2017', 'units.dewpond')
    thousands = contributions(program, path, '--unit=thousands')
    same([row['Budget, not split by partner, £000 [note 3]'] for row in thousands][:2], ['2567', '3064'])
    same(sum(int(row['Budget, not split by partner, £000 [note 3]'] or 0) for row in thousands[:-1]), int(thousands[-1]['Budget, not split by partner, £000 [note 3]']))
    millions = contributions(program, path, '--unit=£m')
    same(sum(round(10 * float(row['Budget, not split by partner, £m [note 3]'] or 0)) for row in millions[:-1]), round(10 * float(millions[-1]['Budget, not split by partner, £m [note 3]'])))
    same(contributions(program, path, '--unit=pounds'), contributions(program, path))
    holds('none of the units' in program.refuse(2, 'export', path, 'x.csv', '--unit=pence'))


def test_working_copy(program):
    path = program.sample()
    published = exported(program, path, 'out.xlsx', '--unit=£000')
    working = exported(program, path, 'out.xlsx', '--unit=£000', '--working-copy')
    holds(published != working)
    with zipfile.ZipFile(io.BytesIO(working)) as book:
        holds(any(b'<pane ' in book.read(name) for name in book.namelist() if name.startswith('xl/worksheets/sheet')))
    for name in ('out.pdf', 'out.html', 'out.csv'):
        message = program.refuse(1, 'export', path, name, '--annex=contributions', '--unit=£000', '--working-copy')
        holds('.xlsx' in message and not os.path.exists(program.file(name)), message)
    with zipfile.ZipFile(io.BytesIO(published)) as book:
        holds(not any(b'<pane ' in book.read(name) for name in book.namelist() if name.startswith('xl/worksheets/sheet')))


def test_no_working(program):
    path = program.sample()
    for out, arguments in (('out.pdf', ()), ('out.html', ()), ('out.csv', ('--annex=risk-share', '--annex=contributions'))):
        whole = exported(program, path, out, *arguments)
        short = exported(program, path, out, '--no-working', *arguments)
        same(exported(program, path, out, '--no-working', *arguments) == short, True)
        holds(len(short) < len(whole), out)
        if out != 'out.pdf':
            holds(b'orking' in whole and b'orking' not in short and b'Risk share' in short, out)
    same(tables(short.decode())['Risk share'], tables(whole.decode())['Risk share'])
    for name in ('new.xlsx', 'new.json', 'new.csv'):
        message = program.refuse(1, 'export', path, name, '--no-working')
        holds('.pdf' in message and not os.path.exists(program.file(name)), message)


def test_year(program):
    """Of a year of which nothing is entered there is nothing to export."""
    path = program.sample()
    message = program.refuse(1, 'export', path, 'new.xlsx', '--year', '2031/32')
    holds('2031/32' in message and '2013/14' in message and not os.path.exists(program.file('new.xlsx')), message)
    message = program.refuse(2, 'export', path, 'new.json', '--annex=details')
    holds('--annex' in message and not os.path.exists(program.file('new.json')), message)


def test_as_at(program):
    document = json.loads(exported(program, program.sample(), 'document.json'))
    document['tables']['rule'].append({**document['tables']['rule'][0], 'id': 9, 'start': '2013-10-01', 'text': 'equal'})
    program.file('changed.json', json.dumps(document))
    program.tell('new', 'dated.dewpond')
    program.tell('import', 'dated.dewpond', 'changed.json')

    for arguments, rule, day in [([], 'equal', '31 March 2014, the last day of the year'),
                                 (['--as-at', '2013-09-30'], 'own', '30 September 2013, the date that was asked for'),
                                 (['--as-at', '2013-10-15'], 'equal', '15 October 2013, the date that was asked for')]:
        text = exported(program, 'dated.dewpond', 'out.csv', '--annex', 'risk-share', *arguments).decode()
        share = program.json('share', 'dated.dewpond', '--pool', 'Older people', '--variance', '1m', *arguments)
        same(share['rule'], rule)
        holds('\nAs at 23 May 2013.\n' in text, text)
        holds(f'\n"Rules, and which lines are pooled: as in force on {day}."\n' in text, text)
        holds(f'\n"The rules are those in force on {day}."\n' in text, text)
        shares = {row[1]: row[6] for row in csv.reader(io.StringIO(text)) if row[:1] == ['Older people'] and len(row) == 10}
        for partner in share['partners']:
            same(shares[partner['name']], f'{partner["share"] / 100:.2f}')

    for day in ('2014-02-30', '', '31 March 2014'):
        holds('not a date' in program.refuse(2, 'export', 'dated.dewpond', 'x.xlsx', '--as-at', day), day)


def test_target_is_replaced_or_left(program):
    path = program.sample()
    program.file('out.xlsx', 'old')
    exported(program, path, 'out.xlsx')
    holds(zipfile.is_zipfile(program.file('out.xlsx')))

    for name in ('out.odt', 'out', 'no/such/folder/out.xlsx'):
        program.refuse(1, 'export', path, name)
    os.mkdir(program.file('folder.csv'))
    program.refuse(1, 'export', path, 'folder.csv')
    left = [name for name in os.listdir(program.folder) if not name.endswith('.lock')]
    same(sorted(left), ['folder.csv', 'out.xlsx', path])


def test_full_disk(program):
    """The library that makes workbooks told stderr of it too, in lines of its own."""
    path = program.sample()
    for ending in ('xlsx', 'pdf', 'html', 'csv', 'json'):
        program.file('out.' + ending, 'old')

        def shrink():
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000))

        result = subprocess.run([program.path, 'export', path, 'out.' + ending], cwd=program.folder, env=program.environment, capture_output=True, text=True, preexec_fn=shrink)
        same((result.returncode, result.stdout, result.stderr.count('\n')), (1, '', 1))
        holds(result.stderr.startswith('dewpond: ') and 'no room' in result.stderr, result.stderr)
        same(program.read('out.' + ending), b'old')
    same(sorted(name for name in os.listdir(program.folder) if name.startswith('.')), [])


# ---- Interrupted ----

INTERRUPTS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


def big(program):
    """A document that takes a while to write."""
    rows = []
    for i in range(5000):
        place = f'Pool {i // 500},,Category {i // 50},Line {i}'
        rows.append(f'{place},,,,,,,,,\n{place},,,,,Council,2013/14,,existing,{i + 1}\n{place},,,,,CCG,2013/14,,existing,{i + 2}\n')
    return program.imported(''.join(rows))


class Exporting:
    """An export under way, over a file that was there, with temporary files in a folder of its own."""

    def __init__(self, program, path, out, ignored=()):
        def answer():
            for number in INTERRUPTS:
                signal.signal(number, signal.SIG_IGN if number in ignored else signal.SIG_DFL)

        self.program, self.out = program, out
        self.temporary = program.file('temporary')
        os.makedirs(self.temporary, exist_ok=True)
        program.file(out, 'old')
        self.process = subprocess.Popen([program.path, 'export', path, out], cwd=program.folder, env={**program.environment, 'TMPDIR': self.temporary}, stdin=subprocess.DEVNULL,
                                        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, preexec_fn=answer)

    def litter(self):
        return [name for name in os.listdir(self.program.folder) if name.startswith('.dewpond-')] + os.listdir(self.temporary)

    def wait_for_writing(self):
        while not self.litter() and self.process.poll() is None:
            time.sleep(0.001)

    def end(self):
        """Exit status, stdout and stderr, of what has left nothing behind."""
        output, errors = self.process.communicate(timeout=60)
        same((self.out, self.litter()), (self.out, []))
        return self.process.returncode, output, errors

    def was_cancelled(self, *numbers, early=False):
        """Whether one of these cancelled it in good time, or it had the whole file written. early: it may have ended at once, before it had begun to write."""
        status, output, errors = self.end()
        left = self.program.read(self.out)
        if errors:
            same((output, errors, left), ('', f'dewpond: The export was interrupted, and “{self.out}” is as it was.\n', b'old'))
        elif not early or left != b'old':
            holds(len(left) > 100_000, self.out, len(left))

        holds(-status in numbers or (errors == '' and status == 0 and output.splitlines()[0] == self.out), status, output, errors)
        return errors != ''


def test_interrupted_while_writing(program):
    """It left the file it was writing, which is hidden, and another among the temporary files."""
    path = big(program)
    chance = random.Random(5)
    for ending in ('xlsx', 'pdf', 'html', 'csv', 'json'):
        cancelled = 0
        for number in INTERRUPTS * 2:
            exporting = Exporting(program, path, 'out.' + ending)
            exporting.wait_for_writing()
            time.sleep(chance.choice((0, 0.01, chance.random() / 10)))
            exporting.process.send_signal(number)
            cancelled += exporting.was_cancelled(number)
        # The others may be done before the signal comes.
        holds(cancelled > 0 or ending not in ('xlsx', 'pdf'), ending)


def test_interrupted_at_any_moment(program):
    path = big(program)
    chance = random.Random(6)
    for ending in ('xlsx', 'json'):
        start = time.monotonic()
        same(Exporting(program, path, 'out.' + ending).end(), (0, f'out.{ending}\n', ''))
        whole = time.monotonic() - start
        for _ in range(10):
            number = chance.choice(INTERRUPTS)
            exporting = Exporting(program, path, 'out.' + ending)
            time.sleep(chance.random() * whole)
            exporting.process.send_signal(number)
            exporting.was_cancelled(number, early=True)


def test_interrupted_by_two_at_once(program):
    """A terminal that closes sends SIGHUP more than once."""
    exporting = Exporting(program, big(program), 'out.pdf')
    exporting.wait_for_writing()
    exporting.process.send_signal(signal.SIGHUP)
    time.sleep(0.01)
    for number in INTERRUPTS:
        exporting.process.send_signal(number)
    # Which of those that wait the system delivers first is its own affair.
    same(exporting.was_cancelled(*INTERRUPTS), True)


def test_hangup_that_is_ignored(program):
    """As nohup has it."""
    exporting = Exporting(program, big(program), 'out.xlsx', ignored=[signal.SIGHUP])
    exporting.wait_for_writing()
    exporting.process.send_signal(signal.SIGHUP)
    same(exporting.was_cancelled(signal.SIGHUP), False)


main(globals())
