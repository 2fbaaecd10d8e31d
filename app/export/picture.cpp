#include "app/export/picture.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QGuiApplication>
#include <QPageSize>
#include <QPdfWriter>
#include <QSvgGenerator>
#include <algorithm>
#include <cmath>

#include "app/document/words.h"
#include "app/export/picture_frame.h"
#include "app/files/file_io.h"
#include "app/ladder/ladder_layout.h"
#include "app/ladder/ladder_painter.h"
#include "app/statemap/map_painter.h"

namespace linger {
namespace {

struct Pictures {
  Q_DECLARE_TR_FUNCTIONS(Pictures)
};

constexpr int kDotsPerInch = 96;
constexpr double kMostHeight = 20000;
constexpr int kFontPixels = 13;  ///< A picture's type does not depend on the desktop's.

Typeface faceOf(const PictureRequest& request) {
  QFont font = QGuiApplication::font();
  font.setPixelSize(kFontPixels);
  return Typeface::from(font, request.fontScale);
}

/// Shrinks what is drawn, if need be, and puts it in the middle.
void fit(QPainter& painter, const QSizeF& drawn, const QSizeF& room) {
  const double scale =
      std::min({1.0, room.width() / drawn.width(), room.height() / drawn.height()});
  painter.translate((room.width() - drawn.width() * scale) / 2, 0);
  painter.scale(scale, scale);
}

LadderMoment momentOf(const Trace& trace, const PictureRequest& request) {
  LadderMoment moment;
  moment.now = std::min(request.at.value_or(sceneEnd(trace)), sceneEnd(trace));
  moment.showPlayhead = request.at.has_value();
  moment.showFuture = request.showFuture;
  return moment;
}

void paintLadder(QPainter& painter, const Trace& trace, const PictureRequest& request) {
  const Typeface face = faceOf(request);
  LadderFormat format;
  format.size = request.size;
  const LadderGeometry geometry = layOutLadder(trace, format, LadderMetrics(face));
  const LadderMoment moment = momentOf(trace, request);
  fit(painter, geometry.size, request.size);
  LadderPainter ladder(face, themeOf(request.look));
  ladder.paintBody(painter, trace, geometry, moment, QRectF(QPointF(0, 0), geometry.size));
  ladder.paintHeader(painter, trace, geometry, moment);
}

/// Title above, lanes below, and the ladder in what they leave.
void paintFramed(QPainter& painter, const Trace& trace, const PictureRequest& request) {
  const Theme& theme = themeOf(request.look);
  TextCache texts(faceOf(request));
  const PictureFrame frame(trace, request.size.width(), texts);
  painter.setPen(theme.text);
  const QString title = request.title.isEmpty() ? text(trace.title) : request.title;
  texts.draw(painter, TextRole::Title, frame.titleBox(), Qt::AlignLeft, title);
  PictureRequest inner = request;
  inner.size.setHeight(std::max(16.0, request.size.height() - frame.above() - frame.below()));
  painter.save();
  painter.translate(0, frame.above());
  paintLadder(painter, trace, inner);
  painter.restore();
  painter.translate(0, request.size.height() - frame.below());
  frame.paintLanes(painter, momentOf(trace, request), theme, texts);
}

void paintDiagram(QPainter& painter, const Trace& trace, const PictureRequest& request) {
  const Typeface face = faceOf(request);
  const MapGeometry geometry = layOutMap(request.size, face);
  MapMoment moment = momentAt(trace, request.at.value_or(sceneEnd(trace)));
  moment.coverage = coverageText(moment.taken);
  TextCache texts(face);
  fit(painter, geometry.size, request.size);
  paintMap(painter, geometry, moment, themeOf(request.look), texts);
}

QByteArray pngFile(const Trace& trace, const PictureRequest& request) {
  QBuffer buffer;
  buffer.open(QIODevice::WriteOnly);
  pictureImage(trace, request).save(&buffer, "PNG");
  return buffer.data();
}

QByteArray svgFile(const Trace& trace, const PictureRequest& request) {
  QBuffer buffer;
  buffer.open(QIODevice::WriteOnly);
  QSvgGenerator generator;
  generator.setOutputDevice(&buffer);
  generator.setResolution(kDotsPerInch);
  generator.setSize(request.size.toSize());
  generator.setViewBox(QRectF(QPointF(0, 0), request.size));
  generator.setTitle(text(trace.title));
  generator.setDescription(text(trace.description));
  QPainter painter(&generator);
  paintPicture(painter, trace, request);
  painter.end();
  return buffer.data();
}

QByteArray pdfFile(const Trace& trace, const PictureRequest& request) {
  QBuffer buffer;
  buffer.open(QIODevice::WriteOnly);
  QPdfWriter writer(&buffer);
  writer.setResolution(kDotsPerInch);
  writer.setTitle(text(trace.title));
  writer.setCreator(QCoreApplication::applicationName());
  const QSizeF points = request.size * (72.0 / kDotsPerInch);
  writer.setPageSize(QPageSize(points, QPageSize::Point, QString(), QPageSize::ExactMatch));
  writer.setPageMargins(QMarginsF(0, 0, 0, 0));
  QPainter painter(&writer);
  paintPicture(painter, trace, request);
  painter.end();
  return buffer.data();
}

}  // namespace

std::optional<PictureFormat> pictureFormatOf(const QString& fileName) {
  const QString name = fileName.toLower();
  if (name.endsWith(QStringLiteral(".png"))) return PictureFormat::Png;
  if (name.endsWith(QStringLiteral(".svg"))) return PictureFormat::Svg;
  if (name.endsWith(QStringLiteral(".pdf"))) return PictureFormat::Pdf;
  return std::nullopt;
}

PictureRequest atFullHeight(const Trace& trace, PictureRequest request) {
  if (request.subject != PictureSubject::Ladder) return request;
  LadderFormat format;
  format.size = request.size;
  const LadderMetrics metrics(faceOf(request));
  const double height = layOutLadder(trace, format, metrics).size.height();
  TextCache texts(faceOf(request));
  const PictureFrame frame(trace, request.size.width(), texts);
  const double around = request.framed ? frame.above() + frame.below() : 0;
  request.size.setHeight(std::min(std::ceil(height + around), kMostHeight));
  return request;
}

void paintPicture(QPainter& painter, const Trace& trace, const PictureRequest& request) {
  painter.save();
  painter.fillRect(QRectF(QPointF(0, 0), request.size), themeOf(request.look).panel);
  switch (request.subject) {
    case PictureSubject::Ladder:
      request.framed ? paintFramed(painter, trace, request) : paintLadder(painter, trace, request);
      break;
    case PictureSubject::StateDiagram: paintDiagram(painter, trace, request); break;
  }
  painter.restore();
}

QImage pictureImage(const Trace& trace, const PictureRequest& request) {
  QImage image((request.size * request.pixelRatio).toSize(), QImage::Format_RGB32);
  image.fill(themeOf(request.look).panel);
  QPainter painter(&image);
  painter.scale(request.pixelRatio, request.pixelRatio);
  paintPicture(painter, trace, request);
  return image;
}

QByteArray pictureFile(const Trace& trace, const PictureRequest& request, PictureFormat format) {
  switch (format) {
    case PictureFormat::Png: return pngFile(trace, request);
    case PictureFormat::Svg: return svgFile(trace, request);
    case PictureFormat::Pdf: return pdfFile(trace, request);
  }
  return {};
}

std::optional<FileError> writePicture(const QString& path, const Trace& trace,
                                      const PictureRequest& request) {
  const auto format = pictureFormatOf(path);
  if (!format) {
    return FileError{path, std::nullopt,
                     Pictures::tr("a picture's name ends in .png, .svg or .pdf")};
  }
  return writeWholeFile(path, pictureFile(trace, request, *format));
}

}  // namespace linger
