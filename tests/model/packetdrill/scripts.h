#pragma once

#include <QDir>
#include <QFile>
#include <QTest>

#include "model/packetdrill/run/score.h"
#include "model/packetdrill/syntax/parser.h"
#include "model/packetdrill/syntax/printer.h"

namespace linger::packetdrill {

inline QByteArray contentsOf(const QString& path) {
  QFile file(path);
  return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// Runs each script that the folder's index names, and prints it so that it parses to the same. How
/// many passed; those that did not are told with their lines.
inline Tally runIndexed(const QDir& folder) {
  const auto rows = readIndex(contentsOf(folder.filePath("index.tsv")).toStdString());
  Score score(rows.value_or(std::vector<IndexRow>{}));
  for (const IndexRow& row : rows.value_or(std::vector<IndexRow>{})) {
    const QString path = folder.filePath(QString::fromStdString(row.path));
    const ParseResult parsed = parseScript(contentsOf(path).toStdString());
    if (!parsed.script) {
      qWarning("%s", describe(*parsed.error, row.path).c_str());
      score.add(row.path, Outcome::Failed);
      continue;
    }
    const ParseResult again = parseScript(print(*parsed.script));
    if (!again.script || *again.script != *parsed.script) {
      qWarning("%s does not print as itself", row.path.c_str());
      score.add(row.path, Outcome::Failed);
      continue;
    }
    const Run result = run(*parsed.script);
    score.add(row.path, result.outcome);
    if (result.outcome == Outcome::Passed) continue;
    qWarning("%s %s:%d: %s", nameOf(result.outcome).data(), row.path.c_str(), result.where.line,
             result.reason.c_str());
  }
  qInfo("%s", score.toString().c_str());
  return score.total();
}

}  // namespace linger::packetdrill
