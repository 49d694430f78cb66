# share_oracle.py: who bears how much of a variance, worked out once more and exactly, after the rules of the subject.
#
# Nothing here is taken from the program: what takes part, what counts, what is refused and where the pennies go is read from
# the notation of rules and from the subject.

from collections import Counter

from share_facts import HUNDRED, Refused, months_of, read_rule, share_out, sign_of, twelfths


class Part:
    """What falls under a rule of a place in a period: lines and amounts. met: what other pools take of it."""

    def __init__(self, month, rule):
        self.month, self.rule, self.items, self.met = month, rule, [], 0

    def left(self):
        return sum(one for _, one in self.items)


class Purse:
    """What is borne under the rules of a place, whose year comes to `year`. used: what earlier months took of bands, tolerance, reserves, carve-outs and caps; drawn: what they
    took before anything was shared. reached: by month, what came to the steps that take all; ahead: what of later months does. decided: what of a decision is still to come."""

    def __init__(self, n_partners, year):
        self.shares = [0] * n_partners
        self.year, self.reserve, self.held, self.open, self.drawn, self.ahead = year, 0, 0, 0, 0, 0
        self.used, self.reached, self.decided = Counter(), [], {}

    def give(self, shares):
        self.shares = [a + b for a, b in zip(self.shares, shares)]


