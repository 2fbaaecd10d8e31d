#include "app/look/quiet_primitives.h"

#include <QPainter>
#include <QPushButton>
#include <QStyleOption>
#include <QToolButton>
#include <algorithm>
#include <iterator>

#include "app/look/quiet_strokes.h"
#include "app/look/quiet_style.h"

namespace linger {
namespace {

void pushButton(const QStyleOption& option, QPainter& painter, const QWidget*) {
  const auto* button = qstyleoption_cast<const QStyleOptionButton*>(&option);
  const bool primary = button && (button->features & QStyleOptionButton::DefaultButton) &&
                       (button->state & QStyle::State_Enabled);
  drawButton(option, painter, primary);
  if (option.state & QStyle::State_HasFocus) drawFocus(option, painter, primary);
}

void toolButton(const QStyleOption& option, QPainter& painter, const QWidget*) {
  constexpr auto kRaised = QStyle::State_On | QStyle::State_MouseOver | QStyle::State_Sunken;
  const bool flat = (option.state & QStyle::State_AutoRaise) && !(option.state & kRaised);
  if (!flat) drawButton(option, painter, false);
}

void arrowOfToolButton(const QStyleOption& option, QPainter& painter, const QWidget* widget) {
  const int side = widget->fontMetrics().height();
  const QRect box(widget->width() - side, (widget->height() - side) / 2, side, side);
  drawChevron(painter, box, option.palette.color(QPalette::PlaceholderText));
}

void focus(const QStyleOption& option, QPainter& painter, const QWidget* widget) {
  const auto* push = qobject_cast<const QPushButton*>(widget);
  drawFocus(option, painter, push && push->isDefault());
}

/// An edge with round corners: in the accent where the keyboard is, else in the colour of `role`.
void drawEdge(const QStyleOption& option, QPainter& painter, QPalette::ColorRole role) {
  const bool hasFocus = option.state & QStyle::State_HasFocus;
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(option.palette.color(hasFocus ? QPalette::Highlight : role));
  painter.drawRoundedRect(crisp(option.rect), kCornerRadius, kCornerRadius);
}

void lineEdit(const QStyleOption& option, QPainter& painter, const QWidget*) {
  painter.setBrush(option.palette.brush(QPalette::Base));
  drawEdge(option, painter, QPalette::Mid);
}

void checkBox(const QStyleOption& option, QPainter& painter, const QWidget*) {
  drawIndicator(option, painter, false);
}

void radioButton(const QStyleOption& option, QPainter& painter, const QWidget*) {
  drawIndicator(option, painter, true);
}

void popupEdge(const QStyleOption& option, QPainter& painter, const QWidget*) {
  painter.setPen(option.palette.color(QPalette::Dark));
  painter.drawRect(option.rect.adjusted(0, 0, -1, -1));
}

void frame(const QStyleOption& option, QPainter& painter, const QWidget* widget) {
  const bool isPlain = widget->property(kFramedByFocus).toBool();
  drawEdge(option, painter, isPlain ? QPalette::Base : QPalette::Mid);
}

void branch(const QStyleOption& option, QPainter& painter, const QWidget*) {
  if (!(option.state & QStyle::State_Children)) return;
  const bool isSelected = option.state & QStyle::State_Selected;
  const auto role = isSelected ? QPalette::HighlightedText : QPalette::Text;
  drawBranch(painter, option.rect, option.palette.color(role), option.state & QStyle::State_Open);
}

void nothing(const QStyleOption&, QPainter&, const QWidget*) {}

bool everywhere(const QWidget*) {
  return true;
}

bool onToolButton(const QWidget* widget) {
  return qobject_cast<const QToolButton*>(widget) != nullptr;
}

bool onWindow(const QWidget* widget) {
  return widget && widget->isWindow();
}

bool onPart(const QWidget* widget) {
  return widget && !widget->isWindow();
}

constexpr QuietPrimitive kPrimitives[] = {
    {QStyle::PE_PanelButtonCommand, pushButton, everywhere},
    {QStyle::PE_PanelButtonTool, toolButton, everywhere},
    {QStyle::PE_IndicatorArrowDown, arrowOfToolButton, onToolButton},
    {QStyle::PE_FrameFocusRect, focus, everywhere},
    {QStyle::PE_PanelLineEdit, lineEdit, everywhere},
    {QStyle::PE_IndicatorCheckBox, checkBox, everywhere},
    {QStyle::PE_IndicatorItemViewItemCheck, checkBox, everywhere},
    {QStyle::PE_IndicatorRadioButton, radioButton, everywhere},
    {QStyle::PE_PanelMenu, popupEdge, everywhere, Ground::Fusions},
    {QStyle::PE_FrameMenu, popupEdge, everywhere},
    {QStyle::PE_Frame, popupEdge, onWindow},
    {QStyle::PE_Frame, frame, onPart},
    {QStyle::PE_IndicatorBranch, branch, everywhere},
    {QStyle::PE_FrameTabBarBase, nothing, everywhere},
    {QStyle::PE_FrameTabWidget, nothing, everywhere},
};

}  // namespace

const QuietPrimitive* quietPrimitive(QStyle::PrimitiveElement element, const QWidget* widget) {
  const auto* found = std::ranges::find_if(kPrimitives, [&](const QuietPrimitive& primitive) {
    return primitive.element == element && primitive.serves(widget);
  });
  return found == std::end(kPrimitives) ? nullptr : found;
}

}  // namespace linger
