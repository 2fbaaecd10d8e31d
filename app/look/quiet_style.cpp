#include "app/look/quiet_style.h"

#include <QListView>
#include <QPainter>
#include <QPushButton>
#include <QStyleOption>
#include <QWidget>

#include "app/look/chevron_icon.h"
#include "app/look/quiet_primitives.h"
#include "app/look/quiet_strokes.h"

namespace linger {

QuietStyle::QuietStyle() : QProxyStyle(QStringLiteral("fusion")) {}

void QuietStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option,
                               QPainter* painter, const QWidget* widget) const {
  const QuietPrimitive* ours = quietPrimitive(element, widget);
  if (!ours || ours->ground == Ground::Fusions) {
    QProxyStyle::drawPrimitive(element, option, painter, widget);
  }
  if (!ours) return;
  painter->save();
  ours->draw(*option, *painter, widget);
  painter->restore();
}

void QuietStyle::drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                             const QWidget* widget) const {
  if (element == CE_PushButtonLabel) {
    const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option);
    if (button && (button->features & QStyleOptionButton::DefaultButton) &&
        (button->state & State_Enabled)) {
      QStyleOptionButton primary = *button;
      primary.palette.setColor(QPalette::ButtonText,
                               primary.palette.color(QPalette::HighlightedText));
      return QProxyStyle::drawControl(element, &primary, painter, widget);
    }
  }
  if (element == CE_TabBarTabShape) {
    const auto* tab = qstyleoption_cast<const QStyleOptionTab*>(option);
    if (tab && (tab->state & State_Selected)) {
      const QRect line(tab->rect.left() + 8, tab->rect.bottom() - 2, tab->rect.width() - 16, 3);
      painter->fillRect(line, tab->palette.color(QPalette::Highlight));
    }
    if (tab && (tab->state & State_HasFocus)) drawFocus(*tab, *painter);
    return;
  }
  if (element == CE_TabBarTabLabel) {
    if (const auto* tab = qstyleoption_cast<const QStyleOptionTab*>(option)) {
      QStyleOptionTab label = *tab;
      const bool on = tab->state & State_Selected;
      label.palette.setColor(QPalette::WindowText,
                             tab->palette.color(on ? QPalette::Link : QPalette::PlaceholderText));
      return QProxyStyle::drawControl(element, &label, painter, widget);
    }
  }
  if (element == CE_ComboBoxLabel) {
    if (const auto* combo = qstyleoption_cast<const QStyleOptionComboBox*>(option)) {
      constexpr int kEdges = 2;  // What fusion leaves beside the words.
      QStyleOptionComboBox label = *combo;
      const QRect room = subControlRect(CC_ComboBox, combo, SC_ComboBoxEditField, widget);
      label.currentText =
          combo->fontMetrics.elidedText(combo->currentText, Qt::ElideRight, room.width() - kEdges);
      return QProxyStyle::drawControl(element, &label, painter, widget);
    }
  }
  if (element == CE_HeaderSection) return drawHeaderGround(*option, *painter);
  if (element == CE_Splitter) return drawGrip(*option, *painter);
  QProxyStyle::drawControl(element, option, painter, widget);
}

void QuietStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex* option,
                                    QPainter* painter, const QWidget* widget) const {
  if (control == CC_Slider) {
    const auto* slider = qstyleoption_cast<const QStyleOptionSlider*>(option);
    if (slider && slider->orientation == Qt::Horizontal) {
      return drawSlider(*slider, *painter,
                        subControlRect(CC_Slider, slider, SC_SliderGroove, widget),
                        subControlRect(CC_Slider, slider, SC_SliderHandle, widget));
    }
  }
  if (control == CC_ScrollBar) {
    if (const auto* bar = qstyleoption_cast<const QStyleOptionSlider*>(option)) {
      painter->fillRect(bar->rect, bar->palette.brush(QPalette::Base));
      return drawScrollBar(*bar, *painter,
                           subControlRect(CC_ScrollBar, bar, SC_ScrollBarSlider, widget));
    }
  }
  if (control == CC_ComboBox) {
    const auto* combo = qstyleoption_cast<const QStyleOptionComboBox*>(option);
    if (combo && !combo->editable) {
      drawButton(*combo, *painter, false);
      if (combo->state & State_HasFocus) drawFocus(*combo, *painter);
      const QRect arrow = subControlRect(CC_ComboBox, combo, SC_ComboBoxArrow, widget);
      return drawChevron(*painter, arrow, combo->palette.color(QPalette::PlaceholderText));
    }
  }
  QProxyStyle::drawComplexControl(control, option, painter, widget);
}

