#include "app/gallery/gallery.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QVBoxLayout>
#include <algorithm>

#include "app/gallery/door_row.h"
#include "app/gallery/gallery_model.h"
#include "app/look/announcement.h"
#include "app/symptoms/diagnosis.h"
#include "app/widgets/dialog_size.h"

namespace linger {

/// Scenarios of one group whose title or description holds every word, behind those that show
/// what the words, an error or a state, may come from.
class GalleryFilter : public QSortFilterProxyModel {
 public:
  explicit GalleryFilter(QObject* parent) : QSortFilterProxyModel(parent) { sort(0); }

  void set(const QString& group, const QString& words) {
    group_ = group;
    words_ = words.split(u' ', Qt::SkipEmptyParts);
    diagnosis_ = diagnose(words);
    invalidate();
  }

  const Diagnosis& diagnosis() const { return diagnosis_; }

  const Cause* causeShownBy(const QModelIndex& index) const {
    const QString place = index.data(GalleryModel::PlaceRole).toString();
    const auto found = std::ranges::find(diagnosis_.causes, place, &Cause::scene);
    return found == diagnosis_.causes.end() ? nullptr : &*found;
  }

 protected:
  bool lessThan(const QModelIndex& left, const QModelIndex& right) const override {
    const Cause* first = causeShownBy(left);
    const Cause* second = causeShownBy(right);
    if (first && second) return first < second;
    if (first || second) return first != nullptr;
    return left.row() < right.row();
  }

  bool filterAcceptsRow(int row, const QModelIndex& parent) const override {
    const QModelIndex index = sourceModel()->index(row, 0, parent);
    if (!group_.isEmpty() && index.data(GalleryModel::GroupRole).toString() != group_) return false;
    if (causeShownBy(index)) return true;
    const QString all = index.data(GalleryModel::SearchRole).toString();
    return std::ranges::all_of(
        words_, [&](const QString& word) { return all.contains(word, Qt::CaseInsensitive); });
  }

 private:
  QString group_;
  QStringList words_;
  Diagnosis diagnosis_;
};

Gallery::Gallery(Look look, QWidget* parent, const QStringList& recentFiles)
    : QDialog(parent),
      doors_(new DoorRow(this)),
      field_(new QLineEdit(this)),
      groups_(new QComboBox(this)),
      list_(new QListView(this)),
      description_(new QLabel(this)),
      shown_(new GalleryFilter(this)) {
  setWindowTitle(tr("Scenarios"));
  build(look, recentFiles);
  auto* open = new QPushButton(tr("Open"), this);
  open->setDefault(true);
  auto* top = new QHBoxLayout;
  top->addWidget(field_, 1);
  top->addWidget(groups_);
  auto* bottom = new QHBoxLayout;
  bottom->addWidget(description_, 1);
  bottom->addWidget(open, 0, Qt::AlignBottom);
  auto* layout = new QVBoxLayout(this);
  layout->addWidget(doors_);
  layout->addLayout(top);
  layout->addWidget(list_, 1);
  layout->addLayout(bottom);
  connect(doors_->learn(), &QPushButton::clicked, this, [this] {
    accept();
    emit lessonsWanted();
  });
  connect(doors_->explore(), &QPushButton::clicked, list_,
          [this] { list_->setFocus(Qt::ShortcutFocusReason); });
  connect(doors_->machine(), &QPushButton::clicked, this, [this] {
    accept();
    emit machineWanted();
  });
  connect(field_, &QLineEdit::textChanged, this, &Gallery::filter);
  connect(groups_, &QComboBox::currentIndexChanged, this, &Gallery::filter);
  connect(open, &QPushButton::clicked, this, &Gallery::choose);
  connect(list_, &QListView::activated, this, &Gallery::choose);
  connect(list_->selectionModel(), &QItemSelectionModel::currentChanged, this, &Gallery::describe);
  connect(list_->selectionModel(), &QItemSelectionModel::currentChanged, this,
          &Gallery::sayCurrent);
  filter();
  field_->setFocus(Qt::OtherFocusReason);
}

void Gallery::build(Look look, const QStringList& recentFiles) {
  const int line = fontMetrics().height();
  const QSize thumbnail(line * 14, line * 9);
  std::vector<GalleryEntry> entries = galleryEntries(recentFiles);
  QStringList groups;
  for (const GalleryEntry& entry : entries) {
    if (!groups.contains(entry.group)) groups << entry.group;
  }
  shown_->setSourceModel(new GalleryModel(std::move(entries), look, thumbnail, this));
  field_->setPlaceholderText(tr("Search, or paste an error message"));
  field_->setAccessibleName(tr("Search the scenarios"));
  field_->setClearButtonEnabled(true);
  groups_->setAccessibleName(tr("Group of scenarios"));
  groups_->addItem(tr("All groups"), QString());
  for (const QString& group : groups) groups_->addItem(group, group);
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
  description_->setAccessibleDescription(tr("What the chosen scenario is about"));
  resize(sizeWithin(*this, {line * 54, line * 42}));
}

void Gallery::filter() {
  shown_->set(groups_->currentData().toString(), field_->text());
  const bool isDiagnosed = !shown_->diagnosis().causes.empty();
  if (isDiagnosed || !list_->currentIndex().isValid()) list_->setCurrentIndex(shown_->index(0, 0));
  describe();
}

/// Qt before 6.8 does so by itself, also where the keyboard is in the search field.
void Gallery::sayCurrent() {
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
  if (!list_->hasFocus()) announce(*this, list_->currentIndex().data().toString());
#endif
}

void Gallery::describe() {
  if (shown_->rowCount() == 0) return description_->setText(tr("No scenario has all these words."));
  const QModelIndex current = list_->currentIndex();
  const Cause* cause = shown_->causeShownBy(current);
  description_->setText(cause ? wordsOf(*cause)
                              : current.data(GalleryModel::DescriptionRole).toString());
}

QString Gallery::wordsOf(const Cause& cause) const {
  QString words = tr("<b>Possible cause:</b> %1").arg(cause.what.toHtmlEscaped());
  if (!cause.remedy.isEmpty()) {
    words += QStringLiteral("<br>") + tr("<b>To fix it:</b> %1").arg(cause.remedy.toHtmlEscaped());
  }
  if (!cause.line.isEmpty()) {
    words += QStringLiteral("<br><tt>%1</tt>").arg(cause.line.toHtmlEscaped());
  }
  return words;
}

void Gallery::choose() {
  const QModelIndex current = list_->currentIndex();
  const QString place = current.data(GalleryModel::PlaceRole).toString();
  if (place.isEmpty()) return;
  const bool isCause = shown_->causeShownBy(current) != nullptr;
  accept();
  const Diagnosis& told = shown_->diagnosis();
  emit scenarioChosen(place, isCause ? told.edits() : std::vector<Edit>(),
                      isCause ? told.line : ErrorLine());
}

}  // namespace linger
