#!/usr/bin/python3
# test-spending-oracle.py: the spending of documents, as the program has it and as LibreOffice works it out from a spreadsheet.
#
# The spreadsheet is written here, after the rules of the subject and not after the program: the figures as they were entered, and formulas for every column of
# every line and total. Random amounts are small enough that a product of two is exact in a double, and its quotient not near enough to a half to be taken for it. DEW_SEED repeats a run.

import json
import os
import random
import shutil
import subprocess
from fractions import Fraction

import openpyxl
from openpyxl.utils import get_column_letter

from program import Failed, holds, main, same

YEAR = 2013
DAYS = {'2013-03-31': 0, '2013-04-30': 1, '2013-11-29': 7, '2013-11-30': 8, '2014-02-28': 11, '2014-03-31': 12, '2015-01-01': 12}
COLUMNS = ('original', 'latest', 'budget_to_date', 'actual_to_date', 'variance_to_date', 'previous_forecast', 'forecast', 'movement', 'variance')
# Conditions on a month: any, and one after M; one after the months known is made for each line.
MONTHS, LATER = '">0"', '">"&$A$1'
DATA = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'data')


# ---- Documents ----

class Document:
    """The tables of a document's JSON, and what holds of its figures in a scenario."""

    def __init__(self, tables):
        self.tables = tables

    def json(self):
        return json.dumps({'format': 'dewpond', 'version': 2, 'tables': self.tables})

    def rows(self, table):
        return sorted(self.tables.get(table, []), key=lambda row: (row['position'], row['id']))

    def figures(self, scenario):
        """Those in force, one a cell."""
        cells = {}
        for one in sorted(self.tables['figure'], key=lambda one: one['scenario']):
            if one['scenario'] in (0, scenario):
                cells[one['line'], one['year'], one['measure'], one['month'], one['partner']] = one['pence']
        return {key: pence for key, pence in cells.items() if pence is not None}

    def tree(self):
        """(node, its service lines): categories and lines under each pool as they are shown, and the pools; None is all."""
        def below(pool, parent):
            for row in self.rows('line'):
                if row['pool'] == pool and row['parent'] == parent:
                    if row['kind'] == 'line':
                        yield row, [row['id']]
                    else:
                        under = list(below(pool, row['id']))
                        yield row, [line for node, lines in under if node['kind'] == 'line' for line in lines]
                        yield from under
        pools = [(pool, list(below(pool['id'], None))) for pool in self.rows('pool')]
        return [(pool, nodes, [line for node, lines in nodes if node['kind'] == 'line' for line in lines]) for pool, nodes in pools]


def some_pence(dice, most):
    pence = dice.choice((0, 1, 2, 100, dice.randrange(1000), dice.randrange(most), dice.randrange(most), dice.randrange(most)))
    return -pence if dice.random() < 0.12 else pence


def some_months(dice):
    """Which months of a year are entered: mostly a run from the first, with a gap now and then."""
    until = dice.choice((0, 1, 7, 8, 9, 11, 12, 12))
    return [month for month in range(1, until + 1) if dice.random() < 0.93]


