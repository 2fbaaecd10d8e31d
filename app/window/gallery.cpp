#include "app/window/gallery.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QVBoxLayout>
#include <algorithm>

#include "app/files/scenario_library.h"
#include "app/window/gallery_model.h"

namespace linger {
namespace {

/// Scenarios of one group whose title or description holds every word.
class GalleryFilter : public QSortFilterProxyModel {
 public:
  using QSortFilterProxyModel::QSortFilterProxyModel;

  void set(const QString& group, const QString& words) {
    group_ = group;
    words_ = words.split(u' ', Qt::SkipEmptyParts);
    invalidateFilter();
  }

 protected:
  bool filterAcceptsRow(int row, const QModelIndex& parent) const override {
    const QModelIndex index = sourceModel()->index(row, 0, parent);
    if (!group_.isEmpty() && index.data(GalleryModel::GroupRole).toString() != group_) return false;
    const QString all = index.data().toString() + u' ' +
                        index.data(GalleryModel::DescriptionRole).toString() + u' ' +
                        index.data(GalleryModel::NameRole).toString();
    return std::ranges::all_of(
        words_, [&](const QString& word) { return all.contains(word, Qt::CaseInsensitive); });
  }

 private:
  QString group_;
  QStringList words_;
};

}  // namespace

Gallery::Gallery(Look look, QWidget* parent)
    : QDialog(parent),
      field_(new QLineEdit(this)),
      groups_(new QComboBox(this)),
      list_(new QListView(this)),
      description_(new QLabel(this)),
      shown_(new GalleryFilter(this)) {
  setWindowTitle(tr("Scenarios"));
  build(look);
  auto* open = new QPushButton(tr("Open"), this);
  open->setDefault(true);
  auto* top = new QHBoxLayout;
  top->addWidget(field_, 1);
  top->addWidget(groups_);
  auto* bottom = new QHBoxLayout;
  bottom->addWidget(description_, 1);
  bottom->addWidget(open, 0, Qt::AlignBottom);
  auto* layout = new QVBoxLayout(this);
  layout->addLayout(top);
  layout->addWidget(list_, 1);
  layout->addLayout(bottom);
  connect(field_, &QLineEdit::textChanged, this, &Gallery::filter);
  connect(groups_, &QComboBox::currentIndexChanged, this, &Gallery::filter);
  connect(open, &QPushButton::clicked, this, &Gallery::choose);
  connect(list_, &QListView::activated, this, &Gallery::choose);
  connect(list_->selectionModel(), &QItemSelectionModel::currentChanged, this, &Gallery::describe);
  filter();
}

void Gallery::build(Look look) {
  const int line = fontMetrics().height();
  const ScenarioLibrary library;
  const QSize thumbnail(line * 14, line * 9);
  shown_->setSourceModel(new GalleryModel(library.list(), look, thumbnail, this));
  field_->setPlaceholderText(tr("Search the scenarios"));
  field_->setAccessibleName(tr("Search the scenarios"));
  field_->setClearButtonEnabled(true);
  groups_->setAccessibleName(tr("Group of scenarios"));
  groups_->addItem(tr("All groups"), QString());
  for (const QString& group : library.groups()) groups_->addItem(group, group);
  list_->setModel(shown_);
  list_->setAccessibleName(tr("Scenarios"));
  list_->setViewMode(QListView::IconMode);
  list_->setResizeMode(QListView::Adjust);
  list_->setMovement(QListView::Static);
  list_->setIconSize(thumbnail);
  list_->setGridSize(thumbnail + QSize(line * 2, line * 3));
  list_->setUniformItemSizes(true);
  list_->setWordWrap(true);
  list_->setFrameShape(QFrame::NoFrame);
  description_->setWordWrap(true);
  description_->setMinimumHeight(line * 4);
  description_->setAlignment(Qt::AlignTop);
  description_->setAccessibleName(tr("What the chosen scenario is about"));
  resize(line * 54, line * 42);
}

void Gallery::filter() {
  static_cast<GalleryFilter*>(shown_)->set(groups_->currentData().toString(), field_->text());
  if (!list_->currentIndex().isValid()) list_->setCurrentIndex(shown_->index(0, 0));
  describe();
}

void Gallery::describe() {
  description_->setText(list_->currentIndex().data(GalleryModel::DescriptionRole).toString());
}

void Gallery::choose() {
  const QString name = list_->currentIndex().data(GalleryModel::NameRole).toString();
  if (name.isEmpty()) return;
  accept();
  emit scenarioChosen(name);
}

}  // namespace linger
