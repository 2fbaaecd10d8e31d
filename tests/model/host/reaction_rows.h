#pragma once

#include <QDebug>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QString>
#include <optional>

#include "model/host/reaction.h"

// Rows of tests/measured: a query of `linger react` with what a real system answered.

namespace linger {

inline Flags flagsFrom(const QString& letters) {
  return {.syn = letters.contains('S'),
          .fin = letters.contains('F'),
          .rst = letters.contains('R'),
          .psh = letters.contains('P'),
          .ack = letters.contains('A')};
}

inline std::optional<std::int64_t> numberFrom(const QJsonValue& value) {
  if (!value.isDouble()) return std::nullopt;
  return value.toInteger();
}

inline ReactionQuery queryFrom(const QJsonObject& row) {
  const QJsonObject segment = row["segment"].toObject();
  const QString owner = row["owner"].toString();
  ReactionQuery query;
  query.os = profileNamed(row["os"].toString().toStdString())->id;
  query.state = *stateNamed(row["state"].toString().toStdString());
  query.holder = owner == "held"     ? Holder::Held
                 : owner == "orphan" ? Holder::Orphan
                                     : Holder::OrphanTimeWait;
  query.viaClosing = row["via"].toString() == "CLOSING";
  query.peerTimestamps = row["peer_timestamps"].toBool();
  query.listener = row["listener"].toBool();
  query.rfc1337 = row["rfc1337"].toBool();
  query.segment = {flagsFrom(segment["flags"].toString()), segment["seq_minus_rcv_nxt"].toInteger(),
                   numberFrom(segment["ack_minus_snd_nxt"]),
                   static_cast<std::uint32_t>(segment["len"].toInteger()),
                   numberFrom(segment["ts_minus_last"])};
  return query;
}

inline QString textOf(const Reaction& reaction) {
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

inline QString expectedText(const QJsonObject& row) {
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

/// How many of the rows the engine answers otherwise; each is told.
inline int countWrong(const QJsonArray& rows) {
  int wrong = 0;
  for (const QJsonValue& value : rows) {
    const QJsonObject row = value.toObject();
    const std::optional<Reaction> reaction = react(queryFrom(row));
    const QString got = reaction ? textOf(*reaction) : QStringLiteral("state not reached");
    if (got == expectedText(row)) continue;
    ++wrong;
    qWarning().noquote() << QJsonDocument(row).toJson(QJsonDocument::Compact) << "\n  got" << got
                         << "\n  not" << expectedText(row);
  }
  return wrong;
}

}  // namespace linger
