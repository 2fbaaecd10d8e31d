#pragma once

#include <QFontMetricsF>
#include <QHash>
#include <QString>

namespace linger {

/// How wide texts are in one font. What has been measured is kept: a run that is laid out anew
/// after an edit says almost the same as before, and measuring is most of the work.
class TextWidths {
 public:
  explicit TextWidths(const QFont& font) : metrics_(font) {}

  double height() const { return metrics_.height(); }  ///< Of a line, in pixels.
  double of(const QString& text) const;                ///< In pixels.

 private:
  QFontMetricsF metrics_;
  mutable QHash<QString, double> known_;
};

}  // namespace linger
