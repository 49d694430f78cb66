# test-share-page.py: shares variances through the window, and reads from the screen what each partner bears.
#
#   harness python3 test-share-page.py DEWPOND [TEST…]

import sys

import driver
from driver import press, until, write
from window import CCG, COUNCIL, begun, command, content, focus_is, opened, pick, reach, toast

# A million over on the older people's pool: a rule, the share of the council and of the CCG.
COUNCIL_LINE = 'Council existing services'
WORKED = [
    ('proportional gross opening', '', '722,222.22', '277,777.78'),
    ('proportional gross', '', '507,692.31', '492,307.69'),
    ('fixed Council 51%, CCG 49%', '', '510,000.00', '490,000.00'),
    ('proportional net', '', '457,627.12', '542,372.88'),
    ('equal', '', '500,000.00', '500,000.00'),
    ('own', COUNCIL_LINE, '1,000,000.00', '0.00'),
]
GROSS = {COUNCIL: 9900000000, CCG: 9600000000}


def pence(text):
    """What a printed amount is, in pence; a dash or nothing is none."""
    digits = text.replace(',', '').replace('.', '').replace('−', '-').replace('-', '')
    negative = text.startswith(('−', '-', '('))
    return (-1 if negative else 1) * int(digits.strip('()'))


def printed(amount):
    """An amount in pence as the page prints it, but for its sign."""
    return f'{abs(amount) // 100:,}.{abs(amount) % 100:02d}'


class Page:
    """The page with the share of one pool, and what it shows."""

    def __init__(self, app):
        self.app = app
        press('ctrl+3')
        self.variance = app.window.find('text', 'Variance, £')
        self.rule = app.window.find('text', 'Rule as text')
        until(lambda: 'focused' in self.variance.states, 'the focus on the variance')
        self.look()

    def look(self):
        """Find the card with the shares; it goes where there are none."""
        heading = self.app.window.find('label', 'Who bears it', exact=True)
        self.bears = heading.parent.parent

    def ask(self, rule=None, variance=None):
        """Type a rule and a variance, as a person does."""
        if rule is not None:
            press('alt+v')
            until(lambda: 'focused' in self.rule.states or press('shift+Tab'), 'the focus on the rule')
            press('ctrl+a')
            write(rule)
        if variance is not None:
            press('alt+v')
            until(lambda: 'focused' in self.variance.states, 'the focus on the variance')
            press('ctrl+a')
            write(variance)

    def fall_on(self, line):
        """Choose what the variance falls on by keys: the list opens, one goes down it."""
        choice = self.app.window.find('combo box', 'Falls on')
        press('alt+f')
        until(lambda: any('focused' in item.states for item in choice.each('list item')), 'the list of lines')
        press('Home', *['Down'] * line, 'Return')
        until(lambda: not any('focused' in item.states for item in choice.each('list item')), 'the list to close')

    def rows(self):
        """What stands in the table: for each partner its percentage, share and cost."""
        texts = [thing.text for thing in self.bears.each('label')]
        found = {}
        for name, short in ((COUNCIL, 'Council'), (CCG, 'CCG')):
            if short in texts:
                at = texts.index(short)
                found[name] = tuple(texts[at + 1:at + 4])
        return found

    def expect(self, shares, variance):
        """Wait until each partner's share is that, and see that percentage and final cost go with it."""
        def settled():
            rows = self.rows()
            return len(rows) == 2 and [pence(rows[name][1]) for name in (COUNCIL, CCG)] == shares
        until(settled, f'the shares {shares}; they are {self.rows()}')
        rows = self.rows()
        percents = []
        for name, share in zip((COUNCIL, CCG), shares):
            percent, _, cost = rows[name]
            assert pence(cost) == GROSS[name] + share, (name, cost)
            assert abs(int(percent.replace('.', '')) - share * 1000000 / variance) <= 1, (name, percent)
            percents.append(int(percent.replace('.', '')))
            sign = '−' if share < 0 else ''
            self.bears.find('push button', f'{name} bears {sign}£{printed(share)}; show why')
        assert sum(percents) == 1000000, percents
        assert sum(shares) == variance
        texts = [thing.text for thing in self.bears.each('label')]
        total = texts[texts.index('Total') + 1:]
        assert total[0] == '100.0000' and pence(total[1]) == variance, total
        assert pence(total[2]) == sum(GROSS.values()) + variance, total


