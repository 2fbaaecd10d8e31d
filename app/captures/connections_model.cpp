#include "app/captures/connections_model.h"

#include "app/files/capture/finding_words.h"

namespace linger {
namespace {

using capture::Connection;
using capture::Side;

QString textOf(std::string_view text) {
  return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

QString endText(const Connection& connection, Side side) {
  return QString::fromStdString(toString(connection.ends[side]));
}

double secondsOf(const Connection& connection) {
  return double(connection.lastTime - connection.firstTime) / double(capture::kSecond);
}

QString shown(const Connection& connection, int column) {
  switch (ConnectionsModel::Column(column)) {
    case ConnectionsModel::Number: return QString::number(connection.number);
    case ConnectionsModel::Picture: return textOf(connection.zeek.history());
    case ConnectionsModel::Client: return endText(connection, Side::Client);
    case ConnectionsModel::Server: return endText(connection, Side::Server);
    case ConnectionsModel::State: return textOf(connection.zeek.state());
    case ConnectionsModel::Ending: return headlineOf(connection);
    case ConnectionsModel::Duration:
      return ConnectionsModel::tr("%1 s").arg(secondsOf(connection), 0, 'f', 3);
    case ConnectionsModel::Frames:
      return QStringLiteral("%1–%2").arg(connection.firstFrame).arg(connection.lastFrame);
    case ConnectionsModel::ColumnCount: break;
  }
  return {};
}

/// Numbers as qulonglong: a proxy sorts other unsigned types by their digits.
QVariant sortedBy(const Connection& connection, int column) {
  switch (ConnectionsModel::Column(column)) {
    case ConnectionsModel::Number: return qulonglong{connection.number};
    case ConnectionsModel::Duration: return secondsOf(connection);
    case ConnectionsModel::Frames: return qulonglong{connection.firstFrame};
    case ConnectionsModel::Picture:
    case ConnectionsModel::Client:
    case ConnectionsModel::Server:
    case ConnectionsModel::State:
    case ConnectionsModel::Ending:
    case ConnectionsModel::ColumnCount: break;
  }
  return shown(connection, column);
}

}  // namespace

ConnectionsModel::ConnectionsModel(CaptureReading& reading, QObject* parent)
    : QAbstractTableModel(parent), reading_(reading) {
  connect(&reading, &CaptureReading::advanced, this, &ConnectionsModel::updateRows);
  updateRows();
}

void ConnectionsModel::updateRows() {
  const int rows = int(reading_.capture().connections().size());
  if (rows_ > 0) emit dataChanged(index(0, 0), index(rows_ - 1, ColumnCount - 1));
  if (rows == rows_) return;
  beginInsertRows({}, rows_, rows - 1);
  rows_ = rows;
  endInsertRows();
}

const Connection& ConnectionsModel::connection(int row) const {
  return reading_.capture().connections()[std::size_t(row)];
}

int ConnectionsModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : rows_;
}

int ConnectionsModel::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : ColumnCount;
}

QVariant ConnectionsModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid()) return {};
  const Connection& each = connection(index.row());
  if (role == Qt::DisplayRole) return shown(each, index.column());
  if (role == kSortRole) return sortedBy(each, index.column());
  if (role == Qt::ToolTipRole && index.column() == State) return meaningOf(each.zeek.state());
  if (role == kPictureRole) return QVariant::fromValue(pictureOf(each));
  const bool isForWords = role == Qt::ToolTipRole || role == Qt::AccessibleTextRole;
  if (isForWords && index.column() == Picture) return wordsFor(pictureOf(each));
  return {};
}

QVariant ConnectionsModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (role != Qt::DisplayRole || orientation != Qt::Horizontal) return {};
  switch (Column(section)) {
    case Number: return tr("No.");
    case Picture: return tr("Picture");
    case Client: return tr("Client");
    case Server: return tr("Server");
    case State: return tr("State");
    case Ending: return tr("How it ended");
    case Duration: return tr("Duration");
    case Frames: return tr("Frames");
    case ColumnCount: break;
  }
  return {};
}

}  // namespace linger
