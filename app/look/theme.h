#pragma once

#include <QColor>
#include <QPalette>
#include <QString>
#include <array>
#include <cstdint>
#include <vector>

#include "model/tcp/state.h"

namespace linger {

/// The looks that the window, the pictures and the print can have. The two Present looks are
/// for a projector: nothing but strong contrast.
enum class Look : std::uint8_t { Light, Dark, PresentLight, PresentDark };

/// A state's colours. A state is never shown by colour alone: its name is always there.
struct StateColours {
  QColor fill;    ///< Bands, tokens and rings.
  QColor onFill;  ///< Text upon `fill`.
  QColor text;    ///< The state's name, upon window, panel or inset.
};

/// The colours of an answer: "would fail", "would work", "nobody knows".
struct AnswerColours {
  QColor fill;   ///< The ground of a lane or a chip.
  QColor hatch;  ///< Stripes upon `fill`: lighter than the text.
  QColor border;
  QColor text;  ///< Upon `fill`, panel, window and inset.
};

/// Every colour of Linger. Painters take a Theme and name no colours of their own.
struct Theme {
  Look look = Look::Light;

  QColor window;  ///< Behind the panels.
  QColor panel;   ///< The ground of every picture.
  QColor inset;   ///< Chips, quotations, fields upon a panel.
  QColor border;  ///< The edge of panels and chips.
  QColor grid;    ///< Lines that guide the eye and say nothing.
  QColor axis;    ///< The time axis, its ticks and breaks.
  QColor text;
  QColor muted;     ///< Details: still at least 4.5:1 upon each ground.
  QColor accent;    ///< The playhead and the primary action.
  QColor onAccent;  ///< Text upon `accent`.

  AnswerColours fails;
  AnswerColours works;
  AnswerColours unsure;

  std::array<StateColours, kAllStates.size()> states;

  const StateColours& of(State state) const { return states[std::size_t(state)]; }
  bool isDark() const { return panel.lightness() < 128; }

  /// `colour` as it is shown for what has not happened yet: mostly ground.
  QColor faint(const QColor& colour) const;
};

const Theme& themeOf(Look look);

/// The palette that gives Qt's own widgets the theme's colours.
QPalette paletteOf(const Theme& theme);

/// `over` laid upon `under` with the given opacity, 0 to 1.
QColor mixed(const QColor& over, const QColor& under, double opacity);

/// The contrast of two opaque colours by WCAG 2, from 1 to 21.
double contrastRatio(const QColor& a, const QColor& b);

/// A text colour and a ground that it is used upon.
struct TextOnGround {
  QString what;
  QColor text;
  QColor ground;
};

/// Every pair of text and ground that any picture or widget uses.
std::vector<TextOnGround> textPairs(const Theme& theme);

}  // namespace linger