def test_worked():
    """the six rules of the worked table, over and under, to the penny, as the command line gives them"""
    with opened() as app:
        page = Page(app)
        for rule, line, council, ccg in WORKED:
            shares = [pence(council), pence(ccg)]
            page.fall_on(1 if line else 0)
            page.ask(rule, '1,000,000')
            page.expect(shares, 100000000)
            page.ask(None, '-1m')
            # The stored rule gives way to that for underspends; typed again, it is tried on them.
            page.ask(rule)
            page.expect([-share for share in shares], -100000000)
            argument = ['--line', line] if line else []
            answer = command('share', app.path, '--pool', 'Older people', '--year', '2013/14', '--variance', '1000000',
                             '--rule', rule, *argument, '--format=json')
            for name, share in zip((COUNCIL, CCG), shares):
                assert f'"share" : {share}' in answer, (rule, name, answer)


TIERS = 'up to 1%: proportional gross; up to 3%: equal; rest: all to Council'


def test_tiers():
    """the worked bands of the budget, at £1m, £5m and £8m, and a variance that has to be reported"""
    with opened() as app:
        page = Page(app)
        for variance, council, ccg in (('1m', '507,692.31', '492,307.69'), ('5m', '2,515,000.00', '2,485,000.00'), ('8m', '5,090,000.00', '2,910,000.00')):
            shares = [pence(council), pence(ccg)]
            page.ask(TIERS, variance)
            page.expect(shares, sum(shares))
        page.ask('notify £7.5m; ' + TIERS)
        page.bears.find('label', '▲ The overspend of “Older people”, £8,000,000.00, is above £7,500,000.00 and has to be reported.')
        page.ask(None, '7m')
        until(lambda: not any(thing.text.startswith('▲') for thing in page.bears.each('label')), 'the notice to go')


# Contributions in pounds by partner, a rule, a variance, and what each bears; then what comes from the reserve.
LIMITS = [
    ((1230, 2412), 'proportional gross', '1,075,000', ('363,056.01', '711,943.99'), None),
    ((1230, 2412), 'proportional gross; cap Council £300,000 to others', '1,075,000', ('300,000.00', '775,000.00'), None),
    ((1230, 2412), 'reserve £500,000; equal', '900,000', ('200,000.00', '200,000.00'), '500,000.00'),
    ((1, 1, 1), 'proportional gross', '1.00', ('0.34', '0.33', '0.33'), None),
    ((1, 0, 2), 'proportional gross', '1.00', ('0.33', '0.00', '0.67'), None),
    ((49, 51), 'proportional gross', '10.03', ('4.91', '5.12'), None),
    ((45, 20, 34), 'proportional gross', '10.00', ('4.55', '2.02', '3.43'), None),
]


def test_limits_and_pennies():
    """the worked cap, reserve and odd pennies, over and, where the rule is the same, under"""
    names = ('Council', 'CCG', 'Trust')
    for weights in dict.fromkeys(weights for weights, *_ in LIMITS):
        rows = '\n'.join(f'Pool,line {name},{name},2013/14,existing,{weight}' for name, weight in zip(names, weights))
        with begun(rows) as app:
            page = Page(app)
            for _, rule, variance, expected, reserve in [one for one in LIMITS if one[0] == weights]:
                for sign in ('', '-') if reserve is None else ('',):
                    page.ask(rule, sign + variance)
                    if sign:
                        page.ask(rule)
                    minus = '−' if sign else ''

                    def settled():
                        texts = [thing.text for thing in page.bears.each('label')]
                        shares = [texts[texts.index(name) + 2] for name in names[:len(weights)] if name in texts]
                        return shares == [minus + one if one != '0.00' else one for one in expected] and (
                            reserve is None or texts[texts.index('From the reserve') + 2] == reserve)
                    until(settled, f'{expected} of {sign}{variance} by “{rule}”')


