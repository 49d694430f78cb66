# test-clipboard.py: blocks of cells from other programs and to them: what is asked, what is refused, and that one undo takes all of it back.
#
#   harness python3 test-clipboard.py DEWPOND [TEST…]

import sys

import clipboard
import driver
from driver import press, until, write
from window import begun, cell, content, current, dialog, editor, go, n_edits, no_editor, says, seek, tick, toast

# In £000: rows 0 Equipment, 1 Beds, 2 Hoists, 3 Ramps, 4 Carers, 5 Breaks, 6 the new pool; columns 1, 2, 4, 5 are existing and additional of A and B.
ROWS = '\n'.join(f'{pool},{line},{partner},2013/14,existing,{pounds}' for pool, line, a, b in [
    ('Equipment', 'Beds', 100_000, 10_000), ('Equipment', 'Hoists', 200_000, 20_000), ('Equipment', 'Ramps', 300_500, 30_000),
    ('Carers', 'Breaks', 500_000, 50_000)] for partner, pounds in (('A', a), ('B', b)))

PAGE = ('<html><head><title>Council</title></head><body><h1>Budget papers</h1><p>' + 'The council met and agreed. ' * 60 +
        '</p><table><tr><td>Home</td><td>News</td></tr></table><p>' + 'Read more about this. ' * 60 + '</p></body></html>')


def tables(app):
    return content(app.path)['tables']


def pasted(app, text, html=None):
    """Paste what another program has; wait until it is in the document, as one edit."""
    before = n_edits(app.path)
    with clipboard.offered(text, html):
        press('ctrl+v')
        until(lambda: n_edits(app.path) == before + 1, f'one edit; there are {n_edits(app.path) - before}')


def undone(app, before):
    press('ctrl+z')
    until(lambda: tables(app) == before, 'all of it to be taken back by one undo')


def answer(app, question, button):
    """Wait for a question, and answer it."""
    box = until(lambda: next((thing for thing in app.each('dialog') if any(question in label.name for label in thing.each('label'))), None),
                f'the question “{question}”; there are {[label.name for thing in app.each("dialog") for label in thing.each("label")]}')
    found = until(lambda: next((thing for thing in box.each('push button') if (' ' + thing.name).endswith(' ' + button)), None),
                  f'the answer {button}; there are {[thing.name for thing in box.each("push button")]}')
    until(lambda: 'focused' in found.states or press('Tab'), f'the focus on {button}')
    press('Return')
    until(lambda: not list(app.each('dialog')), 'the question to go')


def test_copying():
    """a block is copied as text with tabs and as a table, figures as they would be typed; cut clears it; the words for a new pool are nothing"""
    with begun(ROWS) as app:
        go(app, 1, 0)
        press('shift+Down', 'shift+Down', *['shift+Right'] * 3, 'ctrl+c')
        clipboard.wait('text/plain;charset=utf-8', lambda found: found == 'Beds\t100\t\t100\nHoists\t200\t\t200\nRamps\t300.5\t\t300.5\n')
        html = clipboard.read('text/html')
        assert html.count('<tr') == 3 and html.count('<td') == 12 and html.count('align="right"') == 9, html
        assert '300.5' in html and '>301<' in html, html

        press('ctrl+a', 'ctrl+c')
        clipboard.wait('text/plain;charset=utf-8', lambda found: found.count('\n') == 7 and found.split('\n')[-2].strip('\t') == '')

        before = tables(app)
        go(app, 1, 1)
        press('shift+Down', 'ctrl+x')
        cell(app, 'Hoists, A existing, 2013/14, not entered')
        clipboard.wait('text/plain;charset=utf-8', lambda found: found == '100\n200\n')
        go(app, 1, 5)
        press('ctrl+v')
        cell(app, 'Hoists, B additional, 2013/14, £200,000')
        says(app, '2 cells · Sum 300')
        press('ctrl+z')
        undone(app, before)

        # Where it came from it changes nothing.
        count = n_edits(app.path)
        press('ctrl+a', 'ctrl+c')
        clipboard.wait('text/plain;charset=utf-8', lambda found: found.count('\n') == 7)
        press('ctrl+v', 'ctrl+End')
        current(app, 'Agreement total, all partners net')
        assert n_edits(app.path) == count and tables(app) == before
        assert len(list(app.children())) == 1, list(app.children())


