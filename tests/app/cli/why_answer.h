#pragma once

#include <QJsonDocument>
#include <QJsonObject>
#include <QtDebug>

#include "tests/app/cli/program.h"

/// What `linger why` says of `operand` as JSON; empty where it complained, or where its exit code
/// is not the one of its answer.
inline QJsonObject whyAnswer(const QStringList& operand) {
  const Outcome outcome = runLinger(QStringList{"why"} + operand + QStringList{"--format", "json"});
  const QJsonObject json = QJsonDocument::fromJson(outcome.out).object();
  const bool isFree = json["verdicts"][0]["kernel"].toString() == "OK";
  if (!outcome.error.isEmpty() || outcome.exitCode != (isFree ? 0 : 1)) {
    qWarning() << outcome.exitCode << outcome.error;
    return {};
  }
  return json;
}
