// Asks the real lwIP what one segment does to a connection in a given state.
//
//     measure_lwip 1000 --seed 1 > rows.json
//     measure_lwip --again tests/measured/lwip-2.1.3-segments.json
//     measure_lwip --patience
//
// The first form measures random questions, the second asks the questions of a file again and
// tells which answers differ. Both are as measure_segments.py has them. The third tells when lwIP
// sends again to a peer that says nothing, and when it gives up.
#include <lwip/init.h>

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <cstdio>
#include <initializer_list>
#include <random>

#include "tests/measured/lwip/lwip_connection.h"
#include "tests/measured/lwip/lwip_timers.h"

namespace {

using linger::lwip::Connection;
using linger::lwip::Host;
using linger::lwip::WireSegment;

/// The window that the questions speak of; the library's may be another.
constexpr qint64 kWindowInQuestions = 2144;
constexpr int kTicksBeforeTimeWaitIsAsked = 8;

struct FlagLetter {
  char letter;
  std::uint8_t bit;
};
constexpr FlagLetter kLetters[] = {{'F', linger::lwip::kFin},
                                   {'S', linger::lwip::kSyn},
                                   {'R', linger::lwip::kRst},
                                   {'P', linger::lwip::kPsh},
                                   {'A', linger::lwip::kAck}};

/// A number near the end of one window, `from`, is as near to the end of the other, `to`.
qint64 inWindow(qint64 offset, qint64 from, qint64 to) {
  constexpr qint64 kNear = 16;
  return offset >= from - kNear && offset <= from + kNear ? offset - from + to : offset;
}

WireSegment segmentOf(const QJsonObject& asked, const Connection& connection) {
  WireSegment segment;
  const QString flags = asked["flags"].toString();
  for (const auto& [letter, bit] : kLetters) {
    if (flags.contains(QLatin1Char(letter))) segment.flags |= bit;
  }
  const qint64 seq =
      inWindow(asked["seq_minus_rcv_nxt"].toInteger(), kWindowInQuestions, connection.window());
  segment.seq = static_cast<std::uint32_t>(connection.rcvNxt() + seq);
  if (segment.flags & linger::lwip::kAck) {
    segment.ack =
        static_cast<std::uint32_t>(connection.sndNxt() + asked["ack_minus_snd_nxt"].toInteger());
  }
  segment.len = static_cast<std::uint32_t>(asked["len"].toInteger());
  const QJsonValue stamp = asked["ts_minus_last"];
  if (stamp.isDouble()) {
    segment.options = {1, 1};
    for (const std::uint8_t byte : connection.timestamp(stamp.toInteger())) {
      segment.options.push_back(byte);
    }
  }
  return segment;
}

QJsonObject replyOf(const WireSegment& sent, const Connection& connection) {
  QString flags;
  for (const auto& [letter, bit] : kLetters) {
    if (sent.flags & bit && bit != linger::lwip::kPsh) flags += QLatin1Char(letter);
  }
  const bool acknowledges = sent.flags & linger::lwip::kAck;
  const bool forNobody = flags == "RA" && sent.seq == 0;
  const qint64 seq = static_cast<std::int32_t>(sent.seq - connection.sndNxt());
  const qint64 ack = inWindow(static_cast<std::int32_t>(sent.ack - connection.rcvNxt()),
                              connection.window(), kWindowInQuestions);
  return {{"flags", flags},
          {"seq_minus_snd_nxt", forNobody ? QJsonValue() : QJsonValue(seq)},
          {"ack_minus_rcv_nxt", acknowledges ? QJsonValue(ack) : QJsonValue()},
          {"len", static_cast<qint64>(sent.len)}};
}

/// The question with lwIP's answer in it.
QJsonObject answered(Host& host, const QJsonObject& question) {
  const QString state = question["state"].toString();
  Connection connection(host, question["peer_timestamps"].toBool(), state == "SYN-RECEIVED");
  connection.reach(state.toStdString(), question["owner"] != "held", question["via"] == "CLOSING");
  if (!question["listener"].toBool()) connection.closeListener();
  const bool inTimeWait = state == "TIME-WAIT";
  for (int i = 0; inTimeWait && i < kTicksBeforeTimeWaitIsAsked; ++i) Host::tick();
  if (connection.state() != state.toStdString()) {
    qFatal("not reached: %s", QJsonDocument(question).toJson(QJsonDocument::Compact).constData());
  }

  QJsonArray replies;
  const WireSegment segment = segmentOf(question["segment"].toObject(), connection);
  for (const WireSegment& sent : connection.ask(segment)) replies.append(replyOf(sent, connection));
  QJsonObject row = question;
  row["after"] = QString::fromUtf8(connection.state().data());
  row["replies"] = replies;
  row.remove("time_wait_restarted");
  const std::optional<std::uint32_t> age = connection.timeWaitAge();
  if (inTimeWait && age) row["time_wait_restarted"] = *age < kTicksBeforeTimeWaitIsAsked / 4;
  return row;
}

class RandomQuestions {
 public:
  explicit RandomQuestions(std::uint32_t seed) : generator_(seed) {}

