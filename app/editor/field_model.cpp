#include "app/editor/field_model.h"

#include <algorithm>

#include "app/editor/json_path.h"

namespace linger {

FieldModel::FieldModel(ScenarioDraft& draft, QObject* parent)
    : QAbstractListModel(parent), draft_(draft), fields_(fieldsOf(draft.json(), part_)) {
  connect(&draft_, &ScenarioDraft::changed, this, &FieldModel::updateFromDraft);
}

void FieldModel::setPart(const PartId& part) {
  if (part == part_) return;
  beginResetModel();
  part_ = part;
  fields_ = fieldsOf(draft_.json(), part_);
  endResetModel();
}

/// Another type has other fields; else only the values are others.
void FieldModel::updateFromDraft() {
  auto fields = fieldsOf(draft_.json(), part_);
  if (fields != fields_) {
    beginResetModel();
    fields_ = std::move(fields);
    endResetModel();
  } else if (!fields_.empty()) {
    emit dataChanged(index(0), index(rowCount() - 1));
  }
}

int FieldModel::rowOf(std::string_view key) const {
  const auto found =
      std::ranges::find_if(fields_, [&](const EditorField* field) { return key == field->key; });
  return found == fields_.end() ? -1 : static_cast<int>(found - fields_.begin());
}

Choices FieldModel::choicesAt(int row) const {
  const EditorField& field = fieldAt(row);
  return field.choices ? field.choices(draft_.json(), part_.path) : Choices();
}

bool FieldModel::nudge(int row, const QString& typed) {
  return draft_.write(part_, fieldAt(row), typed, true);
}

int FieldModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(fields_.size());
}

QVariant FieldModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
  const EditorField& field = fieldAt(index.row());
  const std::string path = memberPath(part_.path, field.key);
  switch (role) {
    case Qt::DisplayRole: return labelOf(field);
    case Qt::EditRole: return typedText(field, valueAt(draft_.json(), path));
    case Qt::ToolTipRole: return hintOf(field);
    case ProblemRole: return draft_.problemWithin(path);
    default: return {};
  }
}

bool FieldModel::setData(const QModelIndex& index, const QVariant& value, int role) {
  if (role != Qt::EditRole || !checkIndex(index, CheckIndexOption::IndexIsValid)) return false;
  return draft_.write(part_, fieldAt(index.row()), value.toString());
}

Qt::ItemFlags FieldModel::flags(const QModelIndex& index) const {
  return QAbstractListModel::flags(index) |
         (index.isValid() ? Qt::ItemIsEditable : Qt::NoItemFlags);
}

}  // namespace linger
