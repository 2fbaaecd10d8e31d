#include "app/window/gallery_model.h"

#include <utility>

#include "app/document/words.h"
#include "app/files/picture.h"

namespace linger {
namespace {

constexpr double kDrawnLarger = 2.4;  ///< A ladder is laid out for this much, then made small.

}  // namespace

GalleryModel::GalleryModel(std::vector<Scenario> scenarios, Look look, QSize thumbnail,
                           QObject* parent)
    : QAbstractListModel(parent),
      scenarios_(std::move(scenarios)),
      look_(look),
      thumbnail_(thumbnail) {}

int GalleryModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(scenarios_.size());
}

QVariant GalleryModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
  const Scenario& scenario = scenarios_[static_cast<std::size_t>(index.row())];
  switch (role) {
    case Qt::DisplayRole: return text(scenario.title);
    case Qt::DecorationRole: return thumbnailOf(index.row());
    case Qt::ToolTipRole:
    case DescriptionRole: return text(scenario.description);
    case Qt::AccessibleDescriptionRole: return text(scenario.description);
    case NameRole: return text(scenario.name);
    case GroupRole: return text(scenario.group);
  }
  return {};
}

QPixmap GalleryModel::thumbnailOf(int row) const {
  const auto known = thumbnails_.constFind(row);
  if (known != thumbnails_.constEnd()) return *known;
  const Scenario& scenario = scenarios_[static_cast<std::size_t>(row)];
  PictureRequest request;
  request.size = QSizeF(thumbnail_) * kDrawnLarger;
  request.look = look_;
  QImage image(thumbnail_, QImage::Format_ARGB32_Premultiplied);
  image.fill(themeOf(look_).panel);
  if (problemsOf(scenario).empty()) {
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.scale(1 / kDrawnLarger, 1 / kDrawnLarger);
    paintPicture(painter, simulate(scenario), request);
  }
  return *thumbnails_.insert(row, QPixmap::fromImage(image));
}

}  // namespace linger
