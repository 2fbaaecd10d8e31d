#include "app/verdict/verdict_pane.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QTextDocument>
#include <QToolButton>
#include <algorithm>
#include <array>
#include <cmath>

#include "app/panes/paragraph.h"
#include "app/verdict/countdown_clock.h"
#include "app/verdict/lane_answer.h"
#include "app/verdict/query_picker.h"
#include "app/verdict/remedy_bar.h"
#include "app/widgets/button_row.h"

namespace linger {
namespace {

constexpr double kRoomyInLines = 45;  ///< Room for a large clock and long words beside it.
constexpr double kShortestLaneInLines = 12;
constexpr double kSlimInLines = 60;  ///< Before a class the lanes need the width for their words.
constexpr double kWideInLines = 75;  ///< Room for an answer that the last row reads.

}  // namespace

VerdictPane::VerdictPane(QWidget* parent)
    : QWidget(parent),
      trace_(std::make_shared<const Trace>()),
      clock_(new CountdownClock(this)),
      title_(new QLabel(tr("Can the server restart now?"), this)),
      answer_(new Paragraph(this)),
      jump_(new QToolButton(this)),
      pick_(new QToolButton(this)),
      showMe_(new QToolButton(this)),
      copy_(new QToolButton(this)),
      heading_(new ButtonRow(title_, this)),
      remedy_(new RemedyBar(this)),
      hereTitle_(new QLabel(tr("Left, as it is now"), this)),
      lanes_(new VerdictLanes(this)),
      besideTitle_(new QLabel(this)),
      lanesBeside_(new VerdictLanes(this)),
      grid_(new QGridLayout(this)) {
  setAccessibleName(tr("Verdicts"));
  title_->setForegroundRole(QPalette::PlaceholderText);
  answer_->setTextFormat(Qt::RichText);
  answer_->setAccessibleDescription(tr("The answer at the playhead"));
  answer_->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
  jump_->setText(tr("Go to when it works"));
  jump_->setToolTip(tr("Moves the playhead to the instant at which this restart works"));
  pick_->setText(tr("Socket options…"));
  pick_->setToolTip(
      tr("Chooses which options the old and the new socket set: each choice is a lane"));

  answer_->setAlignment(Qt::AlignLeft | Qt::AlignTop);
  heading_->addButton(jump_, 1);
  heading_->addButton(pick_, 3);
  for (const auto& [here, there] :
       {std::pair(copy_, remedy_->copy()), std::pair(showMe_, remedy_->showMe())}) {
    here->setText(there->text());
    here->setFocusPolicy(Qt::TabFocus);
    connect(here, &QToolButton::clicked, there, &QToolButton::click);
    heading_->addButton(here, here == showMe_ ? 1 : 2);
  }
  auto* column = new QVBoxLayout;
  column->setSpacing(3);
  column->addWidget(heading_);
  column->addWidget(answer_);
  column->addWidget(remedy_);
  grid_->setContentsMargins(0, 0, 0, 0);
  grid_->setHorizontalSpacing(10);
  grid_->setVerticalSpacing(3);
  grid_->setColumnStretch(1, 1);
  grid_->addLayout(column, 0, 1);
  lanesBeside_->setAccessibleName(tr("The lanes of the other future"));
  for (QWidget* each : {static_cast<QWidget*>(hereTitle_), static_cast<QWidget*>(besideTitle_),
                        static_cast<QWidget*>(lanesBeside_)}) {
    each->hide();
  }
  for (QLabel* heading : {hereTitle_, besideTitle_}) {
    heading->setForegroundRole(QPalette::PlaceholderText);
    heading->setWordWrap(true);
  }
  placeClock();

  connect(lanes_, &VerdictLanes::instantRequested, this, &VerdictPane::instantRequested);
  connect(lanes_, &VerdictLanes::currentLaneChanged, this, &VerdictPane::say);
  connect(lanes_, &VerdictLanes::lanesChanged, this, &VerdictPane::say);
  connect(lanes_, &VerdictLanes::lanesChanged, this, &VerdictPane::offerPicker);
  connect(lanes_, &VerdictLanes::lanesChanged, this, &VerdictPane::makeRoom);
  connect(lanes_, &VerdictLanes::lanesChanged, this, &VerdictPane::updateRoom);
  connect(lanesBeside_, &VerdictLanes::instantRequested, this, &VerdictPane::instantRequested);
  connect(lanesBeside_, &VerdictLanes::currentLaneChanged, this, &VerdictPane::sayBeside);
  connect(remedy_, &RemedyBar::editsRequested, this, &VerdictPane::editsRequested);
  connect(jump_, &QToolButton::clicked, this, &VerdictPane::jump);
  connect(pick_, &QToolButton::clicked, this, &VerdictPane::pickQueries);
  say();
}

void VerdictPane::setTrace(std::shared_ptr<const Trace> trace) {
  trace_ = trace ? trace : std::make_shared<const Trace>();
  lanes_->setTrace(trace_);
}

void VerdictPane::setBeside(const std::shared_ptr<const Trace>& trace, const QString& name) {
  const bool isThere = trace != nullptr;
  besideName_ = isThere ? name : QString();
  lanesBeside_->setTrace(trace);
  lanesBeside_->setPlayhead(lanes_->playhead());
  hereTitle_->setVisible(isThere);
  besideTitle_->setVisible(isThere);
  lanesBeside_->setVisible(isThere && !lanesBeside_->lanes().empty());
  spaceLanes();
  say();
  updateRoom();
}

void VerdictPane::offerPicker() {
  heading_->setOffered(pick_, !brief_ && !lanes_->asksConnect());
}

void VerdictPane::offerRemedy() {
  const bool isInHeading = low_ && narrow_;
  const bool isTold = besideName_.isEmpty();  // Beside another run its words are hidden.
  remedy_->setButtons(isInHeading ? RemedyBar::Buttons::Elsewhere
                      : narrow_   ? RemedyBar::Buttons::Under
                                  : RemedyBar::Buttons::Beside);
  heading_->setOffered(showMe_, isInHeading && isTold && remedy_->offersEdits());
  heading_->setOffered(copy_, isInHeading && isTold && remedy_->offersLine());
  for (const auto& [here, there] :
       {std::pair(copy_, remedy_->copy()), std::pair(showMe_, remedy_->showMe())}) {
    here->setToolTip(there->toolTip());
  }
}

/// The answer of the other run, in the words that the lanes under it draw.
void VerdictPane::sayBeside() {
  if (besideName_.isEmpty()) return;
  const std::size_t lane = lanesBeside_->currentLane();
  const QString answer = lane < lanesBeside_->lanes().size() ? lanesBeside_->headline(lane)
                                                             : tr("No program takes a port.");
  besideTitle_->setText(tr("Right, %1: %2").arg(besideName_, answer));
}

double VerdictPane::labelWidth() const {
  return std::max(lanes_->labelWidth(), besideName_.isEmpty() ? 0 : lanesBeside_->labelWidth());
}

void VerdictPane::setPlayhead(SimTime at) {
  lanes_->setPlayhead(at);
  lanesBeside_->setPlayhead(at);
  say();
}

void VerdictPane::setLook(Look look) {
  look_ = look;
  lanes_->setLook(look);
  lanesBeside_->setLook(look);
  clock_->setLook(look);
  say();
}

void VerdictPane::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() != QEvent::FontChange) return;
  makeRoom();
  updateRoom();
}

