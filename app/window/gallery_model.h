#pragma once

#include <QAbstractListModel>
#include <QHash>
#include <QPixmap>
#include <vector>

#include "app/window/theme.h"
#include "model/sim/scenario.h"

namespace linger {

/// The scenarios of the gallery, each with a thumbnail that is painted when it is first seen.
class GalleryModel : public QAbstractListModel {
  Q_OBJECT

 public:
  enum Role { NameRole = Qt::UserRole, GroupRole, DescriptionRole };

  GalleryModel(std::vector<Scenario> scenarios, Look look, QSize thumbnail,
               QObject* parent = nullptr);

  int rowCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;

 private:
  QPixmap thumbnailOf(int row) const;

  std::vector<Scenario> scenarios_;
  Look look_;
  QSize thumbnail_;
  mutable QHash<int, QPixmap> thumbnails_;
};

}  // namespace linger
