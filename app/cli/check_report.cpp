#include "app/cli/check_report.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMap>

#include "app/live/kernel_run.h"

namespace linger {
namespace {

class Text {
  Q_DECLARE_TR_FUNCTIONS(linger::CheckVerb)
};

QString textOf(const QJsonArray& differences) {
  QString text;
  for (const QJsonValue difference : differences) {
    const auto side = [&difference](const char* key) {
      const QString said = difference[QLatin1String(key)].toString();
      return said.isEmpty() ? Text::tr("nothing") : said;
    };
    const QString name = difference["name"].toString();
    text += QStringLiteral("  %1, %2%3\n    %4 %5\n    %6 %7\n")
                .arg(difference["host"].toString(), difference["what"].toString(),
                     name.isEmpty() ? QString() : QStringLiteral(" (%1)").arg(name),
                     Text::tr("model: "), side("model"), Text::tr("kernel:"), side("kernel"));
  }
  return text;
}

QString textOf(const Checked& checked) {
  if (!checked.skipped.isEmpty()) {
    return Text::tr("%1: not run: %2\n").arg(checked.name, checked.skipped);
  }
  const QString known = textOf(checked.explained);
  if (!checked.differences.isEmpty()) {
    return Text::tr("%1: differs\n").arg(checked.name) + textOf(checked.differences) + known;
  }
  if (known.isEmpty()) return Text::tr("%1: agrees\n").arg(checked.name);
  return Text::tr("%1: agrees but for what is explained\n").arg(checked.name) + known;
}

/// Each known difference that was met, once: what it is and how that is known.
QString explanationsOf(const std::vector<Checked>& all) {
  QMap<QString, QString> told;
  for (const Checked& each : all) {
    for (const QJsonValue met : each.explained) {
      told[met["name"].toString()] =
          Text::tr("%1: %2 (%3)\n")
              .arg(met["name"].toString(), met["why"].toString(), met["source"].toString());
    }
  }
  return told.isEmpty() ? QString() : '\n' + told.values().join(QString());
}

}  // namespace

QByteArray checkJson(const std::vector<Checked>& all) {
  QJsonArray scenarios;
  QJsonArray skipped;
  for (const Checked& each : all) {
    if (!each.skipped.isEmpty()) {
      skipped << QJsonObject{{"name", each.name}, {"why", each.skipped}};
      continue;
    }
    scenarios << QJsonObject{{"name", each.name},
                             {"agrees", each.differences.isEmpty()},
                             {"differences", each.differences},
                             {"explained", each.explained}};
  }
  const QJsonObject json{{"format", "linger-check/1"},
                         {"engine", QString::fromStdString(kernelName())},
                         {"scenarios", scenarios},
                         {"skipped", skipped}};
  return QJsonDocument(json).toJson();
}

QString checkText(const std::vector<Checked>& all) {
  QString text;
  for (const Checked& each : all) text += textOf(each);
  return text + explanationsOf(all);
}

}  // namespace linger
