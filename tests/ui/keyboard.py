# keyboard.py: presses keys and asks for the active window in this process, by the library that xdotool is made of: to start xdotool costs more than a key does.

import ctypes
import functools
import os
from ctypes import POINTER, byref, c_char_p, c_int, c_long, c_ubyte, c_uint, c_ulong, c_void_p

_CURRENT = 0            # the window that has the keyboard
_HELD = 2000            # µs from a key to the next, half of them down
_ANY_TYPE = 0


@ctypes.CFUNCTYPE(c_int, c_void_p, c_void_p)
def _no_matter(_display, _error):
    """A window that is asked about may go at any time: then it has no answer."""
    return 0


class _Screen:
    def __init__(self):
        self.keys, self.x = ctypes.CDLL('libxdo.so.3'), ctypes.CDLL('libX11.so.6')
        self.declare()
        self.x.XSetErrorHandler(_no_matter)
        self.xdo = self.keys.xdo_new(os.environ['DISPLAY'].encode())
        assert self.xdo, f"there is no screen {os.environ['DISPLAY']}"
        self.display = ctypes.cast(self.xdo, POINTER(c_void_p))[0]     # the first of its fields
        self.root = self.x.XDefaultRootWindow(self.display)

    def declare(self):
        self.keys.xdo_new.restype = c_void_p
        self.keys.xdo_new.argtypes = [c_char_p]
        for name in ('xdo_send_keysequence_window', 'xdo_enter_text_window'):
            getattr(self.keys, name).argtypes = [c_void_p, c_ulong, c_char_p, c_uint]
        self.x.XDefaultRootWindow.restype = self.x.XInternAtom.restype = c_ulong
        self.x.XDefaultRootWindow.argtypes = [c_void_p]
        self.x.XInternAtom.argtypes = [c_void_p, c_char_p, c_int]
        self.x.XFree.argtypes = [c_void_p]
        self.x.XGetWindowProperty.argtypes = [c_void_p, c_ulong, c_ulong, c_long, c_long, c_int, c_ulong, POINTER(c_ulong), POINTER(c_int), POINTER(c_ulong),
                                              POINTER(c_ulong), POINTER(POINTER(c_ubyte))]

    def number(self, window, name):
        """A property of a window that is a number; 0 where it has none."""
        kind, bits, count, rest, value = c_ulong(), c_int(), c_ulong(), c_ulong(), POINTER(c_ubyte)()
        failed = self.x.XGetWindowProperty(self.display, window, self.x.XInternAtom(self.display, name, 0), 0, 1, 0, _ANY_TYPE,
                                           byref(kind), byref(bits), byref(count), byref(rest), byref(value))
        if failed or not value:
            return 0
        found = ctypes.cast(value, POINTER(c_ulong))[0] if count.value and bits.value == 32 else 0
        self.x.XFree(value)
        return found


@functools.cache
def _screen():
    return _Screen()


def press(chord):
    """Keys at a time: 'ctrl+shift+z'."""
    screen = _screen()
    failed = screen.keys.xdo_send_keysequence_window(screen.xdo, _CURRENT, chord.encode(), _HELD)
    assert not failed, f'{chord} is not a key'


def write(text, pause):
    """A text, with so many milliseconds from a letter to the next."""
    screen = _screen()
    failed = screen.keys.xdo_enter_text_window(screen.xdo, _CURRENT, text.encode(), 1000 * pause)
    assert not failed, f'{text} cannot be typed'


def active_process():
    """Whose window is active; 0 where none is or it does not say. By then all that was pressed has gone to the windows."""
    screen = _screen()
    window = screen.number(screen.root, b'_NET_ACTIVE_WINDOW')
    return screen.number(window, b'_NET_WM_PID') if window else 0