int QuietStyle::pixelMetric(PixelMetric metric, const QStyleOption* option,
                            const QWidget* widget) const {
  const int line = widget ? widget->fontMetrics().height() : 17;
  if (metric == PM_SliderThickness || metric == PM_SliderControlThickness ||
      metric == PM_SliderLength || metric == PM_SmallIconSize || metric == PM_ButtonIconSize ||
      metric == PM_ToolBarIconSize) {
    return line;
  }
  if (metric == PM_IndicatorWidth || metric == PM_IndicatorHeight ||
      metric == PM_ExclusiveIndicatorWidth || metric == PM_ExclusiveIndicatorHeight) {
    return std::max(11, line * 3 / 4);
  }
  if (metric == PM_SplitterWidth) return 8;
  if (metric == PM_TabBarTabHSpace) return line * 11 / 10;
  if (metric == PM_FocusFrameHMargin) return line / 4;
  if (metric == PM_ButtonShiftHorizontal || metric == PM_ButtonShiftVertical) return 0;
  if (metric == PM_ScrollBarExtent) return std::max(10, line * 2 / 3);
  return QProxyStyle::pixelMetric(metric, option, widget);
}

QRect QuietStyle::subControlRect(ComplexControl control, const QStyleOptionComplex* option,
                                 SubControl part, const QWidget* widget) const {
  if (control == CC_ComboBox && part == SC_ComboBoxEditField) {
    const int gap = (widget ? widget->fontMetrics().height() : 17) / 4;
    return QProxyStyle::subControlRect(control, option, part, widget).adjusted(gap, 0, 0, 0);
  }
  const auto* bar = qstyleoption_cast<const QStyleOptionSlider*>(option);
  if (control != CC_ScrollBar || !bar) {
    return QProxyStyle::subControlRect(control, option, part, widget);
  }
  // A scroll bar without arrows: the groove is all of it.
  const bool lies = bar->orientation == Qt::Horizontal;
  const int length = lies ? bar->rect.width() : bar->rect.height();
  const int range = bar->maximum - bar->minimum;
  const qint64 whole = qint64(range) + bar->pageStep;
  int handle = length;
  if (range > 0) handle = std::max(int(qint64(length) * bar->pageStep / whole), 24);
  handle = std::min(handle, length);
  const int start = sliderPositionFromValue(bar->minimum, bar->maximum, bar->sliderPosition,
                                            length - handle, bar->upsideDown);
  const auto stretch = [&](int from, int size) {
    return lies ? QRect(bar->rect.x() + from, bar->rect.y(), size, bar->rect.height())
                : QRect(bar->rect.x(), bar->rect.y() + from, bar->rect.width(), size);
  };
  if (part == SC_ScrollBarGroove) return bar->rect;
  if (part == SC_ScrollBarSlider) return stretch(start, handle);
  if (part == SC_ScrollBarSubPage) return stretch(0, start);
  if (part == SC_ScrollBarAddPage) return stretch(start + handle, length - start - handle);
  return {};
}

QIcon QuietStyle::standardIcon(StandardPixmap icon, const QStyleOption* option,
                               const QWidget* widget) const {
  if (icon == SP_ToolBarHorizontalExtensionButton) return QIcon(new ChevronIcon);
  return QProxyStyle::standardIcon(icon, option, widget);
}

/// A chosen picture is still to be looked at: no tint lies over it.
QPixmap QuietStyle::generatedIconPixmap(QIcon::Mode mode, const QPixmap& pixmap,
                                        const QStyleOption* option) const {
  if (mode == QIcon::Selected) return pixmap;
  return QProxyStyle::generatedIconPixmap(mode, pixmap, option);
}

int QuietStyle::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                          QStyleHintReturn* result) const {
  if (hint == SH_Slider_AbsoluteSetButtons) return Qt::LeftButton;
  if (hint == SH_ToolTip_WakeUpDelay) return 400;
  if (hint == SH_EtchDisabledText) return 0;
  return QProxyStyle::styleHint(hint, option, widget, result);
}

QSize QuietStyle::sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& size,
                                   const QWidget* widget) const {
  QSize result = QProxyStyle::sizeFromContents(type, option, size, widget);
  const int line = widget ? widget->fontMetrics().height() : 17;
  if (type == CT_PushButton || type == CT_ComboBox || type == CT_LineEdit) {
    result.setHeight(std::max(result.height(), line + line / 2));
  }
  const auto* tool = qstyleoption_cast<const QStyleOptionToolButton*>(option);
  const bool hasIconAlone = tool && !tool->icon.isNull();
  if ((type == CT_PushButton || type == CT_ToolButton) && !hasIconAlone) {
    result.setWidth(std::max(result.width(), size.width() + line));
  }
  if (type == CT_ComboBox) result.rwidth() += line / 2;
  if (type == CT_ToolButton) {
    result.setHeight(std::max(result.height(), line + line / 2));
    if (tool && (tool->features & QStyleOptionToolButton::HasMenu)) result.rwidth() += line;
  }
  // Room for what letters have below the line: the bar of a chosen row is as high as the row.
  if (type == CT_ItemViewItem && qobject_cast<const QListView*>(widget)) {
    result.setHeight(std::max(result.height(), line + line / 4));
  }
  if (type == CT_TabBarTab) result = QSize(size.width(), line * 2);
  return result;
}

}  // namespace linger
