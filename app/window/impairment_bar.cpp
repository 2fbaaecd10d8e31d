#include "app/window/impairment_bar.h"

#include <QAction>
#include <QPainter>
#include <QPushButton>
#include <algorithm>

#include "app/actions/action_set.h"
#include "app/widgets/flow_layout.h"

namespace linger {
namespace {

constexpr int kRadius = 7;

}  // namespace

ImpairmentBar::ImpairmentBar(const ActionSet& actions, QWidget* parent) : QFrame(parent) {
  setAccessibleName(tr("What can happen to the segment"));
  setCursor(Qt::ArrowCursor);
  auto* layout = new FlowLayout(this);
  layout->setRightFrom(4);  // All stand together.
  layout->setContentsMargins(6, 6, 6, 6);
  layout->setSpacing(4);
  for (const char* id : {"drop", "delay", "duplicate", "restore"}) addButton(actions.action(id));
  hide();
}

/// The keyboard has keys for these and goes from segment to segment with Tab: it does not stop
/// here.
void ImpairmentBar::addButton(QAction* action) {
  auto* button = new QPushButton(this);
  const QString key = action->shortcut().toString(QKeySequence::NativeText);
  button->setText(tr("%1  %2", "a button's words and its key").arg(action->iconText(), key));
  button->setAccessibleName(action->iconText());
  button->setToolTip(action->toolTip());
  button->setCheckable(action->isCheckable());
  button->setFocusPolicy(Qt::NoFocus);
  layout()->addWidget(button);
  const auto follow = [button, action] {
    button->setEnabled(action->isEnabled());
    button->setChecked(action->isChecked());
  };
  connect(action, &QAction::changed, button, follow);
  connect(button, &QPushButton::clicked, action, [action, follow] {
    action->trigger();
    follow();
  });
  follow();
}

void ImpairmentBar::showAt(const QRect& segment, const QRect& room) {
  const int width = std::min(sizeHint().width(), room.width());
  const QSize size(width, layout()->heightForWidth(width));
  const int gap = fontMetrics().height() / 2;
  const bool below = segment.bottom() + gap + size.height() <= room.bottom();
  const int y = below ? segment.bottom() + gap : segment.top() - gap - size.height();
  const int x = segment.center().x() - size.width() / 2;
  const int lastX = room.right() + 1 - size.width();
  const int lastY = room.bottom() + 1 - size.height();
  setGeometry(
      {{std::max(room.left(), std::min(x, lastX)), std::max(room.top(), std::min(y, lastY))},
       size});
  show();
  raise();
}

void ImpairmentBar::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(palette().color(QPalette::Mid));
  painter.setBrush(palette().color(QPalette::Base));
  painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), kRadius, kRadius);
}

}  // namespace linger
