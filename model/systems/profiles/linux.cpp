#include <array>

#include "model/systems/profiles/profiles.h"

namespace linger {
namespace {

constexpr TcpSettings kTcp = [] {
  TcpSettings tcp;
  tcp.timeWait = 60s;
  tcp.timeWaitRestart = TimeWaitRestart::OnAnyAck;
  tcp.rstInTimeWait = RstInTimeWait::AtRcvNxt;
  tcp.reopenTimeWait = ReopenTimeWait::LargerIsnOrNewerTimestamp;
  tcp.synRefusal = SynRefusal::Ack;
  tcp.reopenIsnStep = 65537;
  tcp.finWait2Orphan = 60s;
  tcp.finWait2Record = true;
  tcp.finWait2RecordCap = 60s;
  tcp.rtoInitial = 1s;
  tcp.rtoMin = 200ms;
  tcp.rtoMinBoundsVariance = true;
  tcp.rtoMax = 120s;
  tcp.synRetries = 6;
  tcp.synLinear = 4;
  tcp.synAckRetries = 5;
  tcp.giveUp = GiveUp::ModelTimeout;
  tcp.retries = 15;
  tcp.orphanRetries = 8;
  tcp.tailLossProbe = true;
  tcp.probeMargin = 8ms;  // TCP_TIMEOUT_MIN, two ticks at HZ=250
  tcp.initialWindow = 10;
  tcp.synAgainAfterBadAck = 8ms;
  tcp.answerInterval = 500ms;
  tcp.orphanProbesToRtoMax = true;
  tcp.delayedAck = 40ms;
  tcp.quickAcks = 16;
  tcp.acksFullSegments = true;
  tcp.nagle = Nagle::BehindSmall;
  tcp.delaysAckOfFin = true;
  tcp.acceptsLeftEdge = true;
  tcp.rstBeforeRcvNxt = true;
  tcp.oldAck = OldAck::WithinAcked;
  tcp.halfOpen = HalfOpen::Request;
  tcp.takesFinBehindFin = true;
  tcp.dropsWithoutAck = true;
  tcp.dropsOldBareAck = true;
  tcp.pawsWindow = 1;
  tcp.afterClose = AfterClose::AnythingResets;
  tcp.synFin = SynFin::DroppedInListen;
  tcp.keepAliveLooksBack = true;
  tcp.idleFromLastSegment = true;
  tcp.windowScale = 7;
  return tcp;
}();

constexpr std::array kErrnos{
    ErrnoText{Errno::BadF, 9, "Bad file descriptor"},
    ErrnoText{Errno::Again, 11, "Resource temporarily unavailable"},
    ErrnoText{Errno::Access, 13, "Permission denied"},
    ErrnoText{Errno::Invalid, 22, "Invalid argument"},
    ErrnoText{Errno::Pipe, 32, "Broken pipe"},
    ErrnoText{Errno::OpNotSupp, 95, "Operation not supported"},
    ErrnoText{Errno::AddrInUse, 98, "Address already in use"},
    ErrnoText{Errno::AddrNotAvail, 99, "Cannot assign requested address"},
    ErrnoText{Errno::ConnAborted, 103, "Software caused connection abort"},
    ErrnoText{Errno::ConnReset, 104, "Connection reset by peer"},
    ErrnoText{Errno::IsConn, 106, "Transport endpoint is already connected"},
    ErrnoText{Errno::NotConn, 107, "Transport endpoint is not connected"},
    ErrnoText{Errno::TimedOut, 110, "Connection timed out"},
    ErrnoText{Errno::ConnRefused, 111, "Connection refused"},
    ErrnoText{Errno::InProgress, 115, "Operation now in progress"},
};

constexpr std::array kFacts{
    ProfileFact{"TIME_WAIT", "60 s, fixed when the kernel is compiled; no sysctl changes it",
                Evidence::Measured, "include/net/tcp.h TCP_TIMEWAIT_LEN; 60.01-62.05 s on 6.18.44"},
    ProfileFact{"TIME_WAIT, how late", "never early; up to 2.05 s late, the timer wheel's step",
                Evidence::Measured, "kernel/time/timer.c at HZ=250; measured on 6.18.44"},
    ProfileFact{"Initial sequence numbers",
                "one more each 64 ns: a SYN 5 ms after another is beyond its window",
                Evidence::Measured, "net/core/secure_seq.c seq_scale(); measured on 6.18.44"},
    ProfileFact{"net.ipv4.tcp_fin_timeout",
                "60 s: an orphan in FIN_WAIT_2. It does not set TIME_WAIT", Evidence::Measured,
                "tcp_fin_time(); measured with 5, 61, 70, 90 and 120 s"},
    ProfileFact{"FIN_WAIT_2 above 60 s",
                "2 x (T - 60 s): first a full socket, then a time-wait record", Evidence::Measured,
                "tcp_rcv_state_process(), tcp_keepalive_timer()"},
    ProfileFact{"FIN_WAIT_2, descriptor still open", "no limit", Evidence::Measured,
                "still there after 121 s on 6.18.44"},
    ProfileFact{"TCP_LINGER2", "0 means the default, at most 120 s, negative: RST at once",
                Evidence::Measured, "do_tcp_setsockopt(), __tcp_close()"},
    ProfileFact{"CLOSE_WAIT", "no limit: it lasts until the program calls close()",
                Evidence::Source, "net/ipv4/tcp.c"},
    ProfileFact{"RST in TIME_WAIT",
                "at RCV.NXT it ends TIME_WAIT while net.ipv4.tcp_rfc1337 is 0, the default",
                Evidence::Measured,
                "tcp_timewait_state_process(); the sysctl's own description says the opposite"},
    ProfileFact{"Retransmitted FIN in TIME_WAIT",
                "is acknowledged and starts the 60 s anew, as any segment with an ACK does",
                Evidence::Measured, "tcp_timewait_state_process()"},
    ProfileFact{"SYN in TIME_WAIT",
                "with a listener, a larger sequence number or a newer timestamp opens a new "
                "connection; any other is answered with an ACK",
                Evidence::Measured, "tcp_timewait_state_process(), tcp_v4_rcv()"},
    ProfileFact{"net.ipv4.tcp_tw_reuse",
                "2: connect() reuses TIME_WAIT after 1 s, to loopback addresses only; never bind()",
                Evidence::Measured, "tcp_twsk_unique(); measured with 0, 1 and 2"},
    ProfileFact{"net.ipv4.tcp_max_tw_buckets",
                "half the connection table's size; beyond it TIME_WAIT is skipped",
                Evidence::Measured, "inet_twsk_alloc(); measured overflow"},
    ProfileFact{"Retransmission timeout", "1 s at first, then 200 ms to 120 s", Evidence::Source,
                "include/net/tcp.h TCP_TIMEOUT_INIT, TCP_RTO_MIN, TCP_RTO_MAX"},
    ProfileFact{"Initial congestion window", "10 segments, then slow start", Evidence::Measured,
                "include/net/tcp.h TCP_INIT_CWND; 60,000 bytes leave as 10, 20 and 12 segments"},
    ProfileFact{"net.ipv4.tcp_syn_retries",
                "6, and 4 at 1 s each before: connect() fails after 131 s", Evidence::Documented,
                "Documentation/networking/ip-sysctl.rst"},
    ProfileFact{"net.ipv4.tcp_synack_retries", "5: a half-open child lives 63 s",
                Evidence::Measured, "ip-sysctl.rst; 63.7-64.1 s on 6.18.44"},
    ProfileFact{"SYN answered by an old connection's ACK",
                "after the RST the SYN is repeated at once: connect() takes about 12 ms",
                Evidence::Measured, "tcp_rcv_synsent_state_process(); 11.5-15.8 ms on 6.18.44"},
    ProfileFact{"net.ipv4.tcp_invalid_ratelimit",
                "500 ms: a socket answers what does not fit, and has no data, once in that time",
                Evidence::Measured, "__tcp_oow_rate_limited(); measured on 6.18.44"},
    ProfileFact{"Half-open connections",
                "are requests of the listener: another SYN in the window is refused with RST and "
                "ends the request; when the listener closes they are refused",
                Evidence::Measured, "tcp_check_req(); measured on 6.18.44"},
    ProfileFact{"SO_KEEPALIVE",
                "a probe's answer does not restart the timer: TCP_KEEPINTVL counts even where "
                "TCP_KEEPIDLE is shorter. A new TCP_KEEPIDLE counts from what came last",
                Evidence::Measured,
                "tcp_keepalive_timer(), tcp_sock_set_keepidle_locked(); measured on 6.18.44"},
    ProfileFact{"TCP_USER_TIMEOUT with SO_KEEPALIVE",
                "gives up by that time, not by the count of probes", Evidence::Measured,
                "tcp_keepalive_timer(); measured on 6.18.44"},
    ProfileFact{"net.ipv4.tcp_retries2", "15: at least 924.6 s before send() fails",
                Evidence::Documented, "ip-sysctl.rst"},
    ProfileFact{"net.ipv4.tcp_orphan_retries",
                "0, which means 8: an orphan's FIN is given up after about 102 s",
                Evidence::Measured, "tcp_orphan_retries(); 106.4-112.2 s on 6.18.44"},
    ProfileFact{"close() with unread data", "sends RST; no TIME_WAIT", Evidence::Measured,
                "__tcp_close(), TCPAbortOnClose"},
    ProfileFact{"Data after shutdown(SHUT_RD)", "acknowledged, and can be read", Evidence::Measured,
                "tcp_recvmsg(); measured on 6.18.44"},
    ProfileFact{"bind() beside an old socket",
                "both need SO_REUSEADDR, or both SO_REUSEPORT with one user; a listener never "
                "shares by SO_REUSEADDR",
                Evidence::Measured, "inet_csk_bind_conflict(); 8,768 of 8,768 measured answers"},
    ProfileFact{"connect() onto an existing 4-tuple", "EADDRNOTAVAIL", Evidence::Measured,
                "__inet_check_established()"},
    ProfileFact{"net.ipv4.ip_local_port_range", "32768-60999", Evidence::Source,
                "net/ipv4/af_inet.c"},
    ProfileFact{"net.ipv6.bindv6only", "0: an IPv6 wildcard takes IPv4 as well", Evidence::Measured,
                "ip-sysctl.rst; measured on 6.18.44"},
    ProfileFact{"Delayed ACK",
                "40 ms, after the first 16 segments or once the program has answered within 40 ms; "
                "more than a full segment is acknowledged at once",
                Evidence::Measured,
                "TCP_DELACK_MIN, TCP_MAX_QUICKACKS, tcp_event_data_sent(), __tcp_ack_snd_check(); "
                "40-44 ms on 6.18.44"},
    ProfileFact{"Nagle's algorithm",
                "a small segment waits for the last small one, not for full ones; TCP_NODELAY "
                "switches it off",
                Evidence::Measured, "tcp_nagle_check(), tcp_minshall_check(); measured on 6.18.44"},
    ProfileFact{"ACK of what was never sent",
                "draws a challenge ACK; older kernels drop it without a word in ESTABLISHED",
                Evidence::Measured, "tcp_ack(); measured on 6.18.44"},
    ProfileFact{"ACK of a FIN that leads to CLOSE_WAIT",
                "waits 40 ms, or for the program's next segment, if the peer has ever sent data; "
                "TCP_QUICKACK does not change it. Behind a full segment that is not acknowledged, "
                "without data, and in FIN_WAIT_1 and FIN_WAIT_2, "
                "it is sent at once",
                Evidence::Measured, "tcp_fin(), tcp_send_delayed_ack(); 40.4-51.0 ms on 6.18.44"},
};

}  // namespace

constexpr OsProfile kLinuxProfile{
    .id = OsId::Linux,
    .name = "linux",
    .title = "Linux",
    .version = "6.18",
    .tcp = kTcp,
    .timeWait = {60s, Evidence::Measured, "include/net/tcp.h TCP_TIMEWAIT_LEN"},
    .timeWaitNear = {60s, Evidence::Measured, "include/net/tcp.h TCP_TIMEWAIT_LEN"},
    .timeWaitLocal = {60s, Evidence::Measured, "include/net/tcp.h TCP_TIMEWAIT_LEN"},
    .bindFamily = BindFamily::Linux,
    .bindEvidence = Evidence::Measured,
    .bindSource = "net/ipv4/inet_connection_sock.c inet_csk_get_port(); measured on 6.18.44",
    .timeWaitBlocksBind = true,
    .duplicateTuple = Errno::AddrNotAvail,
    .reusePortSpreads = true,
    .listenQueue = {.beyond = 1},
    .sendUnconnected = Errno::Pipe,
    .timeWaitReuse = TimeWaitReuse::LoopbackOnly,
    .timeWaitReuseDelay = 1s,
    .resetInCloseWait = Errno::Pipe,
    .dataAfterShutRd = DataAfterShutRd::Readable,
    .maxSegWithoutOptions = true,
    .doublesSendBuffer = true,
    .ephemeral = {32768, 60999},
    .numbersPerSecond = 15'625'000,  // seq_scale(): 64 ns; measured on 6.18.44
    .errnos = kErrnos,
    .facts = kFacts,
};

}  // namespace linger
