# test-what-if.py: compares scenarios through the window, with keys alone, and reads from the screen who pays more and why.
#
#   harness python3 test-what-if.py DEWPOND [TEST…]

import json
import sys

import driver
from driver import press, until, write
from window import closed, command, content, dialog, opened, pick, reach, toast

LINE = 'Council existing services'


class Page:
    """The page with the lanes, and what stands in them."""

    def __init__(self, app):
        self.app = app
        self.turn()

    def turn(self):
        press('ctrl+4')
        self.variance = self.app.window.find('text', 'Variance in pounds, an overspend above 0')
        until(lambda: 'focused' in self.variance.states, 'the focus on the variance')

    def type(self, variance):
        press('ctrl+a')
        write(variance)
        press('Return')

    def says(self, lane, what, text):
        """Wait until a lane says that of something, as a screen reader has it."""
        self.app.window.find(None, f'{lane}, {what}: {text}', exact=True)

    def new(self, name):
        press('ctrl+shift+n')
        dialog(self.app, 'New scenario')
        write(name)
        press('ctrl+Return')
        closed(self.app, 'New scenario')

    def rule(self, name, text):
        """From the lane's menu to its rule, and back."""
        reach(self.app.window, f'Menu of “{name}”')
        press('space')
        until(lambda: any('menu item' in (thing.role or '') and 'focused' in thing.states for thing in self.app.window.below()), 'the menu of the lane')
        press('r')
        self.app.window.find('label', f'“{name}”.')
        entry = self.app.window.find('text', 'Rule as text')
        until(lambda: 'focused' in entry.states, 'the focus on the rule')
        press('ctrl+a')
        write(text)
        press('alt+u')
        toast(self.app, 'Overspend rule of “Older people”: ' + text.split(';')[0])
        self.turn()


def compare(app, *arguments):
    return json.loads(command('compare', app.path, *arguments, '--format=json'))


def test_story():
    """two scenarios are made, compared, and told apart, with the keyboard alone: who pays more, and why"""
    with opened() as app:
        page = Page(app)
        page.type('5m')
        page.new('Equal')
        page.rule('Equal', 'equal')
        page.new('Council capped')
        page.rule('Council capped', 'proportional gross; cap Council £1m unallocated')
        pick(app, 'Falls on', LINE, back=True)

        page.says('Baseline', 'Council, Share, £', '5,000,000.00')
        page.says('Equal', 'Council, Share, £', '2,500,000.00')
        page.says('Equal', 'CCG, Change, £', '+2,500,000.00')
        page.says('Equal', 'Council, Of the variance', '50.0000 %')
        page.says('Equal', 'In words', 'Council pays £2,500,000.00 less, CCG as much more.')
        page.says('Council capped', 'Unallocated, £', '1,538,461.54')
        page.says('Council capped', 'In words', 'Council pays £4,000,000.00 less and CCG £2,461,538.46 more. £1,538,461.54 is for nobody yet: it has to be decided.')
        page.says('Equal', 'Rule', 'In equal parts')

        # The command line says the same.
        got = compare(app, '--variance', '5m', '--line', LINE)
        assert [one['name'] for one in got['scenarios']] == ['Baseline', 'Proposal: shared by contributions', 'Equal', 'Council capped']
        assert [one['share'] for one in got['scenarios'][2]['partners']] == [250000000, 250000000], got

        # Why it is that much.
        reach(app.window, 'Equal, Council, Share, £: 2,500,000.00')
        press('Return')
        app.window.find('label', 'Why £2,500,000.00?')
        app.window.find('label', 'Editing scenario 3, “Equal”.')
        page.turn()
        reach(app.window, 'Council capped, Unallocated, £: 1,538,461.54')
        press('Return')
        app.window.find('label', 'Why is £1,538,461.54 for nobody yet?')


