#pragma once

#include <QAbstractListModel>

#include "app/editor/scenario_draft.h"

namespace linger {

/// The fields of one part of a draft: a row for each. What is written into the edit role goes
/// into the draft, right or wrong.
class FieldModel : public QAbstractListModel {
  Q_OBJECT

 public:
  enum Role {
    ProblemRole = Qt::UserRole,  ///< What is wrong with the value; empty when nothing is.
  };

  /// The draft outlives it.
  explicit FieldModel(ScenarioDraft& draft, QObject* parent = nullptr);

  void setPart(const PartId& part);
  const PartId& part() const { return part_; }
  const EditorField& fieldAt(int row) const { return *fields_[static_cast<std::size_t>(row)]; }
  /// The row of the field with that key; -1 where the part has none.
  int rowOf(std::string_view key) const;
  /// What the field may be; none where it may be anything.
  Choices choicesAt(int row) const;
  /// Writes a value so that further ones of the same field join its undo step. False where that
  /// changes nothing.
  bool nudge(int row, const QString& typed);

  int rowCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
  bool setData(const QModelIndex& index, const QVariant& value, int role = Qt::EditRole) override;
  Qt::ItemFlags flags(const QModelIndex& index) const override;

 private:
  void updateFromDraft();

  ScenarioDraft& draft_;
  PartId part_;
  std::vector<const EditorField*> fields_;
};

}  // namespace linger