def test_sign():
    """the stored rule follows the sign of the variance, as on the command line; what is held has its row; another rule stays"""
    with opened() as app:
        page = Page(app)
        page.ask(None, '-1000000')
        until(lambda: page.rule.text == 'retain', f'the rule for underspends; it is {page.rule.text}')
        app.window.find('label', 'Nobody owes anybody anything: it stays in the pool.')
        app.window.find('image', 'Who bears it, Council 0.0000 %, CCG 0.0000 %, held in the pool 100.0000 %')
        page.look()
        texts = [thing.text for thing in page.bears.each('label')]
        held = texts.index('Held in the pool')
        assert texts[held + 1:held + 4] == ['100.0000', '−1,000,000.00', '−1,000,000.00'], texts
        total = texts.index('Total')
        assert texts[total + 1:total + 4] == ['100.0000', '−1,000,000.00', '194,000,000.00'], texts
        page.ask(None, '1000000')
        until(lambda: page.rule.text == 'own', f'the rule for overspends; it is {page.rule.text}')
        page.ask('equal')
        page.ask(None, '-1000000')
        page.look()
        page.expect([-50000000, -50000000], -100000000)
        assert page.rule.text == 'equal'


def test_used():
    """a rule that is used is written for the pool, and undo takes it back"""
    with opened() as app:
        before = content(app.path)
        page = Page(app)
        use = app.window.find('push button', 'Use this rule')
        app.window.find('label', 'This is the rule written for overspends')
        assert 'sensitive' not in use.states
        page.ask('equal')
        app.window.find('label', 'Every change here is tried')
        assert content(app.path) == before
        until(lambda: 'sensitive' in use.states, 'the rule to be usable')
        press('alt+u')
        toast(app, 'Overspend rule of “Older people”: equal. Ctrl+Z takes it back.')
        app.window.find('label', 'This is the rule written for overspends')
        page.ask(None, '1m')
        page.expect([50000000, 50000000], 100000000)
        press('Return')
        until(lambda: page.variance.text == '1,000,000', 'the variance as a figure')
        answer = command('share', app.path, '--pool', 'Older people', '--year', '2013/14', '--variance', '1000000',
                         '--format=json')
        assert '"rule" : "equal"' in answer, answer
        press('ctrl+1')
        until(lambda: any('focused' in cell.states for cell in app.grid.each('table cell')), 'the focus in the grid')
        press('ctrl+z')
        until(lambda: content(app.path) == before, 'the rule to be taken back')
        press('ctrl+3')
        until(lambda: page.rule.text == 'own', f'the rule that is in force again; it is {page.rule.text}')


def test_refused():
    """a wrong rule and a wrong variance say why, show no shares, and cannot be used"""
    with opened() as app:
        page = Page(app)
        use = app.window.find('push button', 'Use this rule')
        for rule, reason in (('proportional', 'gross'), ('fixed Council 51%, CCG 48%', '99'), ('all to Nobody', 'Nobody'),
                             ('equally', 'equally')):
            page.ask(rule)
            until(lambda: reason in page.rule.description, f'the reason, {reason}; it is {page.rule.description!r}')
            app.window.find('label', page.rule.description, exact=True)
            assert 'sensitive' not in use.states
            app.window.absent('label', 'Who bears it')
        page.ask('equal')
        page.look()
        page.expect([50000000, 50000000], 100000000)
        assert page.rule.description == ''
        for variance, reason in (('12x', 'Not understood'), ('12%', 'Not understood'), ('', 'Type the variance')):
            page.ask(None, variance)
            if not variance:
                press('BackSpace')
            until(lambda: page.variance.description.startswith(reason), f'{reason}; it is {page.variance.description!r}')
            assert 'sensitive' not in use.states
            app.window.absent('label', 'Who bears it')
        page.ask(None, '£1.2m')
        page.look()
        page.expect([60000000, 60000000], 120000000)


