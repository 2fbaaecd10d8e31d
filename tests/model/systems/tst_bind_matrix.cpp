#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include "model/host/bind_query.h"
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

void readState(const QString& name, BindQuery& query) {
  if (name == "NONE") {
    query.presence = OldSocket::None;
  } else if (name == "BOUND") {
    query.presence = OldSocket::Bound;
  } else {
    query.state = *stateNamed(name.toStdString());
  }
}

BindQuery queryOf(const QJsonObject& row) {
  BindQuery query;
  readState(row["state"].toString(), query);
  query.orphaned = flagOf(row["orphaned"]);
  query.timeWaitRecord = flagOf(row["mini"]);
  query.listenerOpen = flagOf(row["listener_open"]);
  query.older = partyOf(row["old"].toObject());
  query.newer = partyOf(row["new"].toObject());
  if (row["old"].toObject().contains("child_addr")) {
    query.childAddress = Address::parse(textOf(row["old"].toObject()["child_addr"]));
  }
  query.call = *bindCallNamed(textOf(row["call"]));
  return query;
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
      const BindQuery query = queryOf(row);
      const Verdict verdict = answerOf(query);
      const QByteArray text = QJsonDocument(row).toJson(QJsonDocument::Compact);
      QVERIFY2(!problemOf(query), text);
      QVERIFY2(answerText(verdict) == measuredText(row), text + " but " +
                                                             answerText(verdict).toUtf8() + " by " +
                                                             std::string(verdict.rule.key).c_str());
    }
  }
};

QTEST_APPLESS_MAIN(TestBindMatrix)
#include "tst_bind_matrix.moc"
