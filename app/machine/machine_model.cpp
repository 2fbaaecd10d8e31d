#include "app/machine/machine_model.h"

#include <QGuiApplication>
#include <QPainter>
#include <QPalette>
#include <QPixmap>
#include <algorithm>
#include <chrono>
#include <cmath>

#include "app/live/port_names.h"
#include "app/live/port_words.h"

namespace linger {
namespace {

constexpr Duration kTimeWait = 60s;  // TCP_TIMEWAIT_LEN

QString toText(std::string_view utf8) {
  return QString::fromUtf8(utf8.data(), qsizetype(utf8.size()));
}

double secondsIn(Duration duration) {
  return double(microseconds(duration)) / 1e6;
}

/// How long the timer runs that ends the socket, from its start; nothing where that is not known.
std::optional<Duration> wholeOf(const LiveSocket& socket, const KernelKnobs& knobs) {
  if (socket.timer != KernelTimer::TimeWait) return std::nullopt;
  if (socket.facts.state == State::TimeWait) return kTimeWait;
  return std::min(knobs.finTimeout, kTimeWait);
}

/// A clock's face: what is left of the ring is what is left of the time. TIME-WAIT's ring is round
/// and whole; an orphan's in FIN-WAIT-2, another timer, is dashed.
QPixmap clockFace(double share, bool isTimeWait) {
  constexpr int kSize = 16;
  constexpr double kWidth = 2.5;
  constexpr int kSixteenthsInTurn = 16 * 360;
  constexpr int kTop = 16 * 90;
  const qreal scale = qGuiApp->devicePixelRatio();
  QPixmap pixmap(int(std::ceil(kSize * scale)), int(std::ceil(kSize * scale)));
  pixmap.setDevicePixelRatio(scale);
  pixmap.fill(Qt::transparent);
  QPainter painter(&pixmap);
  painter.setRenderHint(QPainter::Antialiasing);
  const QPalette palette = QGuiApplication::palette();
  const QRectF ring = QRectF(0, 0, kSize, kSize).adjusted(kWidth, kWidth, -kWidth, -kWidth);
  painter.setPen(QPen(palette.color(QPalette::Mid), 1.0));
  painter.drawEllipse(ring);
  QPen pen(palette.color(QPalette::Text), kWidth);
  if (!isTimeWait) pen.setDashPattern({1.0, 0.7});
  pen.setCapStyle(Qt::FlatCap);
  painter.setPen(pen);
  painter.drawArc(ring, kTop, int(share * kSixteenthsInTurn));
  return pixmap;
}

auto keyOf(const LiveSocket& socket) {
  const SocketFacts& facts = socket.facts;
  return std::tie(facts.local.port, facts.transport, facts.local, facts.remote, socket.inode);
}

}  // namespace

std::weak_ordering MachineModel::order(const Row& a, const Row& b) {
  if (a.cause != b.cause) return a.cause <=> b.cause;
  if (a.socket.facts.state != b.socket.facts.state) {
    return a.socket.facts.state <=> b.socket.facts.state;
  }
  const auto left = keyOf(a.socket);
  const auto right = keyOf(b.socket);
  return left < right   ? std::weak_ordering::less
         : right < left ? std::weak_ordering::greater
                        : std::weak_ordering::equivalent;
}

void MachineModel::take(const MachineReading& reading) {
  knobs_ = reading.knobs;
  std::vector<Row> now;
  now.reserve(reading.sockets.size());
  for (const LiveSocket& socket : reading.sockets) {
    now.push_back({socket, causeOf(socket, knobs_), endOf(socket, knobs_)});
  }
  std::ranges::sort(now, [](const Row& a, const Row& b) { return order(a, b) < 0; });
  const auto isSame = [](const Row& a, const Row& b) { return order(a, b) == 0; };
  now.erase(std::unique(now.begin(), now.end(), isSame), now.end());
  sinceReading_.start();
  removeGone(now);
  insertNew(std::move(now));
  if (!rows_.empty()) emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

/// Both lists are in the same order: what is not in `now` goes, run by run, from the end.
void MachineModel::removeGone(const std::vector<Row>& now) {
  std::vector<bool> stays(rows_.size());
  for (std::size_t i = 0, j = 0; i < rows_.size() && j < now.size();) {
    const auto compared = order(rows_[i], now[j]);
    if (compared == 0) stays[i] = true;
    if (compared <= 0) ++i;
    if (compared >= 0) ++j;
  }
  for (std::size_t end = rows_.size(); end > 0;) {
    if (stays[end - 1]) {
      --end;
      continue;
    }
    std::size_t begin = end - 1;
    while (begin > 0 && !stays[begin - 1]) --begin;
    beginRemoveRows({}, int(begin), int(end) - 1);
    rows_.erase(rows_.begin() + std::ptrdiff_t(begin), rows_.begin() + std::ptrdiff_t(end));
    endRemoveRows();
    end = begin;
  }
}

/// What is there stays, with what has been read of it now; what is new comes between, run by run.
void MachineModel::insertNew(std::vector<Row> now) {
  for (std::size_t i = 0; i < now.size();) {
    const bool isKnown = i < rows_.size() && order(rows_[i], now[i]) == 0;
    if (isKnown) {
      rows_[i] = std::move(now[i]);
      ++i;
      continue;
    }
    std::size_t end = i + 1;
    while (end < now.size() && (i >= rows_.size() || order(now[end], rows_[i]) < 0)) ++end;
    beginInsertRows({}, int(i), int(end) - 1);
    const auto from = std::make_move_iterator(now.begin());
    rows_.insert(rows_.begin() + std::ptrdiff_t(i), from + std::ptrdiff_t(i),
                 from + std::ptrdiff_t(end));
    endInsertRows();
    i = end;
  }
}

void MachineModel::tick() {
  if (rows_.empty()) return;
  emit dataChanged(index(0, LeftColumn), index(rowCount() - 1, LeftColumn));
}

int MachineModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : int(rows_.size());
}

int MachineModel::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant MachineModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid()) return {};
  const Row& row = rows_[std::size_t(index.row())];
  const int column = index.column();
  switch (role) {
    case Qt::DisplayRole: return cell(row, column);
    case Qt::ToolTipRole: return column == HolderColumn ? describe(row.socket) : QString();
    case Qt::DecorationRole: return column == LeftColumn ? clockOf(row) : QVariant();
    case Qt::AccessibleTextRole:
      return headerData(column, Qt::Horizontal).toString() + QStringLiteral(": ") +
             cell(row, column);
    default: return {};
  }
}

