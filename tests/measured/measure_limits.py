#!/usr/bin/env python3
"""Measures on this machine's kernel what the engine takes from measuring: queues, rates, timeouts.

    sudo unshare --net python3 measure_limits.py [NAME...]

Each line tells a name, what was measured, and what the engine says; the exit status is 1 where the
two differ. Timers are never early; how late they may be depends on how busy the machine is.
"""
import select, socket, struct, sys, time

import measure_segments as peer
from measure_segments import Connection, arriving, sysctl

LATE = 0.35  # Of a busy machine.
NOTICED = 0.02  # How much later than it came a segment may be seen that a span begins with.


def listener(port, backlog, *options):
    result = socket.socket()
    for option in (socket.SO_REUSEADDR, *options):
        result.setsockopt(socket.SOL_SOCKET, option, 1)
    result.bind((peer.KERNEL, port))
    result.listen(backlog)
    return result


def acceptable(listening):
    """How many connections wait to be accepted."""
    count = 0
    while select.select([listening], [], [], 0.02)[0]:
        listening.accept()[0].close()
        count += 1
    return count


class Caller:
    """A connection that the peer opens to a listener there is, segment by segment."""

    def __init__(self, tun, port, own_port):
        self.tun, self.ports, self.seq = tun, (own_port, port), 1000

    def send(self, flags, ack=0):
        segment = peer.packet(self.ports, flags, self.seq, ack, b'', 0)
        peer.os.write(self.tun, segment)

    def hears(self, seconds):
        return [s for s in arriving(self.tun, seconds) if s['ports'] == self.ports]

    def syn(self):
        self.send('S')
        self.seq += 1
        return self.hears(0.02)

    def calls(self):
        answers = self.syn()
        if answers:
            self.send('A', answers[0]['seq'] + 1)
        return bool(answers)


def flags_of(segments):
    return ' '.join(segment['flags'] for segment in segments)


def queue(tun):
    """A backlog of 1 keeps two connections; then a SYN is dropped, and so is a late ACK."""
    listening = listener(7001, 1)
    late = Caller(tun, 7001, 9000)
    answer = late.syn()[0]
    taken = [Caller(tun, 7001, 9001 + i).calls() for i in range(3)]
    late.send('A', answer['seq'] + 1)
    dropped = late.hears(0.05)
    return '%d of 3 calls, then %s' % (sum(taken), flags_of(dropped) or 'nothing'), \
        '2 of 3 calls, then nothing'


def overflow(tun):
    """With tcp_abort_on_overflow the late ACK is answered."""
    sysctl('tcp_abort_on_overflow', 1)
    listening = listener(7002, 0)
    late = Caller(tun, 7002, 9010)
    answer = late.syn()[0]
    Caller(tun, 7002, 9011).calls()
    late.send('A', answer['seq'] + 1)
    heard = flags_of(late.hears(0.05))
    sysctl('tcp_abort_on_overflow', 0)
    return heard, 'R'


def reuseport(tun):
    """Two listeners share 40 calls; those in the queue of one that closes are reset."""
    first = listener(7003, 100, socket.SO_REUSEPORT)
    second = listener(7003, 100, socket.SO_REUSEPORT)
    for i in range(40):
        Caller(tun, 7003, 10000 + 7 * i).calls()
    arriving(tun, 0.05)
    second.close()
    reset = sum('R' in segment['flags'] for segment in arriving(tun, 0.1))
    kept = acceptable(first)
    shared = reset > 3 and kept > 3
    return 'shared, %d' % (reset + kept) if shared else '%d and %d' % (kept, reset), 'shared, 40'


def challenge_rate(tun):
    """SYNs on a connection at 0, 0.2 and 0.6 s: one challenge ACK in 500 ms."""
    connection = Connection(tun, False)
    arriving(tun, 0.6)
    heard = []
    for pause in (0.2, 0.4, 0.1):
        connection.send('S')
        answers = [s for s in arriving(tun, pause) if s['ports'] == connection.ports]
        heard.append(flags_of(answers) or '-')
    connection.end()
    return ' '.join(heard), 'A - A'


def user_timeout(tun):
    """TCP_USER_TIMEOUT bounds keep-alive: idle 1 s, interval 2 s, 9 probes, timeout 3 s."""
    connection = Connection(tun, False)
    own = connection.socket
    own.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
    for option, value in ((socket.TCP_KEEPIDLE, 1), (socket.TCP_KEEPINTVL, 2),
                          (socket.TCP_KEEPCNT, 9), (socket.TCP_USER_TIMEOUT, 3000)):
        own.setsockopt(socket.IPPROTO_TCP, option, value)
    begin = time.monotonic()
    select.select([own], [], [], 8)
    return span(time.monotonic() - begin, 3.0), '3.000 s'


def shut_window(tun):
    """TCP_USER_TIMEOUT counts from the first probe of a shut window, whatever the peer answers."""
    connection = Connection(tun, False)
    own = connection.socket
    own.setsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, 600)
    own.send(b'x' * 10)
    connection.get()
    connection.snd_nxt += 10
    shut = peer.packet(connection.ports, 'A', connection.rcv_nxt, connection.snd_nxt, b'', 0, 0)
    peer.os.write(tun, shut)
    own.send(b'x' * 10)
    first = begin = time.monotonic()
    probes = 0
    while not select.select([own], [], [], 0)[0] and time.monotonic() - begin < 3:
        for segment in arriving(tun, 0.01):
            if segment['ports'] == connection.ports:
                first = time.monotonic() if probes == 0 else first
                probes += 1
                peer.os.write(tun, shut)
    took = time.monotonic() - first
    connection.end()
    return '%d probes, %s' % (probes, span(took, 0.6)), '2 probes, 0.600 s'


