#pragma once

#include <QHash>
#include <QLabel>

namespace linger {

/// Words that wrap and can be selected. A layout asks for the height of the same words at the
/// same few widths over and over: each is laid out once.
class Paragraph : public QLabel {
  Q_OBJECT

 public:
  explicit Paragraph(QWidget* parent = nullptr);

  int heightForWidth(int width) const override;
  /// A line of medium length; as high as the words are then.
  QSize sizeHint() const override;
  /// A few words of one line.
  QSize minimumSizeHint() const override;

 private:
  mutable QString known_;
  mutable QFont knownFont_;
  mutable int knownLeast_ = 0;
  mutable QHash<int, int> heights_;  ///< By width, of the known words in the known font.
};

}  // namespace linger
