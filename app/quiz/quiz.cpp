#include "app/quiz/quiz.h"

#include "model/trace/known_part.h"

namespace linger {
namespace {

/// What the author says of the scene tells how it ends.
RunPointer knownRun(const ScenarioRun& run, SimTime until) {
  ScenarioRun known{run.scenario, knownPart(run.trace, until)};
  known.trace.description.clear();
  known.scenario.description.clear();
  known.scenario.misconception.clear();
  known.scenario.lesson.clear();
  return std::make_shared<const ScenarioRun>(std::move(known));
}

}  // namespace

Quiz::Quiz(const Document& document, Playhead& playhead, QObject* parent)
    : QObject(parent),
      document_(document),
      playhead_(playhead),
      words_(SceneWords::load(QLocale())) {
  connect(&document_, &Document::opened, this, &Quiz::begin);
  connect(&document_, &Document::traceChanged, this, &Quiz::updateFromTrace);
  connect(&playhead_, &Playhead::moved, this, &Quiz::updateFromPlayhead);
  connect(&playhead_, &Playhead::stopped, this, &Quiz::updateStop);
  begin();
}

TracePointer Quiz::knownPartOf(const TracePointer& trace) const {
  return horizon_ ? std::make_shared<const Trace>(knownPart(*trace, *horizon_)) : trace;
}

void Quiz::begin() {
  asked_.clear();
  end();
}

/// Other questions, or another run under them: whatever was open is not any more.
void Quiz::updateFromTrace() {
  end();
}

/// Who goes elsewhere has left the question; who goes back to the start begins again.
void Quiz::updateFromPlayhead(SimTime at) {
  const bool isFirstOpen = asksFirst() && phase_ != Phase::Told && at <= *firstAnsweredAt_;
  if (isFirstOpen) {
    if (phase_ == Phase::Asking && at != at_) commit();
    return;
  }
  if (phase_ != Phase::Silent && at != at_) end();
  if (at == kSimStart && phase_ == Phase::Silent) asked_.clear();
  if (phase_ == Phase::Silent) setStop();
}

void Quiz::updateStop() {
  if (phase_ == Phase::Committed) {
    at_ = playhead_.at();
    phase_ = Phase::Told;
    posed_.because = firstReason(*document_.trace(), Explanations::load(QLocale()));
    setStop();
    emit changed();
    return;
  }
  const auto& questions = document_.scenario().questions;
  for (std::size_t i = 0; i < questions.size(); ++i) {
    if (questions[i].at == playhead_.at() && !asked_.contains(i)) return ask(i);
  }
}

std::optional<SimTime> Quiz::nextQuestion() const {
  std::optional<SimTime> next;
  const auto& questions = document_.scenario().questions;
  for (std::size_t i = 0; on_ && i < questions.size(); ++i) {
    const SimTime at = questions[i].at;
    if (asked_.contains(i) || at < playhead_.at()) continue;
    if (!next || at < *next) next = at;
  }
  return next;
}

void Quiz::setStop() {
  const bool isFirstOpen = asksFirst() && phase_ != Phase::Told;
  playhead_.setStop(isFirstOpen ? firstAnsweredAt_ : nextQuestion());
  look();
}

/// Finds out how far the run may be shown.
void Quiz::look() {
  std::optional<SimTime> horizon = nextQuestion();
  if (phase_ == Phase::Asking) horizon = at_;
  if (phase_ == Phase::Committed) horizon = *firstAnsweredAt_ - 1us;
  if (whole_ == document_.run() && horizon == horizon_) return;
  whole_ = document_.run();
  horizon_ = horizon;
  known_ = horizon_ ? knownRun(*whole_, *horizon_) : whole_;
  emit knownChanged();
}

void Quiz::setOn(bool on) {
  if (on == on_) return;
  on_ = on;
  end();
  emit onChanged(on_);
}

void Quiz::ask(std::size_t index) {
  asked_.insert(index);
  at_ = playhead_.at();
  posed_ = pose(*document_.trace(), document_.scenario().questions[index], words_,
                Explanations::load(QLocale()));
  chosen_.reset();
  phase_ = Phase::Asking;
  setStop();
  emit changed();
}

void Quiz::askFirst() {
  const std::optional<FirstQuestion> first = firstQuestion(*document_.trace());
  if (!first || playhead_.at() != kSimStart) return;
  firstAnsweredAt_ = first->answeredAt;
  posed_ = first->posed;
  at_ = kSimStart;
  chosen_.reset();
  phase_ = Phase::Asking;
  setStop();
  emit changed();
}

void Quiz::choose(int index) {
  if (phase_ != Phase::Asking || index < 0 || index >= posed_.choices.size()) return;
  chosen_ = index;
  if (!asksFirst()) return tell();
  commit();
  playhead_.play();
}

void Quiz::commit() {
  phase_ = Phase::Committed;
  setStop();
  emit changed();
}

void Quiz::tell() {
  if (phase_ != Phase::Asking || asksFirst()) return;
  phase_ = Phase::Told;
  setStop();
  emit changed();
}

void Quiz::goOn() {
  if (phase_ == Phase::Silent) return;
  asksFirst() && phase_ != Phase::Told ? commit() : end();
  playhead_.play();
}

void Quiz::end() {
  const bool wasOpen = phase_ != Phase::Silent;
  phase_ = Phase::Silent;
  firstAnsweredAt_.reset();
  setStop();
  if (wasOpen) emit changed();
}

}  // namespace linger
