#include "app/window/verdict_panel.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QUndoStack>
#include <QVBoxLayout>
#include <algorithm>

#include "app/actions/action_set.h"
#include "app/quiz/question_card.h"
#include "app/verdict/remedy_bar.h"
#include "app/verdict/verdict_pane.h"
#include "app/window/scrubber.h"
#include "app/window/transport_bar.h"

namespace linger {
namespace {

constexpr double kShareOfWindow = 0.34;
constexpr double kShareOfQuestion = 0.4;
constexpr double kShareOfLittle = 0.28;  ///< While two are compared in little room.
constexpr int kLinesForBoth = 38;
constexpr double kLinesForReason = 11.6;   ///< Of its share, for the reason beside all lanes.
constexpr double kSharePresenting = 0.44;  ///< No panes are there: all lanes should be.

/// Shows `content` on the panel's ground, and scrolls it when it is higher than what it gets.
QScrollArea* scrolling(QWidget* content, QWidget* parent) {
  auto* scroll = new QScrollArea(parent);
  scroll->setWidget(content);
  scroll->setWidgetResizable(true);
  scroll->setFrameShape(QFrame::NoFrame);
  scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  scroll->setFocusPolicy(Qt::NoFocus);
  scroll->viewport()->setBackgroundRole(QPalette::Base);
  content->setBackgroundRole(QPalette::Base);
  return scroll;
}

/// As high as what it says in that width, but not less than `least`, and never more than its share
/// of the window.
void fit(QScrollArea& scroll, int width, double share, int least = 0) {
  const QWidget& content = *scroll.widget();
  const int wanted =
      content.hasHeightForWidth() ? content.heightForWidth(width) : content.sizeHint().height();
  const int most = static_cast<int>(scroll.window()->height() * share);
  scroll.setFixedHeight(std::min(std::max(wanted, least), most));
  // It scrolls upward only: what is beside it leaves it the width that it needs.
  scroll.setMinimumWidth(content.minimumSizeHint().width() +
                         scroll.verticalScrollBar()->sizeHint().width());
}

}  // namespace

VerdictPanel::VerdictPanel(AppContext& context, const ActionSet& actions, QWidget* parent)
    : QWidget(parent),
      context_(context),
      verdict_(new VerdictPane),
      scroll_(scrolling(verdict_, this)),
      question_(new QuestionCard(context.quiz)),
      questionScroll_(scrolling(question_, this)),
      transport_(new TransportBar(context.document, context.playhead, actions, this)) {
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(14, 8, 14, 6);
  layout->setSpacing(4);
  verdict_->installEventFilter(this);
  verdict_->lanes()->installEventFilter(this);
  question_->installEventFilter(this);
  layout->addWidget(questionScroll_);
  layout->addWidget(scroll_);
  layout->addWidget(transport_);
  addRestart(actions);
  connect(&context_.quiz, &Quiz::knownChanged, this, &VerdictPanel::updateFromTrace);
  connect(&context_.comparison, &Comparison::changed, this, &VerdictPanel::updateFromTrace);
  connect(&context_.playhead, &Playhead::moved, verdict_, &VerdictPane::setPlayhead);
  connect(verdict_, &VerdictPane::instantRequested, &context_.playhead, &Playhead::seek);
  connect(verdict_, &VerdictPane::editsRequested, this, &VerdictPanel::makeAtOnce);
  connect(transport_->scrubber(), &Scrubber::axisChanged, this, &VerdictPanel::alignLanes);
  connect(&context_.quiz, &Quiz::changed, this, &VerdictPanel::updateFromQuiz);
  updateFromTrace();
}

/// One undo step takes all of them back. Where the first is refused there is none to take back, and
/// the document says why.
void VerdictPanel::makeAtOnce(const std::vector<Edit>& edits) {
  const Scenario first = apply(context_.document.scenario(), edits.front());
  if (edits.size() == 1 || !problemsOf(first).empty()) {
    context_.document.make(edits.front());
    return;
  }
  QUndoStack* steps = context_.document.undoStack();
  steps->beginMacro(tr("Show what fixes it"));
  for (const Edit& edit : edits) context_.document.make(edit);
  steps->endMacro();
}

/// A question stands in the place of what would tell its answer, from the one before on.
void VerdictPanel::updateFromQuiz() {
  questionScroll_->setVisible(question_->isNeeded());
  // A scene in which no port is at stake asks nothing: the player alone is left. One caller's story
  // knows of the server only from when the caller came.
  const bool asks = !verdict_->lanes()->lanes().empty() && !context_.document.caller();
  scroll_->setVisible(asks && !question_->isNeeded());
  fitHeight();
}

void VerdictPanel::addRestart(const ActionSet& actions) {
  keepTrying_ = addButton(actions.action("keep-trying"), tr("Try every second"), 2);
  restart_ = addButton(actions.action("restart"), tr("Restart now"), 0);
  restart_->setObjectName(QStringLiteral("restartButton"));
  restart_->setDefault(true);
}

QPushButton* VerdictPanel::addButton(QAction* action, const QString& words, int rank) {
  auto* button = new QPushButton(words, this);
  button->setFocusPolicy(Qt::TabFocus);
  button->setToolTip(action->toolTip());
  button->setAccessibleName(words);  // What is seen is what is said, and the rest describes it.
  button->setAccessibleDescription(action->toolTip());
  connect(button, &QPushButton::clicked, action, &QAction::trigger);
  connect(action, &QAction::changed, button,
          [button, action] { button->setEnabled(action->isEnabled()); });
  verdict_->addButton(button, rank);
  return button;
}

void VerdictPanel::setPresenting(bool on) {
  verdict_->setBrief(on);
  transport_->setBrief(on);
  offerButtons();
  fitHeight();
}

/// A client has no button: its program does what it does.
void VerdictPanel::offerButtons() {
  const bool restarts = !verdict_->lanes()->asksConnect();
  verdict_->setOffered(keepTrying_, restarts && !context_.window.isPresenting());
  verdict_->setOffered(restart_, restarts);
}

void VerdictPanel::setLook(Look look) {
  verdict_->setLook(look);
}

void VerdictPanel::updateFromTrace() {
  const TracePointer beside =
      context_.comparison.isOn() ? context_.comparison.otherTrace() : nullptr;
  context_.playhead.setBeside(beside);
  transport_->scrubber()->setShown(traceOf(context_.quiz.known()), beside, context_.quiz.horizon());
  verdict_->setTrace(context_.document.trace());
  verdict_->setBeside(beside, beside ? context_.comparison.otherName() : QString());
  offerButtons();
  verdict_->remedy()->setEditable(context_.document.isEditable());
  verdict_->setPlayhead(context_.playhead.at());
  updateFromQuiz();
  alignLanes();
}

bool VerdictPanel::eventFilter(QObject* watched, QEvent* event) {
  if (watched == verdict_->lanes()) {
    if (event->type() == QEvent::Move || event->type() == QEvent::Resize) alignLanes();
  } else if (event->type() == QEvent::LayoutRequest) {
    fitHeight();
  }
  return QWidget::eventFilter(watched, event);
}

void VerdictPanel::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  fitHeight();
}

