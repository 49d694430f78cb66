#!/usr/bin/python3
# test-share-oracle.py: variances of random documents, shared by the program and once more by share_oracle.py, which is written
# after the rules of the subject. DEW_SEED repeats a run; with DEW_DOCUMENT, only that document of it.

import json
import os
import random
import subprocess
import sys
from collections import Counter

from program import Failed, Program, holds, main, same
from share_documents import Document
from share_facts import Facts, Refused
from share_oracle import Oracle

# What has to come out, or the random documents tell nothing of it.
KINDS = ['over', 'under', 'shared', 'refused', 'cut', 'months given', 'aligned', 'offset', 'across in agreement', 'across without agreement', 'across, cut', 'notice', 'nothing takes all',
         'reserve', 'uncommitted', 'carve', 'decided', 'decided, cut',
         'refused: decided what is not left', 'refused: decided amounts of both signs', 'refused: no rule', 'refused: weights',
         'refused: nobody to bear all', 'refused: a line to spread by is below nil',
         'own', 'equal', 'fixed', 'all', 'unallocated', 'retain', 'retain non-recurrent', 'carry forward', 'band in %', 'band in £',
         'cap to others', 'cap to lead', 'cap in rounds', 'cap to others, left over', 'cap to lead, left over', 'cap unallocated, left over',
         *(f'{count} partners' for count in range(2, 9)),
         *(f'band of {kind}' for kind in ('own', 'proportional', 'fixed', 'equal', 'all', 'retain', 'carry', 'unallocated')),
         *(f'tolerance {what}, {unit}, {where}' for what in ('excess', 'all') for unit in '£%' for where in ('within', 'beyond')),
         *(f'proportional {basis}{of}{per}' for basis in ('gross', 'net') for of in (' opening', ' current')
           for per in ('', ' per category', ' including aligned', ' per category including aligned'))]

# Of dew-share.h: works in which nothing is borne, and those that have no parts.
SPREAD, LINES, OFFSET, OPEN, CAP = 0, 1, 2, 11, 12
BEARS_NOTHING = (SPREAD, LINES, OFFSET, OPEN)


class Questions:
    """Of one document; the facts of a pool, year and scenario are looked up once."""

    def __init__(self, document):
        self.document, self.facts = document, {}

    def facts_of(self, pool, year, scenario):
        key = pool['id'], year, scenario
        if key not in self.facts:
            self.facts[key] = Facts(self.document, pool, year, scenario)
        return self.facts[key]

    def oracle(self, asked, rule):
        def of(one, **more):
            return Oracle(self.facts_of(one['pool'], asked['year'], asked['scenario']), one['variance'], as_at=asked['as_at'],
                          amounts=one.get('amounts'), months=one.get('months'), **more)
        return of(asked, rule=rule, line=asked.get('line'), others=[of(one) for one in asked['others']])

    def answer(self, asked, rule):
        """What came out, or None where it is refused; and what was met on the way."""
        oracle = self.oracle(asked, rule)
        try:
            return oracle.result(), oracle.met | {f'{len(self.document.partners)} partners'}
        except Refused as refused:
            return None, {f'refused: {refused}'}

    def some(self, number):
        """Questions, and with each a rule to try or None."""
        some = [self.document.some_question() for _ in range(number)]
        return [(self.fit(asked, rule), rule) for asked, rule in ((asked, self.some_rule(asked)) for asked in some)]

    def fit(self, asked, rule):
        """The question, with more or less on it where it does not come to what stored rules have decided."""
        for _ in range(3):
            oracle = self.oracle(asked, rule)
            try:
                oracle.result()
            except Refused:
                pass
            if rule is not None or oracle.gap == 0:
                break
            asked = self.add_to(asked, oracle.gap)
        return asked

    def add_to(self, asked, pence):
        if not asked.get('amounts'):
            return {**asked, 'variance': asked['variance'] + pence}
        line, month = self.document.dice.choice(list(asked['amounts'])), self.document.dice.randrange(12)
        more = {**asked, 'variance': asked['variance'] + pence, 'amounts': {**asked['amounts'], line: asked['amounts'][line] + pence}}
        if asked['months']:
            months = asked['months'][line]
            more['months'] = {**asked['months'], line: months[:month] + [months[month] + pence] + months[month + 1:]}
        return more

    def some_rule(self, asked):
        dice = self.document.dice
        if dice.random() < 0.4:
            return None
        if dice.random() < 0.85:
            return self.document.some_rule('under' if asked['variance'] < 0 else 'over')
        takings = self.document.some_takings()
        left, _ = self.answer(asked, '; '.join(takings)) if takings else ({'unallocated': asked['variance']}, None)
        return '; '.join([*takings, self.document.some_decided(left['unallocated'] if left else 100)])


# ---- Asking the helper ----

def told(one):
    """A variance or amounts as it reads them."""
    yield 'pool', one['pool']['id']
    if one.get('amounts') is None:
        yield 'variance', one['variance']
        return
    yield 'amounts', [number for pair in one['amounts'].items() for number in pair]
    if one['months']:
        yield 'months', [pence for line in one['amounts'] for pence in one['months'][line]]


def line_of(asked, rule, works):
    query = {**dict(told(asked)), 'year': asked['year'], 'as_at': asked['as_at'], 'scenario': asked['scenario'], 'works': works,
             'others': [dict(told(one)) for one in asked['others']]}
    if asked.get('line'):
        query['line'] = asked['line']['id']
    if rule:
        query['rule'] = rule
    return json.dumps(query)


