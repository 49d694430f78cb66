#!/usr/bin/python3
# test-share-oracle.py: variances of random documents, shared by the program and once more here, with exact fractions.
#
# What is done here is written after the rules of the subject, not after the program: who takes part, what counts, what is
# refused, where the pennies go. DEW_SEED repeats a run.

import json
import os
import random
import sys
from collections import Counter
from fractions import Fraction

from program import Failed, Program, main, same

YEARS = (2013, 2014)
MEASURES = ('existing', 'additional', 'income')


class Refused(Exception):
    pass


# ---- A random document, as the tables of its JSON ----

def some_pence(dice):
    return dice.choice((0, 1, 100, 300, dice.randrange(1000), dice.randrange(10 ** 6), dice.randrange(10 ** 11), dice.randrange(1, 40) * 10 ** 8))


class Document:
    def __init__(self, dice):
        self.dice = dice
        self.next_id = 0
        # What makes a share a refusal, in some documents only: many must come out.
        self.negative = dice.random() < 0.15
        self.partners = [{'id': self.number(), 'position': dice.randrange(4), 'name': f'Partner {letter}', 'kind': 'other',
                          'short_name': dice.choice(('', f'P{letter}'))} for letter in 'ABCDE'[:dice.randrange(1, 6)]]
        self.scenarios = [{'id': self.number(), 'position': 0, 'name': 'What if', 'note': ''}]
        self.pools, self.lines, self.figures, self.rules, self.virements, self.movements = [], [], [], [], [], []
        for number in range(dice.randrange(1, 3)):
            self.add_pool(f'Pool {number}')
        for _ in range(dice.choice((0, 0, 1, 3))):
            self.add_virement()

    def number(self):
        self.next_id += self.dice.randrange(1, 4)
        return self.next_id

    def some_partner(self):
        return self.dice.choice(self.partners)['id']

    def some_date(self):
        return self.dice.choice(('', '2012-06-30', '2013-04-01', '2013-09-17', '2014-01-31', '2014-06-01', '2015-02-28'))

    def lead(self, *modes):
        mode = self.dice.choice(modes)
        return {'lead_mode': mode, 'lead': self.some_partner() if mode == 'single' else None}

    def add_pool(self, name):
        pool = {'id': self.number(), 'agreement': None, 'position': 0, 'name': name, 'reference': '',
                'host': self.dice.choice((None, self.some_partner(), self.some_partner())), 'aims': '', 'start': '', 'end': '', 'no_end': 0,
                'note': '', 'source': '', **self.lead('', 'single', 'single', 'joint', 'split')}
        self.pools.append(pool)
        self.add_lines(pool, None, 0)
        for place in [None] + [line for line in self.lines if line['pool'] == pool['id']]:
            self.add_rules(pool, place)

    def add_lines(self, pool, parent, depth):
        for _ in range(self.dice.randrange(1, 5)):
            category = depth < 3 and self.dice.random() < 0.3
            aligned = not category and self.dice.random() < 0.3
            line = {'id': self.number(), 'pool': pool['id'], 'parent': parent, 'position': self.dice.randrange(3), 'kind': 'category' if category else 'line',
                    'name': f'Line {self.next_id}', 'provider': '', 'contract': '', 'status': 'aligned' if aligned else 'pooled',
                    'pooled_from': self.some_date() if aligned else '', 'note': '', 'source': '',
                    **self.lead('', 'single', 'single', 'joint')}
            self.lines.append(line)
            if category:
                self.add_lines(pool, line['id'], depth + 1)
            else:
                self.add_figures(line)

    def add_figures(self, line):
        for year in YEARS:
            for partner in self.partners:
                for measure in MEASURES:
                    for scenario in (0, self.scenarios[0]['id']):
                        if self.dice.random() < (0.35 if scenario == 0 else 0.1):
                            pence = some_pence(self.dice)
                            if self.negative and self.dice.random() < 0.1:
                                pence = -pence
                            if measure == 'income' and self.dice.random() < 0.8:
                                pence //= 50
                            if scenario and self.dice.random() < 0.3:
                                pence = None
                            self.figures.append({'line': line['id'], 'year': year, 'month': 0, 'measure': measure, 'partner': partner['id'],
                                                 'scenario': scenario, 'pence': pence})

    def add_virement(self):
        """Between two lines or more, of one pool or several; seldom more than is there, which makes most shares a refusal."""
        services = [line for line in self.lines if line['kind'] == 'line']
        if len(services) < 2:
            return
        chosen = self.dice.sample(services, self.dice.randrange(2, min(4, len(services)) + 1))
        year = self.dice.choice(YEARS)
        partner = self.dice.choice((None, self.some_partner(), self.some_partner()))
        there = sum(one['pence'] or 0 for one in self.figures if one['line'] == chosen[0]['id'] and one['year'] == year and one['scenario'] == 0 and
                    one['measure'] != 'income' and partner in (None, one['partner']))
        most = there if there > len(chosen) and self.dice.random() < 0.9 else 10 ** self.dice.randrange(2, 10)
        parts = [self.dice.randrange(1, most // len(chosen) + 1) for _ in chosen[1:]]
        virement = self.number()
        self.virements.append({'id': virement, 'year': year, 'date': f'{year}-11-05', 'partner': partner, 'reason': 'Demand', 'approved': '', 'assessment': ''})
        for line, pence in zip(chosen, [-sum(parts)] + parts):
            self.movements.append({'id': self.number(), 'virement': virement, 'line': line['id'], 'pence': pence})

    def name(self, partner):
        one = next(one for one in self.partners if one['id'] == partner)
        return one['short_name'] or one['name']

    def some_rule(self, direction):
        kind = self.dice.choice(('own', 'proportional', 'proportional', 'proportional', 'fixed', 'equal', 'all', 'retain' if direction == 'under' else 'equal'))
        if kind == 'proportional':
            return f'proportional {self.dice.choice(("gross", "net"))}{self.dice.choice(("", " opening", " current"))}'
        if kind == 'all':
            return f'all to {self.dice.choice(("host", "lead", self.name(self.some_partner())))}'
        if kind == 'fixed':
            chosen = self.dice.sample(self.partners, self.dice.randrange(1, len(self.partners) + 1))
            cuts = sorted(self.dice.randrange(1000001) for _ in chosen[1:])
            parts = [b - a for a, b in zip([0] + cuts, cuts + [1000000])]
            return 'fixed ' + ', '.join(f'{self.name(one["id"])} {part // 10000}.{part % 10000:04}%' for one, part in zip(chosen, parts))
        return kind

    def add_rules(self, pool, line):
        for scenario in (0, self.scenarios[0]['id']):
            for direction in ('over', 'under'):
                if self.dice.random() >= (0.7 if line is None else 0.12):
                    continue
                for start in {self.some_date() for _ in range(self.dice.randrange(1, 4))}:
                    self.rules.append({'id': self.number(), 'scenario': scenario, 'pool': pool['id'], 'line': line['id'] if line else None, 'direction': direction,
                                       'start': start, 'text': self.some_rule(direction), 'note': ''})

    def json(self):
        return json.dumps({'format': 'dewpond', 'version': 2, 'tables': {
            'document': [{'id': 1, 'title': 'Random', 'subtitle': '', 'as_at': '', 'note': ''}], 'partner': self.partners, 'agreement': [], 'pool': self.pools,
            'line': self.lines, 'scenario': self.scenarios, 'figure': self.figures, 'rule': self.rules,
            'virement': self.virements, 'movement': self.movements}})


# ---- The subject, exactly ----

def sign_of(number):
    return (number > 0) - (number < 0)


def share_out(amount, weights):
    """By largest remainder, ties to the earlier; what is below nil as the mirror."""
    if amount < 0:
        return [-share for share in share_out(-amount, weights)]
    exact = [Fraction(amount * weight, sum(weights)) for weight in weights]
    shares = [share.numerator // share.denominator for share in exact]
    for i in sorted(range(len(exact)), key=lambda i: (shares[i] - exact[i], i))[:amount - sum(shares)]:
        shares[i] += 1
    return shares


class Oracle:
    def __init__(self, document, pool, year, variance, line, rule, as_at, scenario, amounts=None):
        self.document, self.pool, self.variance, self.typed, self.scenario = document, pool, variance, rule, scenario
        self.line, self.year, self.amounts = line, year, amounts
        self.month = (as_at or f'{year + 1}-03-31')[:7]
        pooled = variance if amounts is None else sum(amounts.get(line['id'], 0) for line in self.lines(None) if self.pooled(line))
        self.direction = 'under' if (pooled or variance) < 0 else 'over'
        self.partners = sorted(document.partners, key=lambda one: (one['position'], one['id']))
        self.order = [one['id'] for one in self.partners]
        self.shares = dict.fromkeys(self.order, 0)
        self.held = 0
        self.figures = {}
        for scene in (0, scenario):
            for one in document.figures:
                if one['scenario'] == scene and one['year'] == year:
                    self.figures[one['line'], one['partner'], one['measure']] = one['pence']

        # What virements of the year move, by line and whose it is.
        self.moved = Counter()
        virements = {one['id']: one for one in document.virements if one['year'] == year}
        for one in document.movements:
            if one['virement'] in virements:
                self.moved[one['line'], virements[one['virement']]['partner']] += one['pence']

    # The tree.

    def under(self, parent):
        """The service lines under a category, or in the whole pool, in the order shown."""
        for one in sorted((one for one in self.document.lines if one['pool'] == self.pool['id'] and one['parent'] == parent),
                          key=lambda one: (one['position'], one['id'])):
            if one['kind'] == 'line':
                yield one
            else:
                yield from self.under(one['id'])

    def lines(self, place):
        if place is None:
            return list(self.under(None))
        return [place] if place['kind'] == 'line' else list(self.under(place['id']))

    def above(self, line):
        while line is not None:
            yield line
            line = next((one for one in self.document.lines if one['id'] == line['parent']), None)

    # Figures.

    def get(self, line, partner, measure):
        return self.figures.get((line['id'], partner, measure)) or 0

    def entered(self, line, partner):
        return (line['id'], partner) in self.moved or any(self.figures.get((line['id'], partner, measure)) is not None for measure in MEASURES)

    def current(self, line, partner):
        """What a partner contributes to a line after virements; None: what nobody is said to."""
        return self.get(line, partner, 'existing') + self.get(line, partner, 'additional') + self.moved[line['id'], partner]

    def pooled(self, line):
        return line['status'] == 'pooled' or line['pooled_from'] != '' and line['pooled_from'][:7] <= self.month

    # Rules.

    def rule_at(self, line):
        for scenario in ([self.scenario, 0] if self.scenario else [0]):
            dated = [one for one in self.document.rules if one['pool'] == self.pool['id'] and one['scenario'] == scenario and
                     one['line'] == (line and line['id']) and one['direction'] == self.direction]
            if dated:
                in_force = [one for one in dated if one['start'][:7] <= self.month]
                return max(in_force, key=lambda one: one['start'])['text'] if in_force else None
        return None

    def place_of(self, line):
        """The line or category whose rule serves it; None is the pool."""
        if self.typed is None:
            for one in self.above(line):
                if self.rule_at(one) is not None:
                    return one
        return None

    def rule_of(self, place):
        if self.typed is not None:
            return self.typed
        rule = self.rule_at(place)
        if rule is None and place is None and self.direction == 'under':
            return 'retain'
        return rule

    def takes_part(self, partner):
        return (self.pool['host'] == partner or self.pool['lead'] == partner or
                any(one['lead'] == partner for one in self.document.lines if one['pool'] == self.pool['id']) or
                any(self.current(line, partner) != 0 for line in self.lines(None)))

    # Sharing.

    def book(self, amount, weights):
        if amount != 0:
            if any(weight < 0 for weight in weights) or sum(weights) == 0:
                raise Refused
            for partner, share in zip(self.order, share_out(amount, weights)):
                self.shares[partner] += share

    def to_funders(self, line, amount):
        self.book(amount, [self.current(line, partner) for partner in self.order])

    def matters(self):
        """Whether it makes a difference which lines a variance falls on: not where one rule takes all of it."""
        rule = self.rule_of(None)
        return self.line is not None or rule in (None, 'own') or any(
            self.place_of(line) is not None or not self.pooled(line) for line in self.lines(None))

    def spread(self):
        """What falls on which line; None is what stays with the place as a whole."""
        if self.amounts is not None:
            return [(line, self.amounts[line['id']]) for line in self.lines(None) if line['id'] in self.amounts]
        if self.line is not None and self.line['kind'] == 'line':
            return [(self.line, self.variance)]
        if not self.matters():
            return [(None, self.variance)]
        lines = [line for line in self.lines(self.line) if any(self.entered(line, one) for one in self.order + [None])]
        weights = [sum(self.current(line, one) for one in self.order + [None]) for line in lines]
        if any(weight < 0 for weight in weights):
            raise Refused
        if sum(weights) == 0:
            return [(None, self.variance)]
        return list(zip(lines, share_out(self.variance, weights)))

    def weight(self, place, partner, net, opening):
        lines = [line for line in self.lines(place) if self.pooled(line)]
        existing, additional, income = (sum(self.get(line, partner, measure) for line in lines) for measure in MEASURES)
        if opening:
            return existing - (max(0, income - additional) if net else 0)
        return existing + additional + sum(self.moved[line['id'], partner] for line in lines) - (income if net else 0)

    def apply(self, rule, place, items):
        amount = sum(one for _, one in items)
        words = rule.split()
        if words[0] != 'own':
            items = self.offset(items)
            same(sum(one for _, one in items), amount)
        if words[0] == 'retain':
            if self.direction == 'over':
                raise Refused
            self.held += amount
        elif words[0] == 'own':
            for line, one in items:
                if line is None:
                    raise Refused
                if line['lead_mode'] == 'single':
                    self.shares[line['lead']] += one
                else:
                    self.to_funders(line, one)
        elif words[0] == 'proportional':
            self.book(amount, [self.weight(place, partner, words[1] == 'net', 'opening' in words) for partner in self.order])
        elif words[0] == 'equal':
            self.book(amount, [int(self.takes_part(partner)) for partner in self.order])
        elif words[0] == 'fixed':
            parts = dict(one.strip().rstrip('%').rsplit(' ', 1) for one in rule[len('fixed '):].split(','))
            self.book(amount, [int(Fraction(parts.get(self.document.name(partner), '0')) * 10000) for partner in self.order])
        else:
            to = rule[len('all to '):]
            if to == 'host':
                bearer = self.pool['host']
            elif to == 'lead':
                bearer = self.pool['lead']
            else:
                bearer = next(partner for partner in self.order if self.document.name(partner) == to)
            if bearer is None:
                raise Refused
            self.shares[bearer] += amount

    def offset(self, items):
        """What has not the sign of the sum goes off the rest pro rata, which leaves of each no more than there was."""
        amount = sum(one for _, one in items)
        if len({sign_of(one) for _, one in items} - {0}) < 2:
            return items
        sign = sign_of(amount) or 1
        weights = [max(sign * one, 0) for _, one in items]
        left = share_out(amount, weights)
        if any(sign * one < 0 or abs(one) > weight for one, weight in zip(left, weights)):
            raise Failed(f'{items} leave {left}')
        return [(line, one) for (line, _), one in zip(items, left)]

    def share(self):
        flows = {}
        for line, amount in self.spread():
            if line is not None and not self.pooled(line):
                self.to_funders(line, amount)
                continue
            place = self.place_of(line if line is not None else self.line)
            flows.setdefault(place and place['id'], (place, []))[1].append((line, amount))
        for place, items in flows.values():
            rule = self.rule_of(place)
            if rule is not None:
                self.apply(rule, place, items)
            elif sum(amount for _, amount in items) != 0:
                raise Refused
        if self.held > 0:
            raise Refused

    def result(self):
        try:
            self.share()
        except Refused:
            if self.variance != 0 or any((self.amounts or {}).values()):
                raise
            self.shares = dict.fromkeys(self.order, 0)
        names = {one['id']: one['name'] for one in self.partners}
        shown = [partner for partner in self.order if self.shares[partner] != 0 or self.pool['host'] == partner or self.pool['lead'] == partner or
                 any(one['lead'] == partner for one in self.document.lines if one['pool'] == self.pool['id']) or
                 any(self.entered(line, partner) for line in self.lines(None))]
        amounts = [self.shares[partner] for partner in shown] + [self.held]
        percents = [f'{"-" if one < 0 else ""}{abs(one) // 10000}.{abs(one) % 10000:04}' for one in self.percentages(amounts)]
        partners = []
        for partner, percent in zip(shown, percents):
            contribution = sum(self.current(line, partner) for line in self.lines(None))
            partners.append({'name': names[partner], 'percent': percent if self.variance else None, 'share': self.shares[partner], 'contribution': contribution,
                             'cost': contribution + self.shares[partner]})
        host = self.pool['host']
        settlement = [{'from': names[partner if share > 0 else host], 'to': names[host if share > 0 else partner], 'amount': abs(share)}
                      for partner, share in ((one, self.shares[one]) for one in shown) if host is not None and partner != host and share != 0]
        return {'variance': self.variance, 'partners': partners, 'held': self.held, 'reserve': 0, 'unallocated': 0, 'settlement': settlement}

    def percentages(self, amounts):
        """Each rounded down, the largest remainders up; of a variance below nil those of its mirror."""
        if not self.variance:
            return [0] * len(amounts)
        exact = [Fraction(amount * 1000000, self.variance) for amount in amounts]
        percents = [one.numerator // one.denominator for one in exact]
        for i in sorted(range(len(exact)), key=lambda i: (percents[i] - exact[i], i))[:1000000 - sum(percents)]:
            percents[i] += 1
        return percents


# ---- Both ----

def some_query(dice, document):
    pool = dice.choice(document.pools)
    lines = [line for line in document.lines if line['pool'] == pool['id']]
    sign = dice.choice((1, -1))
    variance = dice.choice((0, 1, 2, 100, 101, 999, dice.randrange(10 ** 6), dice.randrange(10 ** 11), 10 ** 8, 10 ** 8 + 1))
    return {'pool': pool, 'year': dice.choice(YEARS), 'variance': sign * variance, 'line': dice.choice(lines) if dice.random() < 0.3 else None,
            'rule': document.some_rule('over' if sign > 0 else 'under') if dice.random() < 0.5 else None,
            'as_at': document.some_date() or None, 'scenario': document.scenarios[0]['id'] if dice.random() < 0.3 else 0}


def some_amounts(dice, lines, signs=(1, -1)):
    """Of most lines, small ones, which cancel out, and large."""
    scale = dice.choice((3, 100, 10 ** 6, 10 ** 10))
    return {line['id']: dice.choice(signs) * dice.randrange(scale) for line in lines if line['kind'] == 'line' and dice.random() < 0.8}


def arguments(query):
    variance = query['variance']
    yield from ('--pool', query['pool']['name'], '--year', f'{query["year"]}/{query["year"] % 100 + 1}',
                f'--variance={"-" if variance < 0 else ""}{abs(variance) // 100}.{abs(variance) % 100:02}')
    if query['line']:
        yield f'--line={query["line"]["name"]}'
    if query['rule']:
        yield f'--rule={query["rule"]}'
    if query['as_at']:
        yield f'--as-at={query["as_at"]}'
    if query['scenario']:
        yield '--scenario=What if'


def check_works(result):
    """The balance runs through the steps, and what each part got is what its portion says."""
    left = result['variance']
    borne = Counter()
    for step in result['steps']:
        same(step['before'], left)
        left = step['after']
        for part in step['parts']:
            same(abs(part['share']), part['whole'] + part['extra'])
            if 'partner' in part and step['before'] - step['amount'] == step['after']:
                borne[part['partner']] += part['share']
        if step['parts']:
            same(sum(part['share'] for part in step['parts']), step['amount'])
    same({name: share for name, share in borne.items() if share}, {one['name']: one['share'] for one in result['partners'] if one['share']})


def compare(program, path, document, query):
    """Whether it was shared; the alternative is a refusal, by both."""
    try:
        expected = Oracle(document, **query).result()
    except Refused:
        program.refuse(1, 'share', path, *arguments(query))
        return False
    result = program.json('share', path, *arguments(query))
    same({key: result[key] for key in expected}, expected)
    same(sum(one['share'] for one in result['partners']) + result['held'], query['variance'])
    if result['steps']:
        check_works(result)
    return True


def tell_amounts(query):
    return [*map(str, (query['pool']['id'], query['year'], query['rule'] or '', query['as_at'] or '', query['scenario'])),
            *(str(one) for pair in query['amounts'].items() for one in pair)]


def compare_amounts(helper, path, document, dice):
    """The same of amounts that are given line by line."""
    query = some_query(dice, document)
    query['line'] = None
    query['amounts'] = some_amounts(dice, [line for line in document.lines if line['pool'] == query['pool']['id']], dice.choice(((1,), (-1,), (1, -1), (1, 1, 1, -1))))
    query['variance'] = sum(query['amounts'].values())
    told = tell_amounts(query)
    try:
        try:
            expected = Oracle(document, **query).result()
        except Refused:
            helper.refuse(1, path, *told)
            return False
        result = json.loads(helper.tell(path, *told))
        same({key: result[key] for key in expected}, expected)
        same(sum(one['share'] for one in result['partners']) + result['held'], query['variance'])
        if result['steps']:
            check_works(result)
    except Failed as failed:
        raise Failed(f'{" ".join(told)}\n{failed}') from failed
    return True


def test_random_documents(program):
    seed = int(os.environ.get('DEW_SEED', random.SystemRandom().randrange(10 ** 9)))
    dice = random.Random(seed)
    print(f'# DEW_SEED={seed}', flush=True)
    n_documents, n_queries = (100, 10) if os.environ.get('DEW_LONG') else (10, 8)
    helper = Program(os.path.abspath(sys.argv[2]), program.folder)
    shared = given = 0
    for number in range(n_documents):
        document = Document(dice)
        path = f'{number}.dewpond'
        program.file('document.json', document.json())
        program.tell('new', path)
        program.tell('import', path, 'document.json')
        for _ in range(n_queries):
            query = some_query(dice, document)
            try:
                shared += compare(program, path, document, query)
                given += compare_amounts(helper, path, document, dice)
            except Failed as failed:
                raise Failed(f'DEW_SEED={seed}, document {number}: {" ".join(arguments(query))}\n{failed}\n{open(program.file("document.json")).read()}') from failed
    print(f'# {shared} of {n_documents * n_queries} were shared, and {given} of as many line by line, the others refused by both', flush=True)
    if min(shared, given) * 3 < n_documents * n_queries:
        raise Failed('too few were shared to tell anything')


main(globals())
