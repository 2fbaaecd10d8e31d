#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include "model/host/reaction.h"

using namespace linger;

namespace {

Flags flagsFrom(const QString& letters) {
  return {.syn = letters.contains('S'),
          .fin = letters.contains('F'),
          .rst = letters.contains('R'),
          .psh = letters.contains('P'),
          .ack = letters.contains('A')};
}

std::optional<std::int64_t> numberFrom(const QJsonValue& value) {
  if (!value.isDouble()) return std::nullopt;
  return value.toInteger();
}

ReactionQuestion questionFrom(const QJsonObject& row) {
  const QJsonObject segment = row["segment"].toObject();
  const QString owner = row["owner"].toString();
  ReactionQuestion question;
  question.os = profileNamed(row["os"].toString().toStdString())->id;
  question.state = *stateNamed(row["state"].toString().toStdString());
  question.holder = owner == "held"     ? Holder::Held
                    : owner == "orphan" ? Holder::Orphan
                                        : Holder::OrphanTimeWait;
  question.viaClosing = row["via"].toString() == "CLOSING";
  question.peerTimestamps = row["peer_timestamps"].toBool();
  question.listener = row["listener"].toBool();
  question.rfc1337 = row["rfc1337"].toBool();
  question.segment = {
      flagsFrom(segment["flags"].toString()), segment["seq_minus_rcv_nxt"].toInteger(),
      numberFrom(segment["ack_minus_snd_nxt"]),
      static_cast<std::uint32_t>(segment["len"].toInteger()), numberFrom(segment["ts_minus_last"])};
  return question;
}

QString textOf(const Reaction& reaction) {
  QString text = QString::fromStdString(std::string(nameOf(reaction.after)));
  for (const Reply& reply : reaction.replies) {
    text += QStringLiteral(" <%1 seq %2 ack %3 len %4>")
                .arg(QString::fromStdString(lettersOf(reply.flags)),
                     reply.seqMinusSndNxt ? QString::number(*reply.seqMinusSndNxt) : "-",
                     reply.ackMinusRcvNxt ? QString::number(*reply.ackMinusRcvNxt) : "-")
                .arg(reply.len);
  }
  if (reaction.timeWaitRestarted) text += *reaction.timeWaitRestarted ? " restarted" : " kept";
  return text;
}

QString expectedText(const QJsonObject& row) {
  Reaction expected;
  expected.after = *stateNamed(row["after"].toString().toStdString());
  for (const QJsonValue& value : row["replies"].toArray()) {
    const QJsonObject reply = value.toObject();
    expected.replies.push_back({flagsFrom(reply["flags"].toString()),
                                numberFrom(reply["seq_minus_snd_nxt"]),
                                numberFrom(reply["ack_minus_rcv_nxt"]),
                                static_cast<std::uint32_t>(reply["len"].toInteger())});
  }
  if (row.contains("time_wait_restarted")) {
    expected.timeWaitRestarted = row["time_wait_restarted"].toBool();
  }
  return textOf(expected);
}

}  // namespace

/// One segment against one state.
class TestReaction : public QObject {
  Q_OBJECT

 private slots:
  void agreesWithTheSystem_data() {
    QTest::addColumn<QString>("path");
    QTest::newRow("random questions") << "/tests/measured/linux-6.18-segments.json";
    QTest::newRow("chosen questions") << "/tests/measured/linux-6.18-chosen-segments.json";
    QTest::newRow("half-open and old") << "/tests/measured/linux-6.18-edge-segments.json";
    QTest::newRow("lwIP") << "/tests/measured/lwip-2.1.3-segments.json";
  }

  /// Every reaction measured on a Linux 6.18 kernel, and on the real lwIP 2.1.3.
  void agreesWithTheSystem() {
    QFETCH(const QString, path);
    QFile file(LINGER_SOURCE_DIR + path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QJsonArray rows = QJsonDocument::fromJson(file.readAll()).array();
    QVERIFY(rows.size() > 100);
    int wrong = 0;
    for (const QJsonValue& value : rows) {
      const QJsonObject row = value.toObject();
      const std::optional<Reaction> reaction = react(questionFrom(row));
      const QString got = reaction ? textOf(*reaction) : QStringLiteral("state not reached");
      if (got == expectedText(row)) continue;
      ++wrong;
      qWarning().noquote() << QJsonDocument(row).toJson(QJsonDocument::Compact) << "\n  got" << got
                           << "\n  not" << expectedText(row);
    }
    QCOMPARE(wrong, 0);
  }
};

QTEST_APPLESS_MAIN(TestReaction)
#include "tst_reaction.moc"