def ask(helper, path, lines):
    result = subprocess.run([helper.path, path], cwd=helper.folder, env=helper.environment, input='\n'.join(lines).encode() + b'\n', capture_output=True, timeout=300)
    same((result.returncode, result.stderr.decode()), (0, ''))
    return [json.loads(line) for line in result.stdout.splitlines()]


def check(got, expected, met):
    if expected is None or 'refused' in got:
        if expected is not None or 'refused' not in got:
            raise Failed(f'got      {got}\nexpected {expected or met}')
        return
    same({key: got[key] for key in expected}, expected)
    same(got['has_percent'], got['variance'] != 0)
    same(sum(one[2] for one in got['partners']) + got['reserve'] + got['held'] + got['unallocated'], got['variance'])
    if got.get('works'):
        check_works(got)


def check_works(got):
    """The balance runs through the steps to what nobody bears, what each part got is what its portion says, and together they are the shares."""
    left, borne = got['variance'], Counter()
    for work in got['works']:
        before, amount, after = work['balance']
        same((before, after), (left, left if work['kind'] in BEARS_NOTHING else left - amount))
        left = after
        for partner, _, share, whole, extra, _, _, over in work['parts']:
            same(abs(share), whole + extra)
            if partner and work['kind'] not in BEARS_NOTHING:
                borne[partner] += share - (over if work['kind'] == CAP else 0)
        if work['parts']:
            same(sum(part[2] - (part[7] if work['kind'] == CAP else 0) for part in work['parts']), amount)
    same(left, got['unallocated'])
    same({partner: share for partner, share in borne.items() if share}, {one[0]: one[2] for one in got['partners'] if one[2]})


def compare(helper, path, questions, n_questions):
    """Asks both; what came out of how many."""
    some = questions.some(n_questions)
    lines = [line_of(asked, rule, number % 10 == 0) for number, (asked, rule) in enumerate(some)]
    seen = Counter()
    for (asked, rule), line, got in zip(some, lines, ask(helper, path, lines)):
        expected, met = questions.answer(asked, rule)
        try:
            check(got, expected, met)
        except Failed as failed:
            raise Failed(f'{line}\n{failed}') from failed
        seen.update(met | {'refused' if expected is None else 'shared'})
    return seen


# ---- Asking the program ----

def arguments(asked, rule):
    variance = asked['variance']
    yield from ('--pool', asked['pool']['name'], '--year', f'{asked["year"]}/{asked["year"] % 100 + 1}',
                f'--variance={"-" if variance < 0 else ""}{abs(variance) // 100}.{abs(variance) % 100:02}')
    if asked['line']:
        yield f'--line={asked["line"]["name"]}'
    if rule:
        yield f'--rule={rule}'
    if asked['as_at']:
        yield f'--as-at={asked["as_at"]}'
    if asked['scenario']:
        yield '--scenario=What if'


def compare_told(program, path, questions):
    """A typed variance, through the command line and as it is told there."""
    asked, rule = next(((asked, rule) for asked, rule in questions.some(20) if 'amounts' not in asked), (None, None))
    if asked is None:
        return
    asked['others'] = []
    expected, _ = questions.answer(asked, rule)
    if expected is None:
        program.refuse(1, 'share', path, *arguments(asked, rule))
        return
    names = {one['id']: one['name'] for one in questions.document.partners}
    got = program.json('share', path, *arguments(asked, rule))
    same([[one['name'], one['percent'], one['share'], one['contribution'], one['cost']] for one in got['partners']],
         [[names[partner], f'{"-" if percent < 0 else ""}{abs(percent) // 10000}.{abs(percent) % 10000:04}' if asked['variance'] else None, *rest]
          for partner, percent, *rest in expected['partners']])
    same({key: got[key] for key in ('variance', 'reserve', 'held', 'unallocated')}, {key: expected[key] for key in ('variance', 'reserve', 'held', 'unallocated')})
    same([[one['from'], one['to'], one['amount']] for one in got['settlement']], [[names[debtor], names[creditor], amount] for debtor, creditor, amount in expected['settlement']])


def test_random_documents(program):
    seed = int(os.environ.get('DEW_SEED', random.SystemRandom().randrange(10 ** 9)))
    print(f'# DEW_SEED={seed}', flush=True)
    n_documents, n_questions = 1000 if os.environ.get('DEW_LONG') else 100, 100
    chosen = os.environ.get('DEW_DOCUMENT')
    helper = Program(os.path.abspath(sys.argv[2]), program.folder)
    seen = Counter()
    for number in range(n_documents) if chosen is None else [int(chosen)]:
        questions = Questions(Document(random.Random(f'{seed} {number}')))
        path = f'{number}.dewpond'
        program.file('document.json', questions.document.json())
        program.tell('new', path)
        program.tell('import', path, 'document.json')
        try:
            seen += compare(helper, path, questions, n_questions)
            compare_told(program, path, questions)
        except Failed as failed:
            raise Failed(f'DEW_SEED={seed} DEW_DOCUMENT={number}\n{failed}') from failed
        os.unlink(program.file(path))
    print('# ' + '; '.join(f'{kind} {count}' for kind, count in sorted(seen.items())), flush=True)
    if chosen is None:
        holds(all(seen[kind] for kind in KINDS), 'never came out:', *(kind for kind in KINDS if not seen[kind]))
        holds(seen['shared'] > 2 * seen['refused'], 'too few were shared to tell anything')


main(globals())
