#pragma once

#include <QAbstractListModel>

#include "app/document/document.h"

namespace linger {

/// The document's edits, each with a box that switches it off and on.
class EditsModel : public QAbstractListModel {
  Q_OBJECT

 public:
  /// The document outlives it.
  explicit EditsModel(Document& document, QObject* parent = nullptr);

  int rowCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
  bool setData(const QModelIndex& index, const QVariant& value, int role) override;
  Qt::ItemFlags flags(const QModelIndex& index) const override;

 private:
  void updateEdits();

  Document& document_;
  std::vector<EditStep> shown_;
};

}  // namespace linger