def test_pasting():
    """text with quoted cells and tables are pasted from the current cell on, one value fills a block, lines are added where there are none"""
    with begun(ROWS) as app:
        before = tables(app)

        # As spreadsheets write it: quoted cells, line breaks in them, carriage returns.
        go(app, 1, 0)
        pasted(app, '"Beds ""new"""\t1,150.25\t(2)\r\nHoists\t£7k\t\r\n')
        cell(app, 'Beds "new", service line')
        cell(app, 'Beds "new", A existing, 2013/14, £1,150,250')
        cell(app, 'Beds "new", A additional, 2013/14, −£2,000')
        cell(app, 'Hoists, A existing, 2013/14, £7,000')
        says(app, '6 cells')
        undone(app, before)

        # As Word writes it: a table, whose text beside it says less.
        go(app, 1, 1)
        pasted(app, 'nothing of it', '<html><body><!--StartFragment--><table><tr><td><p>11</p></td><td>12</td></tr><tr><td>21&nbsp;000</td><td></td></tr></table></body></html>')
        cell(app, 'Beds, A additional, 2013/14, £12,000')
        cell(app, 'Hoists, A existing, 2013/14, £21,000,000')
        undone(app, before)

        # HTML without a table is text.
        go(app, 1, 0)
        pasted(app, 'Profiling beds', '<p>Profiling beds</p>')
        cell(app, 'Profiling beds, service line')
        undone(app, before)

        # One value fills the block, but no names; a row is repeated.
        go(app, 1, 0)
        press(*['shift+Right'] * 2, 'shift+Down', 'shift+Down')
        pasted(app, '5\n')
        cell(app, 'Ramps, A additional, 2013/14, £5,000')
        cell(app, 'Ramps, service line')
        undone(app, before)
        go(app, 1, 4)
        press('shift+Right', 'shift+Down', 'shift+Down')
        pasted(app, '5\t6\n')
        cell(app, 'Ramps, B existing, 2013/14, £5,000')
        cell(app, 'Ramps, B additional, 2013/14, £6,000')
        undone(app, before)

        # Beyond the last row: no, only what there is, all of it.
        count = n_edits(app.path)
        with clipboard.offered('Day breaks\t100\nNight breaks\t2\nAdvice\t3\n'):
            go(app, 5, 0)
            press('ctrl+v')
            answer(app, '2 rows of what was copied fall where there is no line. Add 2 service lines to “Carers” for them?', 'Cancel')
            assert n_edits(app.path) == count
            press('ctrl+v')
            answer(app, '2 rows', 'Leave them out')
            cell(app, 'Day breaks, A existing, 2013/14, £100,000')
            undone(app, before)
            press('ctrl+v')
            answer(app, '2 rows', 'Add lines')
            cell(app, 'Advice, A existing, 2013/14, £3,000')
            says(app, '6 cells')
            undone(app, before)

        # Into a pool with nothing in it: rows become its lines.
        press('ctrl+End', 'Up', 'Home')
        current(app, 'New pool…')
        write('Respite\n')
        seek(app, 'Respite, pool')
        before = tables(app)
        with clipboard.offered('Day care\t10\t1\nNight care\t20\t2\n\n'):
            press('ctrl+v')
            answer(app, 'Add 2 service lines to “Respite” for them?', 'Add lines')
        cell(app, 'Respite, A existing, 2013/14, £30,000')
        cell(app, 'Night care, A additional, 2013/14, £2,000')
        undone(app, before)

        # Over what is worked out the two are compared.
        go(app, 1, 1)
        pasted(app, '1\t2\t4\n')
        toast(app, '1 copied figure fell on a cell that cannot be typed into, and something else stands there: A gross of “Beds”.')
        undone(app, before)


