#include "model/systems/profiles/bsd_errnos.h"
#include "model/systems/profiles/profiles.h"

namespace linger {
namespace {

constexpr TcpSettings kTcp = [] {
  TcpSettings tcp;
  tcp.timeWait = 60s;
  tcp.timeWaitRestart = TimeWaitRestart::Never;
  tcp.rstInTimeWait = RstInTimeWait::AtRcvNxt;
  tcp.reopenTimeWait = ReopenTimeWait::BeyondWindow;
  tcp.synRefusal = SynRefusal::Ack;
  tcp.halfOpen = HalfOpen::SynCache;
  tcp.halfOpenSynAck = HalfOpenSynAck::Refused;
  tcp.afterClose = AfterClose::DataResetsToTheEnd;
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
    ProfileFact{"TIME_WAIT, far peer", "60 s: twice net.inet.tcp.mslt.remote's 30 s",
                Evidence::Source, "sys/netinet/tcp_subr.c tcp_established(), tcp_msl_remote"},
    ProfileFact{"TIME_WAIT, local network", "10 s: twice net.inet.tcp.mslt.local's 5 s",
                Evidence::Source, "sys/netinet/tcp_subr.c tcp_established(), tcp_msl_local"},
    ProfileFact{"TIME_WAIT, same host", "2 s: twice net.inet.tcp.mslt.loopback's 1 s",
                Evidence::Source, "sys/netinet/tcp_subr.c tcp_established(), tcp_msl_loop"},
    ProfileFact{"FIN_WAIT_2, orphan", "600 s: 8 keep-alive intervals of 75 s", Evidence::Source,
                "sys/netinet/tcp_input.c t_maxidle"},
    ProfileFact{"Retransmission timeout", "3 s at first (1 s from 2026 on), then 1 s to 64 s",
                Evidence::Source,
                "sys/netinet/tcp_timer.h TCPTV_SRTTDFLT, TCPTV_MIN, TCPTV_REXMTMAX"},
    ProfileFact{"Retransmissions", "12", Evidence::Source,
                "sys/netinet/tcp_timer.h TCP_MAXRXTSHIFT"},
    ProfileFact{"Connect timeout", "75 s", Evidence::Source,
                "sys/netinet/tcp_timer.h TCPTV_KEEP_INIT"},
    ProfileFact{"RST in TIME_WAIT", "closes if its number is RCV.NXT", Evidence::Source,
                "sys/netinet/tcp_input.c"},
    ProfileFact{"Retransmitted FIN in TIME_WAIT", "ACK; the timer is not restarted, by reading",
                Evidence::Source, "sys/netinet/tcp_input.c"},
    ProfileFact{"SYN in TIME_WAIT", "reopens only beyond the window; inside it an ACK answers",
                Evidence::Source, "sys/netinet/tcp_input.c"},
    ProfileFact{"close() with unread data", "FIN, as on FreeBSD", Evidence::Source,
                "sys/netinet/tcp_usrreq.c tcp_disconnect1()"},
    ProfileFact{"Data after shutdown(SHUT_RD)", "acknowledged and discarded", Evidence::Disputed,
                "as on FreeBSD; not read here"},
    ProfileFact{"bind() beside an old socket",
                "only the new socket's SO_REUSEADDR counts; an unconnected socket of exactly the "
                "same address still blocks",
                Evidence::Source, "sys/netinet/in_pcb.c inpcb_bind_port()"},
    ProfileFact{"Another user's socket",
                "blocks, unless both addresses are the wildcard and the old one set SO_REUSEPORT",
                Evidence::Source, "sys/netinet/in_pcb.c inpcb_bind_port()"},
    ProfileFact{"connect() onto an existing 4-tuple", "EADDRINUSE, TIME_WAIT included",
                Evidence::Source, "sys/netinet/in_pcb.c inpcb_connect()"},
    ProfileFact{"net.inet6.ip6.v6only", "1", Evidence::Documented, "NetBSD inet6(4)"},
    ProfileFact{"net.inet.ip.anonportmin", "49152-65535", Evidence::Disputed, "recalled, not read"},
    ProfileFact{"Delayed ACK", "200 ms", Evidence::Source,
                "sys/netinet/tcp_timer.h TCP_DELACK_TICKS"},
};

}  // namespace

constexpr OsProfile kNetBsdProfile{
    .id = OsId::NetBsd,
    .name = "netbsd",
    .title = "NetBSD",
    .version = "10",
    .tcp = kTcp,
    .timeWait = {60s, Evidence::Source, "tcp_subr.c tcp_msl_remote, twice"},
    .timeWaitNear = {10s, Evidence::Source, "tcp_subr.c tcp_msl_local, twice"},
    .timeWaitLocal = {2s, Evidence::Source, "tcp_subr.c tcp_msl_loop, twice"},
    .bindFamily = BindFamily::Bsd,
    .bindEvidence = Evidence::Source,
    .bindSource = "sys/netinet/in_pcb.c inpcb_bind_port()",
    .timeWaitBlocksBind = true,
    .v6onlyByDefault = true,
    .duplicateTuple = Errno::AddrInUse,
    .listenQueue = {ListenQueue::WhenFull::RefusesAtAck, 3, 1},
    .acceptAfterReset = Errno::ConnAborted,
    .ephemeral = {49152, 65535},
    .errnos = kBsdErrnos,
    .facts = kFacts,
};

}  // namespace linger
