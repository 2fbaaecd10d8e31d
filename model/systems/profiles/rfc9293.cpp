#include <array>

#include "model/systems/profiles/profiles.h"

namespace linger {
namespace {

constexpr TcpSettings kTcp = [] {
  TcpSettings tcp;
  tcp.timeWait = 240s;
  tcp.timeWaitRestart = TimeWaitRestart::OnFin;
  tcp.rstInTimeWait = RstInTimeWait::Rfc5961;
  tcp.reopenTimeWait = ReopenTimeWait::LargerIsnOrNewerTimestamp;
  tcp.synRefusal = SynRefusal::Ack;
  tcp.rtoInitial = 1s;
  tcp.rtoMin = 1s;
  tcp.rtoMax = 60s;
  tcp.synRetries = 7;
  tcp.retries = 6;
  tcp.orphanRetries = 6;
  return tcp;
}();

// The RFC numbers no errors; these are the words of its user interface (§3.10).
constexpr std::array kErrnos{
    ErrnoText{Errno::BadF, 0, "connection does not exist"},
    ErrnoText{Errno::AddrInUse, 0, "connection already exists"},
    ErrnoText{Errno::IsConn, 0, "connection already exists"},
    ErrnoText{Errno::NotConn, 0, "connection does not exist"},
    ErrnoText{Errno::Access, 0, "connection illegal for this process"},
    ErrnoText{Errno::Pipe, 0, "connection closing"},
    ErrnoText{Errno::ConnReset, 0, "connection reset"},
    ErrnoText{Errno::ConnRefused, 0, "connection refused"},
    ErrnoText{Errno::TimedOut, 0, "connection aborted due to user timeout"},
};

constexpr std::array kFacts{
    ProfileFact{"MSL", "2 minutes, \"an engineering choice\"; TIME-WAIT is 2 MSL, 4 minutes",
                Evidence::Documented, "RFC 9293 §3.4.2"},
    ProfileFact{"FIN-WAIT-2", "no limit", Evidence::Documented, "RFC 9293 §3.6"},
    ProfileFact{"RST in TIME-WAIT",
                "at RCV.NXT it ends TIME-WAIT; elsewhere in the window it draws a challenge ACK",
                Evidence::Documented, "RFC 9293 §3.10.7.4; RFC 1337 advises to ignore it"},
    ProfileFact{"Retransmitted FIN in TIME-WAIT",
                "is acknowledged and restarts the 2 MSL, as the text of TIME-WAIT says",
                Evidence::Documented, "RFC 9293 §3.10.7.4"},
    ProfileFact{"Retransmitted FIN, the wrinkle",
                "its number is before RCV.NXT, so by the letter the sequence check answers and "
                "drops it first, and the timer would never be restarted; Linger follows the "
                "intention, as Linux and FreeBSD do",
                Evidence::Disputed, "RFC 9293 §3.10.7.4, first and eighth check"},
    ProfileFact{"SYN in TIME-WAIT",
                "may reopen with a larger sequence number, or with a newer timestamp; any other "
                "draws an ACK",
                Evidence::Documented, "RFC 9293 §3.6.1 MAY-2, SHLD-4; RFC 6191"},
    ProfileFact{"Both close at once", "both sides keep TIME-WAIT, as the figure shows",
                Evidence::Disputed, "RFC 9293 §3.6 figure 13; the prose of case 3 deletes both"},
    ProfileFact{"Retransmission timeout", "1 s at first and at least, at most 60 s here",
                Evidence::Documented, "RFC 6298 §2; RFC 9293 §3.8.1"},
    ProfileFact{"R2, giving up", "100 s at least: 6 retransmissions, 123 s", Evidence::Documented,
                "RFC 9293 §3.8.3 SHLD-11"},
    ProfileFact{"R2 of a SYN", "3 minutes at least: 7 retransmissions, 183 s", Evidence::Documented,
                "RFC 9293 §3.8.3 MUST-23"},
    ProfileFact{"Delayed ACK", "none here: every segment is acknowledged at once",
                Evidence::Documented, "RFC 9293 §3.8.6.3 asks for less than 0.5 s"},
    ProfileFact{"close() with unread data", "should send RST", Evidence::Documented,
                "RFC 9293 §3.6.1 SHLD-3"},
    ProfileFact{"bind() beside an old socket",
                "not in the RFC, which knows only OPEN: here an existing connection in any state "
                "blocks its local port, unless the new socket sets SO_REUSEADDR",
                Evidence::Disputed, "a reading of RFC 9293 §3.10.1"},
    ProfileFact{"OPEN of an existing connection", "error: connection already exists",
                Evidence::Documented, "RFC 9293 §3.10.1"},
    ProfileFact{"Ephemeral ports", "49152-65535, IANA's dynamic ports", Evidence::Documented,
                "RFC 6335 §6"},
};

}  // namespace

constexpr OsProfile kRfc9293Profile{
    .id = OsId::Rfc9293,
    .name = "rfc9293",
    .title = "RFC 9293",
    .version = "August 2022",
    .tcp = kTcp,
    .timeWait = {240s, Evidence::Documented, "RFC 9293 §3.4.2: MSL 2 minutes"},
    .timeWaitNear = {240s, Evidence::Documented, "RFC 9293 §3.4.2: MSL 2 minutes"},
    .timeWaitLocal = {240s, Evidence::Documented, "RFC 9293 §3.4.2: MSL 2 minutes"},
    .bindFamily = BindFamily::None,
    .bindEvidence = Evidence::Disputed,
    .bindSource = "RFC 9293 §3.10.1, read for bind()",
    .timeWaitBlocksBind = true,
    .duplicateTuple = Errno::AddrInUse,
    .ephemeral = {49152, 65535},
    .errnos = kErrnos,
    .facts = kFacts,
};

}  // namespace linger
