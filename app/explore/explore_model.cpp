#include "app/explore/explore_model.h"

#include <QBrush>
#include <QLocale>

#include "app/document/property_words.h"
#include "app/document/words.h"

namespace linger {
namespace {

QString shortWords(const PropertyAnswer* answer) {
  if (!answer) return QStringLiteral("…");
  if (answer->counterexample) {
    return ExploreModel::tr("✗ by %1").arg(answer->counterexample->faults);
  }
  const QString outcomes = QLocale().toString(qulonglong(answer->outcomes));
  return answer->isComplete ? ExploreModel::tr("✓ %1").arg(outcomes)
                            : ExploreModel::tr("? %1").arg(outcomes);
}

AnswerColours coloursOf(const PropertyAnswer* answer, const Theme& theme) {
  if (!answer) return {theme.panel, theme.panel, theme.border, theme.muted};
  if (answer->counterexample) return theme.fails;
  return answer->isComplete ? theme.works : theme.unsure;
}

}  // namespace

ExploreModel::ExploreModel(Exploring& exploring, QObject* parent)
    : QAbstractTableModel(parent), exploring_(exploring) {
  connect(&exploring, &Exploring::started, this, [this] {
    beginResetModel();
    endResetModel();
  });
  connect(&exploring, &Exploring::answeredAt, this, [this](int place) {
    const int rows = rowCount();
    const QModelIndex at = index(place % rows, place / rows);
    emit dataChanged(at, at);
  });
}

void ExploreModel::askAbout(Property property) {
  property_ = property;
  tellAllChanged();
}

void ExploreModel::setLook(Look look) {
  look_ = look;
  tellAllChanged();
}

void ExploreModel::tellAllChanged() {
  if (rowCount() == 0) return;
  emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

const PropertyAnswer* ExploreModel::answerAt(const QModelIndex& index) const {
  if (!index.isValid()) return nullptr;
  const std::size_t place =
      exploring_.table().indexOf(std::size_t(index.row()), std::size_t(index.column()));
  const std::optional<ExploreCell>& cell = exploring_.cells()[place];
  if (!cell) return nullptr;
  for (const PropertyAnswer& answer : cell->answer) {
    if (answer.property == property_) return &answer;
  }
  return nullptr;
}

QString ExploreModel::lengthText(Duration timeWait) const {
  const double msl = double(microseconds(exploring_.table().msl));
  if (msl <= 0) return durationText(timeWait);
  const double ratio = double(microseconds(timeWait)) / msl;
  return tr("%1 (%2 MSL)").arg(durationText(timeWait), QLocale().toString(ratio, 'g', 3));
}

QString ExploreModel::sentenceAt(const QModelIndex& index) const {
  if (!index.isValid()) return {};
  const ExploreTable& table = exploring_.table();
  const QString where = tr("TIME-WAIT %1, the network may do: %2.")
                            .arg(lengthText(table.timeWaits[std::size_t(index.row())]),
                                 budgetText(table.budgets[std::size_t(index.column())]));
  const PropertyAnswer* answer = answerAt(index);
  if (!answer) return where + u' ' + tr("Not known yet.");
  const QString runs = tr("%1 runs with %2 different orders of events were judged.")
                           .arg(QLocale().toString(qulonglong(answer->runs)),
                                QLocale().toString(qulonglong(answer->outcomes)));
  if (!answer->counterexample) {
    const QString cut = answer->isComplete ? tr("It holds in every one.")
                                           : tr("It holds in these; the search was cut short.");
    return where + u' ' + runs + u' ' + cut;
  }
  const Counterexample& found = *answer->counterexample;
  QStringList done;
  const auto& impairments = found.scenario.impairments;
  for (auto impairment = impairments.end() - found.faults; impairment != impairments.end();
       ++impairment) {
    done << impairmentText(*impairment);
  }
  const QString why = done.isEmpty() ? tr("nothing has to happen for it") : done.join(tr("; "));
  return where + u' ' + tr("Broken at %1: %2.").arg(instantText(found.at), why);
}

QString ExploreModel::asText() const {
  QStringList head{tr("TIME-WAIT")};
  for (int column = 0; column < columnCount(); ++column) {
    head << headerData(column, Qt::Horizontal, Qt::AccessibleTextRole).toString();
  }
  QString text = sentenceOf(property_) + u'\n' + head.join(u'\t') + u'\n';
  for (int row = 0; row < rowCount(); ++row) {
    QStringList line{headerData(row, Qt::Vertical).toString()};
    for (int column = 0; column < columnCount(); ++column) {
      line << index(row, column).data().toString();
    }
    text += line.join(u'\t') + u'\n';
  }
  return text;
}

int ExploreModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : int(exploring_.table().timeWaits.size());
}

int ExploreModel::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : int(exploring_.table().budgets.size());
}

QVariant ExploreModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid()) return {};
  const PropertyAnswer* answer = answerAt(index);
  const AnswerColours colours = coloursOf(answer, themeOf(look_));
  if (role == Qt::DisplayRole) return shortWords(answer);
  if (role == Qt::ToolTipRole || role == Qt::AccessibleTextRole) return sentenceAt(index);
  if (role == Qt::BackgroundRole) return QBrush(colours.fill);
  if (role == Qt::ForegroundRole) return QBrush(colours.text);
  if (role == Qt::TextAlignmentRole) return int(Qt::AlignCenter);
  return {};
}

QVariant ExploreModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole) return {};
  const ExploreTable& table = exploring_.table();
  const auto place = std::size_t(section);
  if (orientation == Qt::Horizontal) {
    if (place >= table.budgets.size()) return {};
    const QString words = budgetText(table.budgets[place]);
    return role == Qt::DisplayRole
               ? QString(words).replace(QStringLiteral(", "), QStringLiteral("\n"))
               : words;
  }
  return place < table.timeWaits.size() ? lengthText(table.timeWaits[place]) : QString();
}

}  // namespace linger
