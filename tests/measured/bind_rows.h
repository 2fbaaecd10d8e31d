#pragma once

#include <QFile>
#include <QJsonArray>
#include <QJsonObject>
#include <QString>
#include <QStringList>

namespace linger {

/// The rows of a table whose columns are separated by tabs, below the line of their names; empty
/// where it cannot be read.
inline QList<QStringList> tableRows(const QString& path) {
  QList<QStringList> rows;
  QFile file(path);
  if (!file.open(QIODevice::ReadOnly)) return rows;
  (void)file.readLine();
  while (!file.atEnd()) rows << QString::fromUtf8(file.readLine()).chopped(1).split(u'\t');
  return rows;
}

/// "AP6": SO_REUSEADDR, SO_REUSEPORT and IPV6_V6ONLY are on; "4": IPV6_V6ONLY is off.
inline QJsonObject bindParty(const QString& address, const QString& options, const QString& uid) {
  QJsonObject party{{"addr", address},
                    {"reuseaddr", options.contains(u'A') ? 1 : 0},
                    {"reuseport", options.contains(u'P') ? 1 : 0}};
  if (options.contains(u'6')) party["v6only"] = 1;
  if (options.contains(u'4')) party["v6only"] = 0;
  if (uid != QStringLiteral("-")) party["uid"] = uid.toInt();
  return party;
}

/// What a Linux 6.18 kernel answered to bind(), listen() and connect() beside an old socket, as
/// questions of `linger bind` with their answers.
inline QJsonArray measuredBindRows() {
  enum Column {
    State,
    Kept,
    Old,
    OldOptions,
    OldUid,
    Child,
    New,
    NewOptions,
    NewUid,
    Call,
    Answer
  };
  QJsonArray rows;
  const QString path = QStringLiteral(LINGER_SOURCE_DIR "/tests/measured/linux-6.18-bind.tsv");
  for (const QStringList& cells : tableRows(path)) {
    QJsonObject old = bindParty(cells[Old], cells[OldOptions], cells[OldUid]);
    if (cells[Child] != QStringLiteral("-")) old["child_addr"] = cells[Child];
    QJsonObject row{{"os", "linux"},
                    {"state", cells[State]},
                    {"old", old},
                    {"new", bindParty(cells[New], cells[NewOptions], cells[NewUid])},
                    {"call", cells[Call]}};
    if (cells[Kept] != QStringLiteral("-")) {
      row["orphaned"] = cells[Kept].startsWith(QStringLiteral("orphan"));
      row["mini"] = cells[Kept].contains(QStringLiteral("+mini"));
      row["listener_open"] = cells[Kept].contains(QStringLiteral("+listener"));
    }
    const QStringList answer = cells[Answer].split(QStringLiteral(" at "));
    row["result"] = answer[0];
    row["failed_at"] = answer.size() > 1 ? QJsonValue(answer[1]) : QJsonValue();
    rows.append(row);
  }
  return rows;
}

}  // namespace linger
