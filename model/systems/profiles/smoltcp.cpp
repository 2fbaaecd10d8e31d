#include <array>

#include "model/systems/profiles/profiles.h"

namespace linger {
namespace {

constexpr TcpSettings kTcp = [] {
  TcpSettings tcp;
  tcp.timeWait = 10s;
  tcp.timeWaitRestart = TimeWaitRestart::OnFin;
  tcp.rstInTimeWait = RstInTimeWait::InWindow;
  tcp.reopenTimeWait = ReopenTimeWait::Never;
  tcp.synRefusal = SynRefusal::Nothing;
  tcp.halfOpen = HalfOpen::Guarded;
  tcp.rtoInitial = 1s;
  tcp.rtoMin = 1s;
  tcp.rtoMax = 60s;
  tcp.synRetries = 30;
  tcp.synAckRetries = 30;
  tcp.retries = 30;
  tcp.orphanRetries = 30;
  tcp.delayedAck = 10ms;
  tcp.offersTimestamps = false;
  tcp.rfc5961.rst = false;
  return tcp;
}();

// smoltcp has no error numbers; these are the words of its error types.
constexpr std::array kErrnos{
    ErrnoText{Errno::AddrNotAvail, 0, "unaddressable"},
    ErrnoText{Errno::Invalid, 0, "invalid state"},
    ErrnoText{Errno::IsConn, 0, "invalid state"},
    ErrnoText{Errno::NotConn, 0, "invalid state"},
    ErrnoText{Errno::Pipe, 0, "invalid state"},
    ErrnoText{Errno::ConnReset, 0, "invalid state"},
};

constexpr std::array kFacts{
    ProfileFact{"CLOSE_DELAY", "10 s in TIME-WAIT", Evidence::Source, "src/socket/tcp.rs"},
    ProfileFact{"FIN-WAIT-2", "no limit", Evidence::Source, "src/socket/tcp.rs"},
    ProfileFact{"Retransmission timeout", "1 s at first and at least, 60 s at most",
                Evidence::Source, "src/socket/tcp.rs"},
    ProfileFact{"Giving up",
                "never, unless the program sets a timeout; Linger stops after 30 retransmissions",
                Evidence::Source, "src/socket/tcp.rs set_timeout()"},
    ProfileFact{"RST in TIME-WAIT", "in the window it ends TIME-WAIT", Evidence::Source,
                "src/socket/tcp.rs"},
    ProfileFact{"Retransmitted FIN in TIME-WAIT", "ACK; the 10 s start anew", Evidence::Source,
                "src/socket/tcp.rs"},
    ProfileFact{"SYN in TIME-WAIT", "dropped", Evidence::Source, "src/socket/tcp.rs"},
    ProfileFact{"listen()", "any number of sockets may listen on one port", Evidence::Source,
                "src/socket/tcp.rs listen()"},
    ProfileFact{"Delayed ACK", "10 ms", Evidence::Source, "src/socket/tcp.rs ACK_DELAY_DEFAULT"},
    ProfileFact{"abort()", "sends one RST", Evidence::Documented,
                "docs.rs smoltcp::socket::tcp::Socket::abort()"},
    ProfileFact{"Ephemeral ports", "the program chooses; 49152-65535 here", Evidence::Documented,
                "smoltcp's examples"},
};

}  // namespace

constexpr OsProfile kSmoltcpProfile{
    .id = OsId::Smoltcp,
    .name = "smoltcp",
    .title = "smoltcp",
    .version = "0.13.1",
    .tcp = kTcp,
    .timeWait = {10s, Evidence::Source, "src/socket/tcp.rs CLOSE_DELAY"},
    .timeWaitNear = {10s, Evidence::Source, "src/socket/tcp.rs CLOSE_DELAY"},
    .timeWaitLocal = {10s, Evidence::Source, "src/socket/tcp.rs CLOSE_DELAY"},
    .bindFamily = BindFamily::Smoltcp,
    .bindEvidence = Evidence::Source,
    .bindSource = "src/socket/tcp.rs listen(), connect()",
    .timeWaitBlocksBind = false,
    .duplicateTuple = Errno::AddrInUse,
    .ephemeral = {49152, 65535},
    .errnos = kErrnos,
    .facts = kFacts,
};

}  // namespace linger
