#include "app/panes/code_view.h"

#include <QPaintEvent>
#include <QPainter>
#include <QScrollBar>
#include <QTextBlock>
#include <algorithm>

namespace linger {

/// The strip to the left: numbers, and an arrow at the marked line.
class CodeMargin : public QWidget {
 public:
  explicit CodeMargin(CodeView* view) : QWidget(view), view_(view) {}

 protected:
  void paintEvent(QPaintEvent* event) override { view_->paintMargin(event->rect()); }

 private:
  CodeView* view_;
};

CodeView::CodeView(QWidget* parent) : QPlainTextEdit(parent), margin_(new CodeMargin(this)) {
  setReadOnly(true);
  setFrameShape(QFrame::NoFrame);
  setLineWrapMode(NoWrap);
  setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
  connect(this, &QPlainTextEdit::updateRequest, margin_,
          [this](const QRect&, int) { margin_->update(); });
}

void CodeView::setSource(const Source& source) {
  source_ = source;
  marked_.reset();
  setExtraSelections({});
  setPlainText(source.toString());
  placeMargin();
}

void CodeView::mark(std::optional<std::size_t> line, bool waiting) {
  if (line == marked_ && waiting == waiting_) return;
  marked_ = line;
  waiting_ = waiting;
  margin_->update();
  showMarks();
  if (line && !isMarkWithin(viewport()->size())) revealMark();
}

bool CodeView::isMarkWithin(QSize size) const {
  if (!marked_) return false;
  const QTextCursor cursor(document()->findBlockByNumber(static_cast<int>(*marked_)));
  return QRect(QPoint(), size).contains(cursorRect(cursor));
}

/// Without moving the caret: what somebody has selected stays so.
void CodeView::revealMark() {
  const QTextBlock block = document()->findBlockByNumber(static_cast<int>(*marked_));
  const int line = cursorRect(QTextCursor(block)).height();
  const int shown = viewport()->height() / std::max(line, 1);
  verticalScrollBar()->setValue(block.blockNumber() - shown / 2);
}

void CodeView::markFailure(std::optional<std::size_t> line) {
  failed_ = line;
  margin_->update();
  showMarks();
}

void CodeView::showMarks() {
  QList<QTextEdit::ExtraSelection> marks;
  const auto add = [&](std::size_t line, QPalette::ColorRole role, float strength) {
    QTextEdit::ExtraSelection mark;
    mark.cursor = QTextCursor(document()->findBlockByNumber(static_cast<int>(line)));
    QColor ground = palette().color(role);
    ground.setAlphaF(strength);
    mark.format.setBackground(ground);
    mark.format.setProperty(QTextFormat::FullWidthSelection, true);
    marks << mark;
  };
  if (failed_) add(*failed_, QPalette::BrightText, 0.18F);
  if (marked_) add(*marked_, QPalette::Highlight, waiting_ ? 0.12F : 0.2F);
  setExtraSelections(marks);
}

int CodeView::marginWidth() const {
  const auto digits = QString::number(blockCount()).size();
  return fontMetrics().horizontalAdvance(u'9') * static_cast<int>(digits + 3);
}

void CodeView::placeMargin() {
  setViewportMargins(marginWidth(), 0, 0, 0);
  const QRect inner = contentsRect();
  margin_->setGeometry(inner.left(), inner.top(), marginWidth(), inner.height());
}

void CodeView::resizeEvent(QResizeEvent* event) {
  const bool wasSeen = isMarkWithin(event->oldSize());
  QPlainTextEdit::resizeEvent(event);
  placeMargin();
  if (wasSeen && !isMarkWithin(event->size())) revealMark();
}

void CodeView::changeEvent(QEvent* event) {
  QPlainTextEdit::changeEvent(event);
  if (event->type() == QEvent::FontChange) placeMargin();
  if (event->type() == QEvent::PaletteChange) showMarks();
}

void CodeView::paintMargin(const QRect& dirty) {
  QPainter painter(margin_);
  painter.setFont(font());
  const int arrow = fontMetrics().horizontalAdvance(u'9') * 2;
  for (QTextBlock block = firstVisibleBlock(); block.isValid(); block = block.next()) {
    const QRectF box = blockBoundingGeometry(block).translated(contentOffset());
    if (box.top() > dirty.bottom()) break;
    const bool here = marked_ && static_cast<int>(*marked_) == block.blockNumber();
    painter.setPen(palette().color(here ? QPalette::Highlight : QPalette::PlaceholderText));
    const QRectF number(arrow, box.top(), margin_->width() - arrow - 6, box.height());
    painter.drawText(number, Qt::AlignRight, QString::number(block.blockNumber() + 1));
    const bool fails = failed_ && static_cast<int>(*failed_) == block.blockNumber();
    const QString sign = fails      ? QStringLiteral("✗")
                         : !here    ? QString()
                         : waiting_ ? QStringLiteral("…")
                                    : QStringLiteral("▶");
    painter.drawText(QRectF(0, box.top(), arrow, box.height()), Qt::AlignCenter, sign);
  }
}

}  // namespace linger
