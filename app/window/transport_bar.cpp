#include "app/window/transport_bar.h"

#include <QActionGroup>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QToolButton>

#include "app/actions/action_set.h"
#include "app/ladder/ladder_words.h"
#include "app/look/typeface.h"
#include "app/widgets/glyph_button.h"
#include "app/window/scrubber.h"

namespace linger {
namespace {

constexpr std::array kPaces{Pace{false, 0.5}, Pace{false, 1.0}, Pace{false, 2.0},
                            Pace{true, 1.0},  Pace{true, 2.0},  Pace{true, 5.0},
                            Pace{true, 10.0}, Pace{true, 30.0}, Pace{true, 60.0}};

constexpr double kSlimInLines = 60;  ///< As for the lanes above.

}  // namespace

QString nameOf(const Pace& pace) {
  if (pace.trueTime) return TransportBar::tr("real time ×%1").arg(pace.factor);
  if (pace.factor == 1.0) return TransportBar::tr("teaching speed");
  return TransportBar::tr("teaching speed ×%1").arg(pace.factor);
}

TransportBar::TransportBar(Document& document, Playhead& playhead, const ActionSet& actions,
                           QWidget* parent)
    : QWidget(parent),
      playhead_(playhead),
      controls_(new QWidget(this)),
      pace_(new QToolButton(this)),
      clock_(new QLabel(this)),
      scrubber_(new Scrubber(document, playhead, this)) {
  auto* row = new QHBoxLayout(controls_);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(4);
  addButtons(actions);
  row->addSpacing(6);
  row->addWidget(pace_);
  row->addSpacing(8);
  row->addStretch(1);
  row->addWidget(clock_);
  row->addSpacing(4);
  fillPaces();
  clock_->setAccessibleDescription(tr("Clock of the scene"));
  clock_->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
  auto* layout = new QHBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addWidget(controls_);
  layout->addWidget(scrubber_, 1);
  connect(&playhead_, &Playhead::moved, this, &TransportBar::updateFromPlayhead);
  connect(&playhead_, &Playhead::playingChanged, this, &TransportBar::updatePlaying);
  connect(&playhead_, &Playhead::paceChanged, this, &TransportBar::updatePace);
  setFonts();
  updateFromPlayhead();
  updatePlaying();
  updatePace();
}

void TransportBar::addButtons(const ActionSet& actions) {
  QLayout* row = controls_->layout();
  row->addWidget(new GlyphButton(Glyph::ToStart, actions.action("start"), this));
  row->addWidget(new GlyphButton(Glyph::Back, actions.action("previous"), this));
  play_ = new GlyphButton(Glyph::Play, actions.action("play"), this);
  play_->setObjectName(QStringLiteral("playButton"));
  play_->setDefault(true);
  row->addWidget(play_);
  row->addWidget(new GlyphButton(Glyph::Forward, actions.action("next"), this));
  row->addWidget(new GlyphButton(Glyph::ToEnd, actions.action("end"), this));
}

void TransportBar::fillPaces() {
  auto* menu = new QMenu(pace_);
  auto* group = new QActionGroup(menu);
  for (const Pace& pace : kPaces) {
    QAction* action = menu->addAction(nameOf(pace));
    action->setCheckable(true);
    group->addAction(action);
    connect(action, &QAction::triggered, &playhead_, [this, pace] { playhead_.setPace(pace); });
    connect(menu, &QMenu::aboutToShow, action,
            [this, action, pace] { action->setChecked(playhead_.pace() == pace); });
  }
  pace_->setMenu(menu);
  pace_->setPopupMode(QToolButton::InstantPopup);
  pace_->setFocusPolicy(Qt::TabFocus);
  pace_->setAutoRaise(true);
  pace_->setToolTip(tr("How fast it plays"));
}

void TransportBar::setFonts() {
  const QFont mono = Typeface::from(font()).mono;
  clock_->setFont(mono);
  clock_->setMinimumWidth(QFontMetrics(mono).horizontalAdvance(QStringLiteral("0000.000 s")));
}

void TransportBar::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() != QEvent::FontChange) return;
  setFonts();
  makeRoom();
}

void TransportBar::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  makeRoom();
}

void TransportBar::setBrief(bool on) {
  brief_ = on;
  makeRoom();
}

/// Beside something wide, the pace is in the menu only, and the clock on the ladder only.
void TransportBar::makeRoom() {
  const int buttons = 6 * play_->sizeHint().width();
  const int withClock = buttons + clock_->minimumWidth() + scrubber_->minimumSizeHint().width();
  const bool isSlim = brief_ && width() < kSlimInLines * fontMetrics().height();
  clock_->setVisible(!isSlim && width() > withClock);
  pace_->setVisible(!isSlim && width() > withClock + pace_->sizeHint().width());
}

void TransportBar::updateFromPlayhead() {
  clock_->setText(axisText(playhead_.at()));
}

void TransportBar::updatePlaying() {
  play_->setGlyph(playhead_.isPlaying() ? Glyph::Pause : Glyph::Play);
  play_->setAccessibleName(playhead_.isPlaying() ? tr("Pause (Space)") : tr("Play (Space)"));
  play_->setToolTip(play_->accessibleName());
}

void TransportBar::updatePace() {
  pace_->setText(nameOf(playhead_.pace()));
  pace_->setAccessibleName(tr("Speed: %1").arg(nameOf(playhead_.pace())));
}

}  // namespace linger