void VerdictPanel::showEvent(QShowEvent* event) {
  QWidget::showEvent(event);
  fitHeight();
}

/// Both sides' lanes want more than one's, but not where two ladders hardly find room as it is.
double VerdictPanel::shareOfWindow() const {
  const bool isHigh = window()->height() > kLinesForBoth * fontMetrics().height();
  if (context_.comparison.isOn()) return isHigh ? kSharePresenting : kShareOfLittle;
  return context_.window.isPresenting() ? kSharePresenting : kShareOfWindow;
}

void VerdictPanel::fitHeight() {
  if (!isVisible()) return;
  verdict_->setLow(window()->height() * shareOfWindow() < kLinesForReason * fontMetrics().height());
  // While it is hidden its viewport has no width to go by, and the layout none while it changes.
  const QMargins edges = layout()->contentsMargins();
  const int room = width() - edges.left() - edges.right();
  if (scroll_->isHidden()) verdict_->prepareFor(room);
  fit(*scroll_, scroll_->isHidden() ? room : scroll_->viewport()->width(), shareOfWindow());
  // The ladder above stays where it is when a question takes the place of the lanes.
  const bool hasLanes = !verdict_->lanes()->lanes().empty();
  fit(*questionScroll_, room, kShareOfQuestion, hasLanes ? scroll_->minimumHeight() : 0);
}

/// The lanes and the scrubber have one axis: it begins where the wider of the questions and the
/// player's buttons ends.
void VerdictPanel::alignLanes() {
  VerdictLanes* lanes = verdict_->lanes();
  Scrubber* scrubber = transport_->scrubber();
  const int offset = lanes->mapTo(this, QPoint()).x() - transport_->x();
  // A scene that asks nothing has no labels.
  const int wanted =
      std::max(0, static_cast<int>(verdict_->labelWidth()) + offset - scrubber->margin());
  if (transport_->controls()->minimumWidth() != wanted) {
    transport_->controls()->setMinimumWidth(wanted);
  }
  SecondsAxis shifted = scrubber->seconds();
  const double shift = scrubber->mapTo(this, QPoint()).x() - lanes->mapTo(this, QPoint()).x();
  shifted.axis = shifted.axis.stretched(shifted.axis.start() + shift, shifted.axis.end() + shift);
  lanes->setAxis(shifted);
  verdict_->lanesBeside()->setAxis(shifted);
}

}  // namespace linger
