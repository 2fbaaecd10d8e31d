#pragma once

#include <QPushButton>

class QAction;

namespace linger {

/// The signs of a player's buttons.
enum class Glyph : std::uint8_t { ToStart, Back, Play, Pause, Forward, ToEnd };

/// A button that shows a sign and triggers an action.
class GlyphButton : public QPushButton {
  Q_OBJECT

 public:
  GlyphButton(Glyph glyph, QAction* action, QWidget* parent = nullptr);

  void setGlyph(Glyph glyph);
  QSize sizeHint() const override;

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  Glyph glyph_;
};

}  // namespace linger
