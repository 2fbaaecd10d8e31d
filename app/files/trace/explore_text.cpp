#include "app/files/trace/explore_text.h"

#include <QCoreApplication>
#include <algorithm>

#include "model/sim/duration_text.h"
#include "model/sim/scenario_keywords.h"

namespace linger {
namespace {

class Text {
  Q_DECLARE_TR_FUNCTIONS(linger::ExploreText)
};

QString toText(std::string_view utf8) {
  return QString::fromUtf8(utf8.data(), qsizetype(utf8.size()));
}

/// "750ms (0.5 MSL)"
QString lengthText(Duration timeWait, Duration msl) {
  const QString length = toText(textOf(timeWait));
  if (msl <= Duration{}) return length;
  const double ratio = double(microseconds(timeWait)) / double(microseconds(msl));
  return Text::tr("%1 (%2 MSL)").arg(length, QString::number(ratio, 'g', 3));
}

QString verdictText(const PropertyAnswer& answer) {
  if (answer.counterexample) {
    return Text::tr("broken by %1").arg(answer.counterexample->faults);
  }
  return answer.isComplete ? Text::tr("holds (%1)").arg(answer.outcomes)
                           : Text::tr("not broken (%1, cut short)").arg(answer.outcomes);
}

/// Lines of columns, each as wide as its widest word.
QString inColumns(const std::vector<QStringList>& lines) {
  std::vector<qsizetype> widths;
  for (const QStringList& line : lines) {
    widths.resize(std::max(widths.size(), std::size_t(line.size())));
    for (qsizetype i = 0; i < line.size(); ++i) {
      widths[std::size_t(i)] = std::max(widths[std::size_t(i)], line[i].size());
    }
  }
  QString text;
  for (const QStringList& line : lines) {
    QString row;
    for (qsizetype i = 0; i < line.size(); ++i) {
      row += line[i].leftJustified(widths[std::size_t(i)] + 2);
    }
    text += row.trimmed() + QLatin1Char('\n');
  }
  return text;
}

/// " --delay client:ack:1=1450ms": the option that makes an impairment.
QString optionText(const ChosenImpairment& chosen) {
  const QString kind =
      chosen.segment.kind ? toText(keywordOf(segmentKeywords(), *chosen.segment.kind)) : QString();
  QString option = QStringLiteral(" --%1 %2:%3:%4")
                       .arg(toText(keywordOf(impairmentKeywords(), chosen.impairment.kind)),
                            toText(chosen.segment.host), kind)
                       .arg(chosen.segment.nth);
  if (chosen.impairment.kind != Impairment::Kind::Drop) {
    option += QLatin1Char('=') + toText(textOf(chosen.impairment.by));
  }
  return option;
}

QString counterexampleText(const ExploreCell& cell, const PropertyAnswer& answer, Duration msl,
                           const QString& command) {
  const Counterexample& found = *answer.counterexample;
  QString text = Text::tr("\n%1, TIME-WAIT %2: broken at %3\n")
                     .arg(toText(ruleOf(answer.property).key), lengthText(cell.timeWait, msl),
                          toText(textOf(found.at - kSimStart)));
  QString line = command + QStringLiteral(" --msl ") + toText(textOf(cell.timeWait / 2));
  const auto& impairments = found.scenario.impairments;
  for (auto impairment = impairments.end() - found.faults; impairment != impairments.end();
       ++impairment) {
    line += optionText(*impairment);
  }
  return text + QStringLiteral("  ") + line + QLatin1Char('\n');
}

}  // namespace

QString exploreText(const std::vector<ExploreCell>& cells, Duration msl, const QString& command) {
  std::vector<QStringList> table;
  QString broken;
  for (const ExploreCell& cell : cells) {
    QStringList head{Text::tr("TIME-WAIT")};
    QStringList row{lengthText(cell.timeWait, msl)};
    for (const PropertyAnswer& answer : cell.answer) {
      head << toText(ruleOf(answer.property).key);
      row << verdictText(answer);
      if (!answer.holds()) broken += counterexampleText(cell, answer, msl, command);
    }
    if (table.empty()) table.push_back(head);
    table.push_back(row);
  }
  return inColumns(table) + broken;
}

}  // namespace linger
