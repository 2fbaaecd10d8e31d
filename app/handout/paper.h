#pragma once

#include <QFont>
#include <QPainter>
#include <QPdfWriter>
#include <QRectF>
#include <QString>

namespace linger {

/// Sheets of A4 that are filled from top to bottom, in black on white. Lengths are in points of
/// 1/72 inch.
class Paper {
 public:
  /// `writer` has to outlive the paper.
  explicit Paper(QPdfWriter& writer);

  /// A paragraph, and the gap behind it. What does not fit begins a new page.
  void write(const QString& text, double indent = 0, double gap = 6);
  void writeBold(const QString& text, double scale, double gap = 8);
  /// An empty box to tick, and what is said beside it.
  void writeBox(const QString& text, double indent);
  /// A line to write on.
  void writeRule(double indent);
  /// Room of that height, wholly on one page.
  QRectF take(double height);
  void startPage();
  /// Begins a new page where less than that is left of this one.
  void keepTogether(double height);

  QPainter& painter() { return painter_; }
  const QFont& font() const { return font_; }
  double width() const { return width_; }

 private:
  void write(const QString& text, const QFont& font, double indent, double gap);

  QPdfWriter& writer_;
  QPainter painter_;
  QFont font_;
  double width_ = 0;
  double height_ = 0;
  double y_ = 0;
};

}  // namespace linger
