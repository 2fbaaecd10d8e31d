#include "app/look/typeface.h"

#include <QFontDatabase>
#include <QFontInfo>
#include <QFontMetricsF>
#include <algorithm>

namespace linger {
namespace {

constexpr double kTitleScale = 1.3;

QFont sized(QFont font, double pixels) {
  font.setPixelSize(std::max(6, int(pixels + 0.5)));
  return font;
}

}  // namespace

Typeface Typeface::from(const QFont& base, double scale) {
  const double pixels = QFontInfo(base).pixelSize() * std::clamp(scale, 0.5, 4.0);
  QFont fixed = QFontDatabase::systemFont(QFontDatabase::FixedFont);
  fixed.setStyleHint(QFont::Monospace);

  Typeface face;
  face.text = sized(base, pixels);
  face.text.setWeight(QFont::Normal);
  face.strong = face.text;
  face.strong.setWeight(QFont::Bold);
  face.title = sized(face.strong, pixels * kTitleScale);
  face.mono = sized(fixed, pixels);
  face.monoStrong = face.mono;
  face.monoStrong.setWeight(QFont::Bold);
  face.monoTitle = sized(face.monoStrong, pixels * kTitleScale);
  return face;
}

double Typeface::lineHeight() const {
  return QFontMetricsF(text).height();
}

}  // namespace linger
