#include "model/systems/profiles/bsd_errnos.h"
#include "model/systems/profiles/profiles.h"

namespace linger {
namespace {

constexpr TcpSettings kTcp = [] {
  TcpSettings tcp;
  tcp.timeWait = 60s;
  tcp.timeWaitRestart = TimeWaitRestart::Never;
  tcp.rstInTimeWait = RstInTimeWait::NearRcvNxt;
  tcp.reopenTimeWait = ReopenTimeWait::LargerIsnOrNewerTimestamp;
  tcp.synRefusal = SynRefusal::Ack;
  tcp.halfOpen = HalfOpen::SynCache;
  tcp.halfOpenSynAck = HalfOpenSynAck::Refused;
  tcp.afterClose = AfterClose::DataResetsToTheEnd;
  tcp.reopenIsnStep = 0x8000;
  tcp.finWait2Orphan = 600s;
  tcp.rtoInitial = 3s;
  tcp.rtoMin = 1s;
  tcp.rtoMax = 64s;
  tcp.synRetries = 12;
  tcp.connectTimeout = 75s;
  tcp.retries = 12;
  tcp.orphanRetries = 12;
  tcp.delayedAck = 200ms;
  tcp.resetOnUnread = false;
  tcp.keepAliveProbes = 8;
  tcp.acceptsLeftEdge = true;  // tcp_input(): of a duplicate, the ACK still counts
  tcp.nagle = Nagle::BehindEarlier;
  return tcp;
}();

constexpr std::array kFacts{
    ProfileFact{"TCPTV_MSL", "30 s; TIME_WAIT is twice that, 60 s", Evidence::Source,
                "sys/netinet/tcp_timer.h"},
    ProfileFact{"FIN_WAIT_2, orphan", "600 s: 8 keep-alive intervals of 75 s", Evidence::Disputed,
                "sys/netinet/tcp_timer.h; the constant was read, its use was not"},
    ProfileFact{"Retransmission timeout", "3 s at first, then 1 s to 64 s", Evidence::Source,
                "sys/netinet/tcp_timer.h v1.18 (2018)"},
    ProfileFact{"Retransmissions", "12", Evidence::Source, "sys/netinet/tcp_timer.h"},
    ProfileFact{"Connect timeout", "75 s", Evidence::Source,
                "sys/netinet/tcp_timer.h TCPTV_KEEP_INIT"},
    ProfileFact{"RST in TIME_WAIT",
                "closes if its number is RCV.NXT, one more, or the last one acknowledged",
                Evidence::Source, "sys/netinet/tcp_input.c"},
    ProfileFact{"Retransmitted FIN in TIME_WAIT", "ACK; the timer is not restarted, by reading",
                Evidence::Source, "sys/netinet/tcp_input.c"},
    ProfileFact{"SYN in TIME_WAIT", "a newer timestamp or a larger number reopens",
                Evidence::Source, "sys/netinet/tcp_input.c"},
    ProfileFact{"close() with unread data", "FIN, as on FreeBSD", Evidence::Source,
                "sys/netinet/tcp_usrreq.c tcp_dodisconnect()"},
    ProfileFact{"Data after shutdown(SHUT_RD)", "acknowledged and discarded", Evidence::Source,
                "sys/netinet/tcp_input.c tcp_flush_queue(): SS_CANTRCVMORE"},
    ProfileFact{"bind() beside an old socket",
                "only the new socket's SO_REUSEADDR counts; an unconnected socket of exactly the "
                "same address still blocks",
                Evidence::Source, "sys/netinet/in_pcb.c in_pcbaddrisavail()"},
    ProfileFact{"Another user's socket", "blocks in any state; root is not asked", Evidence::Source,
                "sys/netinet/in_pcb.c in_pcbaddrisavail()"},
    ProfileFact{"connect() onto an existing 4-tuple", "EADDRINUSE, TIME_WAIT included",
                Evidence::Source, "sys/netinet/in_pcb.c in_pcbconnect()"},
    ProfileFact{"IPv6 sockets", "never accept IPv4", Evidence::Documented, "OpenBSD ip6(4)"},
    ProfileFact{"net.inet.ip.portfirst", "1024-49151", Evidence::Source,
                "sys/netinet/in.h IPPORT_RESERVED, IPPORT_USERRESERVED"},
    ProfileFact{"Delayed ACK", "200 ms", Evidence::Source,
                "sys/netinet/tcp_timer.h TCP_DELACK_MSECS"},
};

}  // namespace

constexpr OsProfile kOpenBsdProfile{
    .id = OsId::OpenBsd,
    .name = "openbsd",
    .title = "OpenBSD",
    .version = "7",
    .tcp = kTcp,
    .timeWait = {60s, Evidence::Source, "tcp_timer.h TCPTV_MSL, twice"},
    .timeWaitNear = {60s, Evidence::Source, "tcp_timer.h TCPTV_MSL, twice"},
    .timeWaitLocal = {60s, Evidence::Source, "tcp_timer.h TCPTV_MSL, twice"},
    .bindFamily = BindFamily::Bsd,
    .bindEvidence = Evidence::Source,
    .bindSource = "sys/netinet/in_pcb.c in_pcbaddrisavail()",
    .timeWaitBlocksBind = true,
    .v6onlyByDefault = true,
    .v6onlyAlways = true,
    .duplicateTuple = Errno::AddrInUse,
    .listenQueue = {ListenQueue::WhenFull::RefusesAtAck, 3, 1},
    .acceptAfterReset = Errno::ConnAborted,
    .ephemeral = {1024, 49151},
    .errnos = kBsdErrnos,
    .facts = kFacts,
};

}  // namespace linger
