# spoken.py: what a program tells screen readers, asked for over the accessibility bus.
#
# One question costs little, and thousands of them much more than the test that asks: a Snapshot is everything a program tells, by one.

import ast
import contextlib
import re

import pyatspi
from gi.repository import Atspi, Gio, GLib

ACCESSIBLE = 'org.a11y.atspi.Accessible'
STATES = [pyatspi.stateToString(i) for i in range(44)]
ROOT = '/org/a11y/atspi/accessible/root'
FOCUSED = STATES.index('focused')
CACHE = '/org/a11y/atspi/cache'

_PATH = r"'([^']*)'"
_TEXT = r"""('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")"""
_PLACE = re.compile(rf"\({_PATH}, {_PATH}\)")
_ITEM = re.compile(rf"\(\({_PATH}, {_PATH}\), \({_PATH}, {_PATH}\), \({_PATH}, {_PATH}\), -?\d+, (-?\d+), \[([^]]*)\], {_TEXT}, (\d+), {_TEXT}, \[(\d+), (\d+)\]\)")

# What was seen before the last deed, or before it was waited for, is no more to be believed.
_now = 0
_bus = None


def forget():
    global _now
    _now += 1


def bus():
    """The accessibility bus, which is not the session's."""
    global _bus
    if _bus is None:
        session = Gio.bus_get_sync(Gio.BusType.SESSION)
        address = session.call_sync('org.a11y.Bus', '/org/a11y/bus', 'org.a11y.Bus', 'GetAddress', None, None, Gio.DBusCallFlags.NONE, -1, None).unpack()[0]
        flags = Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION
        _bus = Gio.DBusConnection.new_for_address_sync(address, flags, None, None)
    return _bus


def call(place, interface, method, signature=None, *arguments):
    """What an object answers; a place is the program's name on the bus and a path."""
    parameters = GLib.Variant(signature, arguments) if signature is not None else None
    return bus().call_sync(*place, interface, method, parameters, None, Gio.DBusCallFlags.NONE, -1, None)


def ask(place, interface, method, signature=None, *arguments):
    """The same, of an answer that is one value."""
    return call(place, interface, method, signature, *arguments).unpack()[0]


def get(place, interface, name):
    """A property."""
    return ask(place, 'org.freedesktop.DBus.Properties', 'Get', '(ss)', interface, name)


def role_name(number):
    return Atspi.role_get_name(Atspi.Role(number))


def state_names(low, high):
    bits = low | high << 32
    return {name for i, name in enumerate(STATES) if bits >> i & 1}


def children(place):
    """The places of what is in it, in order."""
    return ask(place, ACCESSIBLE, 'GetChildren')


def children_of(places):
    """The same of many, all asked for before the first has answered, by place; what has gone is not in it."""
    found, answered = {}, []

    def answer(connection, result, place):
        answered.append(place)
        with contextlib.suppress(GLib.Error):
            found[place] = _PLACE.findall(connection.call_finish(result).print_(False))

    for place in places:
        bus().call(*place, ACCESSIBLE, 'GetChildren', None, None, Gio.DBusCallFlags.NONE, -1, None, answer, place)
    while len(answered) < len(places):
        GLib.MainContext.default().iteration(True)
    return found


def programs():
    """The places of the programs that tell anything, with their processes."""
    for place in children(('org.a11y.atspi.Registry', ROOT)):
        yield place, ask(('org.freedesktop.DBus', '/org/freedesktop/DBus'), 'org.freedesktop.DBus', 'GetConnectionUnixProcessID', '(s)', place[0])


class Seen:
    """One object, as it was in a snapshot."""

    __slots__ = ('snapshot', 'place', 'parent', 'count', 'interfaces', 'spoken', 'role_number', 'described', 'bits')

    def __init__(self, match):
        (name, path, _, _, *parent, count, self.interfaces, self.spoken, role, self.described, low, high) = match
        self.place, self.parent = (name, path), tuple(parent)
        self.count, self.role_number, self.bits = int(count), int(role), (int(low), int(high))

    @property
    def name(self):
        return ast.literal_eval(self.spoken) if '\\' in self.spoken else self.spoken[1:-1]

    @property
    def description(self):
        return ast.literal_eval(self.described) if '\\' in self.described else self.described[1:-1]

    @property
    def role(self):
        return role_name(self.role_number)

    @property
    def states(self):
        return state_names(*self.bits)

    def children(self):
        """What was seen in it, in order."""
        return [self.snapshot.things[place] for place in self.snapshot.inside.get(self.place, ()) if place in self.snapshot.things]


def told_of(program):
    """What a program tells of at once, by place: also what is hidden by now, and not what nobody has asked for yet."""
    told = call((program, CACHE), 'org.a11y.atspi.Cache', 'GetItems').print_(False)
    return {seen.place: seen for seen in map(Seen, _ITEM.findall(told))}


def is_below(things, place, known):
    """Whether one thing is in another; known has what was found out by now."""
    path = []
    while place not in known:
        path.append(place)
        seen = things.get(place)
        place = seen.parent if seen else None
    for passed in path:
        known[passed] = known[place]
    return known[place]


def focused(top):
    """The places of what has the focus in a thing, as far as the program tells of it at once."""
    things, known = told_of(top[0]), {None: False, top: True}
    return [place for place, seen in things.items() if seen.bits[0] >> FOCUSED & 1 and is_below(things, place, known)]


class Snapshot:
    """What a program tells of a thing and all that is in it."""

    def __init__(self, top):
        self.taken = _now
        self.things = told_of(top[0])
        known = {None: False, top: True}
        self.inside = children_of([place for place, seen in self.things.items() if (seen.count or place[1] == ROOT) and is_below(self.things, place, known)])
        new = self.unknown(self.inside)
        more = bool(new)
        while new:
            answers = children_of(new)
            self.inside.update(answers)
            new = self.unknown(answers)
        if more:
            self.things = told_of(top[0])
        for seen in self.things.values():
            seen.snapshot = self

    def unknown(self, answers):
        return {place: None for inside in answers.values() for place in inside if place not in self.things and place not in self.inside}

    def is_fresh(self):
        return self.taken == _now
