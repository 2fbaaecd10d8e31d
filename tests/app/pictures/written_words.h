#pragma once

#include <QImage>
#include <QPaintDevice>
#include <QPaintEngine>
#include <QPainter>
#include <QPainterPath>
#include <cmath>
#include <map>
#include <optional>
#include <vector>

#include "app/look/theme.h"

namespace linger {

/// Words as they were painted, and the ground that was there before them.
struct WrittenWords {
  QString words;
  QColor ink;
  QColor ground;        ///< Of the colours beneath, the one that is hardest to read upon.
  double contrast = 0;  ///< 1 to 21.
  double ascent = 0;    ///< Of its type, in pixels of the picture.
};

/// Paints upon an image, and keeps account of each piece of text.
class WritingEngine : public QPaintEngine {
 public:
  explicit WritingEngine(QImage& image) : QPaintEngine(AllFeatures), image_(image) {}

  bool begin(QPaintDevice*) override {
    if (!painter_.begin(&image_)) return false;
    painter_.paintEngine()->setSystemClip(systemClip());  // A widget's part that is in sight.
    return true;
  }
  bool end() override { return painter_.end(); }
  Type type() const override { return User; }

  void updateState(const QPaintEngineState& now) override {
    const DirtyFlags dirty = now.state();
    if (dirty & DirtyTransform) painter_.setTransform(now.transform());
    if (dirty & DirtyPen) painter_.setPen(now.pen());
    if (dirty & DirtyBrush) painter_.setBrush(now.brush());
    if (dirty & DirtyBrushOrigin) painter_.setBrushOrigin(now.brushOrigin());
    if (dirty & DirtyFont) painter_.setFont(now.font());
    if (dirty & DirtyBackground) painter_.setBackground(now.backgroundBrush());
    if (dirty & DirtyBackgroundMode) painter_.setBackgroundMode(now.backgroundMode());
    if (dirty & DirtyOpacity) painter_.setOpacity(now.opacity());
    if (dirty & DirtyCompositionMode) painter_.setCompositionMode(now.compositionMode());
    if (dirty & DirtyHints) painter_.setRenderHints(now.renderHints());
    if (dirty & DirtyClipEnabled) painter_.setClipping(now.isClipEnabled());
    if (dirty & DirtyClipRegion) {
      painter_.setClipRegion(now.clipRegion(), now.clipOperation());
    }
    if (dirty & DirtyClipPath) painter_.setClipPath(now.clipPath(), now.clipOperation());
  }

  void drawRects(const QRect* rects, int count) override { painter_.drawRects(rects, count); }
  void drawRects(const QRectF* rects, int count) override { painter_.drawRects(rects, count); }
  void drawLines(const QLine* lines, int count) override { painter_.drawLines(lines, count); }
  void drawLines(const QLineF* lines, int count) override { painter_.drawLines(lines, count); }
  void drawEllipse(const QRectF& box) override { painter_.drawEllipse(box); }
  void drawEllipse(const QRect& box) override { painter_.drawEllipse(box); }
  void drawPath(const QPainterPath& path) override { painter_.drawPath(path); }
  void drawPoints(const QPointF* points, int count) override { painter_.drawPoints(points, count); }
  void drawPoints(const QPoint* points, int count) override { painter_.drawPoints(points, count); }
  void drawPolygon(const QPointF* points, int count, PolygonDrawMode mode) override {
    mode == PolylineMode ? painter_.drawPolyline(points, count)
                         : painter_.drawPolygon(points, count, fillOf(mode));
  }
  void drawPolygon(const QPoint* points, int count, PolygonDrawMode mode) override {
    mode == PolylineMode ? painter_.drawPolyline(points, count)
                         : painter_.drawPolygon(points, count, fillOf(mode));
  }
  void drawPixmap(const QRectF& box, const QPixmap& pixmap, const QRectF& part) override {
    painter_.drawPixmap(box, pixmap, part);
  }
  void drawTiledPixmap(const QRectF& box, const QPixmap& pixmap, const QPointF& at) override {
    painter_.drawTiledPixmap(box, pixmap, at);
  }
  void drawImage(const QRectF& box, const QImage& image, const QRectF& part,
                 Qt::ImageConversionFlags flags) override {
    painter_.drawImage(box, image, part, flags);
  }
  void drawTextItem(const QPointF& at, const QTextItem& item) override {
    note(at, item);
    painter_.drawTextItem(at, item);
  }

