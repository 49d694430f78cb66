# share_documents.py: random documents, rules and questions for the second computation of shares.
#
# Most questions have to have an answer, and small amounts many odd pennies: so what is asked about, the limits of rules and the
# figures of a document are of one size, and what makes a share a refusal is in some documents only.

import json

from share_facts import MEASURES

YEARS = (2013, 2014)
DATES = ('', '2012-06-30', '2013-04-01', '2013-09-17', '2014-01-31', '2014-06-01', '2015-02-28')
MOST_PERCENT = 400000
TAKERS = ('own', 'proportional', 'proportional', 'proportional', 'fixed', 'equal', 'all', 'unallocated')


def print_pounds(pence):
    return f'{"-" if pence < 0 else ""}£{abs(pence) // 100:,}.{abs(pence) % 100:02}'


def print_percent(millionths):
    return f'{millionths // 10000}.{millionths % 10000:04}%'


class Document:
    def __init__(self, dice):
        self.dice = dice
        self.next_id = 0
        self.size = dice.choice((10, 100, 10 ** 4, 10 ** 6, 10 ** 8, 10 ** 10))
        self.negative = dice.random() < 0.15
        self.crossing, self.agreed = dice.random() < 0.4, dice.random() < 0.8
        self.partners = [{'id': self.number(), 'position': dice.randrange(4), 'name': f'Partner {letter}', 'kind': 'other',
                          'short_name': dice.choice(('', f'P{letter}'))} for letter in 'ABCDEFGH'[:dice.choice((2, 2, 3, 3, 4, 5, 6, 7, 8))]]
        self.agreements = [{'id': self.number(), 'position': 0, 'name': 'Agreement', 'start': '', 'end': '', 'no_end': 0, 'review': '', 'note': '', 'source': ''}]
        self.scenarios = [{'id': self.number(), 'position': 0, 'name': 'What if', 'note': ''}]
        self.pools, self.lines, self.figures, self.rules, self.virements, self.movements = [], [], [], [], [], []
        for number in range(dice.randrange(1, 5)):
            self.add_pool(f'Pool {number}')
        for _ in range(dice.choice((0, 0, 1, 3))):
            self.add_virement()

    def number(self):
        self.next_id += self.dice.randrange(1, 4)
        return self.next_id

    def some_partner(self):
        return self.dice.choice(self.partners)['id']

    def some_date(self):
        return self.dice.choice(DATES)

    def some_pence(self):
        return self.dice.choice((0, 1, 3, self.size, self.dice.randrange(self.size), self.dice.randrange(self.size), self.dice.randrange(self.size * 10),
                                 self.dice.randrange(1, 40) * max(1, self.size // 10)))

    # Structure and figures.

    def lead(self, *modes):
        mode = self.dice.choice(modes)
        return {'lead_mode': mode, 'lead': self.some_partner() if mode == 'single' else None}

    def status(self, chance):
        aligned = self.dice.random() < chance
        return {'status': 'aligned' if aligned else 'pooled', 'pooled_from': self.some_date() if aligned else ''}

    def add_pool(self, name):
        pool = {'id': self.number(), 'agreement': self.agreements[0]['id'] if self.dice.random() < (0.85 if self.agreed else 0.15) else None, 'position': self.dice.randrange(2), 'name': name,
                'reference': '', 'host': self.dice.choice((None, *(self.some_partner() for _ in range(4)))), 'aims': '', 'start': '', 'end': '', 'no_end': 0,
                'note': '', 'source': '', **self.lead('', 'single', 'single', 'single', 'joint', 'split'), **self.status(0.05)}
        self.pools.append(pool)
        self.add_lines(pool, None, 0)
        for place in [None] + self.lines_of(pool):
            self.add_rules(pool, place)

    def lines_of(self, pool):
        return [line for line in self.lines if line['pool'] == pool['id']]

    def add_lines(self, pool, parent, depth):
        """Those of an aligned pool are aligned with it, and have no date of their own."""
        for _ in range(self.dice.randrange(1, 5)):
            category = depth < 3 and self.dice.random() < 0.3
            line = {'id': self.number(), 'pool': pool['id'], 'parent': parent, 'position': self.dice.randrange(3), 'kind': 'category' if category else 'line',
                    'name': f'Line {self.next_id}', 'provider': '', 'contract': '', 'note': '', 'source': '', **self.lead('', 'single', 'single', 'joint'),
                    **self.status(0 if category or pool['status'] == 'aligned' else 0.2)}
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
                        if self.dice.random() < (0.45 if scenario == 0 else 0.1):
                            self.add_figure(line, year, 0, measure, partner['id'], scenario)
            if self.dice.random() < 0.4:
                self.add_budget(line, year)

    def add_budget(self, line, year):
        """Of some partners or of nobody, of the year or of months or of both."""
        for partner in sorted({self.dice.choice((0, self.some_partner())) for _ in range(2)}):
            for month in self.dice.choice(((0,), (0,), (1, 2, 12), tuple(range(13)), tuple(range(1, 13)))):
                for scenario in (0, self.scenarios[0]['id']):
                    if scenario == 0 or self.dice.random() < 0.15:
                        self.add_figure(line, year, month, 'budget', partner, scenario)

    def add_figure(self, line, year, month, measure, partner, scenario):
        pence = self.some_pence()
        if self.negative and self.dice.random() < 0.1:
            pence = -pence
        if measure == 'income' and self.dice.random() < 0.8:
            pence //= 50
        if scenario and self.dice.random() < 0.3:
            pence = None
        self.figures.append({'line': line['id'], 'year': year, 'month': month, 'measure': measure, 'partner': partner, 'scenario': scenario, 'pence': pence})

    def add_virement(self):
        """Between two lines or more, of one pool or several; seldom more than is there, which makes most shares a refusal."""
        services = [line for line in self.lines if line['kind'] == 'line']
        if len(services) < 2:
            return
        chosen = self.dice.sample(services, self.dice.randrange(2, min(4, len(services)) + 1))
        year = self.dice.choice(YEARS)
        partner = self.dice.choice((None, self.some_partner(), self.some_partner()))
        there = sum(one['pence'] or 0 for one in self.figures if one['line'] == chosen[0]['id'] and one['year'] == year and one['scenario'] == 0 and
                    one['measure'] in ('existing', 'additional') and partner in (None, one['partner']))
        most = there if there > len(chosen) and self.dice.random() < 0.9 else 10 * self.size
        parts = [self.dice.randrange(1, max(1, most // len(chosen)) + 1) for _ in chosen[1:]]
        virement = self.number()
        self.virements.append({'id': virement, 'year': year, 'date': f'{year}-11-05', 'partner': partner, 'reason': 'Demand', 'approved': '', 'assessment': ''})
        for line, pence in zip(chosen, [-sum(parts)] + parts):
            self.movements.append({'id': self.number(), 'virement': virement, 'line': line['id'], 'pence': pence})

    def name(self, partner):
        one = next(one for one in self.partners if one['id'] == partner)
        return one['short_name'] or one['name']

    # Rules.

    def some_limit(self):
        """Of the size of what is asked about, or in per cent of the budget."""
        return print_pounds(self.some_pence()) if self.dice.random() < 0.6 else print_percent(self.dice.choice((0, 5000, 10000, 333333, self.dice.randrange(MOST_PERCENT))))

    def some_names(self, most=8):
        return [self.name(one['id']) for one in self.dice.sample(self.partners, self.dice.randrange(1, min(most, len(self.partners)) + 1))]

    def some_taker(self, direction):
        kind = self.dice.choice(TAKERS + (('retain', 'retain non-recurrent', 'carry forward') if direction == 'under' else ('equal',)))
        if kind == 'proportional':
            return (f'proportional {self.dice.choice(("gross", "net"))}{self.dice.choice(("", " opening", " current"))}'
                    f'{self.dice.choice(("", "", " per category"))}{self.dice.choice(("", "", " including aligned"))}')
        if kind == 'all':
            return f'all to {self.dice.choice(("host", "lead", *self.some_names(2)))}'
        if kind == 'fixed':
            names = self.some_names()
            cuts = sorted(self.dice.randrange(1000001) for _ in names[1:])
            parts = [b - a for a, b in zip([0] + cuts, cuts + [1000000])]
            return 'fixed ' + ', '.join(f'{name} {print_percent(part)}' for name, part in zip(names, parts))
        return kind

    def some_bands(self, direction):
        """In pounds or in per cent, of limits that grow."""
        count = self.dice.randrange(1, 4)
        if self.dice.random() < 0.5:
            limits = [print_pounds(one) for one in sorted({self.dice.randrange(1, self.size * 3 + 3) for _ in range(count)})]
        else:
            limits = [print_percent(one) for one in sorted({self.dice.choice((10000, 30000, self.dice.randrange(1, MOST_PERCENT))) for _ in range(count)})]
        return [f'up to {limit}: {self.some_taker(direction)}' for limit in limits] + [f'rest: {self.some_taker(direction)}']

    def some_takings(self):
        """Steps that take some, in any order, behind netting and notices."""
        chance = self.dice.random
        steps = [f'{word} {print_pounds(self.some_pence())}' for word in ('reserve', 'uncommitted') if chance() < 0.15]
        if chance() < 0.15:
            steps += [f'carve {name} {print_pounds(self.some_pence())} because {self.dice.choice(("notice served late", "breach"))}' for name in self.some_names(3) * self.dice.choice((1, 1, 2))]
        if chance() < 0.25:
            steps.append(f'tolerance {self.some_limit()} {self.dice.choice(("excess", "all"))}')
        self.dice.shuffle(steps)
        first = [f'offset {self.dice.choice(("within pool", *["across pools"] * 3))}'] if chance() < (0.8 if self.crossing else 0.3) else []
        first += [f'notify {self.some_limit()}'] if chance() < 0.15 else []
        self.dice.shuffle(first)
        return first + steps

    def some_cap(self):
        if self.dice.random() >= 0.35:
            return []
        return [f'cap {", ".join(f"{name} {self.some_limit()}" for name in self.some_names(4))} {self.dice.choice(("to others", "to others", "to lead", "unallocated"))}']

    def some_rule(self, direction):
        if self.dice.random() < (0.1 if self.crossing else 0.3):
            return self.some_taker(direction)
        takings = self.some_takings()
        taker = self.some_bands(direction) if self.dice.random() < 0.35 else [self.some_taker(direction)] if self.dice.random() < 0.95 or not takings else []
        return '; '.join(takings + taker + (self.some_cap() if taker else []))

    def add_rules(self, pool, line):
        for scenario in (0, self.scenarios[0]['id']):
            for direction in ('over', 'under'):
                if self.dice.random() >= (0.9 if line is None else 0.08):
                    continue
                for start, text in self.some_dated(direction):
                    self.rules.append({'id': self.number(), 'scenario': scenario, 'pool': pool['id'], 'line': line['id'] if line else None, 'direction': direction,
                                       'start': start, 'text': text, 'note': ''})

    def some_dated(self, direction):
        """Rules one after the other; some say again what the one before them says, or an earlier one. Of some, amounts were decided."""
        decided = self.dice.random() < 0.1
        texts = []
        for start in sorted({self.dice.choice(('', self.some_date())) for _ in range(self.dice.randrange(1, 5))}):
            if decided and self.dice.random() < 0.7:
                left = self.dice.randrange(self.size * 4)
                text = '; '.join([*self.some_takings(), self.some_decided(-left if direction == 'under' else left)])
            else:
                text = self.some_rule(direction)
            texts.append(self.dice.choice((text, text, text, *texts)))
            yield start, texts[-1]

    def json(self):
        return json.dumps({'format': 'dewpond', 'version': 2, 'tables': {
            'document': [{'id': 1, 'title': 'Random', 'subtitle': '', 'as_at': '', 'note': ''}], 'partner': self.partners, 'agreement': self.agreements,
            'pool': self.pools, 'line': self.lines, 'scenario': self.scenarios, 'figure': self.figures, 'rule': self.rules,
            'virement': self.virements, 'movement': self.movements}})

    # Questions.

    def some_variance(self, sign):
        return sign * self.dice.choice((0, 1, 2, self.some_pence(), self.dice.randrange(self.size), self.dice.randrange(self.size * 4), self.dice.randrange(self.size * 4)))

    def some_amounts(self, pool, signs):
        """Of most lines, small ones, which cancel out, and large; or how they fall on the months."""
        scale = self.dice.choice((3, self.size, self.size, self.size * 4))
        lines = [line['id'] for line in self.lines_of(pool) if line['kind'] == 'line' and self.dice.random() < 0.8]
        amounts = {line: self.dice.choice(signs) * self.dice.randrange(scale) for line in lines}
        if self.dice.random() < 0.5:
            return amounts, None
        return amounts, {line: self.some_months(amounts[line]) for line in lines}

    def some_months(self, amount):
        """What comes to the amount: in a few months, or up and down."""
        months = [0] * 12
        for month in self.dice.sample(range(12), self.dice.randrange(1, 5)):
            months[month] = self.dice.randrange(-abs(amount), abs(amount) + 1) if self.dice.random() < 0.3 else amount // 5
        months[self.dice.randrange(12)] += amount - sum(months)
        return months

    def some_question(self):
        """The pool and the rest of it, as the second computation takes it, without a rule."""
        pool = self.dice.choice(self.pools)
        sign = self.dice.choice((1, -1))
        asked = {'pool': pool, 'year': self.dice.choice(YEARS), 'scenario': self.scenarios[0]['id'] if self.dice.random() < 0.3 else 0,
                 'as_at': self.some_date() if self.dice.random() < 0.5 else ''}
        if self.dice.random() < 0.5:
            asked['variance'] = self.some_variance(sign)
            asked['line'] = self.dice.choice(self.lines_of(pool)) if self.dice.random() < 0.2 else None
        else:
            asked['amounts'], asked['months'] = self.some_amounts(pool, self.dice.choice(((sign,), (sign,), (sign, sign, sign, -sign), (1, -1))))
            asked['variance'] = sum(asked['amounts'].values())
        asked['others'] = [self.some_other(pool, -sign, 'amounts' not in asked) for pool in self.pools if pool is not asked['pool'] and self.dice.random() < 0.7]
        return asked

    def some_other(self, pool, sign, typed):
        sign *= self.dice.choice((1, 1, 1, -1))
        if typed:
            return {'pool': pool, 'variance': self.some_variance(sign)}
        amounts, months = self.some_amounts(pool, (sign, sign, sign, -sign))
        return {'pool': pool, 'variance': sum(amounts.values()), 'amounts': amounts, 'months': months}

    def some_decided(self, left):
        """Who bears what is left; seldom something else, and where nothing is known, nothing that comes to it; or amounts of both signs."""
        names = self.some_names()
        left = left if self.dice.random() < 0.9 else left + 1
        cuts = sorted(self.dice.randrange(abs(left) + 1) for _ in names[1:])
        sign = -1 if left < 0 and self.dice.random() < 0.3 else 1
        parts = [sign * (b - a) for a, b in zip([0] + cuts, cuts + [abs(left)])]
        if self.dice.random() < 0.3:
            parts[0], parts[-1] = parts[0] + self.size, parts[-1] - self.size
        return 'decided ' + ', '.join(f'{name} {print_pounds(part)}' for name, part in zip(names, parts)) + ' because minute 12'
