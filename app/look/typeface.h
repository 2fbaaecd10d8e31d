#pragma once

#include <QFont>

namespace linger {

/// The type of the pictures: two sizes and two weights, and a monospaced companion for calls,
/// addresses and every number that changes in place.
struct Typeface {
  QFont text;
  QFont strong;
  QFont title;
  QFont mono;
  QFont monoStrong;
  QFont monoTitle;  ///< The number in a ring.

  /// Made from the application's or a widget's font, whose size it follows.
  /// `scale` enlarges it, 0.5 to 4: for presenting.
  static Typeface from(const QFont& base, double scale = 1.0);

  /// The height of a line of `text`, in pixels.
  double lineHeight() const;

  bool operator==(const Typeface& other) const { return text == other.text; }
};

}  // namespace linger