def stepwise(page):
    """The rule of the page step by step, opened by its key."""
    press('alt+s')
    page.app.window.find('list', 'Steps of the rule')


def says_rule(page, text):
    """Wait until the rule as text is that."""
    until(lambda: page.rule.text == text, f'the rule {text}; it is {page.rule.text}')


def steps(app):
    """What the steps are called, in their order."""
    return [item.name for item in app.window.find('list', 'Steps of the rule').each('list item', 'Step ')]


def add_step(app, name):
    """Open what can be added, go down to that with keys, and add it."""
    press('alt+a')
    until(lambda: (app.find_focus() or app).role == 'list item', 'the steps to add')
    for _ in range(20):
        if app.find_focus().name == name:
            press('Return')
            return
        press('Down')
    raise AssertionError(f'{name} cannot be reached')


def test_steps():
    """a cap is added, typed and taken back by keys alone; the shares follow each letter; a bad value says why and changes nothing"""
    with opened() as app:
        page = Page(app)
        page.ask('proportional gross', '1,000,000')
        page.expect([50769231, 49230769], 100000000)
        stepwise(page)
        until(lambda: steps(app) == ['Step 1: Proportional to contributions'], f'the step; there are {steps(app)}')

        add_step(app, 'Cap')
        focus_is(app, 'Cap, At most, Council')
        field = app.find_focus()
        until(lambda: field.description.startswith('Type an amount'), 'what is to be typed')
        app.window.find('label', field.description, exact=True)
        says_rule(page, 'proportional gross')
        write('300')
        says_rule(page, 'proportional gross; cap Council £300 to others')
        page.expect([30000, 99970000], 100000000)
        write(',000')
        says_rule(page, 'proportional gross; cap Council £300,000 to others')
        page.expect([30000000, 70000000], 100000000)
        app.window.find('label', '= £300,000', exact=True)
        press('Return')
        until(lambda: field.text == '£300,000', f'the amount as it is understood; it is {field.text}')

        write('12x')
        until(lambda: 'is not an amount of money' in field.description, f'the reason; it is {field.description!r}')
        app.window.find('label', field.description, exact=True)
        says_rule(page, 'proportional gross; cap Council £12 to others')
        page.expect([1200, 99998800], 100000000)
        press('BackSpace')
        until(lambda: field.description == '', 'the reason to go')
        press('ctrl+a')
        write('£2, CCG £3')
        until(lambda: 'too much' in field.description, f'the reason; it is {field.description!r}')
        press('ctrl+a')
        write('0.1%')
        says_rule(page, 'proportional gross; cap Council 0.1% to others')
        page.expect([19500000, 80500000], 100000000)

        reach(app, 'Remove “Cap”')
        press('space')
        says_rule(page, 'proportional gross')
        focus_is(app, 'Remove “Proportional to contributions”')
        page.expect([50769231, 49230769], 100000000)