def random_line(dice, line, partners, figures):
    def enter(year, measure, month, partner, most):
        for scenario in (0, 90):
            if scenario == 0 or dice.random() < 0.08:
                pence = None if scenario and dice.random() < 0.4 else some_pence(dice, most)
                figures.append({'line': line, 'year': year, 'month': month, 'measure': measure, 'partner': partner, 'scenario': scenario, 'pence': pence})

    for partner in partners:
        for measure in ('existing', 'additional', 'income'):
            if dice.random() < 0.3:
                enter(YEAR, measure, 0, partner, 10 ** 6)
    for partner in [0] + partners:
        for year, measure, chance in ((YEAR, 'budget', 0.3), (YEAR, 'actual', 0.08), (YEAR, 'forecast', 0.2), (YEAR, 'previous', 0.3), (YEAR - 1, 'actual', 0.1)):
            if dice.random() < chance:
                enter(year, measure, 0, partner, 10 ** 6)
        for year, measure, chance in ((YEAR, 'budget', 0.15), (YEAR, 'actual', 0.5), (YEAR, 'forecast', 0.12), (YEAR - 1, 'actual', 0.25)):
            if dice.random() < chance:
                for month in some_months(dice) if measure != 'forecast' else range(dice.randrange(1, 13), 13):
                    enter(year, measure, month, partner, 10 ** 5)
                    # Months that come to nothing, so that there is nothing to go by.
                    if dice.random() < 0.02 and month > 1 and figures[-1]['scenario'] == 0 and figures[-1]['pence']:
                        figures[-1]['pence'] = -sum(one['pence'] or 0 for one in figures[:-1] if one['scenario'] == 0 and
                                                    (one['line'], one['year'], one['measure'], one['partner']) == (line, year, measure, partner) and one['month'])


def random_virements(dice, lines):
    tables = {'virement': [], 'movement': []}
    for number in range(1, dice.randrange(4) + 1 if len(lines) > 1 else 1):
        pence = dice.randrange(1, 10 ** 5)
        tables['virement'].append({'id': number, 'year': dice.choice((YEAR, YEAR, YEAR - 1)), 'date': '', 'partner': None, 'reason': 'Because', 'approved': '', 'assessment': ''})
        year = tables['virement'][-1]['year']
        tables['virement'][-1]['date'] = f'{year}-12-01'
        for side, line in enumerate(dice.sample(lines, 2)):
            tables['movement'].append({'id': 2 * number + side, 'virement': number, 'line': line, 'pence': -pence if side else pence})
    return tables


def random_document(dice):
    partners = list(range(1, dice.randrange(1, 4) + 1))
    pools, lines, figures = [], [], []
    methods = lambda: {'profile': dice.choice(('', '', 'equal', 'last_year', 'typed')), 'outlook': dice.choice(('', '', 'typed', 'straight_line', 'last_year'))}
    for pool in range(1, dice.randrange(1, 4) + 1):
        pools.append({'id': pool, 'agreement': None, 'position': dice.randrange(3), 'name': f'Pool {pool}', **methods()})
        categories = [None]
        for _ in range(dice.randrange(1, 9)):
            number = len(lines) + 1
            category = dice.random() < 0.25
            before = [one['id'] for one in lines if one['kind'] == 'line']
            lines.append({'id': number, 'pool': pool, 'parent': dice.choice(categories), 'position': dice.randrange(3), 'kind': 'category' if category else 'line',
                          'name': f'Line {number}', 'continues': None})
            if category:
                categories.append(number)
                continue
            lines[-1].update(methods())
            if before and dice.random() < 0.4:
                lines[-1]['continues'] = dice.choice(before)
            random_line(dice, number, partners, figures)
    amber, red = dice.choice(((0, 0), (15000, 0), (0, 40000), (15000, 40000), (9999, 10000), (333333, 333334)))
    tables = {'document': [{'id': 1, 'title': 'By chance', 'amber': amber, 'red': red}],
              'partner': [{'id': one, 'position': one, 'name': f'Partner {one}', 'kind': 'other'} for one in partners],
              'pool': pools, 'line': lines, 'scenario': [{'id': 90, 'position': 1, 'name': 'What if', 'note': ''}], 'figure': figures}
    tables.update(random_virements(dice, [one['id'] for one in lines if one['kind'] == 'line']))
    return Document(tables)


# ---- The spreadsheet ----

