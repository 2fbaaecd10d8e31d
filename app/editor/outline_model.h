#pragma once

#include <QAbstractItemModel>
#include <memory>

#include "app/editor/scenario_draft.h"

namespace linger {

/// The parts of a draft as a tree: scene, run, hosts with their programs and steps, impairments.
class OutlineModel : public QAbstractItemModel {
  Q_OBJECT

 public:
  enum Role {
    ProblemRole = Qt::UserRole,  ///< What is wrong in this part; empty when nothing is.
  };

  /// The draft outlives it.
  explicit OutlineModel(ScenarioDraft& draft, QObject* parent = nullptr);
  ~OutlineModel() override;

  /// The part that an index shows.
  const PartId& partAt(const QModelIndex& index) const;
  /// The index of a part; invalid where the draft has no such part.
  QModelIndex indexOf(const PartId& part) const;
  /// The innermost part that a path is in: where a problem is to be put right.
  QModelIndex indexWithin(const std::string& path) const;

  QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
  QModelIndex parent(const QModelIndex& index) const override;
  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;

 private:
  struct Node;

  void updateFromDraft();
  QString problemIn(const PartId& part) const;
  void build();
  QModelIndex indexOf(const Node& node) const;
  const Node* nodeOf(const QModelIndex& index) const;
  template <typename Accept>
  const Node* find(const Node& from, const Accept& accept) const;

  ScenarioDraft& draft_;
  std::unique_ptr<Node> root_;
};

}  // namespace linger
