#!/usr/bin/env python3
"""Asks this machine's kernel what one segment does to a connection in a given state.

    sudo unshare --net python3 measure_segments.py 1000 --seed 1 > linux-6.18-segments.json
    sudo unshare --net python3 measure_segments.py --again linux-6.18-segments.json

The kernel has one end of each connection; this program plays the peer through a TUN device, in a
network namespace of its own, so that nothing leaves the machine. The first form measures random
questions, the second asks the questions of a file again and tells which answers differ.
"""
import argparse, fcntl, json, os, random, select, socket, struct, sys, time

KERNEL, PEER = '10.9.0.1', '10.9.0.2'
STATES = {1: 'ESTABLISHED', 2: 'SYN-SENT', 3: 'SYN-RECEIVED', 4: 'FIN-WAIT-1', 5: 'FIN-WAIT-2',
          6: 'TIME-WAIT', 7: 'CLOSED', 8: 'CLOSE-WAIT', 9: 'LAST-ACK', 10: 'LISTEN',
          11: 'CLOSING', 12: 'SYN-RECEIVED'}
BITS = {'F': 1, 'S': 2, 'R': 4, 'P': 8, 'A': 16}
NOP2 = b'\1\1'
MSS_SACK = b'\x02\x04\x05\xb4\x04\x02'


def open_tun():
    tun = os.open('/dev/net/tun', os.O_RDWR | os.O_NONBLOCK)
    fcntl.ioctl(tun, 0x400454ca, struct.pack('16sH', b'tun0', 0x1001))  # TUNSETIFF, IFF_TUN|NO_PI
    os.system('ip link set lo up && ip addr add %s/24 dev tun0 && ip link set tun0 up' % KERNEL)
    return tun


def sysctl(name, value):
    with open('/proc/sys/net/ipv4/' + name, 'w') as file:
        file.write(str(value))


