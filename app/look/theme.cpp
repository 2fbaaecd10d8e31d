#include "app/look/theme.h"

#include <algorithm>
#include <cmath>

namespace linger {
namespace {

constexpr QRgb kInk = 0xff14171c;
constexpr QRgb kPaper = 0xffffffff;

// In the order of State: CLOSED, LISTEN, SYN-SENT, SYN-RECEIVED, ESTABLISHED, FIN-WAIT-1,
// FIN-WAIT-2, CLOSE-WAIT, CLOSING, LAST-ACK, TIME-WAIT. The side that closes first is warm and
// darkens on its way to TIME-WAIT; the side that follows is cool. Neighbours in a life differ
// in lightness as well, for eyes and projectors that lose the hue.
using StateTable = std::array<StateColours, kAllStates.size()>;

const StateTable& lightStates() {
  static const StateTable table{{
      {0xff8a93a0, kInk, 0xff59626f},
      {0xff3d5866, kPaper, 0xff3d5866},
      {0xffa487dc, kInk, 0xff7350b5},
      {0xff7a56b8, kPaper, 0xff65429f},
      {0xff1b8068, kPaper, 0xff157059},
      {0xffe69a00, kInk, 0xff8f5e00},
      {0xffd4700f, kInk, 0xffa84f05},
      {0xff4ba3e3, kInk, 0xff1f6cab},
      {0xff5c2f17, kPaper, 0xff7a4226},
      {0xff1f4fa8, kPaper, 0xff1f4fa8},
      {0xffb82a1a, kPaper, 0xffb02817},
  }};
  return table;
}

const StateTable& darkStates() {
  static const StateTable table{{
      {0xff949eab, kInk, 0xffaab3bf},
      {0xff5b7686, kPaper, 0xff9dbccb},
      {0xffb79bea, kInk, 0xffc9b3f2},
      {0xff9370d6, kInk, 0xffbda3f0},
      {0xff2b9c7f, kInk, 0xff5cc9ac},
      {0xfff0ab1f, kInk, 0xfff3b940},
      {0xffe58330, kInk, 0xfff09a4e},
      {0xff5db2f0, kInk, 0xff7cc1f5},
      {0xffb98a6d, kInk, 0xffd9a07e},
      {0xff3a6fd0, kPaper, 0xff8fb4ff},
      {0xffd23f2b, kPaper, 0xffff8a76},
  }};
  return table;
}

Theme lightTheme() {
  Theme theme;
  theme.look = Look::Light;
  theme.window = 0xfff3f5f8;
  theme.panel = 0xffffffff;
  theme.inset = 0xfff0f2f6;
  theme.border = 0xffd3d9e2;
  theme.grid = 0xffebeef3;
  theme.axis = 0xff7c8695;
  theme.text = 0xff15181d;
  theme.muted = 0xff5a626f;
  theme.accent = 0xff1f55d0;
  theme.onAccent = kPaper;
  theme.fails = {0xfffbd9d0, 0xffeeaa9c, 0xffd05a4d, 0xffa92217};
  theme.works = {0xffd3f0e8, 0xffa5dccb, 0xff2f9a80, 0xff0c5f4e};
  theme.unsure = {0xfffdf1d8, 0xffeed9a4, 0xffb98a26, 0xff6f4a00};
  theme.states = lightStates();
  return theme;
}

Theme darkTheme() {
  Theme theme;
  theme.look = Look::Dark;
  theme.window = 0xff121519;
  theme.panel = 0xff1b1f25;
  theme.inset = 0xff272c34;
  theme.border = 0xff3a414c;
  theme.grid = 0xff262b32;
  theme.axis = 0xff7a8493;
  theme.text = 0xffeceff3;
  theme.muted = 0xffabb4c0;
  theme.accent = 0xff82aaff;
  theme.onAccent = kInk;
  theme.fails = {0xff421f1b, 0xff70362e, 0xffdb6a5c, 0xffff9a8c};
  theme.works = {0xff12352f, 0xff235c50, 0xff3faa92, 0xff70e0c6};
  theme.unsure = {0xff3a2f14, 0xff65521f, 0xffb58f3a, 0xfff3c766};
  theme.states = darkStates();
  return theme;
}

Theme presentLightTheme() {
  Theme theme = lightTheme();
  theme.look = Look::PresentLight;
  theme.window = kPaper;
  theme.border = 0xff8b95a3;
  theme.grid = 0xffe6e9ee;
  theme.axis = 0xff4a5260;
  theme.text = 0xff000000;
  theme.muted = 0xff3a414c;
  theme.accent = 0xff1243b8;
  theme.fails.text = 0xff8a1109;
  theme.works.text = 0xff084a3c;
  theme.unsure.text = 0xff573900;
  return theme;
}

Theme presentDarkTheme() {
  Theme theme = darkTheme();
  theme.look = Look::PresentDark;
  theme.window = 0xff000000;
  theme.panel = 0xff000000;
  theme.inset = 0xff1d2127;
  theme.border = 0xff7a8493;
  theme.grid = 0xff1d2127;
  theme.axis = 0xffb4bdc9;
  theme.text = 0xffffffff;
  theme.muted = 0xffccd3dc;
  theme.accent = 0xff9cbcff;
  return theme;
}

double linear(double channel) {
  return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double luminance(const QColor& colour) {
  return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) +
         0.0722 * linear(colour.blueF());
}

/// The words of what cannot be used just now: as faint as can still be read upon every ground.
QColor unusable(const Theme& theme) {
  for (double share = 0.6; share < 1; share += 0.02) {
    const QColor colour = mixed(theme.muted, theme.panel, share);
    const auto isRead = [&](const QColor& on) { return contrastRatio(colour, on) >= 4.55; };
    if (isRead(theme.panel) && isRead(theme.window) && isRead(theme.inset)) return colour;
  }
  return theme.muted;
}

void addAnswer(std::vector<TextOnGround>& pairs, const Theme& theme, const char* what,
               const AnswerColours& colours) {
  const QString name = QString::fromLatin1(what);
  pairs.push_back({name + " on its fill", colours.text, colours.fill});
  pairs.push_back({name + " on panel", colours.text, theme.panel});
  pairs.push_back({name + " on window", colours.text, theme.window});
  pairs.push_back({name + " on inset", colours.text, theme.inset});
}

}  // namespace

QColor mixed(const QColor& over, const QColor& under, double opacity) {
  const auto mix = [opacity](float a, float b) {
    return static_cast<float>(a * opacity + b * (1.0 - opacity));
  };
  return QColor::fromRgbF(mix(over.redF(), under.redF()), mix(over.greenF(), under.greenF()),
                          mix(over.blueF(), under.blueF()));
}

QColor Theme::faint(const QColor& colour) const {
  return mixed(colour, panel, 0.24);
}

const Theme& themeOf(Look look) {
  static const Theme light = lightTheme();
  static const Theme dark = darkTheme();
  static const Theme presentLight = presentLightTheme();
  static const Theme presentDark = presentDarkTheme();
  switch (look) {
    case Look::Light: return light;
    case Look::Dark: return dark;
    case Look::PresentLight: return presentLight;
    case Look::PresentDark: return presentDark;
  }
  return light;
}

QPalette paletteOf(const Theme& theme) {
  QPalette palette;
  palette.setColor(QPalette::Window, theme.window);
  palette.setColor(QPalette::WindowText, theme.text);
  palette.setColor(QPalette::Base, theme.panel);
  palette.setColor(QPalette::AlternateBase, theme.inset);
  palette.setColor(QPalette::Text, theme.text);
  palette.setColor(QPalette::PlaceholderText, theme.muted);
  palette.setColor(QPalette::Button, theme.inset);
  palette.setColor(QPalette::ButtonText, theme.text);
  palette.setColor(QPalette::BrightText, theme.fails.text);
  palette.setColor(QPalette::ToolTipBase, theme.inset);
  palette.setColor(QPalette::ToolTipText, theme.text);
  palette.setColor(QPalette::Highlight, theme.accent);
  palette.setColor(QPalette::HighlightedText, theme.onAccent);
  palette.setColor(QPalette::Link, theme.accent);
  palette.setColor(QPalette::LinkVisited, theme.accent);
  palette.setColor(QPalette::Light, mixed(theme.text, theme.panel, 0.02));
  palette.setColor(QPalette::Midlight, theme.inset);
  palette.setColor(QPalette::Mid, theme.border);
  palette.setColor(QPalette::Dark, theme.axis);
  palette.setColor(QPalette::Shadow, mixed(kInk, theme.window, 0.6));
  const QColor disabled = unusable(theme);
  palette.setColor(QPalette::Disabled, QPalette::WindowText, disabled);
  palette.setColor(QPalette::Disabled, QPalette::Text, disabled);
  palette.setColor(QPalette::Disabled, QPalette::ButtonText, disabled);
  return palette;
}

double contrastRatio(const QColor& a, const QColor& b) {
  const auto [low, high] = std::minmax({luminance(a), luminance(b)});
  return (high + 0.05) / (low + 0.05);
}

std::vector<TextOnGround> textPairs(const Theme& theme) {
  std::vector<TextOnGround> pairs;
  const std::array grounds{std::pair{"panel", theme.panel}, std::pair{"window", theme.window},
                           std::pair{"inset", theme.inset}};
  for (const auto& [name, ground] : grounds) {
    const QString on = QStringLiteral(" on ") + QString::fromLatin1(name);
    pairs.push_back({"text" + on, theme.text, ground});
    pairs.push_back({"muted" + on, theme.muted, ground});
    pairs.push_back({"accent" + on, theme.accent, ground});
    for (State state : kAllStates) {
      const QString of = QStringLiteral("state %1").arg(int(state));
      pairs.push_back({of + on, theme.of(state).text, ground});
    }
  }
  for (State state : kAllStates) {
    const QString of = QStringLiteral("state %1 on its fill").arg(int(state));
    pairs.push_back({of, theme.of(state).onFill, theme.of(state).fill});
  }
  pairs.push_back({"text on accent", theme.onAccent, theme.accent});
  addAnswer(pairs, theme, "fails", theme.fails);
  addAnswer(pairs, theme, "works", theme.works);
  addAnswer(pairs, theme, "unsure", theme.unsure);
  return pairs;
}

}  // namespace linger
