#include "app/window/run_commentary.h"

#include <QUndoStack>
#include <QWidget>
#include <array>
#include <chrono>

#include "app/actions/action_set.h"
#include "app/document/host_words.h"
#include "app/document/words.h"
#include "app/files/scenario/scene_words.h"
#include "app/files/sentences.h"
#include "app/look/announcement.h"
#include "app/verdict/lane_answer.h"
#include "app/verdict/verdict_lanes.h"
#include "app/window/event_caption.h"
#include "model/trace/snapshot.h"

namespace linger {
namespace {

constexpr auto kMoment = std::chrono::milliseconds(120);

/// Switches of the view: nothing else would say that they were moved.
constexpr std::array kSwitches{"show-future", "reduced-motion", "single-keys",
                               "compare",     "present",        "edit-scene"};

}  // namespace

RunCommentary::RunCommentary(AppContext& context, const VerdictLanes& lanes,
                             const ActionSet& actions, QWidget* window)
    : QObject(window), context_(context), lanes_(lanes), window_(*window), moment_(this) {
  isListenedTo();
  moment_.setSingleShot(true);
  moment_.setInterval(kMoment);
  connect(&moment_, &QTimer::timeout, this, &RunCommentary::say);
  connect(&context_.playhead, &Playhead::moved, this, &RunCommentary::updateFromPlayhead);
  connect(&context_.playhead, &Playhead::playingChanged, this, &RunCommentary::updatePlaying);
  connect(&context_.document, &Document::opened, this, &RunCommentary::updateFromDocument);
  connect(context_.document.undoStack(), &QUndoStack::indexChanged, this,
          &RunCommentary::updateFromUndoStack);
  connect(&lanes_, &VerdictLanes::lanesChanged, this, [this] { updateFromAnswer(false); });
  listenTo(actions);
}

void RunCommentary::listenTo(const ActionSet& actions) {
  for (const char* id : kSwitches) {
    const QAction* action = actions.action(id);
    connect(action, &QAction::triggered, this, [this, action] {
      const QString name = withoutMnemonic(action->text());
      add(action->isChecked() ? tr("%1: on.").arg(name) : tr("%1: off.").arg(name));
    });
  }
}

void RunCommentary::startMoment() {
  if (!moment_.isActive()) moment_.start();
}

void RunCommentary::add(const QString& message) {
  if (!isListenedTo()) return;
  pending_ << message;
  startMoment();
}

/// Of events that are passed within a moment, the last is said.
void RunCommentary::updateFromPlayhead(SimTime at) {
  if (!isListenedTo()) return;
  QString event = eventCaption(context_.quiz.known()->trace, at);
  if (event != event_) {
    event_ = std::move(event);
    isEventDue_ = true;
    startMoment();
  }
  updateFromAnswer(false);
}

void RunCommentary::updatePlaying(bool playing) {
  if (!isListenedTo()) return;
  if (playing) return add(tr("Playing."));
  const SimTime at = context_.playhead.at();
  QStringList said{context_.playhead.isAtEnd() ? tr("End of the run.")
                                               : tr("Paused at %1.").arg(instantText(at))};
  const Trace& trace = context_.quiz.known()->trace;
  const Snapshot now = snapshotAt(trace, at);
  for (std::size_t i = 0; i < trace.hosts.size(); ++i) {
    said << tr("%1: %2.").arg(hostText(trace.hosts[i].name), text(nameOf(now.hosts[i].state)));
  }
  add(inOneText(said));
}

void RunCommentary::updateFromDocument() {
  pending_.clear();
  event_.clear();
  works_.reset();
  add(tr("Opened: %1.").arg(SceneWords::load(QLocale()).of(context_.document.trace()->title)));
  updateFromAnswer(true);
}

void RunCommentary::updateFromUndoStack(int index) {
  const QUndoStack& stack = *context_.document.undoStack();
  if (index < steps_ && index < stack.count()) add(tr("Undone: %1.").arg(stack.text(index)));
  if (index > steps_) add(stack.text(index - 1) + u'.');
  if (index != steps_ && stack.count() > 0) updateFromAnswer(true);
  steps_ = index;
}

/// Nothing of it is known while a question is open or to come.
void RunCommentary::updateFromAnswer(bool always) {
  const std::size_t lane = lanes_.currentLane();
  const bool isAsked = lane < lanes_.lanes().size();
  if (!isListenedTo() || !isAsked || context_.quiz.horizon()) return;
  const SimTime at = context_.playhead.at();
  const bool works = answerFor(*context_.document.trace(), lanes_.lanes()[lane], at).works;
  if (works == works_ && !always) return;
  works_ = works;
  isAnswerDue_ = true;
  startMoment();
}

QString RunCommentary::answer() const {
  return inOneText({lanes_.accessibleName(), lanes_.headline(lanes_.currentLane())});
}

void RunCommentary::say() {
  QStringList said = pending_;
  if (isEventDue_) said << (event_.isEmpty() ? tr("At the start of the run.") : event_ + u'.');
  if (isAnswerDue_ && !context_.quiz.horizon()) said << answer();
  const Quiz::Phase phase = context_.quiz.phase();
  const bool cardSpeaks = phase == Quiz::Phase::Asking || phase == Quiz::Phase::Told;
  if (!cardSpeaks) announce(window_, inOneText(said));
  pending_.clear();
  isEventDue_ = isAnswerDue_ = false;
}

}  // namespace linger
