#include <array>

#include "model/systems/profiles/profiles.h"

namespace linger {
namespace {

constexpr TcpSettings kTcp = [] {
  TcpSettings tcp;
  tcp.timeWait = 30s;
  tcp.timeWaitRestart = TimeWaitRestart::Never;
  tcp.rstInTimeWait = RstInTimeWait::Ignored;
  tcp.reopenTimeWait = ReopenTimeWait::BeyondWindow;
  tcp.synRefusal = SynRefusal::Ack;
  tcp.halfOpen = HalfOpen::Guarded;
  tcp.afterClose = AfterClose::DataResetsToTheEnd;
  tcp.finWait2Orphan = 60s;
  tcp.rtoInitial = 1s;
  tcp.rtoMin = 30ms;
  tcp.rtoFixedMargin = 200ms;
  tcp.rtoMax = 64s;
  tcp.synRetries = 12;
  tcp.connectTimeout = 75s;
  tcp.synLinear = 4;
  tcp.retries = 12;
  tcp.orphanRetries = 12;
  tcp.delayedAck = 100ms;
  tcp.keepAliveProbes = 8;
  tcp.acceptsLeftEdge = true;  // tcp_input(): of a duplicate, the ACK still counts
  tcp.nagle = Nagle::BehindEarlier;
  return tcp;
}();

constexpr std::array kErrnos{
    ErrnoText{Errno::BadF, 9, "Bad file descriptor"},
    ErrnoText{Errno::Access, 13, "Permission denied"},
    ErrnoText{Errno::Invalid, 22, "Invalid argument"},
    ErrnoText{Errno::Pipe, 32, "Broken pipe"},
    ErrnoText{Errno::Again, 35, "Resource temporarily unavailable"},
    ErrnoText{Errno::InProgress, 36, "Operation now in progress"},
    ErrnoText{Errno::AddrInUse, 48, "Address already in use"},
    ErrnoText{Errno::AddrNotAvail, 49, "Can't assign requested address"},
    ErrnoText{Errno::ConnAborted, 53, "Software caused connection abort"},
    ErrnoText{Errno::ConnReset, 54, "Connection reset by peer"},
    ErrnoText{Errno::IsConn, 56, "Socket is already connected"},
    ErrnoText{Errno::NotConn, 57, "Socket is not connected"},
    ErrnoText{Errno::TimedOut, 60, "Operation timed out"},
    ErrnoText{Errno::ConnRefused, 61, "Connection refused"},
    ErrnoText{Errno::OpNotSupp, 102, "Operation not supported on socket"},
};

constexpr std::array kFacts{
    ProfileFact{"net.inet.tcp.msl", "15000 ms; TIME_WAIT is twice that, 30 s", Evidence::Source,
                "xnu-11417 bsd/netinet/tcp_timer.h TCPTV_MSL"},
    ProfileFact{"net.inet.tcp.fin_timeout", "60 s: an orphan in FIN_WAIT_2", Evidence::Source,
                "xnu-11417 bsd/netinet/tcp_timer.c"},
    ProfileFact{"Retransmission timeout", "1 s at first, then 30 ms + 200 ms to 64 s",
                Evidence::Source, "xnu-11417 bsd/netinet/tcp_timer.h"},
    ProfileFact{"Retransmissions", "12; SYN after 1, 1, 1, 1, 1, 2, 4 … 64 s", Evidence::Source,
                "xnu-11417 bsd/netinet/tcp_timer.c tcp_syn_backoff"},
    ProfileFact{"Connect timeout", "75 s", Evidence::Source,
                "xnu-11417 tcp_timer.h TCPTV_KEEP_INIT"},
    ProfileFact{"RST in TIME_WAIT", "dropped, as RFC 1337 asks", Evidence::Source,
                "xnu-11417 bsd/netinet/tcp_input.c"},
    ProfileFact{"Retransmitted FIN in TIME_WAIT",
                "ACK; the timer is not restarted, by reading: the FIN is cut off as a duplicate "
                "before TIME_WAIT is looked at",
                Evidence::Source, "xnu-11417 bsd/netinet/tcp_input.c"},
    ProfileFact{"SYN in TIME_WAIT",
                "reopens only beyond the window; inside it a challenge ACK answers",
                Evidence::Source, "xnu-11417 bsd/netinet/tcp_input.c"},
    ProfileFact{"close() with unread data", "sends RST", Evidence::Source,
                "xnu-11417 bsd/netinet/tcp_usrreq.c tcp_disconnect()"},
    ProfileFact{"Data after shutdown(SHUT_RD)", "acknowledged and discarded", Evidence::Disputed,
                "as on FreeBSD; not read here"},
    ProfileFact{"bind() beside an old socket",
                "only the new socket's SO_REUSEADDR counts; an unconnected socket of exactly the "
                "same address still blocks",
                Evidence::Source, "xnu-11417 bsd/netinet/in_pcb.c in_pcbbind()"},
    ProfileFact{"Another user's socket",
                "blocks in any state, TIME_WAIT included, unless both addresses are the wildcard",
                Evidence::Source, "xnu-11417 bsd/netinet/in_pcb.c in_pcbbind()"},
    ProfileFact{"Ports below 1024", "root's on a specific address; free to all on the wildcard",
                Evidence::Source, "xnu-11417 bsd/netinet/in_pcb.c in_pcbbind()"},
    ProfileFact{"connect() onto an existing 4-tuple", "EADDRINUSE, TIME_WAIT included",
                Evidence::Source, "xnu-11417 tcp_connect(), in_pcbconnect()"},
    ProfileFact{"connect() from a port of the system's choice",
                "only from one that no socket holds: 16,384 connections in each TIME_WAIT",
                Evidence::Source, "xnu-11417 bsd/netinet/in_pcb.c"},
    ProfileFact{"net.inet.ip.portrange", "49152-65535", Evidence::Source,
                "xnu-11417 bsd/netinet/in_pcb.c"},
    ProfileFact{"Delayed ACK", "100 ms", Evidence::Source,
                "xnu-11417 bsd/netinet/tcp_timer.c tcp_delack"},
};

}  // namespace

constexpr OsProfile kMacOsProfile{
    .id = OsId::MacOs,
    .name = "macos",
    .title = "macOS",
    .version = "15 (xnu-11417)",
    .tcp = kTcp,
    .timeWait = {30s, Evidence::Source, "xnu-11417 tcp_timer.h TCPTV_MSL, twice"},
    .timeWaitNear = {30s, Evidence::Source, "xnu-11417 tcp_timer.h TCPTV_MSL, twice"},
    .timeWaitLocal = {30s, Evidence::Source, "xnu-11417 tcp_timer.h TCPTV_MSL, twice"},
    .bindFamily = BindFamily::Bsd,
    .bindEvidence = Evidence::Source,
    .bindSource = "xnu-11417 bsd/netinet/in_pcb.c in_pcbbind()",
    .timeWaitBlocksBind = true,
    .duplicateTuple = Errno::AddrInUse,
    .noPortToBind = Errno::AddrNotAvail,
    .listenQueue = {.factorInHalves = 3, .beyond = 1},
    .acceptAfterReset = Errno::ConnAborted,
    .ephemeral = {49152, 65535},
    .errnos = kErrnos,
    .facts = kFacts,
};

}  // namespace linger
