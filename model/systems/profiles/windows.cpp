#include <array>

#include "model/systems/profiles/profiles.h"

namespace linger {
namespace {

constexpr TcpSettings kTcp = [] {
  TcpSettings tcp;
  tcp.timeWait = 120s;
  tcp.timeWaitRestart = TimeWaitRestart::OnFin;
  tcp.rstInTimeWait = RstInTimeWait::Ignored;
  tcp.reopenTimeWait = ReopenTimeWait::LargerOrEqualIsn;
  tcp.synRefusal = SynRefusal::Ack;
  tcp.dropsDataInTimeWait = true;
  tcp.halfOpen = HalfOpen::Guarded;
  tcp.halfOpenSynAck = HalfOpenSynAck::Ignored;
  tcp.rfc5961.syn = false;
  tcp.synReset = SynReset::Refusal;
  tcp.resetAcknowledgesData = true;
  tcp.finWait2Orphan = 120s;
  tcp.rtoInitial = 3s;
  tcp.rtoMin = 300ms;
  tcp.rtoMax = 60s;
  tcp.synRetries = 2;
  tcp.retries = 5;
  tcp.orphanRetries = 5;
  tcp.delayedAck = 40ms;
  tcp.keepAliveInterval = 1s;
  tcp.keepAliveProbes = 10;
  tcp.windowScale = 8;
  tcp.offersTimestamps = false;
  return tcp;
}();

constexpr std::array kErrnos{
    ErrnoText{Errno::BadF, 10038, "An operation was attempted on something that is not a socket."},
    ErrnoText{Errno::Access, 10013,
              "An attempt was made to access a socket in a way forbidden by its access "
              "permissions."},
    ErrnoText{Errno::Invalid, 10022, "An invalid argument was supplied."},
    ErrnoText{Errno::Again, 10035,
              "A non-blocking socket operation could not be completed immediately."},
    ErrnoText{Errno::InProgress, 10036, "A blocking operation is currently executing."},
    ErrnoText{Errno::OpNotSupp, 10045,
              "The attempted operation is not supported for the type of object referenced."},
    ErrnoText{Errno::AddrInUse, 10048,
              "Only one usage of each socket address (protocol/network address/port) is normally "
              "permitted."},
    ErrnoText{Errno::AddrNotAvail, 10049, "The requested address is not valid in its context."},
    ErrnoText{Errno::ConnAborted, 10053,
              "An established connection was aborted by the software in your host machine."},
    ErrnoText{Errno::ConnReset, 10054,
              "An existing connection was forcibly closed by the remote host."},
    ErrnoText{Errno::IsConn, 10056, "A connect request was made on an already connected socket."},
    ErrnoText{Errno::NotConn, 10057,
              "A request to send or receive data was disallowed because the socket is not "
              "connected and (when sending on a datagram socket using a sendto call) no address "
              "was supplied."},
    ErrnoText{Errno::TimedOut, 10060,
              "A connection attempt failed because the connected party did not properly respond "
              "after a period of time, or established connection failed because connected host "
              "has failed to respond."},
    ErrnoText{Errno::ConnRefused, 10061,
              "No connection could be made because the target machine actively refused it."},
};

constexpr std::array kFacts{
    ProfileFact{"TcpTimedWaitDelay",
                "120 s by default in Server 2003's documents (its prose says 4 minutes), 240 s in "
                "Windows 2000's; no current default is published, others report 120 s and 30 s",
                Evidence::Disputed, "Microsoft TechNet cc757512, cc938217; Oracle; curl"},
    ProfileFact{"FIN_WAIT_2, orphan", "120 s here", Evidence::Disputed, "not established"},
    ProfileFact{"TcpInitialRTT, TcpMaxConnectRetransmissions",
                "3 s at first, doubled; 2 SYNs more: connect() fails after 21 s. Documented for "
                "releases before 2012; later ones may differ",
                Evidence::Disputed, "Microsoft TechNet cc938207, KB 170359"},
    ProfileFact{"TcpMaxDataRetransmissions", "5", Evidence::Documented, "Microsoft KB 170359"},
    ProfileFact{"Retransmission timeout, bounds", "300 ms to 60 s here", Evidence::Disputed,
                "not established"},
    ProfileFact{"Delayed ACK", "40 ms", Evidence::Disputed, "not established"},
    ProfileFact{"RST in TIME_WAIT", "ignored here", Evidence::Disputed, "not established"},
    ProfileFact{"SYN in TIME_WAIT",
                "at or above RCV.NXT, with a listener, it opens a new connection; new data draws "
                "no answer",
                Evidence::Secondary, "learned from a running Windows 8"},
    ProfileFact{"FIN in TIME_WAIT", "as RFC 9293 says, here", Evidence::Disputed,
                "not established"},
    ProfileFact{"SYN on a connection",
                "in the window it is refused with RST, and the connection is gone (RFC 793; RFC "
                "5961 would send a challenge ACK). In SYN_RCVD a SYN,ACK is ignored",
                Evidence::Secondary, "learned from a running Windows 8"},
    ProfileFact{"Data after close()", "RST at SND.NXT that acknowledges the data",
                Evidence::Secondary, "learned from a running Windows 8"},
    ProfileFact{"Data after shutdown(SD_RECEIVE)", "resets the connection", Evidence::Documented,
                "Microsoft: shutdown function"},
    ProfileFact{"TIME_WAIT and bind()",
                "an old connection in TIME_WAIT does not keep a server from its port",
                Evidence::Secondary, "comments in CPython, libuv, Go, .NET and curl agree"},
    ProfileFact{"Rebinding after the listener has closed", "works, since Windows 2000",
                Evidence::Secondary, "Microsoft KB 307175, in copies"},
    ProfileFact{"SO_REUSEADDR",
                "lets a second socket take a port that is in use, with undefined delivery: not "
                "what it means elsewhere, and not needed",
                Evidence::Documented, "Microsoft, Using SO_REUSEADDR and SO_EXCLUSIVEADDRUSE"},
    ProfileFact{"SO_EXCLUSIVEADDRUSE",
                "keeps others out, and cannot be bound again until old connections are over",
                Evidence::Documented, "Microsoft, Using SO_REUSEADDR and SO_EXCLUSIVEADDRUSE"},
    ProfileFact{"SO_EXCLUSIVEADDRUSE and TIME_WAIT", "fails even against TIME_WAIT",
                Evidence::Secondary, "libuv src/win/tcp.c"},
    ProfileFact{"connect() onto an existing 4-tuple", "WSAEADDRINUSE, TIME_WAIT included",
                Evidence::Documented, "Microsoft, connect(); curl"},
    ProfileFact{"IPV6_V6ONLY", "on by default", Evidence::Documented,
                "Microsoft, IPPROTO_IPV6 socket options"},
    ProfileFact{"Ephemeral ports", "above 49151", Evidence::Documented,
                "Microsoft, TCP/IP port exhaustion"},
    ProfileFact{"Messages", "system error codes 10013 to 10061", Evidence::Documented,
                "Microsoft, System Error Codes (9000-11999)"},
};

}  // namespace

constexpr OsProfile kWindowsProfile{
    .id = OsId::Windows,
    .name = "windows",
    .title = "Windows",
    .version = "Server 2003 and later, as documented",
    .tcp = kTcp,
    .timeWait = {120s, Evidence::Disputed, "Microsoft TechNet cc757512 (Server 2003)"},
    .timeWaitNear = {120s, Evidence::Disputed, "Microsoft TechNet cc757512 (Server 2003)"},
    .timeWaitLocal = {120s, Evidence::Disputed, "Microsoft TechNet cc757512 (Server 2003)"},
    .bindFamily = BindFamily::Windows,
    .bindEvidence = Evidence::Documented,
    .bindSource = "Microsoft, Using SO_REUSEADDR and SO_EXCLUSIVEADDRUSE",
    .timeWaitBlocksBind = false,
    .v6onlyByDefault = true,
    .duplicateTuple = Errno::AddrInUse,
    .noPortLeft = Errno::AddrInUse,
    .resetDiscardsReceived = true,
    .dataAfterShutRd = DataAfterShutRd::Resets,
    .ephemeral = {49152, 65535},
    .errnos = kErrnos,
    .facts = kFacts,
};

}  // namespace linger
