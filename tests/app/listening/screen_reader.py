"""What a screen reader for Linux does, without a voice: it follows the focus in the AT-SPI tree and
keeps what it would say. The window is a real one, on a display without a screen."""

import ctypes
import os
import subprocess
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

VIEWABLE = 2
REVERT_TO_PARENT = 2
CURRENT_TIME = 0

PATIENCE = 20.0  # Seconds until something that has to come counts as missing.


class WindowAttributes(ctypes.Structure):
    """Xlib's XWindowAttributes, as far as it is read here."""

    _fields_ = [("geometry", ctypes.c_int * 6), ("visual", ctypes.c_void_p),
                ("root", ctypes.c_ulong), ("gravities", ctypes.c_int * 4),
                ("planes", ctypes.c_ulong * 2), ("save_under", ctypes.c_int),
                ("colormap", ctypes.c_ulong), ("installed", ctypes.c_int),
                ("map_state", ctypes.c_int), ("rest", ctypes.c_byte * 256)]


class Display:
    """An X server without a screen, and its keyboard."""

    def __init__(self):
        reading, writing = os.pipe()
        self.server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1440x900x24", "-nolisten", "tcp"],
            pass_fds=[writing], stderr=subprocess.DEVNULL)
        os.close(writing)
        with os.fdopen(reading) as told:
            self.name = ":" + told.readline().strip()
        self.x11 = ctypes.CDLL("libX11.so.6")
        self.test = ctypes.CDLL("libXtst.so.6")
        self.x11.XOpenDisplay.restype = ctypes.c_void_p
        self.x11.XStringToKeysym.restype = ctypes.c_ulong
        self.connection = ctypes.c_void_p(self.x11.XOpenDisplay(self.name.encode()))

    def focus_topmost(self):
        """Gives the keyboard to the window on top, as a window manager does."""
        root = ctypes.c_ulong(self.x11.XDefaultRootWindow(self.connection))
        out = [ctypes.c_ulong(), ctypes.c_ulong(), ctypes.POINTER(ctypes.c_ulong)(),
               ctypes.c_uint()]
        self.x11.XQueryTree(self.connection, root, *[ctypes.byref(each) for each in out])
        for window in reversed(out[2][:out[3].value]):
            attributes = WindowAttributes()
            self.x11.XGetWindowAttributes(self.connection, ctypes.c_ulong(window),
                                          ctypes.byref(attributes))
            if attributes.map_state == VIEWABLE:
                self.x11.XSetInputFocus(self.connection, ctypes.c_ulong(window), REVERT_TO_PARENT,
                                        CURRENT_TIME)
                self.x11.XSync(self.connection, False)
                return

    def press(self, keys):
        """Presses keys together, such as "Control_L+z"."""
        codes = [self._code(key) for key in keys.split("+")]
        for code in codes:
            self.test.XTestFakeKeyEvent(self.connection, code, True, 0)
        for code in reversed(codes):
            self.test.XTestFakeKeyEvent(self.connection, code, False, 0)
        self.x11.XFlush(self.connection)

    def _code(self, key):
        keysym = ctypes.c_ulong(self.x11.XStringToKeysym(key.encode()))
        code = self.x11.XKeysymToKeycode(self.connection, keysym)
        if not code:
            raise LookupError("no key " + key)
        return ctypes.c_uint(code)

    def close(self):
        self.server.terminate()
        self.server.wait()


class ScreenReader:
    """Listens to one program. `said` has what a reader would have said so far, oldest first."""

    def __init__(self):
        self.said = []
        self._at = None
        self._listener = Atspi.EventListener.new(self._take)
        for event in ("object:state-changed:focused", "object:announcement"):
            self._listener.register(event)

    def _take(self, event):
        """As Orca 43: what it is told to be at is read, unless it is there already."""
        if event.type == "object:announcement":
            self.said.append(event.any_data)
        elif event.detail1 and event.source != self._at:
            self._at = event.source
            try:
                self.said.append(words_of(event.source))
            except GLib.Error:  # It has gone already.
                pass

    def listen(self, seconds):
        """Lets what has been sent come in."""
        loop = GLib.MainLoop()
        GLib.timeout_add(int(seconds * 1000), loop.quit)
        loop.run()

    def wait_for(self, what, is_so):
        """Listens until it is so; what it gives then."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            self.listen(0.1)
            try:
                found = is_so()
            except GLib.Error:  # What was asked has gone in the meantime.
                continue
            if found:
                return found
        raise AssertionError(what + "; said so far: " + " | ".join(self.said[-12:]))

    def hear(self, *words):
        """Waits until something is said that has all these words in it, and forgets what was said
        before."""
        def found():
            for i, sentence in enumerate(self.said):
                if all(word in sentence for word in words):
                    del self.said[: i + 1]
                    return sentence
            return None
        return self.wait_for("nobody says " + " … ".join(words), found)


def words_of(item):
    """What is read of an item that the focus comes to."""
    parts = [item.get_name(), item.get_role_name(), item.get_description()]
    return ", ".join(part for part in parts if part)


def everything(item, depth=0):
    """The item and all that is in it and can be seen, in order."""
    yield item
    if depth > 30:
        return
    for i in range(item.get_child_count()):
        child = item.get_child_at_index(i)
        if child is not None and child.get_state_set().contains(Atspi.StateType.SHOWING):
            yield from everything(child, depth + 1)


def reads(window, *words):
    """The first item in the window whose name, description or text has all these words."""
    for item in everything(window):
        text = item.get_name() + "\n" + item.get_description()
        if item.get_text_iface() is not None:
            text += "\n" + Atspi.Text.get_text(item, 0, -1)
        if all(word in text for word in words):
            return item
    return None


def windows_of(process):
    """The windows of that process that are on the bus."""
    desktop = Atspi.get_desktop(0)
    programs = [desktop.get_child_at_index(i) for i in range(desktop.get_child_count())]
    return [program.get_child_at_index(i)
            for program in programs if program is not None and program.get_process_id() == process
            for i in range(program.get_child_count())]
