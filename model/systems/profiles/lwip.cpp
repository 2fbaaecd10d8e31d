#include <array>

#include "model/systems/profiles/profiles.h"

namespace linger {
namespace {

constexpr TcpSettings kTcp = [] {
  TcpSettings tcp;
  tcp.timeWait = 120s;
  tcp.timeWaitRestart = TimeWaitRestart::OnFin;
  tcp.rstInTimeWait = RstInTimeWait::Ignored;
  tcp.reopenTimeWait = ReopenTimeWait::Never;
  tcp.synRefusal = SynRefusal::RstInWindowElseAck;
  tcp.judgeOrder = JudgeOrder::AckFirst;
  tcp.halfOpenOutlivesListener = true;
  tcp.rstAlwaysAcks = true;
  tcp.resetAcknowledgesData = true;
  tcp.resetBehindFin = false;
  tcp.synAgainAfterBadAck = 0s;
  tcp.finWait2Orphan = 20s;
  tcp.rtoInitial = 3s;
  tcp.rtoMin = 1500ms;
  tcp.rtoMax = 384s;  // 128 times the RTO before any measurement.
  tcp.doublings = 7;
  tcp.rtoTick = 500ms;
  tcp.waitsCountFromLastSegment = true;
  tcp.lastAckLimit = 120s;
  tcp.synRetries = 6;
  tcp.synLinear = 6;
  tcp.connectTimeout = 18500ms;
  tcp.synAckRetries = 2;
  tcp.retries = 12;
  tcp.orphanRetries = 12;
  tcp.delayedAck = 250ms;
  tcp.mss = 536;
  tcp.receiveBuffer = 2144;
  tcp.windowScale = 0;
  tcp.offersTimestamps = false;
  tcp.offersSack = false;
  tcp.offersWindowScale = false;
  return tcp;
}();

constexpr std::array kErrnos{
    ErrnoText{Errno::BadF, 9, "Bad file number"},
    ErrnoText{Errno::Again, 11, "Try again"},
    ErrnoText{Errno::Access, 13, "Permission denied"},
    ErrnoText{Errno::Invalid, 22, "Invalid argument"},
    ErrnoText{Errno::Pipe, 32, "Broken pipe"},
    ErrnoText{Errno::OpNotSupp, 95, "Operation not supported on transport endpoint"},
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
    ProfileFact{"TCP_MSL", "60 s; TIME_WAIT is twice that, 120 s", Evidence::Measured,
                "core/priv/tcp_priv.h; 120.5 s on 2.1.3, in ticks of 500 ms"},
    ProfileFact{"FIN_WAIT_2", "20 s, once the receiving side is shut", Evidence::Measured,
                "core/priv/tcp_priv.h TCP_FIN_WAIT_TIMEOUT; 20.5 s on 2.1.3"},
    ProfileFact{"TIME_WAIT, FIN_WAIT_2 and LAST_ACK after close()",
                "count from the last segment before close(): 120 s, 20 s and 120 s",
                Evidence::Measured, "pcb->tmr; measured on 2.1.3"},
    ProfileFact{"MEMP_NUM_TCP_PCB",
                "5 connections; when they are used up, the oldest in TIME_WAIT is killed",
                Evidence::Source, "opt.h; core/tcp.c tcp_alloc()"},
    ProfileFact{"Retransmission timeout",
                "3 s at first, 2.5 s after one measured round trip, 2 s after two, then 1.5 s; "
                "doubled seven times, then no more",
                Evidence::Measured, "core/tcp.c tcp_slowtmr() tcp_backoff; measured on 2.1.3"},
    ProfileFact{"TCP_MAXRTX",
                "12: the connection is gone after 1,918 s, with an RTO of 1.5 s after 1,151 s",
                Evidence::Measured, "opt.h; measured on 2.1.3"},
    ProfileFact{"SYN", "every 3 s without back-off; connect() fails with ECONNABORTED after 18.5 s",
                Evidence::Measured, "core/tcp.c tcp_slowtmr(); measured on 2.1.3"},
    ProfileFact{"SYN_RCVD", "SYN,ACK again after 3 and 9 s, gone after 20 s", Evidence::Measured,
                "core/priv/tcp_priv.h TCP_SYN_RCVD_TIMEOUT; 20.5 s on 2.1.3"},
    ProfileFact{"RST in TIME_WAIT", "ignored", Evidence::Measured, "lwIP 2.1.3; core/tcp_in.c"},
    ProfileFact{"FIN in TIME_WAIT", "any draws an ACK; the timer is restarted", Evidence::Measured,
                "lwIP 2.1.3; core/tcp_in.c tcp_timewait_input()"},
    ProfileFact{"Order of the checks",
                "an acknowledgement counts although the sequence number is bad; data and FIN are "
                "taken without any acknowledgement",
                Evidence::Measured, "lwIP 2.1.3, 500 of 500 answers; core/tcp_in.c tcp_process()"},
    ProfileFact{"SO_LINGER", "not built in (LWIP_SO_LINGER 0): an abort sends a FIN",
                Evidence::Source, "opt.h"},
    ProfileFact{"SYN in TIME_WAIT", "in the window RST answers, outside an ACK; never reopens",
                Evidence::Measured, "lwIP 2.1.3; core/tcp_in.c tcp_timewait_input()"},
    ProfileFact{"close() with unread data",
                "sends RST; nothing after shutdown(SHUT_WR), until more data comes",
                Evidence::Measured, "core/tcp.c tcp_close_shutdown(); measured on 2.1.3"},
    ProfileFact{"SO_REUSE", "0 in the default build: no SO_REUSEADDR; 1 here", Evidence::Source,
                "opt.h"},
    ProfileFact{"bind() beside an old socket",
                "with SO_REUSEADDR on the new socket TIME_WAIT never blocks; any other socket must "
                "have the option too",
                Evidence::Source, "core/tcp.c tcp_bind()"},
    ProfileFact{"connect() onto an existing 4-tuple", "ERR_USE, TIME_WAIT included",
                Evidence::Source, "core/tcp.c tcp_connect()"},
    ProfileFact{"Errors", "Linux's numbers", Evidence::Source, "include/lwip/errno.h"},
    ProfileFact{"Data after shutdown(SHUT_RD)",
                "RST that acknowledges the data; a FIN alone is acknowledged", Evidence::Measured,
                "tcp_input(): TF_RXCLOSED; measured on 2.1.3"},
    ProfileFact{"Ephemeral ports", "49152-65535", Evidence::Source,
                "core/tcp.c TCP_LOCAL_PORT_RANGE_START"},
};

}  // namespace

constexpr OsProfile kLwipProfile{
    .id = OsId::Lwip,
    .name = "lwip",
    .title = "lwIP",
    .version = "2.2 with SO_REUSE=1",
    .tcp = kTcp,
    .timeWait = {120s, Evidence::Source, "core/priv/tcp_priv.h TCP_MSL, twice"},
    .timeWaitNear = {120s, Evidence::Source, "core/priv/tcp_priv.h TCP_MSL, twice"},
    .timeWaitLocal = {120s, Evidence::Source, "core/priv/tcp_priv.h TCP_MSL, twice"},
    .bindFamily = BindFamily::Lwip,
    .bindEvidence = Evidence::Source,
    .bindSource = "core/tcp.c tcp_bind()",
    .timeWaitBlocksBind = true,
    .duplicateTuple = Errno::AddrInUse,
    .givenUp = Errno::ConnAborted,
    .refused = Errno::ConnReset,
    .sendAfterShut = Errno::NotConn,
    .hasLinger = false,
    .dataAfterShutRd = DataAfterShutRd::Resets,
    .ephemeral = {49152, 65535},
    .maxTimeWait = 5,
    .errnos = kErrnos,
    .facts = kFacts,
};

}  // namespace linger
