#pragma once

#include <QAbstractTableModel>

#include "app/explore/exploring.h"
#include "app/look/theme.h"

namespace linger {

/// A table of answers about one property: lengths of TIME-WAIT down, budgets across.
class ExploreModel : public QAbstractTableModel {
  Q_OBJECT

 public:
  /// `exploring` must outlive it.
  explicit ExploreModel(Exploring& exploring, QObject* parent = nullptr);

  void askAbout(Property property);
  Property property() const { return property_; }
  void setLook(Look look);

  /// The cell's answer about the property; null where it is not known yet.
  const PropertyAnswer* answerAt(const QModelIndex& index) const;
  /// What the cell says, as sentences.
  QString sentenceAt(const QModelIndex& index) const;
  /// The whole table as lines of words with tabs between them.
  QString asText() const;

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
  QVariant headerData(int section, Qt::Orientation orientation,
                      int role = Qt::DisplayRole) const override;

 private:
  QString lengthText(Duration timeWait) const;
  void tellAllChanged();

  Exploring& exploring_;
  Property property_ = Property::Quiet;
  Look look_ = Look::Light;
};

}  // namespace linger
