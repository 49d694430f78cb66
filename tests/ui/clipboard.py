# clipboard.py: what another program has on the clipboard, and what it finds there.
#
#   clipboard.py offer TEXT-FILE [HTML-FILE]    until somebody else has the clipboard
#   clipboard.py read TYPE                      prints what is there
#   clipboard.py types                          prints of which types it is
#
# As a module: offer ('…', html='…') and read ('text/html').

import contextlib
import os
import subprocess
import sys
import tempfile

from driver import until


@contextlib.contextmanager
def offered(text, html=None):
    """Another program has this on the clipboard meanwhile."""
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for name, content in (('text', text), ('html', html)):
            if content is not None:
                paths.append(os.path.join(folder, name))
                with open(paths[-1], 'w', encoding='utf-8', newline='') as file:
                    file.write(content)
        process = subprocess.Popen([sys.executable, __file__, 'offer', *paths], stdout=subprocess.PIPE, text=True)
        try:
            assert process.stdout.readline() == 'offered\n'
            # Who has it is told at once, of which types it is only when they are asked for; once one other program knows, so does every one.
            until(types, 'the clipboard to be known')
            yield
        finally:
            process.kill()
            process.wait()


def ask(*command):
    return subprocess.run([sys.executable, __file__, *command], capture_output=True, text=True, check=True).stdout


def read(kind):
    """What is on the clipboard in that type; '' for nothing."""
    return ask('read', kind)


def types():
    """The types that it can be had in, a line each; '' for nothing."""
    return ask('types')


def wait(kind, condition):
    """Wait until what is on the clipboard is what is wanted, and give it."""
    return until(lambda: (lambda found: condition(found) and found)(read(kind)), f'the clipboard to be so; it is {read(kind)[:2000]!r}')


def main():
    import gi
    gi.require_version('Gdk', '4.0')
    from gi.repository import Gdk, Gio, GLib

    clipboard = Gdk.Display.open(os.environ['DISPLAY']).get_clipboard()
    loop = GLib.MainLoop()

    def take(types, paths):
        providers = []
        for path, names in zip(paths, types):
            with open(path, 'rb') as file:
                content = GLib.Bytes.new(file.read())
            providers += [Gdk.ContentProvider.new_for_bytes(name, content) for name in names]
        clipboard.set_content(Gdk.ContentProvider.new_union(providers))
        print('offered', flush=True)
        loop.run()

    def show(kind):
        memory = Gio.MemoryOutputStream.new_resizable()

        def copied(_, result):
            memory.splice_finish(result)
            sys.stdout.buffer.write(memory.steal_as_bytes().get_data() or b'')
            loop.quit()

        def got(_, result):
            stream, _ = clipboard.read_finish(result)
            memory.splice_async(stream, Gio.OutputStreamSpliceFlags.CLOSE_SOURCE | Gio.OutputStreamSpliceFlags.CLOSE_TARGET,
                                GLib.PRIORITY_DEFAULT, None, copied)

        # What another program has is not known at once.
        if clipboard.get_formats().contain_mime_type(kind):
            clipboard.read_async([kind], GLib.PRIORITY_DEFAULT, None, got)
        else:
            loop.quit()

    def list_types():
        print(''.join(kind + '\n' for kind in clipboard.get_formats().get_mime_types() or []), end='')
        loop.quit()

    if sys.argv[1] == 'offer':
        take((('text/plain;charset=utf-8', 'text/plain'), ('text/html',)), sys.argv[2:])
    else:
        GLib.timeout_add(60, list_types if sys.argv[1] == 'types' else lambda: show(sys.argv[2]))
        loop.run()


if __name__ == '__main__':
    main()
