#include "app/gallery/gallery_model.h"

#include <QGuiApplication>
#include <utility>

#include "app/export/picture.h"
#include "app/fleet/fleet_chart.h"
#include "app/fleet/fleet_painter.h"

namespace linger {
namespace {

constexpr double kDrawnLarger = 2.4;  ///< A ladder is laid out for this much, then made small.

void paintChart(QPainter& painter, const FleetRun& run, const PictureRequest& request) {
  painter.scale(1 / kDrawnLarger, 1 / kDrawnLarger);
  const Typeface face = Typeface::from(QGuiApplication::font());
  paintFleet(painter, run, layOutFleet(run, request.size, face), themeOf(request.look), face);
}

}  // namespace

GalleryModel::GalleryModel(std::vector<GalleryEntry> entries, Look look, QSize thumbnail,
                           QObject* parent)
    : QAbstractListModel(parent),
      entries_(std::move(entries)),
      look_(look),
      thumbnail_(thumbnail) {}

int GalleryModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(entries_.size());
}

QVariant GalleryModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
  const GalleryEntry& entry = entries_[static_cast<std::size_t>(index.row())];
  switch (role) {
    case Qt::DisplayRole:
      return entry.trouble.isEmpty() ? entry.title : tr("%1 (%2)").arg(entry.title, entry.trouble);
    case Qt::DecorationRole: return thumbnailOf(index.row());
    case Qt::ToolTipRole:
    case Qt::AccessibleDescriptionRole:
    case DescriptionRole: return entry.description;
    case PlaceRole: return entry.place;
    case GroupRole: return entry.group;
    case SearchRole: return entry.searched;
  }
  return {};
}

QPixmap GalleryModel::thumbnailOf(int row) const {
  const auto known = thumbnails_.constFind(row);
  if (known != thumbnails_.constEnd()) return *known;
  const GalleryEntry& entry = entries_[static_cast<std::size_t>(row)];
  PictureRequest request;
  request.size = QSizeF(thumbnail_) * kDrawnLarger;
  request.look = look_;
  QImage image(thumbnail_, QImage::Format_ARGB32_Premultiplied);
  image.fill(themeOf(look_).panel);
  QPainter painter(&image);
  if (entry.count) {
    paintChart(painter, entry.count(), request);
  } else if (const std::optional<Trace> trace = entry.run ? entry.run() : std::nullopt) {
    painter.setRenderHint(QPainter::Antialiasing);
    painter.scale(1 / kDrawnLarger, 1 / kDrawnLarger);
    paintPicture(painter, *trace, request);
  } else {
    painter.setPen(themeOf(look_).muted);
    painter.drawText(image.rect(), Qt::AlignCenter, QStringLiteral("?"));
  }
  painter.end();
  return *thumbnails_.insert(row, QPixmap::fromImage(image));
}

}  // namespace linger