  QJsonObject next() {
    const QString state = oneOf<QString>({"SYN-RECEIVED", "ESTABLISHED", "CLOSE-WAIT", "FIN-WAIT-1",
                                          "FIN-WAIT-2", "CLOSING", "LAST-ACK", "TIME-WAIT"});
    const bool closes = state != "SYN-RECEIVED" && state != "ESTABLISHED" && state != "CLOSE-WAIT";
    const bool stamped = oneOf({true, false, false, false});
    QString flags;
    for (const char letter : {'F', 'S', 'R', 'A'}) {
      if (oneOf({true, letter == 'A', false})) flags += QLatin1Char(letter);
    }
    QJsonObject row{{"os", "lwip"},
                    {"state", state},
                    {"owner", closes && oneOf({true, false}) ? "orphan" : "held"},
                    {"listener", oneOf({true, true, true, true, false})},
                    {"peer_timestamps", stamped},
                    {"rfc1337", false}};
    if (state == "TIME-WAIT" && oneOf({true, false, false})) row["via"] = "CLOSING";
    const qint64 seq = oneOf<qint64>(
        {0, 0, 0, 0, 0, -1, -2, 1, 10, -1000, 100'000, kWindowInQuestions - 1, kWindowInQuestions});
    const qint64 ack = oneOf<qint64>({0, 0, 0, -1, -1, -2, 1, 10, 1000, -1000, 100'000});
    row["segment"] =
        QJsonObject{{"flags", flags},
                    {"seq_minus_rcv_nxt", seq},
                    {"ack_minus_snd_nxt", flags.contains('A') ? QJsonValue(ack) : QJsonValue()},
                    {"len", oneOf<qint64>({0, 1, 10})},
                    {"ts_minus_last", stamped ? QJsonValue(0) : QJsonValue()}};
    return row;
  }

 private:
  template <class T>
  T oneOf(std::initializer_list<T> choices) {
    return choices.begin()[generator_() % choices.size()];
  }

  std::mt19937 generator_;
};

int measure(Host& host, int count, std::uint32_t seed) {
  RandomQuestions questions(seed);
  QJsonArray rows;
  for (int i = 0; i < count; ++i) rows.append(answered(host, questions.next()));
  std::fputs(QJsonDocument(rows).toJson(QJsonDocument::Compact).append('\n').constData(), stdout);
  return 0;
}

int askAgain(Host& host, const QString& path) {
  QFile file(path);
  if (!file.open(QIODevice::ReadOnly)) {
    std::fprintf(stderr, "measure_lwip: %s: %s\n", qPrintable(path),
                 qPrintable(file.errorString()));
    return 2;
  }
  QJsonParseError error;
  const QJsonArray rows = QJsonDocument::fromJson(file.readAll(), &error).array();
  if (rows.isEmpty()) {
    std::fprintf(stderr, "measure_lwip: %s: expected a list of questions: %s\n", qPrintable(path),
                 qPrintable(error.errorString()));
    return 2;
  }
  int different = 0;
  for (const QJsonValue& value : rows) {
    const QJsonObject now = answered(host, value.toObject());
    if (now == value.toObject()) continue;
    ++different;
    std::printf("%s\n  now %s\n",
                QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact).constData(),
                QJsonDocument(now).toJson(QJsonDocument::Compact).constData());
  }
  std::printf("%d questions, %d answered differently\n", int(rows.size()), different);
  return different == 0 ? 0 : 1;
}

int tellPatience(Host& host) {
  for (const linger::lwip::Patience& patience : linger::lwip::measurePatience(host)) {
    std::printf("%-12s sent at", patience.of.c_str());
    for (const double at : patience.sent) std::printf(" %g", at);
    std::printf(", gone at %g\n", patience.gone);
  }
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  const QCoreApplication application(argc, argv);
  QCoreApplication::setApplicationVersion(LWIP_VERSION_STRING);
  QCommandLineParser given;
  given.addHelpOption();
  given.addVersionOption();
  given.addPositionalArgument("count", "how many random questions to measure");
  given.addOption({"seed", "of the random questions", "number", "1"});
  given.addOption({"again", "asks the questions of this file again", "file"});
  given.addOption({"patience", "tells when lwIP sends again, and when it gives up"});
  given.process(application);

  Host host;
  if (given.isSet("again")) return askAgain(host, given.value("again"));
  if (given.isSet("patience")) return tellPatience(host);
  const int count = given.positionalArguments().value(0, "1000").toInt();
  return measure(host, count, given.value("seed").toUInt());
}