def test_steps_moved():
    """steps are moved, banded, made others and removed, with the focus kept; what cannot be added says why"""
    with opened() as app:
        page = Page(app)
        page.ask('reserve £1,000; tolerance 1% all; equal', '1,000,000')
        stepwise(page)
        reach(app, 'Move “From the reserve” down')
        press('space')
        says_rule(page, 'tolerance 1% all; reserve £1,000; equal')
        focus_is(app, 'Move “From the reserve” up')

        press('alt+b')
        says_rule(page, 'tolerance 1% all; reserve £1,000; up to 1%: equal; rest: equal')
        focus_is(app, 'In equal parts, step 3, Up to')
        press('ctrl+a')
        write('£5,000')
        says_rule(page, 'tolerance 1% all; reserve £1,000; up to £5,000: equal; rest: equal')
        pick(app, 'Step 4 is', 'All to one')
        says_rule(page, 'tolerance 1% all; reserve £1,000; up to £5,000: equal; rest: all to Council')
        pick(app, 'All to one, Who bears it', 'The lead')
        says_rule(page, 'tolerance 1% all; reserve £1,000; up to £5,000: equal; rest: all to lead')

        press('alt+a')
        until(lambda: (app.find_focus() or app).role == 'list item', 'the steps to add')
        for name, reason in (('Tolerance', 'The rule has it already.'), ('Carried forward', 'It says what becomes of an underspend.'),
                             ('Fixed percentages', 'It is chosen in place of')):
            until(lambda: app.find_focus().name == name or press('Down'), f'the focus on {name}')
            assert app.find_focus().description.startswith(reason), (name, app.find_focus().description)
            press('Return', 'Home')
        press('Escape')
        says_rule(page, 'tolerance 1% all; reserve £1,000; up to £5,000: equal; rest: all to lead')

        reach(app, 'Remove “In equal parts”', back=True)
        press('space')
        says_rule(page, 'tolerance 1% all; reserve £1,000; all to lead')
        pick(app, 'Step 3 is', 'Fixed percentages')
        says_rule(page, 'tolerance 1% all; reserve £1,000; fixed Council 50%, CCG 50%')
        reach(app, 'Fixed percentages, Percentage, CCG')
        field = app.find_focus()
        press('ctrl+a')
        write('49')
        until(lambda: field.description == 'The percentages sum to 99 % and must sum to 100 %.', f'the reason; it is {field.description!r}')
        says_rule(page, 'tolerance 1% all; reserve £1,000; fixed Council 50%, CCG 50%')
        reach(app, 'Fixed percentages, Percentage, Council', back=True)
        press('ctrl+a')
        write('51')
        says_rule(page, 'tolerance 1% all; reserve £1,000; fixed Council 51%, CCG 49%')


def test_steps_follow():
    """the steps follow the text while it is typed, the rule that is chosen and the one that goes with the sign; text that is no rule says so"""
    with opened() as app:
        page = Page(app)
        stepwise(page)
        until(lambda: steps(app) == ['Step 1: Each bears its own lines'], f'the stored rule; the steps are {steps(app)}')
        page.ask('cap')
        app.window.find('label', 'The text above is no rule')
        add = app.window.find('push button', 'Add step')
        until(lambda: 'sensitive' not in add.states, 'nothing to be added')
        page.ask('PROPORTIONAL  net; cap CCG 5000 to lead')
        until(lambda: steps(app) == ['Step 1: Proportional to contributions', 'Step 2: Cap'], f'two steps; they are {steps(app)}')
        app.window.absent('label', 'The text above is no rule')
        assert page.rule.text == 'PROPORTIONAL  net; cap CCG 5000 to lead', page.rule.text
        assert app.window.find('text', 'Cap, At most, CCG').text == '£5,000'
        page.ask('own')
        page.ask(None, '-1,000,000')
        until(lambda: steps(app) == ['Step 1: Retained in the pool'], f'the rule for underspends; the steps are {steps(app)}')
        page.ask('decided Council £1, CCG £1 because "so"')
        until(lambda: steps(app) == ['Step 1: As decided'], f'what is decided; the steps are {steps(app)}')
        app.window.find('label', 'The decided amounts come to', patience=5)


if __name__ == '__main__':
    driver.run([test for name, test in list(globals().items())
                if name.startswith('test_') and (len(sys.argv) < 3 or name[5:] in sys.argv[2:])])
