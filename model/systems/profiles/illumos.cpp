#include <array>

#include "model/systems/profiles/profiles.h"

namespace linger {
namespace {

constexpr TcpSettings kTcp = [] {
  TcpSettings tcp;
  tcp.timeWait = 60s;
  tcp.timeWaitRestart = TimeWaitRestart::OnFin;
  tcp.rstInTimeWait = RstInTimeWait::InWindow;
  tcp.reopenTimeWait = ReopenTimeWait::BeyondWindow;
  tcp.synRefusal = SynRefusal::RstInWindowElseAck;
  tcp.halfOpen = HalfOpen::Guarded;
  tcp.rfc5961 = {false, false};  // tcp_input_data(): in the window a RST or a SYN ends all
  tcp.finWait2Orphan = 60s;
  tcp.rtoInitial = 1s;
  tcp.rtoMin = 400ms;
  tcp.rtoMax = 60s;
  tcp.synRetries = 30;
  tcp.connectTimeout = 180s;
  tcp.retries = 11;
  tcp.orphanRetries = 11;
  tcp.delayedAck = 100ms;
  tcp.keepAliveInterval = 60s;
  tcp.keepAliveProbes = 8;
  return tcp;
}();

constexpr std::array kErrnos{
    ErrnoText{Errno::BadF, 9, "Bad file number"},
    ErrnoText{Errno::Again, 11, "Resource temporarily unavailable"},
    ErrnoText{Errno::Access, 13, "Permission denied"},
    ErrnoText{Errno::Invalid, 22, "Invalid argument"},
    ErrnoText{Errno::Pipe, 32, "Broken pipe"},
    ErrnoText{Errno::OpNotSupp, 122, "Operation not supported on transport endpoint"},
    ErrnoText{Errno::AddrInUse, 125, "Address already in use"},
    ErrnoText{Errno::AddrNotAvail, 126, "Cannot assign requested address"},
    ErrnoText{Errno::ConnAborted, 130, "Software caused connection abort"},
    ErrnoText{Errno::ConnReset, 131, "Connection reset by peer"},
    ErrnoText{Errno::IsConn, 133, "Transport endpoint is already connected"},
    ErrnoText{Errno::NotConn, 134, "Transport endpoint is not connected"},
    ErrnoText{Errno::TimedOut, 145, "Connection timed out"},
    ErrnoText{Errno::ConnRefused, 146, "Connection refused"},
    ErrnoText{Errno::InProgress, 150, "Operation now in progress"},
};

constexpr std::array kFacts{
    ProfileFact{"_time_wait_interval", "60000 ms, from 1 s to 10 min (Solaris 8: 4 min)",
                Evidence::Source, "inet/tcp/tcp_tunables.c"},
    ProfileFact{"TIME_WAIT, same host", "none: loopback connections are purged at once",
                Evidence::Source, "inet/tcp/tcp_time_wait.c tcp_time_wait_append()"},
    ProfileFact{"_fin_wait_2_flush_interval", "60 s", Evidence::Source, "inet/tcp/tcp_tunables.c"},
    ProfileFact{"_rexmit_interval_initial, _min, _max", "1 s, 400 ms, 60 s", Evidence::Source,
                "inet/tcp/tcp_tunables.c"},
    ProfileFact{"_ip_abort_cinterval", "3 min for connect()", Evidence::Source,
                "inet/tcp/tcp_tunables.c"},
    ProfileFact{"_ip_abort_interval",
                "5 min without an answer; Linger counts the retransmissions that fit into it",
                Evidence::Source, "inet/tcp/tcp_tunables.c"},
    ProfileFact{"_deferred_ack_interval", "100 ms", Evidence::Source, "inet/tcp/tcp_tunables.c"},
    ProfileFact{"_keepalive_abort_interval",
                "8 min, after 2 h idle; Linger takes it as 8 probes a minute apart",
                Evidence::Source, "inet/tcp/tcp_tunables.c"},
    ProfileFact{"RST in TIME_WAIT", "in the window it ends TIME_WAIT; a stale one is ignored",
                Evidence::Source, "inet/tcp/tcp_time_wait.c tcp_time_wait_processing()"},
    ProfileFact{"Retransmitted FIN in TIME_WAIT", "ACK; the interval starts anew", Evidence::Source,
                "inet/tcp/tcp_time_wait.c tcp_time_wait_processing()"},
    ProfileFact{"SYN in TIME_WAIT", "reopens beyond the window; in the window RST answers",
                Evidence::Source, "inet/tcp/tcp_time_wait.c tcp_time_wait_processing()"},
    ProfileFact{"bind() beside an old socket",
                "only the new socket's SO_REUSEADDR counts; an unconnected socket of exactly the "
                "same address still blocks",
                Evidence::Source, "inet/tcp/tcp_bind.c tcp_bindi()"},
    ProfileFact{"SO_EXCLBIND", "on either side, it blocks up to ESTABLISHED", Evidence::Source,
                "inet/tcp/tcp_bind.c tcp_bindi()"},
    ProfileFact{"Data after shutdown(SHUT_RD)", "acknowledged and discarded here",
                Evidence::Disputed, "not established"},
    ProfileFact{"connect() onto an existing 4-tuple", "EADDRINUSE", Evidence::Source,
                "inet/ip/ipclassifier.c ipcl_conn_insert()"},
    ProfileFact{"smallest_anon_port, largest_anon_port", "32768-65535", Evidence::Source,
                "inet/tcp/tcp_tunables.c"},
    ProfileFact{"Errors", "System V's numbers: EADDRINUSE is 125, ECONNRESET 131", Evidence::Source,
                "sys/errno.h"},
};

}  // namespace

constexpr OsProfile kIllumosProfile{
    .id = OsId::Illumos,
    .name = "illumos",
    .title = "illumos",
    .version = "2024",
    .tcp = kTcp,
    .timeWait = {60s, Evidence::Source, "tcp_tunables.c _time_wait_interval"},
    .timeWaitNear = {60s, Evidence::Source, "tcp_tunables.c _time_wait_interval"},
    .timeWaitLocal = {0s, Evidence::Source, "tcp_time_wait.c tcp_time_wait_append()"},
    .bindFamily = BindFamily::Illumos,
    .bindEvidence = Evidence::Source,
    .bindSource = "inet/tcp/tcp_bind.c tcp_bindi()",
    .timeWaitBlocksBind = true,
    .duplicateTuple = Errno::AddrInUse,
    .ephemeral = {32768, 65535},
    .errnos = kErrnos,
    .facts = kFacts,
};

}  // namespace linger