def syn_retries(tun):
    """One retry is over after 3 s, although the first four timeouts do not back off."""
    sysctl('tcp_syn_retries', 1)
    caller = socket.socket()
    caller.setblocking(False)
    caller.bind((peer.KERNEL, 7005))
    begin, heard = time.monotonic(), []
    caller.connect_ex((peer.PEER, 9030))
    while not select.select([], [caller], [], 0)[1] and time.monotonic() - begin < 8:
        heard += [s['flags'] for s in arriving(tun, 0.01) if s['ports'] == (9030, 7005)]
    took = time.monotonic() - begin
    caller.close()
    sysctl('tcp_syn_retries', 6)
    return '%s, %s' % (' '.join(heard), span(took, 3.0)), 'S S S, 3.000 s'


def syn_again(tun):
    """A SYN that meets an old connection's ACK is repeated soon after the RST, not after 1 s."""
    caller = socket.socket()
    caller.setblocking(False)
    caller.bind((peer.KERNEL, 7004))
    caller.connect_ex((peer.PEER, 9020))
    syn = next(s for s in arriving(tun, 0.1) if s['flags'] == 'S')
    ports = (syn['ports'][0], syn['ports'][1])
    peer.os.write(tun, peer.packet(ports, 'A', 77, syn['seq'] + 5000, b'', 0))
    begin, heard, took = time.monotonic(), [], 0
    while len(heard) < 2 and time.monotonic() - begin < 0.9:
        for segment in arriving(tun, 0.001):
            heard.append(segment['flags'])
            took = time.monotonic() - begin
    caller.close()
    return '%s, %s' % (' '.join(heard), span(took, 0.008)), 'R S, 0.008 s'


def ack_of_fin(tun):
    """Behind data it waits; without it does not."""
    answers = []
    for text in (0, 10):
        connection = Connection(tun, True)
        if text:
            connection.send('PA', length=text)
            connection.rcv_nxt += text
            connection.socket.recv(100)
            arriving(tun, 0.1)
        connection.peer_closes()
        begin = time.monotonic()
        connection.get()
        answers.append('waits' if time.monotonic() - begin >= 0.039 else 'at once')
        connection.end()
    return ', '.join(answers), 'at once, waits'


def when_acknowledged(connection):
    """Whether the next ACK comes at once or waits as a delayed one does."""
    begin = time.monotonic()
    connection.get()
    return 'waits' if time.monotonic() - begin >= 0.025 else 'at once'


def data_arrives(connection, size, flags='PA'):
    connection.send(flags, length=size)
    connection.rcv_nxt += size + ('F' in flags)


def full_segment(tun):
    """A FIN behind 1000 bytes waits, behind a full segment not, nor where it fills a hole."""
    answers = []
    for size in (1000, 1448):
        connection = Connection(tun, False)
        data_arrives(connection, size, 'FPA')
        answers.append(when_acknowledged(connection))
        connection.end()
    connection = Connection(tun, False)
    connection.send('FA', seq=100)
    connection.get()
    data_arrives(connection, 100)
    answers.append(when_acknowledged(connection))
    connection.end()
    return ', '.join(answers), 'waits, at once, at once'


def answered(tun):
    """Data waits for its ACK once the program has answered; before that it does not."""
    connection = Connection(tun, False)
    answers = []
    data_arrives(connection, 10)
    answers.append(when_acknowledged(connection))
    connection.socket.send(b'x' * 10)
    connection.get()
    connection.snd_nxt += 10
    connection.acked = connection.snd_nxt
    connection.send('A')
    data_arrives(connection, 10)
    answers.append(when_acknowledged(connection))
    connection.end()
    return ', '.join(answers), 'at once, waits'


def nagle(tun):
    """Small writes wait for the last small one; TCP_NODELAY and the FIN let them go."""
    heard, with_sack = [], peer.MSS_SACK
    peer.MSS_SACK = with_sack[:4]  # A tail loss probe would send what waits.
    for release in ('ack', 'option', 'fin'):
        connection = Connection(tun, False)
        own = connection.socket
        for size in (2000, 10, 20):
            own.send(b'x' * size)
        first = [s['len'] for s in arriving(tun, 0.05) if s['ports'] == connection.ports]
        if release == 'ack':
            connection.send('A', ack=connection.snd_nxt + sum(first))
        elif release == 'option':
            own.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        else:
            own.shutdown(socket.SHUT_WR)
        then = [s['len'] for s in arriving(tun, 0.05) if s['ports'] == connection.ports]
        heard.append('%s then %s' % (' '.join(map(str, first)), ' '.join(map(str, then))))
        connection.end()
    peer.MSS_SACK = with_sack
    return heard[0] if len(set(heard)) == 1 else '; '.join(heard), '1460 540 then 30'


def span(seconds, expected):
    """The expected time where it is met, neither early nor too late; else what it was."""
    met = expected - NOTICED <= seconds <= expected + LATE
    return '%.3f s' % (expected if met else seconds)


MEASURES = [queue, overflow, reuseport, challenge_rate, user_timeout, shut_window, syn_retries,
            syn_again, ack_of_fin, full_segment, answered, nagle]


def main():
    tun, different = peer.open_tun(), 0
    for measure in MEASURES:
        if len(sys.argv) > 1 and measure.__name__ not in sys.argv[1:]:
            continue
        measured, engine = measure(tun)
        different += measured != engine
        print('%-15s %-30s %s' % (measure.__name__, measured,
                                  'as the engine' if measured == engine else 'engine: ' + engine))
    return 1 if different else 0


if __name__ == '__main__':
    sys.exit(main())
