"""The restart story by the keyboard and by ear alone. The program is the first argument; 77 where
it cannot be asked, 0 if each step was said and can be read."""

import os
import subprocess
import sys
import tempfile

try:
    from screen_reader import Display, ScreenReader, reads, windows_of
except (ImportError, ValueError, OSError) as missing:
    print(missing)
    sys.exit(77)


class Sitting:
    """A first start of the program, with settings of its own."""

    def __init__(self, program, home):
        self.display = Display()
        own = {"DISPLAY": self.display.name, "QT_QPA_PLATFORM": "xcb", "LC_ALL": "C.UTF-8",
               "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1", "QT_ACCESSIBILITY": "1",
               "XDG_CONFIG_HOME": home, "XDG_DATA_HOME": home}
        self.program = subprocess.Popen([program], env=dict(os.environ, **own))
        self.reader = ScreenReader()
        self.window = self.reader.wait_for(
            "no window in the tree", lambda: windows_of(self.program.pid))[0]
        self.display.focus_topmost()

    def press(self, *keys):
        for each in keys:
            self.display.press(each)

    def hear(self, *words):
        return self.reader.hear(*words)

    def read(self, *words):
        """Waits until one item of the window has all these words."""
        what = "nothing reads " + " … ".join(words)
        return self.reader.wait_for(what, lambda: reads(self.window, *words))

    def press_until(self, key, words):
        """Presses it until these words are said."""
        for _ in range(80):
            self.press(key)
            self.reader.listen(0.3)
            if any(words in sentence for sentence in self.reader.said):
                break
        self.hear(words)

    def turn_to_window(self, count):
        """Waits until the program has so many windows, and goes to the one on top."""
        self.reader.wait_for("not %d windows" % count,
                             lambda: len(windows_of(self.program.pid)) == count)
        self.display.focus_topmost()
        self.reader.listen(0.3)

    def close(self):
        self.program.terminate()
        self.program.wait()
        self.display.close()


def tell(s):
    """The story. Each step is heard, and then read where it stays."""
    s.hear("You restart the server after 2 seconds. Will it work?", "No, it fails")
    s.press("2")  # A question answered: the run itself says whether that was right.
    s.hear("Right: No, it fails", "OSError: [Errno 98] Address already in use", "(EADDRINUSE)")

    s.press("Return")  # It plays on, and is stopped and taken back.
    s.hear("Playing.")
    s.press("space")
    s.hear("Paused at", "client: CLOSED.", "server: TIME-WAIT.")
    s.press("Home")
    s.read("0.000 s")
    s.press_until("Right", "server: bind(192.0.2.20:8080) = EADDRINUSE")  # To the failure.
    s.read("No. Not for another 58", "TIME-WAIT", "No process owns it")  # The verdict,
    s.read("TIME-WAIT on the server", "left")  # the clock,
    s.read("Set SO_REUSEADDR before bind()")  # the remedy,
    s.read("neither socket set SO_REUSEADDR")  # why,
    s.read("server: bind() → EADDRINUSE")  # and the ladder.

    s.press_until("n", "ACK ack 102")  # The last ACK is dropped, and is not.
    s.press("d")
    s.hear("Drop the", "ACK.", "Can the server restart now? No.")
    s.press("Control_L+z")
    s.hear("Undone: Drop the", "Can the server restart now? No.")

    s.press_until("Tab", "Operating system of both hosts: Linux")  # Another system.
    s.press("Down")
    s.hear("Run FreeBSD.", "Can the server restart now?")
    s.read("Operating system of both hosts: FreeBSD")

    s.press("Control_L+l")  # A scene from the gallery.
    s.turn_to_window(2)
    s.press(*"forged")
    s.hear("An attacker forges segments")
    s.press("Return")
    s.turn_to_window(1)
    s.hear("Opened: ", "Can the server restart now?")


def main():
    with tempfile.TemporaryDirectory() as home:
        sitting = Sitting(sys.argv[1], home)
        try:
            tell(sitting)
        finally:
            sitting.close()


main()