def checksum(data):
    data += b'\0' * (len(data) % 2)
    total = sum(struct.unpack('!%dH' % (len(data) // 2), data))
    while total >> 16:
        total = (total & 0xffff) + (total >> 16)
    return ~total & 0xffff


def packet(ports, flags, seq, ack, options, length, window=65535):
    options += b'\1' * (-len(options) % 4)
    bits = sum(BITS[letter] for letter in flags)
    tcp = struct.pack('!HHIIBBHHH', *ports, seq % 2**32, ack % 2**32,
                      (5 + len(options) // 4) << 4, bits, window, 0, 0) + options + b'x' * length
    addresses = socket.inet_aton(PEER) + socket.inet_aton(KERNEL)
    total = checksum(addresses + struct.pack('!BBH', 0, 6, len(tcp)) + tcp)
    tcp = tcp[:16] + struct.pack('!H', total) + tcp[18:]
    ip = struct.pack('!BBHHHBBH', 0x45, 0, 20 + len(tcp), 0, 0, 64, 6, 0) + addresses
    return ip[:10] + struct.pack('!H', checksum(ip)) + ip[12:] + tcp


def parse(data):
    if data[0] >> 4 != 4 or data[9] != 6:
        return None
    tcp = data[(data[0] & 15) * 4:]
    source, target, seq, ack, offset, bits = struct.unpack('!HHIIBB', tcp[:14])
    options, at, stamp = tcp[20:(offset >> 4) * 4], 0, 0
    while at < len(options) and options[at]:
        if options[at] == 8:
            stamp = struct.unpack('!I', options[at + 2:at + 6])[0]
        at += 1 if options[at] == 1 else options[at + 1]
    return {'ports': (target, source), 'flags': ''.join(f for f in 'SFRPA' if bits & BITS[f]),
            'seq': seq, 'ack': ack, 'len': len(tcp) - (offset >> 4) * 4, 'stamp': stamp}


def arriving(tun, seconds):
    end, found = time.monotonic() + seconds, []
    while select.select([tun], [], [], max(0, end - time.monotonic()))[0]:
        segment = parse(os.read(tun, 4096))
        if segment:
            found.append(segment)
    return found


def kernel_table():
    """{(kernel's port, peer's port): (state, ticks left of its timer)}"""
    table = {}
    with open('/proc/net/tcp') as file:
        for line in file.readlines()[1:]:
            word = line.split()
            key = tuple(int(word[i].split(':')[1], 16) for i in (1, 2))
            table[key] = STATES[int(word[3], 16)], int(word[5].split(':')[1], 16)
    return table


class Connection:
    next_port = 5000

    def __init__(self, tun, timestamps, half_open=False):
        self.tun, self.timestamps = tun, timestamps
        Connection.next_port = 5000 + (Connection.next_port - 4999) % 50000
        self.ports = (Connection.next_port + 5000, Connection.next_port)
        self.listener = socket.socket()
        self.listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self.listener.bind((KERNEL, self.ports[1]))
        self.listener.listen(5)
        self.rcv_nxt, self.stamp, self.echo = random.getrandbits(32), random.getrandbits(30), 0
        self.send('S', options=MSS_SACK + (self.stamps(0) if timestamps else b''))
        answer = self.get()
        self.rcv_nxt += 1
        self.snd_nxt = self.acked = answer['seq'] + 1
        self.socket = None
        if not half_open:
            self.send('A')
            self.socket = self.listener.accept()[0]

    def stamps(self, later):
        return b'\x08\x0a' + struct.pack('!II', (self.stamp + later) % 2**32, self.echo)

    def send(self, flags, seq=0, ack=None, options=None, length=0):
        if options is None:
            options = NOP2 + self.stamps(0) if self.timestamps else b''
        ack = (self.acked if ack is None else ack) if 'A' in flags else 0
        os.write(self.tun, packet(self.ports, flags, self.rcv_nxt + seq, ack, options, length))

    def get(self):
        for _ in range(1000):
            for segment in arriving(self.tun, 0.0005):
                if segment['ports'] == self.ports:
                    self.echo = segment['stamp']
                    return segment
        raise RuntimeError('the kernel says nothing')

    def peer_closes(self):
        self.send('FA')
        self.rcv_nxt += 1

    def kernel_closes(self, held):
        self.socket.shutdown(socket.SHUT_WR) if held else self.socket.close()
        self.get()
        self.snd_nxt += 1

    def peer_acks(self):
        self.acked = self.snd_nxt
        self.send('A')

    def reach(self, state, held):
        if state in ('CLOSE-WAIT', 'LAST-ACK'):
            self.peer_closes()
            time.sleep(0.06)  # The ACK of the FIN may be delayed.
            arriving(self.tun, 0)
            if state == 'LAST-ACK':
                self.kernel_closes(held)
        elif state not in ('SYN-RECEIVED', 'ESTABLISHED'):
            self.kernel_closes(held)
            if state == 'CLOSING':
                self.peer_closes()
            elif state != 'FIN-WAIT-1':
                self.peer_acks()
                if state == 'TIME-WAIT':
                    self.peer_closes()

    def end(self):
        if self.socket:
            if self.socket.fileno() >= 0:
                self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack('ii', 1, 0))
            self.socket.close()
        self.listener.close()


def random_question():
    state = random.choice(['SYN-RECEIVED', 'ESTABLISHED', 'CLOSE-WAIT', 'FIN-WAIT-1', 'FIN-WAIT-2', 'FIN-WAIT-2',
                           'CLOSING', 'LAST-ACK', 'TIME-WAIT', 'TIME-WAIT'])
    owners = {'SYN-RECEIVED': ['held'], 'ESTABLISHED': ['held'], 'CLOSE-WAIT': ['held'], 'TIME-WAIT': ['orphan'],
              'LAST-ACK': ['orphan'], 'FIN-WAIT-2': ['held', 'orphan', 'orphan-timewait']}
    stamped = random.random() < 0.7
    flags = random.choice(['A', 'A', 'PA', 'FA', 'FA', 'R', 'R', 'RA', 'S', 'S', 'SA', 'F', ''])
    return {
        'os': 'linux', 'state': state, 'owner': random.choice(owners.get(state, ['held', 'orphan'])),
        'peer_timestamps': stamped, 'listener': random.random() < 0.8,
        'rfc1337': state == 'TIME-WAIT' and random.random() < 0.25,
        'segment': {
            'flags': flags,
            'seq_minus_rcv_nxt': random.choice([0, 0, 0, 0, -1, -1, 1, -1000, 1000, 10, -10,
                                                60000, 200000]),
            'ack_minus_snd_nxt': random.choice([0, 0, 0, -1, -1, 1, -1000, 1000, 100000])
                                 if 'A' in flags else None,
            'len': random.choice([0, 1, 10]) if flags in ('A', 'PA', 'FA') else 0,
            'ts_minus_last': random.choice([0, 0, 0, 1, -1, 1000, -1000, None])
                             if stamped else None}}


def difference(number, base):
    distance = (number - base) % 2**32
    return distance - 2**32 if distance >= 2**31 else distance


def reply_of(segment, connection):
    for_nobody = segment['flags'] == 'RA' and segment['seq'] == 0
    return {'flags': segment['flags'],
            'seq_minus_snd_nxt': None if for_nobody
                                 else difference(segment['seq'], connection.snd_nxt),
            'ack_minus_rcv_nxt': difference(segment['ack'], connection.rcv_nxt)
                                 if 'A' in segment['flags'] else None,
            'len': segment['len']}


def ask(connection, question):
    arriving(connection.tun, 0)
    key = connection.ports[1], connection.ports[0]
    before = kernel_table().get(key)
    if not before or before[0] != question['state']:
        raise RuntimeError('not reached: %s' % question)
    segment = question['segment']
    options = b''
    if segment['ts_minus_last'] is not None:
        options = connection.stamps(segment['ts_minus_last'])
    if 'S' in segment['flags']:
        options = MSS_SACK + (options or NOP2)
    elif options:
        options = NOP2 + options
    sysctl('tcp_rfc1337', int(question['rfc1337']))
    connection.send(segment['flags'], segment['seq_minus_rcv_nxt'],
                    connection.snd_nxt + (segment['ack_minus_snd_nxt'] or 0), options,
                    segment['len'])
    delayed = question['state'] in ('SYN-RECEIVED', 'ESTABLISHED') and segment['len']
    replies = [reply_of(reply, connection) for reply in
               arriving(connection.tun, 0.06 if delayed else 0.012)
               if reply['ports'] == connection.ports]
    after = kernel_table().get(key, ('CLOSED', 0))
    answer = {'after': after[0], 'replies': replies}
    restartable = question['state'] == 'TIME-WAIT' or question['owner'] == 'orphan-timewait'
    if restartable and after[0] in ('TIME-WAIT', 'FIN-WAIT-2'):
        answer['time_wait_restarted'] = (after[0] == 'TIME-WAIT' and
                                         (before[0] != 'TIME-WAIT' or after[1] > before[1] + 8))
    return answer


def measure(tun, questions):
    for begin in range(0, len(questions), 40):
        prepared = []
        for question in questions[begin:begin + 40]:
            # A full socket waits where the timeout is more than the 60 s of a time-wait record.
            full = question['state'] == 'FIN-WAIT-2' and question['owner'] == 'orphan'
            sysctl('tcp_fin_timeout', 120 if full else 60)
            connection = Connection(tun, question['peer_timestamps'],
                                    question['state'] == 'SYN-RECEIVED')
            connection.reach('CLOSING' if question.get('via') else question['state'],
                             question['owner'] == 'held')
            if question.get('via'):
                connection.peer_acks()
            if not question['listener']:
                connection.listener.close()
            waits = question['state'] == 'TIME-WAIT' or question['owner'] == 'orphan-timewait'
            if waits:
                prepared.append((question, connection))
                continue
            time.sleep(0.001)
            yield question, ask(connection, question)
            connection.end()
        time.sleep(0.3)  # So that a timer that starts again can be told from one that runs on.
        for question, connection in prepared:
            yield question, ask(connection, question)
            connection.end()


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument('count', type=int, nargs='?', default=1000)
    arguments.add_argument('--seed', type=int, default=1)
    arguments.add_argument('--again', metavar='FILE')
    given = arguments.parse_args()
    tun = open_tun()
    random.seed(given.seed)
    if not given.again:
        rows = measure(tun, [random_question() for _ in range(given.count)])
        print('[' + ',\n'.join(json.dumps({**row, **answer}) for row, answer in rows) + ']')
        return 0
    with open(given.again) as file:
        questions, different = json.load(file), 0
    for question, answer in measure(tun, questions):
        if any(question.get(key) != answer[key] for key in answer):
            different += 1
            print(json.dumps(question), '\n  now', json.dumps(answer))
    print('%d questions, %d answered differently' % (len(questions), different))
    return 1 if different else 0


if __name__ == '__main__':
    sys.exit(main())