void VerdictPane::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  if (event->size().width() == event->oldSize().width()) return;
  makeRoom();
  updateRoom();
}

void VerdictPane::showEvent(QShowEvent* event) {
  QWidget::showEvent(event);
  if (!isRoomReserved_) reserveRoom();
}

void VerdictPane::setBrief(bool on) {
  heading_->setOffered(jump_, !on);
  remedy_->setBrief(on);
  brief_ = on;
  offerPicker();
  makeRoom();
  say();
  updateRoom();
}

void VerdictPane::setLow(bool low) {
  if (low == low_) return;
  low_ = low;
  spaceLanes();
  say();
  updateRoom();
}

void VerdictPane::addButton(QAbstractButton* button, int rank) {
  heading_->addButton(button, rank);
}

void VerdictPane::setOffered(const QAbstractButton* button, bool offered) {
  heading_->setOffered(button, offered);
}

void VerdictPane::say() {
  sayBeside();
  const std::size_t lane = lanes_->currentLane();
  const bool asked = lane < lanes_->lanes().size();
  jump_->setEnabled(lanes_->worksFrom(lane).value_or(lanes_->playhead()) != lanes_->playhead());
  if (!asked) {
    title_->setText(lanes_->accessibleName());
    answer_->setText(tr("No server in this scenario binds a port that a restart would need."));
    clock_->setFace({});
    remedy_->setRemedy({});
    offerRemedy();
    return;
  }
  const Lane& spoken = lanes_->lanes()[lane];
  const bool runs = runningServer(spoken, lanes_->playhead()).has_value();
  title_->setText(runs ? tr("Did the restart work?") : lanes_->accessibleName());
  clock_->setFace(clockFace(*trace_, spoken, lanes_->playhead()));
  remedy_->setRemedy(remedyFor(*trace_, spoken, lanes_->playhead()));
  offerRemedy();
  answer_->setText(answerOf(spoken, lanes_->playhead()));
}

QString VerdictPane::answerOf(const Lane& lane, SimTime at) const {
  const Theme& theme = themeOf(look_);
  const LaneAnswer answer = answerFor(*trace_, lane, at);
  const AnswerColours& colours = answer.disputed ? theme.unsure
                                 : answer.works  ? theme.works
                                                 : theme.fails;
  const QString evidence =
      answer.words.evidence.isEmpty()
          ? QString()
          : QStringLiteral(" <span style='color:%1'>(%2)</span>")
                .arg(theme.muted.name(), answer.words.evidence.toHtmlEscaped());
  const QString reason =
      isShort() ? QString()
                : QStringLiteral("<br>") + answer.words.reason.toHtmlEscaped() + evidence;
  return QStringLiteral("<span style='color:%1; font-size:%2; font-weight:bold'>%3</span>%4")
      .arg(colours.text.name(), headlineSize(), answer.words.headline.toHtmlEscaped(), reason);
}

