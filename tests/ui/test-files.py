# test-files.py: a new draft, opening, copies, export and import through the file dialogs, by typing paths.
#
#   harness python3 test-files.py DEWPOND [TEST…]

import os
import sys
import tempfile
import zipfile

import driver
from driver import press, until, write
from window import OLDER, begun, cell, closed, command, content, dialog, editor, enter, know, launch, new_file, opened, reach, show, toast, write_rows


UNKNOWN_COLUMNS = 'Leave out what is not known?'


def choose_file(app, path):
    """Answer a file dialog with a path that is typed; one that opens a file takes it after a slash."""
    def asked():
        return next((thing for thing in app.children() if thing.name != UNKNOWN_COLUMNS and thing.role not in ('frame', 'window') or thing.name in (
            'New agreement', 'Open a document', 'Save as', 'Save a copy without history', 'Import figures', 'Export')), None)
    chooser = until(asked, 'the file dialog')
    until(lambda: any('focused' in thing.states for thing in chooser.below()), 'the focus in the file dialog')
    entry = next((thing for thing in chooser.each('text', 'Name') if 'focused' in thing.states), None)
    if entry is not None:
        press('ctrl+a')
    write(path)
    until(lambda: any(path in thing.text for thing in chooser.each('text')), f'{path} to be typed')
    press('Return')
    until(lambda: asked() is None, 'the file dialog to close')


def test_new():
    """a new agreement is begun: partners, a pool, a line and its figure"""
    with tempfile.TemporaryDirectory() as folder:
        app = launch()
        try:
            press('ctrl+n')
            choose_file(app, os.path.join(folder, 'New'))
            app.path = os.path.join(folder, 'New.dewpond')
            until(lambda: app.window.name == 'New – Dewpond', 'the new document')
            app.window.find('label', 'Who is in the agreement?')
            app.window.find('push button', 'Add partners').act()
            partners = dialog(app, 'Partners')
            for name in ('Council', 'NHS commissioner'):
                partners.find('push button', 'Add a partner').act()
                partners.find('list item', name, exact=True)
            press('Escape')
            closed(app, 'Partners')
            app.grid = app.find('tree table', 'Schedule')
            # What is typed next goes into the grid.
            until(lambda: app.focused().name == 'New pool…', 'the focus in the grid')
            write('Older people\n')
            cell(app, 'Older people, pool').act('cell.activate')
            press('ctrl+plus')
            until(lambda: editor(app).text == 'New line', 'the new line’s name')
            write('Homes\n')
            cell(app, 'Homes, service line').act('cell.activate')
            press('Right')
            enter(app, '£1.5m')
            app.grid.find('table cell', 'Agreement total, Council existing')
            until(lambda: show(app.path)['pools'][0]['years'][0]['total']['gross'] == 150000000, 'the figure in the file')
            app.stop()
            command('check', app.path)
        finally:
            app.process.kill()


def test_open():
    """a document is opened through the dialog; what is none is refused with a sentence"""
    with tempfile.TemporaryDirectory() as folder:
        path = new_file(folder)
        wrong = os.path.join(folder, 'Notes.dewpond')
        with open(wrong, 'w', encoding='utf-8') as file:
            file.write('No database at all. ' * 100)
        app = launch()
        try:
            press('ctrl+o')
            choose_file(app, wrong)
            toast(app, 'Notes.dewpond')
            assert app.window.name == 'Dewpond', app.window.name
            press('ctrl+o')
            choose_file(app, path)
            until(lambda: app.window.name.startswith('Oxfordshire'), 'the document')
            know(app)
            app.stop()
        finally:
            app.process.kill()


def test_save_as():
    """a copy is saved, and the window goes on with it; a clean copy has no history"""
    with opened() as app:
        press('ctrl+Home', 'Down', 'Right')
        write('79000\n')
        cell(app, 'Agreement total, all partners gross, 2013/14, £196,000,000')
        first = app.path
        copy = os.path.join(app.folder, 'Copy.dewpond')
        press('ctrl+shift+s')
        choose_file(app, copy)
        until(lambda: os.path.exists(copy), 'the copy')
        until(lambda: next(app.window.each('label', 'Copy', exact=True), None), 'the copy in the window')
        assert content(copy) == content(first)
        know(app)
        press('ctrl+z')
        cell(app, 'Agreement total, all partners gross, 2013/14, £195,000,000')
        until(lambda: content(copy) != content(first), 'the undo in the copy alone')
        app.path = copy


