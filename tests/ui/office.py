# office.py: LibreOffice in a window on the same screen, driven by keys, and asked through its own interface what it made of them.

import contextlib
import os
import shutil
import signal
import subprocess
import tempfile

import uno

import driver
from driver import press, until

RIGHT = 1       # com.sun.star.style.ParagraphAdjust


class Office:
    def __init__(self, desktop):
        self.desktop = desktop

    @contextlib.contextmanager
    def opened(self, kind):
        """A new document, "scalc" or "swriter", in a window that has the keyboard."""
        document = self.desktop.loadComponentFromURL(f'private:factory/{kind}', '_blank', 0, ())
        window = document.CurrentController.Frame
        try:
            until(lambda: window.isActive() and 'LibreOffice' in title(), f'the window of {kind} to be active; it is {title()}')
            yield document
        finally:
            document.setModified(False)
            document.close(True)


def title():
    """What the active window is called."""
    return subprocess.run(['xdotool', 'getactivewindow', 'getwindowname'], capture_output=True, text=True).stdout.strip()


def activate(name):
    """Give the keyboard to the window that is called so."""
    found = subprocess.run(['xdotool', 'search', '--onlyvisible', '--name', name], capture_output=True, text=True).stdout.split()
    assert found, f'no window is called {name}'
    subprocess.run(['xdotool', 'windowactivate', '--sync', found[-1]], check=True)
    until(lambda: name.strip('^$') in title(), f'the window {name}')


def paste_html():
    """Paste into Calc, which first asks how numbers are written."""
    press('ctrl+v')
    until(lambda: title() == 'Import Options', 'the question of Calc', 2 * driver.PATIENCE)
    press('Return')
    until(lambda: 'LibreOffice' in title(), 'the question of Calc to go')


@contextlib.contextmanager
def started():
    """LibreOffice, with nothing of anybody's in it."""
    profile = tempfile.mkdtemp()
    pipe = f'dewpond-test-{os.getpid()}'
    process = subprocess.Popen(['soffice', '--norestore', '--nologo', '--nodefault', '--nofirststartwizard', f'-env:UserInstallation=file://{profile}',
                                f'--accept=pipe,name={pipe};urp;'], env={**os.environ, 'SAL_USE_VCLPLUGIN': 'gen'}, start_new_session=True,
                               stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext('com.sun.star.bridge.UnoUrlResolver', local)

    def connect():
        try:
            return resolver.resolve(f'uno:pipe,name={pipe};urp;StarOffice.ComponentContext')
        except Exception:
            return None

    try:
        context = until(connect, 'LibreOffice to start', 12 * driver.PATIENCE)
        yield Office(context.ServiceManager.createInstanceWithContext('com.sun.star.frame.Desktop', context))
    finally:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        shutil.rmtree(profile, ignore_errors=True)