class Oracle:
    """Of one query. met: the kinds of things that came out; gap: how much more would have to be left, where what was decided is not."""

    def __init__(self, facts, variance, rule=None, as_at='', line=None, amounts=None, months=None, others=()):
        self.facts, self.variance, self.typed, self.line, self.others, self.met = facts, variance, rule, line, others, set()
        self.pool, self.n = facts.pool, len(facts.order)
        self.shares = [0] * self.n
        self.reserve = self.held = self.open = self.across_met = 0
        self.trial, self.notices, self.gap = False, 0, 0
        if amounts is None:
            self.amounts = None
            self.periods = [(as_at or f'{facts.year + 1}-03-31')[:7]]
            self.direction = 'under' if variance < 0 else 'over'
        else:
            self.cut(amounts, months)

    # Months.

    def cut(self, amounts, months):
        """Periods in which the same stands, and what of each line falls on each."""
        facts, year = self.facts, months_of(self.facts.year)
        split = {line: months[line] if months else twelfths(amount) for line, amount in amounts.items()}
        pooled = sum(pence for line in split for month, pence in zip(year, split[line]) if pence and line in facts.pooled_in(month))
        self.direction = 'under' if (pooled or self.variance) < 0 else 'over'
        self.periods = facts.starts(None if self.typed is not None else self.direction)
        ends = [year.index(month) for month in self.periods] + [12]
        self.amounts = [{line: sum(split[line][begin:end]) for line in split} for begin, end in zip(ends, ends[1:])]
        if len(self.periods) > 1:
            self.met.add('cut')
        if months:
            self.met.add('months given')

    # Rules.

    def place_of(self, line, month):
        """The line or category whose rule serves it; None is the pool."""
        if self.typed is None and line is not None:
            for place in self.facts.above(line):
                if self.facts.rule_at(place, self.direction, month) is not None:
                    return place
        return None

    def rule_of(self, place, month):
        text = self.typed
        if text is None:
            text = self.facts.rule_at(place, self.direction, month)
        if text is None and place is None and self.direction == 'under':
            text = 'retain'
        return text and read_rule(text)

    # What falls on what.

    def matters(self, month):
        """Whether it makes a difference which lines a variance falls on: not where one rule takes all of it."""
        rule = self.rule_of(None, month)
        return self.line is not None or rule is None or rule.needs_lines or any(
            self.place_of(line, month) is not None or not self.facts.pooled(line, month) for line in self.facts.lines)

    def spread(self, month):
        """A typed variance by lines; None is what stays with the place as a whole."""
        facts = self.facts
        if self.line is not None and self.line['kind'] == 'line':
            return [(self.line, self.variance)]
        if not self.matters(month):
            return [(None, self.variance)]
        everyone = [None, *facts.everyone()]
        lines = [line for line in facts.under(self.line and self.line['id']) if any(facts.entered(line, one) for one in everyone)]
        weights = [sum(facts.gross[line['id']]) + facts.moved[line['id'], None] for line in lines]
        if self.variance and any(weight < 0 for weight in weights):
            raise Refused('a line to spread by is below nil')
        if not any(weight > 0 for weight in weights):
            return [(None, self.variance)]
        if not self.variance:
            return [(line, 0) for line in lines]
        return list(zip(lines, share_out(self.variance, weights)))

    def flows(self):
        """By place, in date order: (month the period begins with, rule, what falls on which line). Aligned lines leave."""
        flows = {}
        for number, month in enumerate(self.periods):
            items = self.spread(month) if self.amounts is None else [
                (line, self.amounts[number][line['id']]) for line in self.facts.lines if line['id'] in self.amounts[number]]
            for line, amount in items:
                if line is not None and not self.facts.pooled(line, month):
                    self.to_funders(line, amount)
                    continue
                place = self.place_of(line if line is not None else self.line, month)
                parts = flows.setdefault(place, {})
                parts.setdefault(month, Part(month, self.rule_of(place, month))).items.append((line, amount))
        return {place: self.offset([parts[month] for month in self.periods if month in parts]) for place, parts in flows.items()}

    def to_funders(self, line, amount):
        self.shares = [a + b for a, b in zip(self.shares, self.weighed(amount, self.facts.gross[line['id']]))]
        if amount:
            self.met.add('aligned')

    def offset(self, parts):
        """All months of a place together: what has not the sign of the sum goes off the rest pro rata, which leaves of each no more than there was."""
        netted = [(part, i) for part in parts if part.rule is not None and not part.rule.bare_own for i in range(len(part.items))]
        amounts = [part.items[i][1] for part, i in netted]
        if len({sign_of(one) for one in amounts} - {0}) == 2:
            self.met.add('offset')
            amount = sum(amounts)
            sign = sign_of(amount) or 1
            weights = [max(sign * one, 0) for one in amounts]
            for (part, i), one in zip(netted, share_out(amount, weights)):
                part.items[i] = (part.items[i][0], one)
        return parts

    def notice(self, place, year, parts):
        """What has to be reported, once a place: what it comes to in the year, before other pools meet it or, of a notice behind that, without what they take."""
        met = sum(part.met for part in parts)
        notices = [abs(year - met if behind else year) > self.limit(limit, place)
                   for part in parts if part.rule is not None for kind, limit, behind in (step[:3] for step in part.rule.steps if step[0] == 'notify')]
        self.notices += any(notices)
        self.met |= {'notice'} if any(notices) else set()

    # Other pools.

    def set_against(self, flows):
        """What of the pool's own is set against other pools: in months whose rule says so, or by which nothing is written for an underspend."""
        return [part for part in flows.get(None, []) if self.is_assumed(part.month) and part.left() < 0 or part.rule is not None and part.rule.across]

    def is_assumed(self, month):
        return self.typed is None and self.direction == 'under' and self.facts.rule_at(None, self.direction, month) is None

    def netting(self):
        """What of another pool can be set against this one; one that cannot be spread, or has months over without a rule, takes no part. Aligned lines are not asked about."""
        self.trial = True
        try:
            flows = self.flows() if self.variance or self.amounts else {}
        except Refused:
            return 0
        if any(part.rule is None and part.left() != 0 for part in flows.get(None, [])):
            return 0
        return sum(part.left() for part in self.set_against(flows))

    def across(self, flows):
        """Sets the pool against pools of its agreement that are out the other way; those that are under none belong together."""
        parts = self.set_against(flows)
        amount = sum(part.left() for part in parts)
        if amount == 0:
            return
        there = {self.pool['id']: amount}
        for other in self.others:
            if other.pool['agreement'] == self.pool['agreement']:
                there[other.pool['id']] = other.netting()
        order = [one['id'] for one in sorted(self.facts.document.pools, key=lambda one: (one['position'], one['id'])) if one['id'] in there]
        mine = [max(sign_of(amount) * there[pool], 0) for pool in order]
        theirs = sum(max(-sign_of(amount) * there[pool], 0) for pool in order)
        met = sign_of(amount) * dict(zip(order, share_out(min(sum(mine), theirs), mine)))[self.pool['id']]
        if met:
            self.met |= {'across', 'across ' + ('without agreement' if self.pool['agreement'] is None else 'in agreement')}
            self.met |= {'across, cut'} if len(parts) > 1 else set()
        self.held = self.across_met = met
        self.take_from(parts, met)

    def take_from(self, parts, amount):
        """In date order, of every line in proportion."""
        for part in parts:
            part.met = sign_of(amount) * min(abs(amount), max(0, sign_of(amount) * part.left()))
            amount -= part.met
            part.items = self.split(part.items, part.met)[0]

    # Steps.

    @staticmethod
    def portion(amount, items):
        weights = [abs(one) for one in items]
        return share_out(amount, weights) if sum(weights) else [0] * len(weights)

    def weighed(self, amount, weights):
        if amount == 0:
            return [0] * self.n
        if any(weight < 0 for weight in weights) or sum(weights) == 0:
            self.refuse('weights')
            return [0] * self.n
        return share_out(amount, weights)

    def refuse(self, why):
        """Not while it is only found out how much comes to a step, which may leave nothing to share."""
        if not self.trial:
            raise Refused(why)

    def run(self, place, year, parts):
        """The rules of a place, over its months. What is decided is decided of all months to come, so that it is found out first how much comes to that in each."""
        met, reached = set(self.met), []
        if any(part.rule is not None and part.rule.decided is not None for part in parts):
            self.trial = True
            reached = self.go_through(place, year, parts, []).reached
            self.trial, self.met = False, met
        purse = self.go_through(place, year, parts, reached)
        self.shares = [a + b for a, b in zip(self.shares, purse.shares)]
        self.reserve, self.held, self.open = self.reserve + purse.reserve, self.held + purse.held, self.open + purse.open

    def go_through(self, place, year, parts, reached):
        purse = Purse(self.n, year)
        for number, part in enumerate(parts):
            purse.ahead = sum(reached[number + 1:])
            purse.drawn += abs(part.met)
            if part.rule is not None:
                self.apply(purse, place, part.month, part.rule, part.items)
            elif part.left() != 0:
                raise Refused('no rule')
            else:
                purse.reached.append(0)
        return purse

    def apply(self, purse, place, month, rule, items):
        if rule.only_under and self.direction == 'over':
            raise Refused('only for an underspend')
        amount = sum(one for _, one in items)
        borne = [0] * self.n
        for number, step in enumerate(rule.steps):
            items, taken = getattr(self, 'step_' + step[0])(purse, place, (rule.text, number), step, items)
            borne = [a + b for a, b in zip(borne, taken)]
        left = sum(one for _, one in items)
        purse.reached.append(left)
        if self.trial:
            return
        if rule.decided is not None:
            taken = self.decide(purse, rule, left)
        elif rule.bands:
            taken = self.bands(purse, place, month, rule, items)
        else:
            purse.open += left
            taken = [0] * self.n
            self.met.add('nothing takes all')
        borne = [a + b for a, b in zip(borne, taken)]
        if rule.caps:
            borne = self.cap(purse, place, month, rule, borne)
        for i, one in enumerate(borne):
            purse.used['cap', i] += one
        purse.give(borne)
        if amount:
            self.met.add(f'{"over" if amount > 0 else "under"}')

    def split(self, items, amount):
        """What is left of the lines, and what is taken of them, when so much is."""
        amounts = [one for _, one in items]
        taken = amounts if amount == sum(amounts) else self.portion(amount, amounts)
        return [(line, one - part) for (line, one), part in zip(items, taken)], [(line, part) for (line, _), part in zip(items, taken)]

    def limit(self, limit, place):
        if not limit.percent:
            return limit.number
        budget = self.facts.budget(place)
        if budget < 0:
            self.refuse('per cent of less than nothing')
        return max(0, budget) * limit.number // HUNDRED

    def step_notify(self, purse, place, key, step, items):
        self.met.add('notify')
        return items, [0] * self.n

    def draw(self, purse, key, most, items):
        """Of an overspend, what is there still."""
        amount = max(0, min(sum(one for _, one in items), most - purse.used[key]))
        purse.used[key] += amount
        purse.drawn += amount
        return self.split(items, amount)[0], amount

    def step_reserve(self, purse, place, key, step, items):
        items, amount = self.draw(purse, step[0], step[1], items)
        purse.reserve += amount
        if amount:
            self.met.add(step[0])
        return items, [0] * self.n

    step_uncommitted = step_reserve

    def step_carve(self, purse, place, key, step, items):
        items, amount = self.draw(purse, step[:2] + step[3:], step[2], items)
        purse.shares[self.facts.names[step[1]]] += amount
        if amount:
            self.met.add('carve')
        return items, [0] * self.n

    def step_tolerance(self, purse, place, key, step, items):
        """Of so much from nil on, or while the year comes to no more without what other steps took so far, its lines' leads bear what falls on them."""
        amount = sum(one for _, one in items)
        limit = self.limit(step[1], place)
        if step[2] == 'excess':
            own = min(abs(amount), max(0, limit - purse.used['tolerance']))
        else:
            own = abs(amount) if abs(purse.year) - purse.drawn <= limit else 0
        purse.used['tolerance'] += abs(amount)
        left, taken = self.split(items, sign_of(amount) * own)
        if amount:
            self.met.add(f'tolerance {step[2]}, {"%" if step[1].percent else "£"}, {"within" if own == abs(amount) else "beyond"}')
        return left, self.own(taken)

    def own(self, items):
        shares = [0] * self.n
        for line, one in items:
            if line is None:
                if one:
                    self.refuse('nobody leads what falls on no line')
            elif line['lead_mode'] == 'single':
                shares[self.facts.order.index(line['lead'])] += one
            else:
                shares = [a + b for a, b in zip(shares, self.weighed(one, self.facts.gross[line['id']]))]
        return shares

    def decide(self, purse, rule, left):
        """The amounts come to what is left of all months to come, and each month takes by what of them is still to come."""
        key = frozenset(rule.decided), rule.because
        if key not in purse.decided:
            amounts = [0] * self.n
            for name, pence in rule.decided:
                amounts[self.facts.names[name]] += pence
            total = left + purse.ahead
            if sum(amounts) not in (total, -total):
                self.gap = (abs(sum(amounts)) if self.direction == 'over' else -abs(sum(amounts))) - total
                self.refuse('decided what is not left')
            purse.decided[key] = amounts if sum(amounts) == total else [-one for one in amounts]
        there = purse.decided[key]
        taken = there if sum(there) == left else [0] * self.n
        if sum(there) != left and left != 0:
            if min(sign_of(left) * one for one in there) < 0 or not any(there):
                self.refuse('decided amounts of both signs')
            taken = share_out(left, [sign_of(left) * one for one in there])
            self.met.add('decided, cut')
        purse.decided[key] = [a - b for a, b in zip(there, taken)]
        self.met.add('decided')
        return taken

    def bands(self, purse, place, month, rule, items):
        """Each band takes its part of every line, from where earlier months left off."""
        borne = [0] * self.n
        amount = sum(one for _, one in items)
        begun = purse.used['bands']
        purse.used['bands'] += abs(amount) if len(rule.bands) > 1 else 0
        for limit, words in rule.bands:
            there = sum(one for _, one in items)
            most = abs(there) if limit is None else max(0, self.limit(limit, place) - begun)
            part = min(abs(there), most)
            begun += part
            items, taken = self.split(items, sign_of(there) * part)
            if len(rule.bands) > 1 and part:
                self.met.add(f'band of {words[0]}')
                if limit is not None:
                    self.met.add(f'band in {"%" if limit.percent else "£"}')
            borne = [a + b for a, b in zip(borne, self.take(purse, place, month, words, taken))]
        return borne

    def take(self, purse, place, month, words, items):
        amount = sum(one for _, one in items)
        if amount:
            self.met.add(self.kind_of(words))
        if words[0] == 'own':
            return self.own(items)
        if words[0] in ('retain', 'carry'):
            purse.held += amount
        elif words[0] == 'unallocated':
            purse.open += amount
        elif 'category' in words:
            return self.by_unit(place, month, words, items)
        else:
            return self.weighed(amount, self.taker_weights(place, month, words))
        return [0] * self.n

    @staticmethod
    def kind_of(words):
        if words[0] in ('fixed', 'all'):
            return words[0]
        if words[0] == 'proportional' and words[2:3] not in (['opening'], ['current']):
            words = [*words[:2], 'current', *words[2:]]
        return ' '.join(words)

    def by_unit(self, place, month, words, items):
        units = {}
        for line, one in items:
            if line is None:
                if one:
                    self.refuse('no line is in a category')
            else:
                unit = self.facts.unit(line, place)
                units[unit] = units.get(unit, 0) + one
        borne = [0] * self.n
        for unit, amount in units.items():
            borne = [a + b for a, b in zip(borne, self.weighed(amount, self.taker_weights(unit, month, words)))]
        return borne

    def taker_weights(self, place, month, words):
        facts = self.facts
        if words[0] == 'own':
            return facts.weights(place, month, False, False, False)
        if words[0] == 'proportional':
            return facts.weights(place, month, words[1] == 'net', 'opening' in words, 'aligned' in words)
        if words[0] == 'equal':
            return [int(one) for one in facts.taking_part]
        if words[0] == 'fixed':
            return [words[1].get(name, 0) for name in facts.names]
        if words[0] == 'all':
            bearer = self.pool[words[1]] if words[1] in ('host', 'lead') else facts.order[facts.names[words[1]]]
            if bearer is None:
                raise Refused('nobody to bear all')
            return [int(partner == bearer) for partner in facts.order]
        # What is held, or open, is shared by nobody.
        return [0] * self.n

    # Caps.

    def cap(self, purse, place, month, rule, borne):
        """What is over goes round by the weights of the last step that shares, until nobody is over."""
        sign = sign_of(sum(borne))
        caps = [None] * self.n
        for name, limit in rule.caps.items():
            i = self.facts.names[name]
            caps[i] = max(0, self.limit(limit, place) - (-1 if purse.year < 0 else 1) * purse.used['cap', i])
        sizes = [sign * one for one in borne]
        rounds = 0
        over = self.relieve(sizes, caps)
        while over and rule.to != 'unallocated':
            rounds += 1
            weights = self.cap_weights(place, month, rule)
            if any(weight < 0 for weight in weights):
                self.refuse('weights of a cap')
                break
            weights = [weight if limit is None or size < limit else 0 for weight, size, limit in zip(weights, sizes, caps)]
            if sum(weights) == 0:
                break
            sizes = [a + b for a, b in zip(sizes, share_out(over, weights))]
            over = self.relieve(sizes, caps)
        self.tell_caps(rule, rounds, over)
        purse.open += sign * over
        return [sign * one for one in sizes]

    @staticmethod
    def relieve(sizes, caps):
        over = 0
        for i, limit in enumerate(caps):
            if limit is not None and sizes[i] > limit:
                over += sizes[i] - limit
                sizes[i] = limit
        return over

    def tell_caps(self, rule, rounds, over):
        if rounds:
            self.met.add(f'cap {rule.to}')
        if rounds > 1:
            self.met.add('cap in rounds')
        if over:
            self.met.add(f'cap {rule.to}, left over')

    def cap_weights(self, place, month, rule):
        if rule.to == 'to lead':
            if self.pool['lead'] is None:
                self.refuse('no lead to cap to')
            return [int(partner == self.pool['lead']) for partner in self.facts.order]
        return self.taker_weights(place, month, rule.bands[-1][1])

    # The answer.

    def share(self):
        flows = self.flows()
        years = {place: sum(part.left() for part in parts if part.rule is not None) for place, parts in flows.items()}
        self.across(flows)
        for place, parts in flows.items():
            self.notice(place, years[place], parts)
            self.run(place, years[place], parts)
        if self.held > self.across_met:
            raise Refused('an overspend is held')

    def result(self):
        try:
            self.share()
        except Refused:
            if self.variance != 0 or any(any(one.values()) for one in self.amounts or ()):
                raise
            self.shares = [0] * self.n
            self.reserve = self.held = self.open = self.across_met = self.notices = 0
        facts = self.facts
        shown = [i for i in facts.everyone() if self.shares[i] != 0 or facts.leading[i] or any(facts.entered(line, i) for line in facts.lines)]
        percents = self.percentages([self.shares[i] for i in shown] + [self.reserve, self.held, self.open])
        partners = []
        for i, percent in zip(shown, percents):
            contribution = sum(facts.gross[line['id']][i] for line in facts.lines)
            partners.append([facts.order[i], percent, self.shares[i], contribution, contribution + self.shares[i]])
        host = self.pool['host']
        settlement = [[facts.order[i] if self.shares[i] > 0 else host, host if self.shares[i] > 0 else facts.order[i], abs(self.shares[i])]
                      for i in shown if host is not None and facts.order[i] != host and self.shares[i] != 0]
        return {'variance': self.variance, 'across': self.across_met, 'notices': self.notices, 'partners': partners, 'reserve': self.reserve,
                'held': self.held, 'unallocated': self.open, 'rest': percents[-3:], 'settlement': settlement}

    def percentages(self, amounts):
        """In millionths: each rounded down, the largest remainders up; of a variance below nil those of its mirror."""
        if not self.variance:
            return [0] * len(amounts)
        sign = sign_of(self.variance)
        exact = [divmod(sign * amount * HUNDRED, abs(self.variance)) for amount in amounts]
        percents = [whole for whole, _ in exact]
        for i in sorted(range(len(exact)), key=lambda i: (-exact[i][1], i))[:HUNDRED - sum(percents)]:
            percents[i] += 1
        return percents