class Sheet:
    """A document by a day: figures on one sheet, and on another a row a line, and below them a row a total."""

    def __init__(self, book, number, document, day, scenario):
        self.document = document
        self.figures = book.create_sheet(f'F{number}')
        self.sheet = book.create_sheet(f'S{number}')
        self.partners = [0] + [one['id'] for one in document.rows('partner')]
        self.names = {}                 # heading -> letters of its column
        self.lines = [line for _, _, lines in document.tree() for line in lines]
        self.rows = {line: at for at, line in enumerate(self.lines, 3)}
        self.write_figures(scenario)
        self.sheet['A1'] = DAYS[day]
        row = document.tables['document'][0]
        self.sheet['B1'], self.sheet['C1'] = row.get('amber') or 20000, row.get('red') or 50000
        for line in self.lines:
            self.write_line(line)
        self.totals = {}
        at = len(self.lines) + 4
        for pool, nodes, lines in document.tree():
            for key, under in [(('pool', pool['id']), lines)] + [(('line', node['id']), under) for node, under in nodes if node['kind'] != 'line']:
                self.write_total(key, at, under)
                at += 1
        self.write_total(None, at, self.lines)

    def write_figures(self, scenario):
        for key, pence in self.document.figures(scenario).items():
            self.figures.append([*key, pence])
        virements = {one['id']: one['year'] for one in self.document.tables.get('virement', [])}
        for one in self.document.tables.get('movement', []):
            self.figures.append([one['line'], virements[one['virement']], 'moved', 0, 0, one['pence']])

    def put(self, at, name, value):
        column = self.names.setdefault(name, len(self.names) + 1)
        self.sheet.cell(at, column, value)
        return f'${get_column_letter(column)}{at}'

    def where(self, line, year, measure, month, partner=None):
        name = self.figures.title
        tests = f'{name}!$A$1:$A$5000,{line},{name}!$B$1:$B$5000,{year},{name}!$C$1:$C$5000,"{measure}",{name}!$D$1:$D$5000,{month}'
        return tests + (f',{name}!$E$1:$E$5000,{partner}' if partner is not None else '')

    def sum(self, *where):
        return f'SUMIFS({self.figures.title}!$F$1:$F$5000,{self.where(*where)})'

    def count(self, *where):
        return f'COUNTIFS({self.where(*where)})'

    def year_or_months(self, at, name, line, year, measure, months):
        """The year's own of each partner where there is one, else so many months; what it comes to, and how many figures that is."""
        sums, counts = [], []
        for partner in self.partners:
            own = self.count(line, year, measure, 0, partner)
            sums.append(f'IF({own}>0,{self.sum(line, year, measure, 0, partner)},SUMPRODUCT({self.sum(line, year, measure, months, partner)}))')
            counts.append(f'IF({own}>0,1,SUMPRODUCT({self.count(line, year, measure, months, partner)}))')
        return self.put(at, name, '=' + '+'.join(sums)), self.put(at, name + ' n', '=' + '+'.join(counts))

    def write_line(self, line):
        at = self.rows[line]
        row = next(one for one in self.document.tables['line'] if one['id'] == line)
        pool = next(one for one in self.document.tables['pool'] if one['id'] == row['pool'])
        self.put(at, 'line', line)
        budget, budgets = self.year_or_months(at, 'budget', line, YEAR, 'budget', MONTHS)
        gross = ' + '.join(self.sum(line, YEAR, measure, 0) for measure in ('existing', 'additional'))
        grosses = ' + '.join(self.count(line, YEAR, measure, 0) for measure in ('existing', 'additional'))
        original = self.put(at, 'original', f'=IF({budgets}>0,{budget},IF({grosses}>0,{gross},""))')
        moved, moves = self.sum(line, YEAR, 'moved', 0), self.count(line, YEAR, 'moved', 0)
        latest = self.put(at, 'latest', f'=IF(AND({original}="",{moves}=0),"",N({original})+{moved})')
        self.write_profile(at, line, row, pool)
        weights = f'{self.put(at, "w1", self.weight(at, line, 1))}:' + [self.put(at, f'w{month}', self.weight(at, line, month)) for month in range(2, 13)][-1]
        heads = weights.replace(str(at), '$2')
        for month in range(1, 13):
            self.sheet.cell(2, self.names[f'w{month}'], month)
        self.put(at, 'budget_to_date', f'=IF({latest}="","",IF($A$1=0,0,IF(OR({self.put(at, "weighed", self.weighed(at, line))}=0,SUM({weights})=0),"",'
                 f'ROUND({latest}*SUMIF({heads},"<="&$A$1,{weights})/SUM({weights}),0))))')
        actual, actuals = self.actual_to_date(at, line)
        actual = self.put(at, 'actual_to_date', f'=IF({actuals}>0,{actual},"")')
        previous, previouses = self.sum(line, YEAR, 'previous', 0), self.count(line, YEAR, 'previous', 0)
        self.put(at, 'previous_forecast', f'=IF({previouses}>0,{previous},"")')
        self.put(at, 'known', self.known(line))
        self.write_forecast(at, line, row, pool, actual)
        for name, first, second in (('variance_to_date', 'actual_to_date', 'budget_to_date'), ('movement', 'forecast', 'previous_forecast'), ('variance', 'forecast', 'latest')):
            a, b = self.cell(at, first), self.cell(at, second)
            self.put(at, name, f'=IF(AND(ISNUMBER({a}),ISNUMBER({b})),{a}-{b},"")')
        self.write_status(at)

    def cell(self, at, name):
        return f'${get_column_letter(self.names[name])}{at}'

    def actual_to_date(self, at, line):
        """Months 1 to M: those above 0 less those above M."""
        sums, counts = [], []
        for partner in self.partners:
            own = self.count(line, YEAR, 'actual', 0, partner)
            sums.append(f'IF({own}>0,{self.sum(line, YEAR, "actual", 0, partner)},'
                        f'{self.sum(line, YEAR, "actual", MONTHS, partner)}-{self.sum(line, YEAR, "actual", LATER, partner)})')
            counts.append(f'IF({own}>0,1,{self.count(line, YEAR, "actual", MONTHS, partner)}-{self.count(line, YEAR, "actual", LATER, partner)})')
        return self.put(at, 'actual', '=' + '+'.join(sums)), self.put(at, 'actual n', '=' + '+'.join(counts))

    def known(self, line):
        """M; where the months with an actual end before, and none is entered for the year, the last of them."""
        name = self.figures.title
        last = (f'SUMPRODUCT(MAX(({name}!$A$1:$A$5000={line})*({name}!$B$1:$B$5000={YEAR})*({name}!$C$1:$C$5000="actual")*{name}!$D$1:$D$5000))')
        return f'=IF(OR({self.count(line, YEAR, "actual", 0)}>0,{last}=0,{last}>=$A$1),$A$1,{last})'

    def write_profile(self, at, line, row, pool):
        months = self.count(line, YEAR, 'budget', MONTHS)
        said = row.get('profile') or pool.get('profile') or ''
        self.put(at, 'profile', said or f'=IF({months}>0,"typed","equal")')
        own = self.count(line, YEAR - 1, 'actual', MONTHS)
        column = get_column_letter(self.names.setdefault('source', len(self.names) + 1))
        before = row.get('continues')
        self.put(at, 'source', f'=IF({own}>0,{line},{f"${column}{self.rows[before]}" if before else 0})')

    def weight(self, at, line, month):
        profile, source = self.cell(at, 'profile'), self.cell(at, 'source')
        return f'=IF({profile}="equal",1,IF({profile}="typed",{self.sum(line, YEAR, "budget", month)},{self.sum(source, YEAR - 1, "actual", month)}))'

    def weighed(self, at, line):
        profile, source = self.cell(at, 'profile'), self.cell(at, 'source')
        return f'=IF({profile}="equal",12,IF({profile}="typed",{self.count(line, YEAR, "budget", MONTHS)},{self.count(source, YEAR - 1, "actual", MONTHS)}))'

    def write_forecast(self, at, line, row, pool, actual):
        outlook = row.get('outlook') or pool.get('outlook') or 'typed'
        whole, _ = self.year_or_months(at, 'whole forecast', line, YEAR, 'forecast', MONTHS)
        known = self.cell(at, 'known')
        later = f'">"&{known}'
        if outlook == 'typed':
            formula = (f'=IF({self.count(line, YEAR, "forecast", 0)}>0,{whole},IF(AND({known}<12,{self.count(line, YEAR, "forecast", later)}>0),N({actual})+{self.sum(line, YEAR, "forecast", later)},'
                       f'IF($A$1=12,{actual},"")))')
        elif outlook == 'straight_line':
            formula = f'=IF(OR($A$1=0,{actual}=""),"",ROUND({actual}*12/{known},0))'
        else:
            source = self.cell(at, 'source')
            last, _ = self.year_or_months(at, 'last year', source, YEAR - 1, 'actual', MONTHS)
            to_date = self.put(at, 'last to date', f'={self.sum(source, YEAR - 1, "actual", MONTHS)}-{self.sum(source, YEAR - 1, "actual", later)}')
            n_to_date = self.put(at, 'last to date n', f'={self.count(source, YEAR - 1, "actual", MONTHS)}-{self.count(source, YEAR - 1, "actual", later)}')
            formula = f'=IF(OR($A$1=0,{actual}=""),"",IF({known}=12,{actual},IF(OR({n_to_date}=0,{to_date}=0),"",ROUND({actual}*{last}/{to_date},0))))'
        self.put(at, 'forecast', formula)

    def write_status(self, at):
        variance, latest = self.cell(at, 'variance'), self.cell(at, 'latest')
        self.put(at, 'percent', f'=IF({variance}="","",IF({latest}=0,"",ROUND({variance}*1000000/ABS({latest}),0)))')
        self.put(at, 'status', f'=IF({variance}="","",IF({variance}=0,"within",IF(ABS({variance})*1000000>$C$1*ABS({latest}),IF({variance}>0,"red_over","red_under"),'
                 f'IF(ABS({variance})*1000000>=$B$1*ABS({latest}),IF({variance}>0,"amber_over","amber_under"),"within"))))')

    def write_total(self, key, at, lines):
        self.totals[key] = at
        pairs = {'variance_to_date': ('actual_to_date', 'budget_to_date'), 'movement': ('forecast', 'previous_forecast'), 'variance': ('forecast', 'latest')}
        for name in COLUMNS:
            if not lines:
                self.put(at, name, '=""')
                continue
            letters = get_column_letter(self.names[name])
            area = lambda of: f'{get_column_letter(self.names[of])}{self.rows[lines[0]]}:{get_column_letter(self.names[of])}{self.rows[lines[-1]]}'
            blank = f'COUNT({area(name)})=0'
            if name in pairs:
                blank = f'OR({blank},SUMPRODUCT(--(ISNUMBER({area(pairs[name][0])})<>ISNUMBER({area(pairs[name][1])})))>0)'
            self.put(at, name, f'=IF({blank},"",SUM({letters}{self.rows[lines[0]]}:{letters}{self.rows[lines[-1]]}))')
        self.write_status(at)