QVariant MachineModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
  switch (section) {
    case StateColumn: return tr("State");
    case LocalColumn: return tr("Here");
    case RemoteColumn: return tr("Peer");
    case HolderColumn: return tr("Who has it");
    case LeftColumn: return tr("Until when");
    default: return {};
  }
}

QString MachineModel::cell(const Row& row, int column) const {
  const SocketFacts& facts = row.socket.facts;
  switch (column) {
    case StateColumn: {
      const bool isUdp = facts.transport == Transport::Udp;
      return isUdp ? QStringLiteral("UDP") : toText(stateName(row.socket));
    }
    case LocalColumn: return toText(facts.local.toString());
    case RemoteColumn: return facts.remote ? toText(facts.remote->toString()) : QString();
    case HolderColumn: return describeHolders(row.socket);
    case LeftColumn: return leftOf(row);
    default: return {};
  }
}

Duration MachineModel::passed() const {
  return std::chrono::milliseconds(sinceReading_.isValid() ? sinceReading_.elapsed() : 0);
}

QString MachineModel::leftOf(const Row& row) const {
  if (!row.ends) return tr("until a program ends it");
  const Duration latest = row.ends->latest - passed();
  const Duration earliest = row.ends->earliest - passed();
  if (latest <= Duration{}) return tr("any moment");
  if (earliest <= Duration{}) return tr("within %1 s").arg(std::ceil(secondsIn(latest)));
  return tr("%1 to %2 s").arg(std::ceil(secondsIn(earliest))).arg(std::ceil(secondsIn(latest)));
}

QVariant MachineModel::clockOf(const Row& row) const {
  const auto whole = wholeOf(row.socket, knobs_);
  if (!whole || *whole <= Duration{}) return {};
  const double share = secondsIn(row.socket.left - passed()) / secondsIn(*whole);
  return clockFace(std::clamp(share, 0.0, 1.0), row.socket.facts.state == State::TimeWait);
}

QString MachineModel::textOf(int row) const {
  QStringList cells;
  for (int column = 0; column < ColumnCount; ++column) {
    cells << cell(rows_[std::size_t(row)], column);
  }
  return cells.join(u'\t');
}

}  // namespace linger
