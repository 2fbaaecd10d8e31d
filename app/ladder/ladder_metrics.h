#pragma once

#include <QString>

#include "app/look/text_widths.h"
#include "app/look/typeface.h"

namespace linger {

/// The measures of a ladder in pixels, all from its type: doubled type doubles everything.
class LadderMetrics {
 public:
  explicit LadderMetrics(const Typeface& face);

  double line() const { return line_; }  ///< The height of a line of text.
  double titleLine() const { return title_.height(); }
  double bandWidth() const { return 1.0 * line_; }
  double asideWidth() const { return 0.5 * line_; }
  double gap() const { return 0.25 * line_; }  ///< Between a band and its neighbour.
  double chipHeight() const { return 1.4 * line_; }
  double chipPadding() const { return 0.5 * line_; }
  double lineSpacing() const { return 1.25 * line_; }  ///< Between two parallel segments.
  double ringRadius() const { return 2.0 * line_; }
  double ringBlock() const { return 2 * ringRadius() + 1.3 * line_; }  ///< With its caption.
  double margin() const { return 0.7 * line_; }

  double textWidth(const QString& text) const { return text_.of(text); }
  double strongWidth(const QString& text) const { return strong_.of(text); }
  double titleWidth(const QString& text) const { return title_.of(text); }
  double monoWidth(const QString& text) const { return mono_.of(text); }
  double monoStrongWidth(const QString& text) const { return monoStrong_.of(text); }
  /// Calls are monospaced; failures also strong; marks are plain text.
  double chipWidth(bool isMark, bool fails, const QString& text) const;

 private:
  TextWidths text_;
  TextWidths strong_;
  TextWidths title_;
  TextWidths mono_;
  TextWidths monoStrong_;
  double line_;
};

}  // namespace linger