def recalculate(program, book, name):
    """Has LibreOffice work the formulas out: there are no values beside them."""
    path = program.file(name + '.xlsx')
    book.save(path)
    out = program.file('out')
    subprocess.run([shutil.which('soffice'), '--headless', '--norestore', '--nologo', f'-env:UserInstallation=file://{program.file("profile")}',
                    '--convert-to', 'xlsx', '--outdir', out, path], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=600)
    return openpyxl.load_workbook(os.path.join(out, name + '.xlsx'), data_only=True)


# ---- Both ----

def number(value):
    """None for blank; a whole number of pence is nothing else."""
    if value in (None, ''):
        return None
    holds(isinstance(value, (int, float)) and value == int(value), value)
    return int(value)


def compare(got, sheet, values, at, what):
    for name in COLUMNS:
        worth = number(values.cell(at, sheet.names[name]).value)
        if got[name] != worth:
            raise Failed(f'{what}: {name} is {got[name]}, and in the spreadsheet {worth}')
    worth = number(values.cell(at, sheet.names['percent']).value)
    # A percentage of so large a variance is no exact product.
    if got['variance'] is not None and abs(got['variance']) > 10 ** 7 and got['latest']:
        exact = Fraction(got['variance'] * 1000000, abs(got['latest']))
        worth = int(abs(exact) + Fraction(1, 2)) * (1 if exact > 0 else -1)
    if got['percent'] != worth or (got['status'] or '') != (values.cell(at, sheet.names['status']).value or ''):
        raise Failed(f'{what}: {got["percent"]}, {got["status"]}, and in the spreadsheet {worth}, {values.cell(at, sheet.names["status"]).value}')


