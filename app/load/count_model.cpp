#include "app/load/count_model.h"

#include <QRegularExpression>

#include "app/document/words.h"
#include "app/fleet/fleet_text.h"
#include "app/fleet/load_words.h"

namespace linger {
namespace {

/// A title takes a line for each of its parts, lest its column is much wider than its figures.
QString inLines(QString title) {
  static const QRegularExpression kEnd(QStringLiteral("([:,→]) |([：，])"));
  return title.replace(kEnd, QStringLiteral("\\1\\2\n"));
}

}  // namespace

CountModel::CountModel(QObject* parent)
    : QAbstractTableModel(parent), run_(std::make_shared<const FleetRun>()) {}

void CountModel::setRun(std::shared_ptr<const FleetRun> run) {
  beginResetModel();
  run_ = std::move(run);
  columns_.clear();
  add(tr("Time"), [](const FleetSample& sample) { return instantText(sample.at); });
  add(tr("Completed"), [](const FleetSample& sample) { return countText(sample.completed); });
  add(tr("Failed"), [](const FleetSample& sample) { return countText(sample.failed); });
  for (std::size_t host = 0; host < run_->hosts.size(); ++host) addHost(host);
  endResetModel();
}

void CountModel::add(const QString& title, std::function<QString(const FleetSample&)> value) {
  columns_.push_back({title, std::move(value)});
}

void CountModel::addHost(std::size_t host) {
  const FleetHost& fleet = run_->hosts[host];
  const QString name = text(fleet.name);
  for (const State state : statesOf(*run_, host)) {
    add(tr("%1: %2").arg(name, text(nameOf(state))), [host, state](const FleetSample& sample) {
      return countText(sample.hosts[host].of(state));
    });
  }
  for (std::size_t i = 0; i < fleet.routes.size(); ++i) {
    add(tr("%1: ports left, %2").arg(name, routeText(fleet.routes[i])),
        [host, i](const FleetSample& sample) {
          return countText(sample.hosts[host].towards[i].left);
        });
  }
  for (std::size_t i = 0; i < fleet.sources.size(); ++i) {
    add(tr("%1: ports left for bind(), %2").arg(name, text(fleet.sources[i].toString())),
        [host, i](const FleetSample& sample) {
          return countText(sample.hosts[host].binding[i].left);
        });
  }
  add(tr("%1: memory").arg(name), [fleet, host](const FleetSample& sample) {
    return memoryText(memoryOf(fleet, sample.hosts[host]));
  });
}

int CountModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : int(run_->samples.size());
}

int CountModel::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : int(columns_.size());
}

QVariant CountModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
  if (role == Qt::TextAlignmentRole) return QVariant(Qt::AlignRight | Qt::AlignVCenter);
  if (role != Qt::DisplayRole) return {};
  return columns_[std::size_t(index.column())].value(run_->samples[std::size_t(index.row())]);
}

QVariant CountModel::headerData(int section, Qt::Orientation orientation, int role) const {
  const bool isTitle = orientation == Qt::Horizontal && section >= 0 && section < columnCount();
  if (!isTitle) return QAbstractTableModel::headerData(section, orientation, role);
  const QString& title = columns_[std::size_t(section)].title;
  if (role == Qt::AccessibleTextRole || role == Qt::ToolTipRole) return title;
  return role == Qt::DisplayRole ? inLines(title) : QVariant();
}

}  // namespace linger
