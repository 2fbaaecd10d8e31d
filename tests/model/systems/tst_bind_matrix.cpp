#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include "model/host/questions.h"
#include "tests/measured/bind_rows.h"

using namespace linger;

namespace {

std::string textOf(const QJsonValue& value) {
  return value.toString().toStdString();
}

std::optional<bool> flagOf(const QJsonValue& value) {
  if (value.isUndefined() || value.isNull()) return std::nullopt;
  return value.isBool() ? value.toBool() : value.toInt() != 0;
}

BindParty partyOf(const QJsonObject& json) {
  BindParty party;
  party.address = *Address::parse(textOf(json["addr"]));
  party.options.reuseAddr = json["reuseaddr"].toInt() != 0;
  party.options.reusePort = json["reuseport"].toInt() != 0;
  party.uid = static_cast<std::uint32_t>(json["uid"].toInt());
  party.v6only = flagOf(json["v6only"]);
  return party;
}

void readState(const QString& name, BindQuestion& question) {
  if (name == "NONE") {
    question.presence = OldSocket::None;
  } else if (name == "BOUND") {
    question.presence = OldSocket::Bound;
  } else {
    question.state = *stateNamed(name.toStdString());
  }
}

BindQuestion questionOf(const QJsonObject& row) {
  BindQuestion question;
  readState(row["state"].toString(), question);
  question.orphaned = flagOf(row["orphaned"]);
  question.timeWaitRecord = flagOf(row["mini"]);
  question.listenerOpen = flagOf(row["listener_open"]);
  question.older = partyOf(row["old"].toObject());
  question.newer = partyOf(row["new"].toObject());
  if (row["old"].toObject().contains("child_addr")) {
    question.childAddress = Address::parse(textOf(row["old"].toObject()["child_addr"]));
  }
  question.call = *bindCallNamed(textOf(row["call"]));
  return question;
}

QString answerText(const Verdict& verdict) {
  const std::string_view result = nameOf(verdict.result);
  QString text = QString::fromUtf8(result.data(), static_cast<qsizetype>(result.size()));
  if (verdict.failedAt)
    text += " at " + QString::fromStdString(std::string(nameOf(*verdict.failedAt)));
  return text;
}

QString measuredText(const QJsonObject& row) {
  QString text = row["result"].toString();
  if (!row["failed_at"].isNull()) text += " at " + row["failed_at"].toString();
  return text;
}

}  // namespace

/// Every answer that a Linux 6.18 kernel gave must be ours.
class TestBindMatrix : public QObject {
  Q_OBJECT

 private slots:
  void agreesWithTheMeasuredKernel() {
    const QJsonArray rows = measuredBindRows();
    QCOMPARE(rows.size(), 3977);
    for (const QJsonValue& value : rows) {
      const QJsonObject row = value.toObject();
      const BindQuestion question = questionOf(row);
      const Verdict verdict = answerOf(question);
      const QByteArray text = QJsonDocument(row).toJson(QJsonDocument::Compact);
      QVERIFY2(!problemOf(question), text);
      QVERIFY2(answerText(verdict) == measuredText(row), text + " but " +
                                                             answerText(verdict).toUtf8() + " by " +
                                                             std::string(verdict.rule.key).c_str());
    }
  }
};

QTEST_APPLESS_MAIN(TestBindMatrix)
#include "tst_bind_matrix.moc"