def check_document(result, sheet, values, what):
    """How many cells were compared that are not blank."""
    document = sheet.document
    names = {one['name']: one['id'] for one in document.tables['line']}
    pools = {one['name']: one['id'] for one in document.tables['pool']}
    n = 0
    for pool in result['pools']:
        for line in pool['lines']:
            at = sheet.rows[names[line['name']]] if line['kind'] == 'line' else sheet.totals['line', names[line['name']]]
            compare(line, sheet, values, at, f'{what}: {line["name"]}')
            n += sum(line[name] is not None for name in COLUMNS)
        compare(pool, sheet, values, sheet.totals['pool', pools[pool['name']]], f'{what}: {pool["name"]}')
    compare(result['total'], sheet, values, sheet.totals[None], f'{what}: total')
    same(sum(len(pool['lines']) for pool in result['pools']), len(document.tables['line']))
    return n


def check_documents(program, documents, days, name, scenarios=(0,)):
    """All of them in one workbook: it is the start of LibreOffice that takes long."""
    book = openpyxl.Workbook()
    cases = []
    for number_, document in enumerate(documents):
        path = f'{name}{number_}.dewpond'
        program.file('document.json', document.json())
        program.tell('new', path)
        program.tell('import', path, 'document.json')
        for day in days(number_):
            for scenario in scenarios:
                cases.append((path, day, scenario, Sheet(book, len(cases), document, day, scenario)))
    values = recalculate(program, book, name)
    compared = 0
    for number_, (path, day, scenario, sheet) in enumerate(cases):
        result = program.json('show', path, '--page', 'spending', '--year', '2013/14', '--as-at', day, *(['--scenario', 'What if'] if scenario else []))
        same((result['as_at'], result['months_to_date']), (day, DAYS[day]))
        try:
            compared += check_document(result, sheet, values[f'S{number_}'], f'{path} at {day}, scenario {scenario}')
        except Failed:
            if os.environ.get('DEW_KEEP'):
                shutil.copytree(program.folder, os.environ['DEW_KEEP'], dirs_exist_ok=True)
            raise
    return compared


def test_illustration(program):
    with open(os.path.join(DATA, 'monitoring-illustration.json'), encoding='utf-8') as file:
        document = Document(json.load(file)['tables'])
    compared = check_documents(program, [document], lambda _: DAYS, 'illustration')
    holds(compared > 300, compared)


def test_random_documents(program):
    seed = int(os.environ.get('DEW_SEED', random.SystemRandom().randrange(10 ** 9)))
    dice = random.Random(seed)
    print(f'# DEW_SEED={seed}', flush=True)
    rounds, n_documents = (12, 20) if os.environ.get('DEW_LONG') else (1, 8)
    for round_ in range(rounds):
        documents = [random_document(dice) for _ in range(n_documents)]
        try:
            compared = check_documents(program, documents, lambda _: dice.sample(sorted(DAYS), 2), f'round{round_}-', (0, 90))
        except Failed as failed:
            raise Failed(f'DEW_SEED={seed}: {failed}') from failed
        print(f'# {compared} amounts of lines compared', flush=True)
        holds(compared > 20 * n_documents, compared)


main(globals())
