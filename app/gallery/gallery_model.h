#pragma once

#include <QAbstractListModel>
#include <QHash>
#include <QPixmap>
#include <vector>

#include "app/gallery/gallery_entry.h"
#include "app/look/theme.h"

namespace linger {

/// The scenarios of the gallery, each with a thumbnail that is painted when it is first seen.
class GalleryModel : public QAbstractListModel {
  Q_OBJECT

 public:
  enum Role { PlaceRole = Qt::UserRole, GroupRole, DescriptionRole, SearchRole };

  GalleryModel(std::vector<GalleryEntry> entries, Look look, QSize thumbnail,
               QObject* parent = nullptr);

  int rowCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;

 private:
  QPixmap thumbnailOf(int row) const;

  std::vector<GalleryEntry> entries_;
  Look look_;
  QSize thumbnail_;
  mutable QHash<int, QPixmap> thumbnails_;
};

}  // namespace linger
