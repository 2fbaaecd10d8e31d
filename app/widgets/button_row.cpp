#include "app/widgets/button_row.h"

#include <QAction>
#include <QEvent>
#include <QLabel>
#include <QMenu>
#include <QToolButton>
#include <algorithm>

namespace linger {
namespace {

constexpr int kGap = 6;
const auto kDots = QStringLiteral("…");

}  // namespace

ButtonRow::ButtonRow(QLabel* title, QWidget* parent)
    : QWidget(parent), title_(title), more_(new QToolButton(this)), menu_(new QMenu(more_)) {
  title_->setParent(this);
  more_->setText(moreText());
  more_->setAccessibleName(tr("More actions"));
  more_->setToolTip(tr("The buttons that do not fit here"));
  more_->setFocusPolicy(Qt::TabFocus);
  more_->setPopupMode(QToolButton::InstantPopup);
  more_->setMenu(menu_);
  connect(menu_, &QMenu::aboutToShow, this, &ButtonRow::fillMenu);
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void ButtonRow::addButton(QAbstractButton* button, int rank) {
  button->setParent(this);
  entries_.push_back({button, rank});
  arrangeIfSeen();
}

void ButtonRow::setOffered(const QAbstractButton* button, bool offered) {
  const auto entry = std::ranges::find(entries_, button, &Entry::button);
  if (entry == entries_.end() || entry->offered == offered) return;
  entry->offered = offered;
  if (!offered) entry->button->hide();
  arrangeIfSeen();
}

QSize ButtonRow::sizeHint() const {
  QSize size = title_->sizeHint();
  for (const Entry& entry : entries_) {
    if (!entry.offered) continue;
    size.rwidth() += kGap + entry.button->sizeHint().width();
    size.setHeight(std::max(size.height(), entry.button->sizeHint().height()));
  }
  return size;
}

QSize ButtonRow::minimumSizeHint() const {
  int width = moreWidth(kDots);
  for (const Entry& entry : entries_) {
    if (entry.offered && entry.rank == 0) width += kGap + entry.button->sizeHint().width();
  }
  return {width, sizeHint().height()};
}

void ButtonRow::resizeEvent(QResizeEvent*) {
  arrange();
}

void ButtonRow::showEvent(QShowEvent*) {
  arrange();
}

bool ButtonRow::event(QEvent* event) {
  if (event->type() == QEvent::LayoutRequest) arrangeIfSeen();
  return QWidget::event(event);
}

void ButtonRow::arrangeIfSeen() {
  updateGeometry();
  if (isVisible()) arrange();
}

bool ButtonRow::anyInMenu() const {
  return std::ranges::any_of(entries_, &Entry::inMenu);
}

int ButtonRow::widthOfShown(bool withTitle) const {
  int width = withTitle ? title_->sizeHint().width() : -kGap;
  if (anyInMenu()) width += kGap + moreWidth(moreText());
  for (const Entry& entry : entries_) {
    if (entry.offered && !entry.inMenu) width += kGap + entry.button->sizeHint().width();
  }
  return width;
}

int ButtonRow::moreWidth(const QString& text) const {
  const QFontMetrics metrics = more_->fontMetrics();
  return more_->sizeHint().width() - metrics.horizontalAdvance(more_->text()) +
         metrics.horizontalAdvance(text);
}

QString ButtonRow::moreText() const {
  return dots_ ? kDots : tr("More actions…");
}

void ButtonRow::arrange() {
  dots_ = false;
  for (Entry& entry : entries_) entry.inMenu = false;
  while (widthOfShown(true) > width()) {
    Entry* last = nullptr;
    for (Entry& entry : entries_) {
      if (!entry.offered || entry.inMenu || entry.rank == 0) continue;
      if (!last || entry.rank > last->rank) last = &entry;
    }
    if (!last) break;
    last->inMenu = true;
  }
  dots_ = widthOfShown(false) > width();
  if (more_->text() != moreText()) more_->setText(moreText());
  place(widthOfShown(true) <= width());
}

/// The title at the left, all else at the right.
void ButtonRow::place(bool withTitle) {
  title_->setVisible(withTitle);
  title_->setGeometry(0, 0, std::min(title_->sizeHint().width(), width()), height());
  int left = width() - widthOfShown(false);
  const auto put = [&](QWidget* widget) {
    const QSize size = widget->sizeHint();
    widget->setGeometry(left, (height() - size.height()) / 2, size.width(), size.height());
    left += size.width() + kGap;
  };
  more_->setVisible(anyInMenu());
  if (anyInMenu()) put(more_);
  for (const Entry& entry : entries_) {
    const bool here = entry.offered && !entry.inMenu;
    entry.button->setVisible(here);
    if (here) put(entry.button);
  }
}

void ButtonRow::fillMenu() {
  menu_->clear();
  for (const Entry& entry : entries_) {
    if (!entry.inMenu) continue;
    QAction* action = menu_->addAction(entry.button->text());
    action->setToolTip(entry.button->toolTip());
    action->setEnabled(entry.button->isEnabled());
    connect(action, &QAction::triggered, entry.button, &QAbstractButton::click);
  }
}

}  // namespace linger
