#include "app/ladder/ladder_strokes.h"

namespace linger {
namespace {

constexpr double kPill = 0.35;  ///< Of its height: how round a chip's corners are.

void chipBox(const LadderPass& pass, const CallChip& chip, const QColor& fill,
             const QColor& border) {
  pass.painter.setPen(strokePen(border, 1));
  pass.painter.setBrush(fill);
  const double round = kPill * chip.box.height();
  pass.painter.drawRoundedRect(chip.box.adjusted(0.5, 0.5, -0.5, -0.5), round, round);
  pass.painter.setBrush(Qt::NoBrush);
}

}  // namespace

void paintChip(const LadderPass& pass, const CallChip& chip) {
  if (!pass.sees(chip.box) || pass.hides(chip.at)) return;
  const bool happened = chip.at <= pass.moment.now;
  switch (chip.kind) {
    case CallChip::Kind::Mark:
      pass.clearBehind(chip.box);
      pass.painter.setPen(pass.theme.muted);
      pass.texts.draw(pass.painter, TextRole::Text, chip.box, Qt::AlignLeft, chip.text);
      return;
    case CallChip::Kind::Call:
      chipBox(pass, chip, happened ? pass.theme.inset : pass.theme.panel, pass.theme.border);
      pass.painter.setPen(happened ? pass.theme.text : pass.theme.muted);
      pass.texts.draw(pass.painter, TextRole::Mono, chip.box, Qt::AlignHCenter, chip.text);
      return;
    case CallChip::Kind::Failure:
      chipBox(pass, chip, happened ? pass.theme.fails.fill : pass.theme.panel,
              happened ? pass.theme.fails.border : pass.theme.border);
      pass.painter.setPen(happened ? pass.theme.fails.text : pass.theme.muted);
      pass.texts.draw(pass.painter, TextRole::MonoStrong, chip.box, Qt::AlignHCenter, chip.text);
      return;
  }
}

}  // namespace linger
