#include <QTest>
#include <cmath>
#include <set>

#include "app/look/theme.h"
#include "app/look/typeface.h"

using namespace linger;

namespace {

using Rgb = std::array<double, 3>;
using Matrix = std::array<Rgb, 3>;

/// How the three kinds of colour blindness see (Machado, Oliveira and Fernandes 2009, in full).
constexpr Matrix kProtan{{{0.152286, 1.052583, -0.204868},
                          {0.114503, 0.786281, 0.099216},
                          {-0.003882, -0.048116, 1.051998}}};
constexpr Matrix kDeutan{{{0.367322, 0.860646, -0.227968},
                          {0.280085, 0.672501, 0.047413},
                          {-0.011820, 0.042940, 0.968881}}};
constexpr Matrix kTritan{{{1.255528, -0.076749, -0.178779},
                          {-0.078411, 0.930809, 0.147602},
                          {0.004733, 0.691367, 0.303900}}};
constexpr Matrix kFull{{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}};

Rgb seen(const QColor& colour, const Matrix& eye) {
  const auto linear = [](double c) {
    return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
  };
  const Rgb in{linear(colour.redF()), linear(colour.greenF()), linear(colour.blueF())};
  Rgb out{};
  for (std::size_t row = 0; row < 3; ++row) {
    for (std::size_t column = 0; column < 3; ++column) out[row] += eye[row][column] * in[column];
    out[row] = std::clamp(out[row], 0.0, 1.0);
  }
  return out;
}

Rgb labOf(const Rgb& c) {
  const auto f = [](double t) { return t > 0.008856 ? std::cbrt(t) : 7.787 * t + 16.0 / 116; };
  const double x = f((0.4124 * c[0] + 0.3576 * c[1] + 0.1805 * c[2]) / 0.95047);
  const double y = f(0.2126 * c[0] + 0.7152 * c[1] + 0.0722 * c[2]);
  const double z = f((0.0193 * c[0] + 0.1192 * c[1] + 0.9505 * c[2]) / 1.08883);
  return {116 * y - 16, 500 * (x - y), 200 * (y - z)};
}

/// CIE 1976: 2.3 is just noticeable, 10 is plain.
double difference(const QColor& a, const QColor& b, const Matrix& eye) {
  const Rgb p = labOf(seen(a, eye));
  const Rgb q = labOf(seen(b, eye));
  return std::hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2]);
}

/// States that can follow each other along one lifeline.
constexpr std::array<std::pair<State, State>, 22> kNeighbours{{
    {State::Closed, State::Listen},         {State::Closed, State::SynSent},
    {State::Listen, State::SynReceived},    {State::SynSent, State::SynReceived},
    {State::SynSent, State::Established},   {State::SynReceived, State::Established},
    {State::SynReceived, State::FinWait1},  {State::Established, State::FinWait1},
    {State::Established, State::CloseWait}, {State::FinWait1, State::FinWait2},
    {State::FinWait1, State::Closing},      {State::FinWait1, State::TimeWait},
    {State::FinWait2, State::TimeWait},     {State::Closing, State::TimeWait},
    {State::CloseWait, State::LastAck},     {State::LastAck, State::Closed},
    {State::TimeWait, State::Closed},       {State::Established, State::Closed},
    {State::FinWait1, State::Closed},       {State::FinWait2, State::Closed},
    {State::CloseWait, State::Closed},      {State::Closing, State::Closed},
}};

}  // namespace

/// What a bad projector and a colour-blind eye must still be able to tell.
class TestTheme : public QObject {
  Q_OBJECT

  void eachLook() {
    QTest::addColumn<int>("look");
    QTest::newRow("light") << int(Look::Light);
    QTest::newRow("dark") << int(Look::Dark);
    QTest::newRow("present, light") << int(Look::PresentLight);
    QTest::newRow("present, dark") << int(Look::PresentDark);
  }
  static const Theme& fetched() {
    QFETCH(int, look);
    return themeOf(Look(look));
  }

 private slots:
  void everyTextCanBeReadUponItsGround_data() { eachLook(); }
  void everyTextCanBeReadUponItsGround() {
    const Theme& theme = fetched();
    for (const TextOnGround& pair : textPairs(theme)) {
      const double ratio = contrastRatio(pair.text, pair.ground);
      QVERIFY2(ratio >= 4.5, qPrintable(QStringLiteral("%1: %2").arg(pair.what).arg(ratio)));
    }
  }

