#include "app/widgets/field_bar.h"

#include <QEvent>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

#include "app/widgets/tab_order.h"

namespace linger {
namespace {

constexpr int kGap = 14;

}  // namespace

Field::Field(const QString& caption, QWidget* control, QWidget* parent)
    : QWidget(parent), caption_(new QLabel(caption, this)) {
  caption_->setForegroundRole(QPalette::PlaceholderText);
  caption_->setBuddy(control);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(2);
  layout->addWidget(caption_);
  layout->addWidget(control);
}

void Field::setCaption(const QString& caption) {
  if (caption_->text() != caption) caption_->setText(caption);
}

FieldBar::FieldBar(QWidget* parent)
    : QWidget(parent), more_(new QToolButton(this)), popup_(new QFrame(this, Qt::Popup)) {
  more_->setText(tr("More settings…"));
  more_->setToolTip(tr("The settings that do not fit here"));
  more_->setFocusPolicy(Qt::TabFocus);
  popup_->setFrameShape(QFrame::StyledPanel);
  new QVBoxLayout(popup_);
  connect(more_, &QToolButton::clicked, this, &FieldBar::openMore);
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void FieldBar::addField(Field* field, int rank) {
  field->setParent(this);
  entries_.push_back({field, rank});
  if (isVisible()) arrange();
}

QSize FieldBar::sizeHint() const {
  int width = 0;
  int height = 0;
  for (const Entry& entry : entries_) {
    width += entry.field->sizeHint().width() + kGap;
    height = std::max(height, entry.field->sizeHint().height());
  }
  return {width, height};
}

QSize FieldBar::minimumSizeHint() const {
  int width = more_->sizeHint().width();
  for (const Entry& entry : entries_) {
    if (entry.rank == 0) width += entry.field->minimumSizeHint().width() + kGap;
  }
  return {width, sizeHint().height()};
}

void FieldBar::resizeEvent(QResizeEvent*) {
  arrange();
}

void FieldBar::showEvent(QShowEvent*) {
  arrange();
}

bool FieldBar::event(QEvent* event) {
  if (event->type() == QEvent::LayoutRequest) {
    updateGeometry();
    if (isVisible()) arrange();
  }
  return QWidget::event(event);
}

int FieldBar::widthOf(const std::vector<Entry*>& shown, bool withMore) const {
  int width = withMore ? more_->sizeHint().width() : -kGap;
  for (const Entry* entry : shown) width += entry->field->sizeHint().width() + kGap;
  return width;
}

void FieldBar::arrange() {
  std::vector<Entry*> shown;
  for (Entry& entry : entries_) shown.push_back(&entry);
  bool withMore = false;
  while (widthOf(shown, withMore) > width()) {
    const auto last = std::ranges::max_element(shown, {}, [](const Entry* e) { return e->rank; });
    if (last == shown.end() || (*last)->rank == 0) break;
    shown.erase(last);
    withMore = true;
  }
  place(shown);
  more_->setVisible(withMore);
}

void FieldBar::place(const std::vector<Entry*>& shown) {
  int left = 0;
  bool moved = false;
  const int spare = width() - widthOf(shown, shown.size() < entries_.size());
  const int squeeze = spare < 0 && !shown.empty() ? -spare : 0;
  for (Entry& entry : entries_) {
    const bool here = std::ranges::find(shown, &entry) != shown.end();
    QWidget* home = here ? static_cast<QWidget*>(this) : popup_;
    if (entry.field->parentWidget() != home) {
      entry.field->setParent(home);
      if (!here) popup_->layout()->addWidget(entry.field);
      entry.field->show();
      moved = true;
    }
    if (!here) continue;
    int fieldWidth = entry.field->sizeHint().width();
    if (&entry == shown.front()) fieldWidth = std::max(fieldWidth - squeeze, 60);
    entry.field->setGeometry(left, 0, fieldWidth, height());
    left += fieldWidth + kGap;
  }
  more_->move(left, height() - more_->sizeHint().height());
  more_->resize(more_->sizeHint());
  if (!moved) return;
  // A field that moves goes to the end of the window's order.
  QWidgetList parts;
  for (const Entry* entry : shown) parts << entry->field;
  chainTabs(parts << more_);
}

void FieldBar::openMore() {
  popup_->adjustSize();
  popup_->move(more_->mapToGlobal(QPoint(0, more_->height() + 2)));
  popup_->show();
  if (QWidget* first = popup_->nextInFocusChain()) first->setFocus(Qt::TabFocusReason);
}

}  // namespace linger
