# share_facts.py: what the second computation of shares goes by: rules, read from their text, and what there is in a pool.
#
# A fraction is a number of pence, rounded down, and a remainder over a denominator that all of its column have; so they are
# compared exactly.

from collections import Counter
from functools import lru_cache

MEASURES = ('existing', 'additional', 'income')
HUNDRED = 1000000


class Refused(Exception):
    pass


def sign_of(number):
    return (number > 0) - (number < 0)


def share_out(amount, weights):
    """By largest remainder, ties to the earlier; what is below nil as the mirror."""
    if amount < 0:
        return [-share for share in share_out(-amount, weights)]
    total = sum(weights)
    parts = [divmod(amount * weight, total) for weight in weights]
    shares = [whole for whole, _ in parts]
    pennies = amount - sum(shares)
    if pennies:
        for i in sorted(range(len(parts)), key=lambda i: (-parts[i][1], i))[:pennies]:
            shares[i] += 1
    return shares


def twelfths(amount):
    """Equal parts on the months, what has run up rounded half away from nil."""
    if amount < 0:
        return [-one for one in twelfths(-amount)]
    run_up = [(2 * amount * month + 12) // 24 for month in range(13)]
    return [after - before for before, after in zip(run_up, run_up[1:])]


def months_of(year):
    return [f'{year}-{month:02}' for month in range(4, 13)] + [f'{year + 1}-{month:02}' for month in range(1, 4)]


# ---- Rules, read from their text ----

def read_amount(text):
    """£1,234.56 as pence."""
    pounds, _, pence = text.replace('£', '').replace(',', '').partition('.')
    return int(pounds + (pence or '00'))


def read_millionths(text):
    whole, _, decimals = text.rstrip('%').partition('.')
    return int(whole + (decimals + '0000')[:4])


class Limit:
    """In pence, or in millionths of the budget."""

    def __init__(self, text):
        self.percent = text.endswith('%')
        self.number = read_millionths(text) if self.percent else read_amount(text)


def read_named(text, read):
    return [(name, read(what)) for name, what in (one.strip().rsplit(' ', 1) for one in text.split(', '))]


class Rule:
    """steps: those that take some, (kind, …); bands: (upper limit or None, words of what takes it), one without a limit where a rule has no bands."""

    def __init__(self, text):
        self.steps, self.bands, self.caps, self.to, self.decided, self.because = [], [], {}, None, None, None
        self.across = False
        self.text = text
        self.bare_own = text == 'own'
        for step in text.split('; '):
            getattr(self, 'read_' + step.split()[0].rstrip(':'), self.read_taker)(step)
        takers = [words for _, words in self.bands]
        kinds = [words[0] for words in takers]
        self.needs_lines = 'own' in kinds or any('category' in words for words in takers) or any(kind == 'tolerance' for kind, *_ in self.steps)
        self.only_under = 'retain' in kinds or 'carry' in kinds

    def read_offset(self, step):
        self.across = step == 'offset across pools'

    def read_notify(self, step):
        self.steps.append(('notify', Limit(step.split()[1]), self.across))

    def read_reserve(self, step):
        kind, amount = step.split()
        self.steps.append((kind, read_amount(amount)))

    read_uncommitted = read_reserve

    def read_carve(self, step):
        what, _, why = step[len('carve '):].partition(' because ')
        name, amount = what.rsplit(' ', 1)
        nth = sum(one[0] == 'carve' and (one[1], one[3]) == (name, why) for one in self.steps)
        self.steps.append(('carve', name, read_amount(amount), why, nth))

    def read_tolerance(self, step):
        _, limit, what = step.split()
        self.steps.append(('tolerance', Limit(limit), what))

    def read_up(self, step):
        limit, _, taker = step[len('up to '):].partition(': ')
        self.bands.append((Limit(limit), self.words(taker)))

    def read_rest(self, step):
        self.bands.append((None, self.words(step[len('rest: '):])))

    def read_taker(self, step):
        self.bands.append((None, self.words(step)))

    def read_decided(self, step):
        what, _, self.because = step[len('decided '):].partition(' because ')
        self.decided = read_named(what, read_amount)

    def read_cap(self, step):
        self.to = next(to for to in ('to others', 'to lead', 'unallocated') if step.endswith(to))
        self.caps = dict(read_named(step[len('cap '):-len(self.to)].strip(), Limit))

    @staticmethod
    def words(taker):
        if taker.startswith('fixed '):
            return ['fixed', dict(read_named(taker[len('fixed '):], read_millionths))]
        if taker.startswith('all to '):
            return ['all', taker[len('all to '):]]
        return taker.split()


read_rule = lru_cache(maxsize=2000)(Rule)


# ---- What there is in a pool, in a year and a scenario ----

class Facts:
    """by_id: its categories and lines; lines: its service lines in the order shown; gross: of each, the partners' contributions after virements."""

    def __init__(self, document, pool, year, scenario):
        self.document, self.pool, self.year, self.scenario = document, pool, year, scenario
        self.partners = sorted(document.partners, key=lambda one: (one['position'], one['id']))
        self.order = [one['id'] for one in self.partners]
        self.names = {document.name(partner): i for i, partner in enumerate(self.order)}
        mine = [one for one in document.lines if one['pool'] == pool['id']]
        self.by_id = {one['id']: one for one in mine}
        self.children = {}
        for one in sorted(mine, key=lambda one: (one['position'], one['id'])):
            self.children.setdefault(one['parent'], []).append(one)
        self.lines = list(self.services(None))
        self.read_figures()
        self.read_movements()
        self.rules = {}
        for one in document.rules:
            if one['pool'] == pool['id'] and one['scenario'] in (0, scenario):
                self.rules.setdefault((one['line'], one['direction'], one['scenario']), []).append((one['start'][:7], one['text']))
        self.gross = {line['id']: [self.existing(line, i) + self.get(line, i, 'additional') + self.moved[line['id'], i] for i in self.everyone()]
                      for line in self.lines}
        self.taking_part = [self.takes_part(i) for i in self.everyone()]
        self.leading = [partner in (pool['host'], pool['lead']) or any(one['lead'] == partner for one in mine) for partner in self.order]
        for function in ('rule_at', 'pooled_in', 'starts', 'budget', 'weights'):
            setattr(self, function, lru_cache(maxsize=None)(getattr(self, function)))

    def everyone(self):
        return range(len(self.order))

    def read_figures(self):
        """By line, measure, partner (None: nobody's) and month; the scenario's figure lies over the baseline's, and may clear it."""
        number = {partner: i for i, partner in enumerate(self.order)}
        self.figures = {}
        for scene in (0, self.scenario):
            for one in self.document.figures:
                if one['scenario'] == scene and one['year'] == self.year and one['line'] in self.by_id:
                    self.figures.setdefault((one['line'], one['measure']), {})[number.get(one['partner']), one['month']] = one['pence']

    def read_movements(self):
        number = {partner: i for i, partner in enumerate(self.order)}
        self.moved = Counter()
        virements = {one['id']: number.get(one['partner']) for one in self.document.virements if one['year'] == self.year}
        for one in self.document.movements:
            if one['virement'] in virements and one['line'] in self.by_id:
                self.moved[one['line'], virements[one['virement']]] += one['pence']

    def services(self, parent):
        """The service lines under a category, or in the whole pool, in the order shown."""
        for one in self.children.get(parent, ()):
            if one['kind'] == 'line':
                yield one
            else:
                yield from self.services(one['id'])

    def under(self, place):
        if place is None:
            return self.lines
        return [self.by_id[place]] if self.by_id[place]['kind'] == 'line' else list(self.services(place))

    def above(self, line):
        """The line and the categories it stands in, from the inside."""
        while line is not None:
            yield line['id']
            line = self.by_id.get(line['parent'])

    def unit(self, line, place):
        """What stands directly in the place and has the line in it."""
        way = list(self.above(line))
        return way[0] if place == way[0] else way[way.index(place) - 1] if place is not None else way[-1]

    def get(self, line, i, measure):
        return self.figures.get((line['id'], measure), {}).get((i, 0)) or 0

    def existing(self, line, i):
        return self.get(line, i, 'existing')

    def entered(self, line, i):
        return (line['id'], i) in self.moved or any(self.figures.get((line['id'], measure), {}).get((i, 0)) is not None for measure in MEASURES)

    def takes_part(self, i):
        partner = self.order[i]
        return (partner in (self.pool['host'], self.pool['lead']) or any(one['lead'] == partner for one in self.by_id.values()) or
                any(self.gross[line['id']][i] != 0 for line in self.lines))

    def pooled(self, line, month):
        return line['id'] in self.pooled_in(month)

    def pooled_in(self, month):
        """The lines, by id, that are pooled in a month."""
        return frozenset(line['id'] for line in self.lines if self.is_pooled(line, month))

    def is_pooled(self, line, month):
        return all(one['status'] == 'pooled' or one['pooled_from'] != '' and one['pooled_from'][:7] <= month for one in (self.pool, line))

    def rule_at(self, place, direction, month):
        """The text in force for a place itself."""
        for scenario in ([self.scenario, 0] if self.scenario else [0]):
            dated = self.rules.get((place, direction, scenario))
            if dated:
                return max((one for one in dated if one[0] <= month), default=(None, None))[1]
        return None

    def said_at(self, place, direction, month):
        """The rule, without what goes without saying: current contributions are those of the latest budget, which a rule is by that names neither."""
        text = self.rule_at(place, direction, month)
        return text and text.replace(' current', '')

    def starts(self, direction):
        """The months in which another rule for a direction is in force, or other lines are pooled, than the month before; the first always. Without a direction,
        those alone."""
        stood, starts = None, []
        for month in months_of(self.year):
            stands = [self.said_at(place, direction, month) for place in (None, *self.by_id)] if direction else None, self.pooled_in(month)
            if stands != stood:
                starts.append(month)
            stood = stands
        return starts

    def line_budget(self, line):
        """The latest: of each partner, and nobody, the year's or else the months' sum, or where none is entered the gross; and what virements move."""
        cells = {cell: pence for cell, pence in self.figures.get((line['id'], 'budget'), {}).items() if pence is not None}
        moved = sum(self.moved[line['id'], i] for i in [None, *self.everyone()])
        if not cells:
            return sum(self.gross[line['id']]) + self.moved[line['id'], None]
        return moved + sum(pence for (i, month), pence in cells.items() if month == 0 or (i, 0) not in cells)

    def budget(self, place):
        return sum(self.line_budget(line) for line in self.under(place))

    def weights(self, place, month, net, opening, aligned):
        lines = [line for line in self.under(place) if aligned or self.pooled(line, month)]
        return [self.weight(lines, i, net, opening) for i in self.everyone()]

    def weight(self, lines, i, net, opening):
        existing, additional, income = (sum(self.get(line, i, measure) for line in lines) for measure in MEASURES)
        if opening:
            return existing - (max(0, income - additional) if net else 0)
        return existing + additional + sum(self.moved[line['id'], i] for line in lines) - (income if net else 0)