bool VerdictPane::isShort() const {
  return low_ || slim_ || !besideName_.isEmpty();
}

QString VerdictPane::headlineSize() const {
  const bool isWide = width() >= kWideInLines * fontMetrics().height() && besideName_.isEmpty();
  return isWide ? QStringLiteral("xx-large") : QStringLiteral("x-large");
}

void VerdictPane::prepareFor(int width) {
  if (isRoomReserved_ && this->width() == width) return;
  resize(width, height());
  makeRoom();
  layout()->invalidate();
  layout()->activate();
  reserveRoom();
}

void VerdictPane::makeRoom() {
  const bool narrow = width() < kRoomyInLines * fontMetrics().height();
  const bool slim = brief_ && width() < kSlimInLines * fontMetrics().height();
  clock_->setClockSize(narrow ? CountdownClock::Size::Compact
                       : slim ? CountdownClock::Size::Slim
                              : CountdownClock::Size::Usual);
  placeClock();
  if (narrow == narrow_ && slim == slim_) return;
  narrow_ = narrow;
  slim_ = slim;
  spaceLanes();
  say();
}

/// Before a class, in little width: the lanes under their names, and the ladder has the height of
/// what helps.
void VerdictPane::spaceLanes() {
  const bool isAlone = besideName_.isEmpty();
  const LaneSpacing spacing = low_               ? LaneSpacing::Tight
                              : slim_ && isAlone ? LaneSpacing::UnderNames
                                                 : LaneSpacing::Usual;
  for (VerdictLanes* lanes : {lanes_, lanesBeside_}) lanes->setSpacing(spacing);
  remedy_->setVisible(isAlone && spacing != LaneSpacing::UnderNames);
}

/// The lanes stand beside the clock, or under it where they would be too short there.
void VerdictPane::placeClock() {
  const double room = width() - clock_->sizeHint().width();
  const bool under = room < labelWidth() + kShortestLaneInLines * fontMetrics().height();
  const std::array<QWidget*, 4> rows{hereTitle_, lanes_, besideTitle_, lanesBeside_};
  grid_->addWidget(clock_, 0, 0, under ? 1 : int(rows.size()) + 1, 1, Qt::AlignTop);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    grid_->addWidget(rows[i], int(i) + 1, under ? 0 : 1, 1, under ? 2 : 1);
  }
}

void VerdictPane::updateRoom() {
  isRoomReserved_ = false;
  if (isVisible()) reserveRoom();
}

/// As high as the longest answer of the run, so that nothing jumps while it plays.
void VerdictPane::reserveRoom() {
  isRoomReserved_ = true;
  remedy_->reserve(lanes_->asksConnect() ? QString() : longestRemedy());
  QString longest;
  for (const Lane& lane : lanes_->lanes()) {
    for (const VerdictInterval& interval : lane.intervals) {
      const QString answer = answerOf(lane, interval.from);
      if (answer.size() > longest.size()) longest = answer;
    }
  }
  QTextDocument page;
  page.setDefaultFont(answer_->font());
  page.setDocumentMargin(0);
  // Other words of the same length may be a little wider.
  page.setTextWidth(std::max(1, answer_->width() - 4 * fontMetrics().averageCharWidth()));
  page.setHtml(longest);
  const double usual = isShort() ? 0 : twoLinesOfReason();
  answer_->setMinimumHeight(int(std::ceil(std::max(usual, page.size().height()))));
}

/// The answer and what a changed MSL makes of the evidence: room for both while one moves it.
double VerdictPane::twoLinesOfReason() const {
  QTextDocument page;
  page.setDefaultFont(answer_->font());
  page.setDocumentMargin(0);
  // Words of the pane, since Chinese lines are higher than Latin ones.
  page.setHtml(QStringLiteral("<span style='font-size:%1; font-weight:bold'>%2</span><br>%2<br>%2")
                   .arg(headlineSize(), lanes_->accessibleName().toHtmlEscaped()));
  return page.size().height();
}

void VerdictPane::jump() {
  if (const auto works = lanes_->worksFrom(lanes_->currentLane())) emit instantRequested(*works);
}

void VerdictPane::pickQueries() {
  auto* picker = new QueryPicker(trace_->server, this);
  picker->setAttribute(Qt::WA_DeleteOnClose);
  std::vector<RebindQuery> asked;
  for (const Lane& lane : lanes_->lanes()) asked.push_back(lane.query);
  picker->setQueries(std::move(asked));
  connect(picker, &QueryPicker::queriesChanged, lanes_, &VerdictLanes::setQueries);
  connect(picker, &QueryPicker::queriesChanged, lanesBeside_, &VerdictLanes::setQueries);
  connect(picker, &QueryPicker::queriesChanged, this, &VerdictPane::queriesChanged);
  // Where there is little room its button is in a menu.
  const QWidget* from = pick_->isVisible() ? static_cast<QWidget*>(pick_) : heading_;
  picker->openAt(QRect(from->mapToGlobal(QPoint()), from->size()));
}

}  // namespace linger
