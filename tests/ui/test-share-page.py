# test-share-page.py: shares variances through the window, and reads from the screen what each partner bears.
#
#   harness python3 test-share-page.py DEWPOND [TEST…]

import sys

import driver
from driver import press, until, write
from window import CCG, COUNCIL, command, content, opened, toast

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
        self.bears = driver.Thing(heading.accessible.parent.parent)

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


if __name__ == '__main__':
    driver.run([test for name, test in list(globals().items())
                if name.startswith('test_') and (len(sys.argv) < 3 or name[5:] in sys.argv[2:])])