  void presentingIsStrongerStill() {
    for (Look look : {Look::PresentLight, Look::PresentDark}) {
      const Theme& theme = themeOf(look);
      QVERIFY(contrastRatio(theme.text, theme.panel) > 15);
      QVERIFY(contrastRatio(theme.muted, theme.panel) >= 7);
      QVERIFY(contrastRatio(theme.fails.text, theme.fails.fill) >= 6);
      QVERIFY(contrastRatio(theme.works.text, theme.works.fill) >= 6);
    }
  }

  void neighbouringStatesDifferForEveryEye_data() { eachLook(); }
  void neighbouringStatesDifferForEveryEye() {
    const Theme& theme = fetched();
    for (const auto& [from, to] : kNeighbours) {
      for (const Matrix& eye : {kFull, kProtan, kDeutan, kTritan}) {
        const double apart = difference(theme.of(from).fill, theme.of(to).fill, eye);
        QVERIFY2(
            apart >= 12,
            qPrintable(QStringLiteral("%1 and %2: %3").arg(int(from)).arg(int(to)).arg(apart)));
      }
    }
  }

  void failsAndWorksDifferForEveryEye_data() { eachLook(); }
  void failsAndWorksDifferForEveryEye() {
    const Theme& theme = fetched();
    for (const Matrix& eye : {kFull, kProtan, kDeutan, kTritan}) {
      QVERIFY(difference(theme.fails.fill, theme.works.fill, eye) >= 4);
      QVERIFY(difference(theme.fails.text, theme.works.text, eye) >= 10);
    }
  }

  void contrastIsThatOfTheStandard() {
    QCOMPARE(contrastRatio(Qt::black, Qt::white), 21.0);
    QCOMPARE(contrastRatio(Qt::red, Qt::red), 1.0);
    QVERIFY(std::abs(contrastRatio(QColor(0x76, 0x76, 0x76), Qt::white) - 4.54) < 0.01);
  }

  void aPaletteHasTheThemesColours_data() { eachLook(); }
  void aPaletteHasTheThemesColours() {
    const Theme& theme = fetched();
    const QPalette palette = paletteOf(theme);
    QCOMPARE(palette.color(QPalette::Window), theme.window);
    QCOMPARE(palette.color(QPalette::Highlight), theme.accent);
    QVERIFY(contrastRatio(palette.color(QPalette::Text), palette.color(QPalette::Base)) >= 4.5);
    QVERIFY(contrastRatio(palette.color(QPalette::ButtonText), palette.color(QPalette::Button)) >=
            4.5);
    for (QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText}) {
      const QColor unusable = palette.color(QPalette::Disabled, role);
      QVERIFY(unusable != palette.color(QPalette::Active, role));
      for (const QColor& ground : {theme.panel, theme.window, theme.inset}) {
        QVERIFY(contrastRatio(unusable, ground) >= 4.5);
      }
    }
    for (const QColor& ground : {theme.panel, theme.window, theme.inset}) {
      QVERIFY(contrastRatio(palette.color(QPalette::PlaceholderText), ground) >= 4.5);
      QVERIFY(contrastRatio(palette.color(QPalette::Link), ground) >= 4.5);
    }
    QVERIFY(contrastRatio(palette.color(QPalette::HighlightedText),
                          palette.color(QPalette::Highlight)) >= 4.5);
    QVERIFY(contrastRatio(palette.color(QPalette::ToolTipText),
                          palette.color(QPalette::ToolTipBase)) >= 4.5);
  }

  void typeComesInTwoSizesAndTwoWeights() {
    QFont base;
    base.setPixelSize(13);
    const Typeface face = Typeface::from(base);
    const QFont fonts[] = {face.text, face.strong,     face.title,
                           face.mono, face.monoStrong, face.monoTitle};
    std::set<int> sizes;
    std::set<int> weights;
    for (const QFont& font : fonts) {
      sizes.insert(font.pixelSize());
      weights.insert(font.weight());
    }
    QCOMPARE(sizes.size(), 2U);
    QCOMPARE(weights.size(), 2U);
    QCOMPARE(Typeface::from(base, 2.0).text.pixelSize(), 26);
    QVERIFY(Typeface::from(base, 2.0).lineHeight() > 1.8 * face.lineHeight());
  }
};

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"
