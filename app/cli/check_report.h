#pragma once

#include <QByteArray>
#include <QJsonArray>
#include <QString>
#include <vector>

namespace linger {

/// What came of one scenario that was to be run on both engines.
struct Checked {
  QString name;
  QString skipped;         ///< Why it was not run; empty where it was.
  QJsonArray differences;  ///< Faults.
  QJsonArray explained;    ///< What is known of, and why.
};

/// The form linger-check/1.
QByteArray checkJson(const std::vector<Checked>& all);

/// The same for people: each scenario, then each known difference that was met, once.
QString checkText(const std::vector<Checked>& all);

}  // namespace linger
