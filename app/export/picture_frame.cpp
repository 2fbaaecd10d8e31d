#include "app/export/picture_frame.h"

#include <QCoreApplication>

#include "app/document/tick_text.h"
#include "app/verdict/lanes_painter.h"

namespace linger {
namespace {

struct Frame {
  Q_DECLARE_TR_FUNCTIONS(PictureFrame)
};

}  // namespace

PictureFrame::PictureFrame(const Trace& trace, double width, TextCache& texts)
    : width_(width),
      line_(texts.sizeOf(TextRole::Text, QStringLiteral("X")).height()),
      titleLine_(texts.sizeOf(TextRole::Title, QStringLiteral("X")).height()) {
  lanes_ = lanesAtStake(trace);
  if (lanes_.empty()) return;
  connects_ = lanes_.front().connects.has_value();
  const double left = lanesLabelWidth(lanes_, texts) + 2 * line_;
  const double right = std::max(left + 1, width_ - line_);
  geometry_ = layOutLanes(lanes_, secondsAxis(trace, axisEnd(trace), left, right), texts);
}

QRectF PictureFrame::titleBox() const {
  return {line_, 0.4 * line_, width_ - 2 * line_, titleLine_};
}

double PictureFrame::above() const {
  return titleLine_ + 0.8 * line_;
}

double PictureFrame::below() const {
  return lanes_.empty() ? 0 : geometry_.height + 3.6 * line_;
}

void PictureFrame::paintLanes(QPainter& painter, const LadderMoment& moment, const Theme& theme,
                              TextCache& texts) const {
  if (lanes_.empty()) return;
  painter.save();
  painter.setPen(theme.text);
  const QString question =
      connects_ ? Frame::tr("Can the client connect?") : Frame::tr("Can the server restart?");
  texts.draw(painter, TextRole::Strong, QRectF(line_, 0.3 * line_, width_, line_), Qt::AlignLeft,
             question);
  painter.translate(0, 1.6 * line_);
  paintStretches(painter, lanes_, geometry_, std::nullopt, false, theme, texts);
  if (moment.showPlayhead) {
    paintMoment(painter, lanes_, geometry_, moment.now, theme, texts);
  } else {
    paintLaneWords(painter, lanes_, geometry_, theme, texts);
  }
  painter.setPen(theme.muted);
  for (const SimTime at : roundInstants(geometry_.seconds, 5.0 * line_)) {
    const QString words = tickText(at);
    const double wide = texts.sizeOf(TextRole::Text, words).width();
    const double x = std::min(geometry_.seconds.axis.pixelAt(at) - wide / 2, width_ - wide - 2);
    if (x < geometry_.seconds.breakFrom()) continue;
    texts.draw(painter, TextRole::Text, QRectF(x, geometry_.height + 0.2 * line_, wide, line_),
               Qt::AlignLeft, words);
  }
  painter.restore();
}

}  // namespace linger
