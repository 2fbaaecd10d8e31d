#pragma once

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include "tests/app/cli/program.h"

/// What `explain --format json` says of a file.
inline QJsonArray connectionsOf(const QString& path, const QByteArray& input = {}) {
  const Outcome outcome = runLinger({"explain", path, "--format", "json"}, input);
  const QJsonObject whole = QJsonDocument::fromJson(outcome.out).object();
  if (outcome.exitCode != 0 || whole["format"] != QStringLiteral("linger-capture/1")) return {};
  return whole["connections"].toArray();
}