def test_followed():
    """every lane follows while a variance is typed, and the slider moves it; it is stored, undone, and told by the command line"""
    with opened() as app:
        before = content(app.path)
        page = Page(app)
        page.type('1m')
        page.says('Baseline', 'Together, £', '1,000,000.00')
        until(lambda: content(app.path) != before, 'the variance to be kept')
        assert compare(app)['scenarios'][0]['variance'] == 100000000
        reach(app.window, 'Variance, from 10 %')
        press('Right')
        page.says('Baseline', 'Together, £', '1,170,000.00')
        press('Home')
        page.says('Baseline', 'Together, £', '−19,500,000.00')
        press('ctrl+1')
        until(lambda: content(app.path) == before or press('ctrl+z'), 'the variances to be taken back')
        page.turn()
        press('ctrl+a')
        write('12x')
        until(lambda: page.variance.description.startswith('Not understood'), 'the reason')
        press('ctrl+a')
        write('0\n')
        until(lambda: page.variance.description == '', 'the reason to go')


def test_scenarios():
    """a scenario is duplicated, locked, promoted after the list of what changes, undone, and deleted"""
    with opened() as app:
        before = content(app.path)
        page = Page(app)
        name = 'Proposal: shared by contributions'

        def choose(key, lane=name):
            reach(app.window, f'Menu of “{lane}”')
            press('space')
            until(lambda: any('menu item' in (thing.role or '') and 'focused' in thing.states for thing in app.window.below()), 'the menu of the lane')
            press(key)

        choose('p')
        dialog(app, 'Promote to the baseline')
        app.find('label', 'Older people: rule for an overspend')
        press('ctrl+Return')
        closed(app, 'Promote to the baseline')
        toast(app, f'Promoted “{name}” to the baseline')
        until(lambda: compare(app)['scenarios'][0]['rule'] == 'proportional gross', 'the rule in the baseline')
        assert compare(app)['differences'] == []
        press('ctrl+z')
        until(lambda: content(app.path) == before, 'the baseline to be as it was')

        choose('w')
        dialog(app, 'What differs from the baseline')
        app.find('label', 'own → proportional gross')
        press('Escape')
        closed(app, 'What differs from the baseline')

        choose('d')
        dialog(app, 'New scenario')
        write('Copy')
        press('ctrl+Return')
        closed(app, 'New scenario')
        until(lambda: len(compare(app)['differences']) == 2, 'the copy to differ as well')
        choose('l', 'Copy')
        until(lambda: content(app.path)['tables']['scenario'][1]['plan'] == 1, 'the copy to be locked')
        choose('t', 'Copy')
        toast(app, 'locked as the plan')
        choose('l', 'Copy')
        choose('t', 'Copy')
        toast(app, 'Deleted the scenario “Copy”. Ctrl+Z takes it back.')
        app.window.absent(None, 'Menu of “Copy”')


def test_shown():
    """beside five scenarios there is no room for another, which is told; another choice makes room; a lane that is hidden comes back"""
    with opened() as app:
        page = Page(app)
        names = ['One', 'Two', 'Three', 'Four', 'Five']
        for name in names:
            page.new(name)
        toast(app, '“Five” has no room beside the 5 that are shown; “5 of 6” chooses which.')
        app.window.absent(None, 'Menu of “Five”')

        reach(app.window, 'What is shown; scenarios: 5 of 6')
        press('space')
        assert 'sensitive' not in app.find('check box', '7  Five').states
        one = app.find('check box', '3  One')
        until(lambda: 'focused' in one.states or press('Tab'), 'the focus on the second scenario')
        press('space')
        app.window.absent(None, 'Menu of “One”')
        until(lambda: 'sensitive' in app.find('check box', '7  Five').states, 'room for another one')
        press('Tab', 'Tab', 'Tab', 'Tab', 'space')
        app.window.find(None, 'Menu of “Five”')
        app.window.absent(None, 'Menu of “One”')
        press('Escape')

        # What is put aside stays so, and costs the document nothing.
        press('ctrl+1')
        page.turn()
        app.window.absent(None, 'Menu of “One”')
        assert len(content(app.path)['tables']['scenario']) == 6


TESTS = (test_story, test_followed, test_scenarios, test_shown)

if __name__ == '__main__':
    chosen = [test for test in TESTS if not sys.argv[2:] or test.__name__ in sys.argv[2:]]
    driver.run(chosen)
