#include "app/fleet/fleet_picture.h"

#include <QBuffer>
#include <QGuiApplication>
#include <QImage>
#include <QSvgGenerator>

#include "app/document/words.h"
#include "app/fleet/fleet_painter.h"

namespace linger {
namespace {

constexpr int kDotsPerInch = 96;
constexpr int kFontPixels = 13;  ///< A picture's type does not depend on the desktop's.

/// The scene's title above the chart.
void paint(QPainter& painter, const Scenario& scenario, const FleetRun& run, const QSizeF& size,
           Look look) {
  QFont font = QGuiApplication::font();
  font.setPixelSize(kFontPixels);
  const Typeface face = Typeface::from(font);
  const Theme& theme = themeOf(look);
  painter.fillRect(QRectF(QPointF(0, 0), size), theme.panel);
  const double line = face.lineHeight();
  painter.setFont(face.title);
  painter.setPen(theme.text);
  painter.drawText(QPointF(line, 1.5 * line),
                   text(scenario.title.empty() ? scenario.name : scenario.title));
  const QSizeF rest(size.width(), size.height() - 2 * line);
  painter.translate(0, 2 * line);
  paintFleet(painter, run, layOutFleet(run, rest, face), theme, face);
}

}  // namespace

QByteArray fleetSvg(const Scenario& scenario, const FleetRun& run, const QSizeF& size, Look look) {
  QBuffer buffer;
  buffer.open(QIODevice::WriteOnly);
  QSvgGenerator generator;
  generator.setOutputDevice(&buffer);
  generator.setResolution(kDotsPerInch);
  generator.setSize(size.toSize());
  generator.setViewBox(QRectF(QPointF(0, 0), size));
  generator.setTitle(text(scenario.title));
  generator.setDescription(text(scenario.description));
  QPainter painter(&generator);
  paint(painter, scenario, run, size, look);
  painter.end();
  return buffer.data();
}

QByteArray fleetPng(const Scenario& scenario, const FleetRun& run, const QSizeF& size, Look look) {
  QImage image(size.toSize(), QImage::Format_RGB32);
  QPainter painter(&image);
  paint(painter, scenario, run, size, look);
  painter.end();
  QBuffer buffer;
  buffer.open(QIODevice::WriteOnly);
  image.save(&buffer, "PNG");
  return buffer.data();
}

}  // namespace linger