  std::vector<WrittenWords> written;

 private:
  static Qt::FillRule fillOf(PolygonDrawMode mode) {
    return mode == WindingMode ? Qt::WindingFill : Qt::OddEvenFill;
  }

  /// What is beneath the words is looked at in a grid of points. A line that crosses them is no
  /// ground; stripes are.
  void note(const QPointF& at, const QTextItem& item) {
    constexpr int kAcross = 40;
    constexpr int kDown = 7;
    constexpr double kLeastShare = 0.12;
    if (item.text().trimmed().isEmpty()) return;
    const QRectF box(at.x(), at.y() - item.ascent() * 0.8, item.width(), item.ascent() * 0.8);
    const QTransform toImage = painter_.combinedTransform();
    // Not its bounds: a field draws all of its words twice, once around what is selected.
    const QPainterPath clip = painter_.hasClipping() ? painter_.clipPath() : QPainterPath();
    std::map<QRgb, int> colours;
    int seen = 0;
    for (int i = 0; i < kAcross * kDown; ++i) {
      const QPointF part((i % kAcross + 0.5) / kAcross, (i / kAcross + 0.5) / kDown);
      const QPointF logical(box.x() + part.x() * box.width(), box.y() + part.y() * box.height());
      const QPoint pixel = toImage.map(logical).toPoint();
      const bool isClipped = painter_.hasClipping() && !clip.contains(logical);
      const bool isHidden = !systemClip().isEmpty() && !systemClip().contains(pixel);
      if (isClipped || isHidden || !image_.rect().contains(pixel)) continue;
      ++colours[image_.pixel(pixel)];
      ++seen;
    }
    const QColor pen = painter_.pen().color();
    if (seen < kAcross * kDown / 3) return;  // Scrolled away: not to be read anyhow.
    const double scale = std::sqrt(std::abs(toImage.determinant()));
    const double ascent = item.ascent() * scale;
    std::optional<WrittenWords> worst;
    for (const auto& [rgb, count] : colours) {
      if (count < seen * kLeastShare) continue;
      const QColor ground(rgb);
      const QColor ink = mixed(QColor(pen.rgb()), ground, pen.alphaF() * painter_.opacity());
      const double contrast = contrastRatio(ink, ground);
      if (!worst || contrast < worst->contrast)
        worst = {item.text(), ink, ground, contrast, ascent};
    }
    if (worst) written.push_back(*worst);
  }

  QImage& image_;
  QPainter painter_;
};

/// A sheet of that size, on which all that is written can be looked up.
class Sheet : public QPaintDevice {
 public:
  explicit Sheet(QSize size) : image_(size, QImage::Format_RGB32), engine_(image_) {
    image_.fill(Qt::white);
  }

  const std::vector<WrittenWords>& written() const { return engine_.written; }
  const QImage& image() const { return image_; }

  QPaintEngine* paintEngine() const override { return &engine_; }

 protected:
  int metric(PaintDeviceMetric what) const override {
    switch (what) {
      case PdmWidth: return image_.width();
      case PdmHeight: return image_.height();
      case PdmWidthMM: return image_.widthMM();
      case PdmHeightMM: return image_.heightMM();
      case PdmDpiX:
      case PdmPhysicalDpiX: return image_.logicalDpiX();
      case PdmDpiY:
      case PdmPhysicalDpiY: return image_.logicalDpiY();
      case PdmDepth: return image_.depth();
      case PdmNumColors: return image_.colorCount();
      case PdmDevicePixelRatio: return 1;
      case PdmDevicePixelRatioScaled: return int(devicePixelRatioFScale());
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
      case PdmDevicePixelRatioF_EncodedA:
      case PdmDevicePixelRatioF_EncodedB: return encodeMetricF(what, 1);
#endif
    }
    return 0;
  }

 private:
  mutable QImage image_;
  mutable WritingEngine engine_;
};

}  // namespace linger
