#include "app/files/capture/finding_words.h"

#include <QCoreApplication>
#include <algorithm>

namespace linger {
namespace {

using namespace capture;
using enum FindingKind;

class Text {
  Q_DECLARE_TR_FUNCTIONS(linger::Finding)
};

/// The sentences of a finding: of the client, of the server, and why it matters.
struct FindingText {
  FindingKind kind;
  const char* client;
  const char* server;
  const char* explanation;
};

constexpr FindingText kTexts[] = {
    {ClosedFirst, QT_TRANSLATE_NOOP("linger::Finding", "The client closed first."),
     QT_TRANSLATE_NOOP("linger::Finding", "The server closed first."),
     QT_TRANSLATE_NOOP(
         "linger::Finding",
         "Whoever closes first keeps TIME-WAIT, unless a RST ends the connection. On a "
         "server it holds the port: a restart needs SO_REUSEADDR on most systems.")},
    {ClosedAtOnce, QT_TRANSLATE_NOOP("linger::Finding", "Both sides closed at the same time."),
     QT_TRANSLATE_NOOP("linger::Finding", "Both sides closed at the same time."),
     QT_TRANSLATE_NOOP("linger::Finding",
                       "The FINs crossed, so both sides go through CLOSING and keep TIME-WAIT.")},
    {ThreeSegments,
     QT_TRANSLATE_NOOP("linger::Finding", "The client acknowledged the FIN with its own FIN."),
     QT_TRANSLATE_NOOP("linger::Finding", "The server acknowledged the FIN with its own FIN."),
     QT_TRANSLATE_NOOP("linger::Finding",
                       "The close takes three segments: FIN, FIN with ACK, ACK.")},
    {HalfClosed,
     QT_TRANSLATE_NOOP("linger::Finding", "The client shut its sending side and went on reading."),
     QT_TRANSLATE_NOOP("linger::Finding", "The server shut its sending side and went on reading."),
     QT_TRANSLATE_NOOP("linger::Finding", "This is a half-close: shutdown(SHUT_WR), not close().")},
    {CloseWait,
     QT_TRANSLATE_NOOP("linger::Finding",
                       "The client has the other side's FIN and has not closed: CLOSE-WAIT."),
     QT_TRANSLATE_NOOP("linger::Finding",
                       "The server has the other side's FIN and has not closed: CLOSE-WAIT."),
     QT_TRANSLATE_NOOP("linger::Finding",
                       "No timer ends CLOSE-WAIT: the program has to close its socket.")},
    {RepeatedFin, QT_TRANSLATE_NOOP("linger::Finding", "The client retransmitted its FIN."),
     QT_TRANSLATE_NOOP("linger::Finding", "The server retransmitted its FIN."),
     QT_TRANSLATE_NOOP("linger::Finding",
                       "The FIN or its acknowledgment was lost or late. A retransmitted FIN "
                       "restarts TIME-WAIT on the other side.")},
    {Unanswered, QT_TRANSLATE_NOOP("linger::Finding", "The client's SYN was not answered."),
     QT_TRANSLATE_NOOP("linger::Finding", "The server's SYN was not answered."),
     QT_TRANSLATE_NOOP("linger::Finding",
                       "A firewall drops it, the host is down, or the capture shows one direction "
                       "only.")},
    {SeenAlone, QT_TRANSLATE_NOOP("linger::Finding", "Only the client's segments were captured."),
     QT_TRANSLATE_NOOP("linger::Finding", "Only the server's segments were captured."),
     QT_TRANSLATE_NOOP(
         "linger::Finding",
         "What the other side sent, and so who closed first, is not known: the capture "
         "shows one direction only.")},
    {Refused, QT_TRANSLATE_NOOP("linger::Finding", "The client's SYN was refused with a RST."),
     QT_TRANSLATE_NOOP("linger::Finding", "The server's SYN was refused with a RST."),
     QT_TRANSLATE_NOOP("linger::Finding", "No socket listens on that port: ECONNREFUSED.")},
    {RefusedFirst,
     QT_TRANSLATE_NOOP("linger::Finding",
                       "The client's first SYN was refused with a RST, a later one accepted."),
     QT_TRANSLATE_NOOP("linger::Finding",
                       "The server's first SYN was refused with a RST, a later one accepted."),
     QT_TRANSLATE_NOOP("linger::Finding",
                       "No socket listened on that port yet. Some systems, such as Windows, repeat "
                       "the SYN after a RST before connect() fails.")},
    {ResetAborted, QT_TRANSLATE_NOOP("linger::Finding", "The client aborted with a RST."),
     QT_TRANSLATE_NOOP("linger::Finding", "The server aborted with a RST."),
     QT_TRANSLATE_NOOP("linger::Finding",
                       "It had answered all data that it received, so SO_LINGER with 0 seconds is "
                       "likely. No TIME-WAIT remains.")},
    {ResetUnread,
     QT_TRANSLATE_NOOP("linger::Finding",
                       "The client sent a RST after data that it had not answered."),
     QT_TRANSLATE_NOOP("linger::Finding",
                       "The server sent a RST after data that it had not answered."),
     QT_TRANSLATE_NOOP("linger::Finding",
                       "A close with unread data sends a RST, and so does SO_LINGER with 0 "
                       "seconds. Data that the other side had not read yet can be lost.")},
    {ResetDataAfterClose,
     QT_TRANSLATE_NOOP("linger::Finding",
                       "Data arrived after the client had closed, and it answered with a RST."),
     QT_TRANSLATE_NOOP("linger::Finding",
                       "Data arrived after the server had closed, and it answered with a RST."),
     QT_TRANSLATE_NOOP("linger::Finding",
                       "After close() no program is left to read what arrives.")},
    {ResetHalfOpen,
     QT_TRANSLATE_NOOP("linger::Finding", "The client did not know the connection and reset it."),
     QT_TRANSLATE_NOOP("linger::Finding", "The server did not know the connection and reset it."),
     QT_TRANSLATE_NOOP(
         "linger::Finding",
         "The connection was half-open: this side was restarted, had given up, or had closed "
         "and no longer waited for the other side.")},
    {ResetByMiddlebox,
     QT_TRANSLATE_NOOP("linger::Finding",
                       "The RST with the client's address came from elsewhere in the network."),
     QT_TRANSLATE_NOOP("linger::Finding",
                       "The RST with the server's address came from elsewhere in the network."),
     QT_TRANSLATE_NOOP("linger::Finding",
                       "Its hop limit or its IP identification does not match the side's own "
                       "segments: a firewall or another device on the path sent it.")},
    {ResponseLost,
     QT_TRANSLATE_NOOP("linger::Finding",
                       "The client reset before its last data was acknowledged."),
     QT_TRANSLATE_NOOP("linger::Finding",
                       "The server reset before its last data was acknowledged."),
     QT_TRANSLATE_NOOP("linger::Finding",
                       "The RST can make the other side drop data that it has but has not read.")},
    {KeepAliveRace,
     QT_TRANSLATE_NOOP("linger::Finding",
                       "The client closed an idle connection while data was in transit to it."),
     QT_TRANSLATE_NOOP("linger::Finding",
                       "The server closed an idle connection while data was in transit to it."),
     QT_TRANSLATE_NOOP("linger::Finding",
                       "A persistent connection was reused just as its idle timeout expired. Make "
                       "the client's idle timeout the shorter one.")},
    {PortReused,
     QT_TRANSLATE_NOOP("linger::Finding",
                       "The client connected from a port whose last connection was in TIME-WAIT."),
     QT_TRANSLATE_NOOP("linger::Finding",
                       "The server connected from a port whose last connection was in TIME-WAIT."),
     QT_TRANSLATE_NOOP("linger::Finding",
                       "A SYN with a larger number or a newer timestamp reopens the connection; "
                       "any other is answered with an ACK, or not at all.")},
    {ReusedOwnTimeWait,
     QT_TRANSLATE_NOOP("linger::Finding", "The client reused the port of its own TIME-WAIT."),
     QT_TRANSLATE_NOOP("linger::Finding", "The server reused the port of its own TIME-WAIT."),
     QT_TRANSLATE_NOOP(
         "linger::Finding",
         "Its system reuses ports in TIME-WAIT for new connections, as Linux does after "
         "one second where both ends use timestamps.")},
    {ReusedByNumber,
     QT_TRANSLATE_NOOP("linger::Finding",
                       "The sequence number of the client's SYN is beyond the last connection's."),
     QT_TRANSLATE_NOOP("linger::Finding",
                       "The sequence number of the server's SYN is beyond the last connection's."),
     QT_TRANSLATE_NOOP("linger::Finding",
                       "TIME-WAIT on the other side may accept it (RFC 9293 §3.10.7.4).")},
    {ReusedByTimestamp,
     QT_TRANSLATE_NOOP("linger::Finding",
                       "The timestamp of the client's SYN is newer than the last connection's."),
     QT_TRANSLATE_NOOP("linger::Finding",
                       "The timestamp of the server's SYN is newer than the last connection's."),
     QT_TRANSLATE_NOOP("linger::Finding", "TIME-WAIT on the other side may accept it (RFC 6191).")},
    {ReusedInVain,
     QT_TRANSLATE_NOOP(
         "linger::Finding",
         "The client's SYN has neither a larger sequence number nor a newer timestamp."),
     QT_TRANSLATE_NOOP(
         "linger::Finding",
         "The server's SYN has neither a larger sequence number nor a newer timestamp."),
     QT_TRANSLATE_NOOP(
         "linger::Finding",
         "TIME-WAIT on the other side answers with an ACK; a RST in reply to that ACK ends "
         "TIME-WAIT where the system does not ignore the RST (RFC 1337).")},
};

const FindingText& textOf(FindingKind kind) {
  return *std::find_if(std::begin(kTexts), std::end(kTexts),
                       [&](const FindingText& each) { return each.kind == kind; });
}

/// The findings that say most of an end come first.
constexpr FindingKind kByWeight[] = {
    Unanswered,          SeenAlone,   Refused,       ResetByMiddlebox, KeepAliveRace,
    ResetDataAfterClose, ResetUnread, ResetHalfOpen, ResetAborted,     CloseWait,
    ClosedAtOnce,        ClosedFirst, RefusedFirst,
};

}  // namespace

QString wordsFor(const Finding& finding) {
  const FindingText& words = textOf(finding.kind);
  return Text::tr(finding.side == Side::Client ? words.client : words.server);
}

QString explanationOf(const Finding& finding) {
  return Text::tr(textOf(finding.kind).explanation);
}

QString framesOf(const Finding& finding) {
  if (finding.frame == 0 && finding.earlier == 0) return {};
  if (finding.frame == 0) return Text::tr("frame %1").arg(finding.earlier);
  if (finding.earlier == 0) return Text::tr("frame %1").arg(finding.frame);
  return Text::tr("frames %1 and %2").arg(finding.earlier).arg(finding.frame);
}

QString headlineOf(const Connection& connection) {
  const std::vector<Finding> findings = connection.teardown.findings();
  for (FindingKind kind : kByWeight) {
    const auto found = std::find_if(findings.begin(), findings.end(),
                                    [&](const Finding& each) { return each.kind == kind; });
    if (found != findings.end()) return wordsFor(*found);
  }
  if (connection.teardown.resetFit()) return Text::tr("It was reset.");
  return Text::tr("It is open where the capture ends.");
}

QString wordFor(Side side) {
  return side == Side::Client ? Text::tr("client") : Text::tr("server");
}

QString wordFor(const EndState& state) {
  if (!state.state) return Text::tr("unknown");
  const std::string_view name = nameOf(*state.state);
  const QString word = QString::fromLatin1(name.data(), qsizetype(name.size()));
  return state.inferred ? word + '?' : word;
}

QString meaningOf(std::string_view connState) {
  struct Meaning {
    std::string_view state;
    const char* words;
  };
  static constexpr Meaning kMeanings[] = {
      {"S0", QT_TRANSLATE_NOOP("linger::Finding", "no answer to the SYN")},
      {"S1", QT_TRANSLATE_NOOP("linger::Finding", "established, not closed")},
      {"SF", QT_TRANSLATE_NOOP("linger::Finding", "established and closed by both")},
      {"REJ", QT_TRANSLATE_NOOP("linger::Finding", "connection refused")},
      {"S2", QT_TRANSLATE_NOOP("linger::Finding", "established, closed by the client only")},
      {"S3", QT_TRANSLATE_NOOP("linger::Finding", "established, closed by the server only")},
      {"RSTO", QT_TRANSLATE_NOOP("linger::Finding", "established, reset by the client")},
      {"RSTR", QT_TRANSLATE_NOOP("linger::Finding", "reset by the server")},
      {"RSTOS0", QT_TRANSLATE_NOOP("linger::Finding", "SYN and RST from the client, no answer")},
      {"RSTRH", QT_TRANSLATE_NOOP("linger::Finding", "reset by the server; no SYN was seen")},
      {"SH", QT_TRANSLATE_NOOP("linger::Finding", "closed by the client; no answer was seen")},
      {"SHR", QT_TRANSLATE_NOOP("linger::Finding", "closed by the server; no SYN was seen")},
      {"OTH", QT_TRANSLATE_NOOP("linger::Finding", "joined in the middle, not closed")},
  };
  for (const Meaning& meaning : kMeanings) {
    if (meaning.state == connState) return Text::tr(meaning.words);
  }
  return {};
}

}  // namespace linger
