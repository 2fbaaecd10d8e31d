#include "model/systems/profiles/bsd_errnos.h"
#include "model/systems/profiles/profiles.h"

namespace linger {
namespace {

constexpr TcpSettings kTcp = [] {
  TcpSettings tcp;
  tcp.timeWait = 60s;
  tcp.timeWaitRestart = TimeWaitRestart::OnFin;
  tcp.rstInTimeWait = RstInTimeWait::Ignored;
  tcp.reopenTimeWait = ReopenTimeWait::LargerIsn;
  tcp.synRefusal = SynRefusal::NothingWithoutAck;
  tcp.reopensUnheard = true;
  tcp.halfOpen = HalfOpen::SynCache;
  tcp.halfOpenSynAck = HalfOpenSynAck::Ends;
  tcp.afterClose = AfterClose::DataResetsToTheEnd;
  tcp.finWait2Orphan = 600s;
  tcp.rtoInitial = 1s;
  tcp.rtoMin = 30ms;
  tcp.rtoFixedMargin = 200ms;
  tcp.rtoMax = 64s;
  tcp.synRetries = 12;
  tcp.connectTimeout = 75s;
  tcp.retries = 12;
  tcp.orphanRetries = 12;
  tcp.delayedAck = 40ms;
  tcp.ackCarriesFin = true;
  tcp.acceptsLeftEdge = true;  // tcp_do_segment(): of a duplicate, the ACK still counts
  tcp.resetOnUnread = false;
  tcp.rstHasNoWindow = true;  // tcp_output(): "If a RST segment is sent"
  tcp.keepAlive = true;
  tcp.keepAliveProbes = 8;
  tcp.keepAliveLooksBack = true;  // tcp_timer_keep()
  tcp.nagle = Nagle::BehindEarlier;
  return tcp;
}();

constexpr std::array kFacts{
    ProfileFact{"net.inet.tcp.msl", "30000 ms; TIME_WAIT is twice that, 60 s", Evidence::Source,
                "sys/netinet/tcp_timer.h TCPTV_MSL"},
    ProfileFact{"net.inet.tcp.nolocaltimewait",
                "1: no TIME_WAIT when the peer's address is one of our own (0 in old releases); "
                "over IPv6 also when the peer is on the same network",
                Evidence::Source, "tcp_timewait.c tcp_twstart(), in_localip(), in6_localaddr()"},
    ProfileFact{"net.inet.tcp.fast_finwait2_recycle",
                "0: an orphan stays in FIN_WAIT_2 while it is idle for up to 600 s; 1: 60 s",
                Evidence::Source, "sys/netinet/tcp_timer.c"},
    ProfileFact{"Retransmission timeout", "1 s at first, then 30 ms + 200 ms to 64 s",
                Evidence::Source, "sys/netinet/tcp_timer.h"},
    ProfileFact{"net.inet.tcp.retries", "12", Evidence::Source, "sys/netinet/tcp_timer.c"},
    ProfileFact{"net.inet.tcp.keepinit", "75 s for connect()", Evidence::Source,
                "sys/netinet/tcp_timer.h TCPTV_KEEP_INIT"},
    ProfileFact{"net.inet.tcp.always_keepalive", "1: probes after 2 h, every 75 s, 8 times",
                Evidence::Source, "sys/netinet/tcp_timer.c"},
    ProfileFact{"RST in TIME_WAIT", "dropped, as RFC 1337 asks", Evidence::Source,
                "tcp_timewait.c tcp_twcheck()"},
    ProfileFact{"Retransmitted FIN in TIME_WAIT", "ACK; the 60 s start anew", Evidence::Source,
                "tcp_timewait.c tcp_twcheck()"},
    ProfileFact{
        "SYN in TIME_WAIT",
        "with a sequence number above RCV.NXT it ends TIME_WAIT and goes to the listener, or is "
        "refused without one; any other is dropped, but a SYN, ACK acknowledged",
        Evidence::Source, "tcp_timewait.c tcp_twcheck()"},
    ProfileFact{"Half-open connections",
                "are entries of the SYN cache: any SYN is answered with the SYN,ACK again, a "
                "SYN,ACK with RST, which ends the entry; without a listener all are refused",
                Evidence::Source, "tcp_syncache.c syncache_add(), syncache_badack()"},
    ProfileFact{"Data after close()", "RST, in LAST_ACK even with the ACK of our FIN",
                Evidence::Source, "tcp_input.c tcp_do_segment()"},
    ProfileFact{"close() with unread data",
                "FIN, not RST; a RST follows only if data arrives later", Evidence::Source,
                "tcp_usrreq.c tcp_disconnect()"},
    ProfileFact{"Data after shutdown(SHUT_RD)", "acknowledged and discarded", Evidence::Source,
                "tcp_input.c tcp_do_segment(): SBS_CANTRCVMORE"},
    ProfileFact{"bind() beside an old socket",
                "only the new socket's SO_REUSEADDR counts; an unconnected socket of exactly the "
                "same address still blocks",
                Evidence::Source, "in_pcb.c in_pcbbind_avail()"},
    ProfileFact{"Another user's socket", "blocks while it is unconnected; root is not asked",
                Evidence::Source, "in_pcb.c in_pcbbind_avail()"},
    ProfileFact{"connect() onto an existing 4-tuple", "EADDRINUSE, TIME_WAIT included",
                Evidence::Source, "in_pcb.c in_pcbconnect()"},
    ProfileFact{"net.inet6.ip6.v6only", "1", Evidence::Documented, "FreeBSD inet6(4)"},
    ProfileFact{"net.inet.ip.portrange", "10000-65535", Evidence::Source,
                "sys/netinet/in.h IPPORT_EPHEMERALFIRST"},
    ProfileFact{"net.inet.tcp.delacktime", "40 ms here; 100 ms in older releases",
                Evidence::Disputed, "recalled, not read"},
};

}  // namespace

constexpr OsProfile kFreeBsdProfile{
    .id = OsId::FreeBsd,
    .name = "freebsd",
    .title = "FreeBSD",
    .version = "15-CURRENT",
    .tcp = kTcp,
    .timeWait = {60s, Evidence::Source, "tcp_timer.h TCPTV_MSL, twice"},
    .timeWaitNear = {60s, Evidence::Source, "tcp_timer.h TCPTV_MSL, twice"},
    .timeWaitLocal = {0s, Evidence::Source, "tcp_timewait.c, nolocaltimewait=1"},
    .timeWaitLocalOnV6Network = true,
    .bindFamily = BindFamily::Bsd,
    .bindEvidence = Evidence::Source,
    .bindSource = "sys/netinet/in_pcb.c in_pcbbind_avail(), in_pcblookup_local()",
    .timeWaitBlocksBind = true,
    .v6onlyByDefault = true,
    .duplicateTuple = Errno::AddrInUse,
    .portZeroShares = true,
    .listenQueue = {ListenQueue::WhenFull::RefusesAtAck, 3, 1},
    .acceptAfterReset = Errno::ConnAborted,
    .ephemeral = {10000, 65535},
    .numbersPerSecond = 1'048'576,  // tcp_subr.c ISN_BYTES_PER_SECOND
    .errnos = kBsdErrnos,
    .facts = kFacts,
};

}  // namespace linger
