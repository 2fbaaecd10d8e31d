#include "app/files/capture/connections_text.h"

#include <QCoreApplication>
#include <algorithm>
#include <array>

#include "app/files/capture/capture_time_words.h"
#include "app/files/capture/captured_time_wait.h"
#include "app/files/capture/finding_words.h"
#include "model/capture/vantage.h"

namespace linger {
namespace {

using namespace capture;

class Text {
  Q_DECLARE_TR_FUNCTIONS(linger::Connections)
};

QString from(std::string_view text) {
  return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

QString seconds(CaptureTime time, int digits) {
  return QString::number(double(time) / double(kSecond), 'f', digits);
}

QString skipWord(Skip skip) {
  switch (skip) {
    case Skip::OtherProtocol: return Text::tr("not TCP over IP");
    case Skip::Tunnel: return Text::tr("in tunnels");
    case Skip::Encrypted: return Text::tr("encrypted");
    case Skip::UnknownLink: return Text::tr("of a link that Linger does not read");
    case Skip::CutHeaders: return Text::tr("with truncated headers");
    case Skip::MalformedHeaders: return Text::tr("with invalid headers");
    case Skip::IncompleteFragments: return Text::tr("in incomplete sets of fragments");
  }
  return {};
}

/// Rows of cells, each column as wide as its widest cell.
template <std::size_t count>
QString inColumns(const std::vector<std::array<QString, count>>& rows) {
  std::array<qsizetype, count> widths{};
  for (const auto& row : rows) {
    for (std::size_t i = 0; i < count; ++i) widths[i] = std::max(widths[i], row[i].size());
  }
  QString text;
  for (const auto& row : rows) {
    QString line;
    for (std::size_t i = 0; i + 1 < count; ++i) line += row[i].leftJustified(widths[i] + 2);
    text += line + row[count - 1] + '\n';
  }
  return text;
}

QString summaryOf(const CaptureFile& file) {
  QString text = Text::tr("%n frame(s)", nullptr, int(file.frames())) + QStringLiteral(", ") +
                 Text::tr("%n connection(s)", nullptr, int(file.connections().size())) + '\n';
  const SkipCounts skipped = file.skipped();
  for (Skip skip : kAllSkips) {
    if (skipped.of(skip) == 0) continue;
    text +=
        Text::tr("left out: %n frame(s) %1", nullptr, int(skipped.of(skip))).arg(skipWord(skip)) +
        '\n';
  }
  if (file.badChecksums() > 0) {
    text += Text::tr("%n frame(s) with a wrong checksum, accepted anyway", nullptr,
                     int(file.badChecksums())) +
            '\n';
  }
  return text;
}

/// "S seq=0 len=3 ack=1", numbers relative to where each side began.
QString segmentWords(const Segment& segment, SeqNum seqBase, SeqNum ackBase) {
  QString words = from(lettersOf(segment.flags));
  if (words.isEmpty()) words = QStringLiteral("-");
  words += QStringLiteral(" seq=%1").arg(std::uint32_t(segment.seq - seqBase));
  if (segment.len > 0) words += QStringLiteral(" len=%1").arg(segment.len);
  if (segment.flags.ack) {
    words += QStringLiteral(" ack=%1").arg(std::uint32_t(segment.ack - ackBase));
  }
  return words;
}

QString arrow(const QString& words, bool toServer) {
  constexpr qsizetype kWidth = 34;
  const QString line = QStringLiteral("─").repeated(2);
  const QString rest = QStringLiteral("─").repeated(std::max<qsizetype>(2, kWidth - words.size()));
  return toServer ? QStringLiteral("%1 %2 %3▶").arg(line, words, rest)
                  : QStringLiteral("◀%1 %2 %3").arg(line, words, rest);
}

/// Where each side's numbers begin: at its SYN, or where the other one's first ACK says.
BySide<SeqNum> basesOf(const Connection& connection, const std::vector<SeenSegment>& segments) {
  BySide<std::optional<SeqNum>> bases;
  for (const SeenSegment& seen : segments) {
    const Side side = connection.sideOf(seen.wire.from);
    const Segment& segment = seen.wire.segment;
    if (!bases[side]) bases[side] = segment.flags.syn ? segment.seq : segment.seq - 1U;
    auto& other = bases[otherSide(side)];
    if (!other && segment.flags.ack) other = segment.ack - 1U;
  }
  return {bases.client.value_or(SeqNum()), bases.server.value_or(SeqNum())};
}

QString ladderOf(const Connection& connection, const std::vector<SeenSegment>& segments) {
  const BySide<SeqNum> bases = basesOf(connection, segments);
  std::vector<std::array<QString, 5>> rows{{Text::tr("frame"), Text::tr("seconds"),
                                            wordFor(Side::Client), QString(),
                                            wordFor(Side::Server)}};
  BySide<QString> shown;
  for (const SeenSegment& seen : segments) {
    const Side side = connection.sideOf(seen.wire.from);
    BySide<QString> states{wordFor(seen.states.client), wordFor(seen.states.server)};
    const auto changed = [&](Side each) {
      return states[each] == shown[each] ? QString() : states[each];
    };
    const QString words = segmentWords(seen.wire.segment, bases[side], bases[otherSide(side)]);
    rows.push_back({QString::number(seen.wire.frame),
                    seconds(seen.wire.time - connection.firstTime, 6), changed(Side::Client),
                    arrow(words, side == Side::Client), changed(Side::Server)});
    shown = states;
  }
  return inColumns(rows);
}

/// Where the capture was taken, as its handshake tells; empty where there is none.
QString vantageWords(const Connection& connection, const std::vector<SeenSegment>& segments) {
  std::vector<WireSegment> wires;
  for (const SeenSegment& seen : segments) wires.push_back(seen.wire);
  const Vantage vantage = vantageOf(connection, wires);
  if (!vantage.known) return {};
  const auto milliseconds = [](CaptureTime time) {
    return QString::number(double(time) * 1000 / double(kSecond), 'f', 3);
  };
  return Text::tr(
             "By its handshake the capture was taken %1 ms from the client and %2 ms from the "
             "server.")
             .arg(milliseconds(vantage.distance.client), milliseconds(vantage.distance.server)) +
         '\n';
}

/// Until when the sides that are in TIME-WAIT stay there.
QString timeWaitWords(const Connection& connection, const OsProfile* profile) {
  QString text;
  for (const CapturedTimeWait& wait : timeWaitsOf(connection, profile)) {
    text += wait.until
                ? Text::tr("TIME-WAIT is on the %1 until %2 s (%3: %4 s).")
                      .arg(wordFor(wait.side), seconds(*wait.until, 3), from(profile->title),
                           seconds(*wait.until - wait.since, 0))
                : Text::tr("TIME-WAIT is on the %1; how long depends on its system (see --os).")
                      .arg(wordFor(wait.side));
    text += '\n';
  }
  return text;
}

/// Why the other end accepted the first RST, or did not; empty without a RST.
QString resetFitWords(const Teardown& teardown) {
  const auto fit = teardown.resetFit();
  if (!fit) return {};
  switch (*fit) {
    case ResetFit::Unknown:
      return Text::tr("The capture does not show whether the RST is acceptable.");
    case ResetFit::AnswersSyn: return Text::tr("The RST is acceptable: it acknowledges the SYN.");
    case ResetFit::Exact:
      return Text::tr("The RST is acceptable: it has the next expected sequence number.");
    case ResetFit::InWindow:
      return Text::tr(
          "The RST is in the window, but does not have the next expected sequence number: RFC 5961 "
          "answers it with an ACK, RFC 793 accepts it.");
    case ResetFit::Outside: return Text::tr("The RST is not acceptable: it is outside the window.");
  }
  return {};
}

/// What was counted of each side, where there is anything to tell.
QString countsWords(const Teardown& teardown) {
  QString text;
  for (Side side : {Side::Client, Side::Server}) {
    const SideCounts& counts = teardown.counts(side);
    QStringList parts;
    const auto tell = [&](std::uint32_t count, const QString& words) {
      if (count > 0) parts << words;
    };
    tell(counts.retransmissions,
         Text::tr("%n retransmission(s)", nullptr, int(counts.retransmissions)));
    tell(counts.zeroWindows, Text::tr("%n zero window(s)", nullptr, int(counts.zeroWindows)));
    tell(counts.keepAlives, Text::tr("%n keep-alive probe(s)", nullptr, int(counts.keepAlives)));
    if (parts.isEmpty()) continue;
    text +=
        Text::tr("From the %1: %2.").arg(wordFor(side), parts.join(QStringLiteral(", "))) + '\n';
  }
  return text;
}

}  // namespace

QString connectionsTable(const CaptureFile& file) {
  std::vector<std::array<QString, 6>> rows{{QStringLiteral("#"), Text::tr("client"),
                                            Text::tr("server"), Text::tr("state"),
                                            Text::tr("frames"), Text::tr("how it ended")}};
  for (const Connection& connection : file.connections()) {
    rows.push_back({QString::number(connection.number),
                    QString::fromStdString(toString(connection.ends.client)),
                    QString::fromStdString(toString(connection.ends.server)),
                    from(connection.zeek.state()),
                    QStringLiteral("%1-%2").arg(connection.firstFrame).arg(connection.lastFrame),
                    headlineOf(connection)});
  }
  const QString table = file.connections().empty() ? QString() : inColumns(rows) + '\n';
  return table + summaryOf(file);
}

QString connectionStory(const Connection& connection, const std::vector<SeenSegment>& segments,
                        const OsProfile* profile) {
  QString text = Text::tr("connection %1: %2 connects to %3")
                     .arg(connection.number)
                     .arg(QString::fromStdString(toString(connection.ends.client)),
                          QString::fromStdString(toString(connection.ends.server))) +
                 '\n';
  text += Text::tr("%1 (%2), history %3, completeness %4")
              .arg(from(connection.zeek.state()), meaningOf(connection.zeek.state()),
                   from(connection.zeek.history()))
              .arg(connection.completeness.sum()) +
          '\n';
  text += Text::tr("first frame at %1").arg(instantWords(connection.firstTime)) +
          QStringLiteral("\n\n");
  for (const Finding& finding : connection.teardown.findings()) {
    const QString frames = framesOf(finding);
    text +=
        QStringLiteral("- %1%2\n  %3\n")
            .arg(wordsFor(finding), frames.isEmpty() ? frames : QStringLiteral(" (%1)").arg(frames),
                 explanationOf(finding));
  }
  if (connection.misfit > 0) {
    text +=
        Text::tr(
            "- Frame %1 does not fit any state that its sender can be in: segments are missing.")
            .arg(connection.misfit) +
        '\n';
  }
  const QString fit = resetFitWords(connection.teardown);
  if (!fit.isEmpty()) text += fit + '\n';
  text += timeWaitWords(connection, profile) + countsWords(connection.teardown) +
          vantageWords(connection, segments) + '\n' + ladderOf(connection, segments);
  const bool doubts =
      connection.states.of(Side::Client).inferred || connection.states.of(Side::Server).inferred;
  if (doubts) {
    text +=
        '\n' +
        Text::tr("A state with ? depends on a segment whose arrival the capture does not show.") +
        '\n';
  }
  return text;
}

}  // namespace linger
