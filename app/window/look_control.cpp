#include "app/window/look_control.h"

#include <QApplication>
#include <QPalette>
#include <algorithm>

namespace linger {
namespace {

using Choice = WindowCommands::ThemeChoice;

constexpr double kPresentScale = 1.5;

}  // namespace

LookControl::LookControl(QObject* parent)
    : QObject(parent),
      systemIsDark_(QApplication::palette().color(QPalette::Window).lightness() < 128),
      baseFont_(QApplication::font()),
      basePalette_(QApplication::palette()) {
  apply();
}

LookControl::~LookControl() {
  QApplication::setFont(baseFont_);
  QApplication::setPalette(basePalette_);
}

Look LookControl::look() const {
  const bool dark = choice_ == Choice::Dark || (choice_ == Choice::System && systemIsDark_);
  if (presenting_) return dark ? Look::PresentDark : Look::PresentLight;
  return dark ? Look::Dark : Look::Light;
}

void LookControl::setChoice(Choice choice) {
  choice_ = choice;
  apply();
}

void LookControl::setPresenting(bool on) {
  presenting_ = on;
  apply();
}

void LookControl::setFontScale(double scale) {
  scale_ = std::clamp(scale, 1.0, 2.0);
  apply();
}

void LookControl::apply() {
  QFont font = baseFont_;
  const double scale = presenting_ ? std::max(scale_, kPresentScale) : scale_;
  if (font.pixelSize() > 0) {
    font.setPixelSize(static_cast<int>(baseFont_.pixelSize() * scale));
  } else {
    font.setPointSizeF(baseFont_.pointSizeF() * scale);
  }
  if (font != QApplication::font()) QApplication::setFont(font);
  const QPalette palette = paletteOf(themeOf(look()));
  if (palette != QApplication::palette()) QApplication::setPalette(palette);
  emit lookChanged(look());
}

}  // namespace linger
