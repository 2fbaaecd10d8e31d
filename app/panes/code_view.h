#pragma once

#include <QPlainTextEdit>

#include "app/panes/code/source.h"

namespace linger {

/// A source with its line numbers and a mark at the current line.
class CodeView : public QPlainTextEdit {
  Q_OBJECT

 public:
  explicit CodeView(QWidget* parent = nullptr);

  void setSource(const Source& source);
  const Source& source() const { return source_; }

  /// Marks a line at which a script fails, whatever line is current; none takes it away.
  void markFailure(std::optional<std::size_t> line);
  std::optional<std::size_t> failedLine() const { return failed_; }
  /// Marks a line, from 0; none takes the mark away. `waiting`: the call has not returned.
  void mark(std::optional<std::size_t> line, bool waiting);
  std::optional<std::size_t> markedLine() const { return marked_; }

 protected:
  void resizeEvent(QResizeEvent* event) override;
  void changeEvent(QEvent* event) override;

 private:
  friend class CodeMargin;

  void showMarks();
  /// Whether the marked line is in sight in a viewport of that size.
  bool isMarkWithin(QSize size) const;
  void revealMark();
  int marginWidth() const;
  void placeMargin();
  void paintMargin(const QRect& dirty);

  Source source_;
  std::optional<std::size_t> marked_;
  std::optional<std::size_t> failed_;
  bool waiting_ = false;
  QWidget* margin_;
};

}  // namespace linger