def test_export():
    """the annexes are exported, and the toast offers to open them"""
    with opened() as app:
        out = os.path.join(app.folder, 'Annexes.xlsx')
        press('ctrl+e')
        annexes = dialog(app, 'Export annexes')
        annexes.find('push button', 'Export…').act()
        choose_file(app, out)
        toast(app, 'Exported “Annexes.xlsx”.')
        names = until(lambda: [button.name for button in app.window.each('push button') if button.name.startswith(('Open ', 'Dismiss'))],
                      'the buttons of the toast')
        assert len(names) == 2 and names[0].endswith('.xlsx') and names[1] == 'Dismiss', names
        with zipfile.ZipFile(out) as book:
            assert 'xl/workbook.xml' in book.namelist() and book.testzip() is None


def chosen(app, kind):
    """The dialog of exports, with what it is to be exported as chosen by keyboard."""
    press('ctrl+e')
    annexes = dialog(app, 'Export annexes')
    annexes.find('push button', f'{kind}: As', exact=True)
    reach(app, f'{kind}: As')
    press('space')
    annexes.find('push button', 'Export…').act()


def test_export_pages():
    """the annexes are exported as pages for print and as a web page"""
    for kind, name, begins in (('PDF', 'Annexes.pdf', b'%pdf-'), ('Web page', 'Annexes.html', b'<!doctype html>')):
        with opened() as app:
            out = os.path.join(app.folder, name)
            chosen(app, kind)
            choose_file(app, out)
            toast(app, f'Exported “{name}”.')
            with open(out, 'rb') as file:
                assert file.read(len(begins)).lower() == begins.lower(), name


def test_print():
    """on paper the annexes go to the desktop's print dialog"""
    with opened() as app:
        chosen(app, 'Print')
        # The toolkit's own, which is not told to screen readers as the active window.
        until(lambda: any(child.name == 'Print' for child in app.children()), 'the print dialog')
        press('Escape')
        until(lambda: all(child.name != 'Print' for child in app.children()), 'the print dialog to close')


def test_import():
    """figures are imported, and undo takes them back; bad ones are refused and nothing is changed"""
    with opened() as app:
        before = content(app.path)
        figures = os.path.join(app.folder, 'figures.csv')
        command('export', app.path, figures)
        with open(figures, encoding='utf-8', newline='') as file:
            text = file.read()
        assert '78000000' in text, text[:400]
        with open(figures, 'w', encoding='utf-8', newline='') as file:
            file.write(text.replace('78000000', '80000000'))
        press('ctrl+i')
        choose_file(app, figures)
        cell(app, f'{OLDER}, Council existing, 2013/14, £80,000,000')
        toast(app, 'Imported “figures.csv”: changed 1 figure. Ctrl+Z takes it back.')
        press('ctrl+z')
        cell(app, f'{OLDER}, Council existing, 2013/14, £78,000,000')
        assert content(app.path) == before

        with open(figures, 'w', encoding='utf-8', newline='') as file:
            file.write(text.replace('78000000', 'seventy'))
        press('ctrl+i')
        choose_file(app, figures)
        toast(app, 'seventy')
        assert content(app.path) == before


def test_import_columns():
    """a column that is not known is asked about: it may be one of ours misspelt"""
    with opened() as app:
        before = content(app.path)
        figures = os.path.join(app.folder, 'figures.csv')
        command('export', app.path, figures)
        with open(figures, encoding='utf-8', newline='') as file:
            text = file.read().replace('78000000', '80000000').replace('scenario', 'senario', 1)
        with open(figures, 'w', encoding='utf-8', newline='') as file:
            file.write(text)

        press('ctrl+i')
        choose_file(app, figures)
        question = app.find('dialog', UNKNOWN_COLUMNS)
        assert '“senario”' in question.find('label', 'The column').name
        question.find('push button', 'Cancel', exact=True).act()
        closed(app, UNKNOWN_COLUMNS)
        assert content(app.path) == before

        press('ctrl+i')
        choose_file(app, figures)
        app.find('dialog', UNKNOWN_COLUMNS).find('push button', 'Import', exact=True).act()
        cell(app, f'{OLDER}, Council existing, 2013/14, £80,000,000')
        press('ctrl+z')
        cell(app, f'{OLDER}, Council existing, 2013/14, £78,000,000')
        assert content(app.path) == before


def test_import_year():
    """where the year shown has no figures and the file brings some, the window turns to them"""
    with begun('Equipment,Beds,Council,,,') as app:
        figures = write_rows(app.folder, 'Equipment,Beds,Council,2013/14,existing,1000000')
        press('ctrl+i')
        choose_file(app, figures)
        cell(app, 'Agreement total, all partners gross, 2013/14, £1,000,000')


if __name__ == '__main__':
    driver.run([test for name, test in list(globals().items())
                if name.startswith('test_') and (len(sys.argv) < 3 or name[5:] in sys.argv[2:])])