def test_units():
    """figures a thousand times off the others are asked about once, and so is what £ means"""
    with begun(ROWS) as app:
        before = tables(app)
        for button, pounds in (('In £000', '£110,000,000'), ('In £', '£110,000')):
            go(app, 1, 1)
            with clipboard.offered('110000\n210000\n'):
                press('ctrl+v')
                found = 'far larger than those they replace: £110,000,000 where £100,000 was'
                answer(app, found, button)
                cell(app, f'Beds, A existing, 2013/14, {pounds}')
            undone(app, before)
        for button, pounds in (('In pounds', '£3'), ('In £000', '£3,000')):
            go(app, 1, 2)
            with clipboard.offered('£3\n£4\n'):
                press('ctrl+v')
                answer(app, 'some of what was copied has a £ before it', button)
                cell(app, f'Beds, A additional, 2013/14, {pounds}')
            undone(app, before)


def test_large():
    """a block of thousands of lines is taken aside, shown when it is done, and taken back by one undo; a selection of them is cleared"""
    with begun(ROWS) as app:
        press('ctrl+End', 'Up', 'Home')
        current(app, 'New pool…')
        write('Respite\n')
        seek(app, 'Respite, pool')
        before = tables(app)
        with clipboard.offered(''.join(f'Line {i}\t{i}\t1\n' for i in range(1, 2001))):
            press('ctrl+v')
            answer(app, 'Add 2,000 service lines to “Respite” for them?', 'Add lines')
            app.grid.find('table cell', 'Respite, A existing, 2013/14, £2,001,000,000')
        until(lambda: 'active' in app.window.states, 'the window to be active')
        press('ctrl+1', 'ctrl+End', 'Up', 'Up', 'Home')
        current(app, 'Line 2000')
        until(lambda: len(tables(app)['line']) == 2004, 'all the lines')
        count = n_edits(app.path)
        press('ctrl+a', 'Delete')
        app.grid.find('table cell', 'Agreement total, A existing, 2013/14, not entered')
        until(lambda: n_edits(app.path) == count + 1, 'one edit')
        until(lambda: 'active' in app.window.states, 'the window to be active')
        press('ctrl+1', 'ctrl+z')
        app.grid.find('table cell', 'Agreement total, A existing, 2013/14, £2,002,100,500')
        undone(app, before)
        app.grid.absent('table cell', 'Agreement total, A existing, 2013/14, £2,002,100,500')


def test_bad():
    """what cannot be pasted is refused in a sentence, and nothing has changed"""
    with begun(ROWS) as app:
        before, count = tables(app), n_edits(app.path)
        for text, html, row, column, says in [
                ('1\t2\t3\t4\t5\t6\t7\t8\t9\t10\n' * 100_000, None, 1, 1, '1,000,000'),
                ('1\t2\n' * 150_000, '<table>' + '<tr><td>1</td><td>2</td></tr>' * 150_000 + '</table>', 1, 1, '300,000'),
                (PAGE.replace('<p>', '\n').replace('<', ' '), PAGE, 1, 1, 'Row 1 of what was copied, A existing: Not understood'),
                ('1.234,56\n', None, 1, 1, 'Row 1 of what was copied, A existing: Not understood'),
                ('5\nSee below\n', None, 1, 2, 'Row 2 of what was copied, A additional: Not understood'),
                ('1\t2\t3\t4\t5\t6\t7\t8\t9\n', None, 1, 1, 'What was copied has 9 columns, but there are 8 from here to the right'),
                ('Hoists\n', None, 1, 0, '“Hoists”'),
                ('5\n', None, None, None, 'The total is worked out')]:
            if row is None:
                press('ctrl+End')
            else:
                go(app, row, column)
            with clipboard.offered(text, html):
                press('ctrl+v')
                sentence = toast(app, says).name
                assert sentence.endswith('.'), sentence
            assert n_edits(app.path) == count and tables(app) == before, sentence
            press('Escape')

        # Nothing that could be pasted; and what is being typed is kept.
        go(app, 1, 1)
        press('F2', 'ctrl+a', 'ctrl+c', 'Escape')
        no_editor(app)


if __name__ == '__main__':
    driver.run([test for name, test in list(globals().items())
                if name.startswith('test_') and (len(sys.argv) < 3 or name[5:] in sys.argv[2:])])
