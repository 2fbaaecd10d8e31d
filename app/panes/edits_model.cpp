#include "app/panes/edits_model.h"

#include "app/document/edit_words.h"

namespace linger {

EditsModel::EditsModel(Document& document, QObject* parent)
    : QAbstractListModel(parent), document_(document), shown_(document.edits()) {
  connect(&document_, &Document::editsChanged, this, &EditsModel::updateEdits);
}

void EditsModel::updateEdits() {
  if (shown_ == document_.edits()) return;
  if (shown_.size() == document_.edits().size()) {
    shown_ = document_.edits();
    emit dataChanged(index(0), index(rowCount() - 1));
    return;
  }
  beginResetModel();
  shown_ = document_.edits();
  endResetModel();
}

int EditsModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(shown_.size());
}

QVariant EditsModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
  const EditStep& step = shown_[static_cast<std::size_t>(index.row())];
  if (role == Qt::DisplayRole) return nameOf(step.edit);
  if (role == Qt::CheckStateRole) return step.on ? Qt::Checked : Qt::Unchecked;
  if (role == Qt::ToolTipRole) {
    return step.on ? tr("Active. Clear the check box to see the run without it.")
                   : tr("Off. Select the check box to apply it again.");
  }
  return {};
}

bool EditsModel::setData(const QModelIndex& index, const QVariant& value, int role) {
  if (role != Qt::CheckStateRole || !index.isValid()) return false;
  return document_.setOn(static_cast<std::size_t>(index.row()),
                         value.value<Qt::CheckState>() == Qt::Checked);
}

Qt::ItemFlags EditsModel::flags(const QModelIndex& index) const {
  return QAbstractListModel::flags(index) |
         (index.isValid() ? Qt::ItemIsUserCheckable : Qt::NoItemFlags);
}

}  // namespace linger
