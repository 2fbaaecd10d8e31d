#include "app/lesson/quiz.h"

namespace linger {

Quiz::Quiz(const Document& document, Playhead& playhead, QObject* parent)
    : QObject(parent),
      document_(document),
      playhead_(playhead),
      words_(SceneWords::load(QLocale())),
      explanations_(Explanations::load(QLocale())) {
  connect(&document_, &Document::opened, this, &Quiz::begin);
  connect(&document_, &Document::traceChanged, this, &Quiz::takeTrace);
  connect(&playhead_, &Playhead::moved, this, &Quiz::takePlayhead);
  connect(&playhead_, &Playhead::stopped, this, [this] {
    const auto& questions = document_.scenario().questions;
    for (std::size_t i = 0; i < questions.size(); ++i) {
      if (questions[i].at == playhead_.at() && !asked_.contains(i)) return ask(i);
    }
  });
  begin();
}

void Quiz::begin() {
  asked_.clear();
  end();
}

/// Other questions, or another run under them: whatever was open is not any more.
void Quiz::takeTrace() {
  end();
}

/// Who goes elsewhere has left the question; who goes back to the start begins again.
void Quiz::takePlayhead(SimTime at) {
  if (phase_ != Phase::Silent && at != at_) end();
  if (at == kSimStart && phase_ == Phase::Silent) asked_.clear();
  if (phase_ == Phase::Silent) setStop();
}

void Quiz::setStop() {
  std::optional<SimTime> next;
  const auto& questions = document_.scenario().questions;
  for (std::size_t i = 0; on_ && i < questions.size(); ++i) {
    const SimTime at = questions[i].at;
    if (asked_.contains(i) || at < playhead_.at()) continue;
    if (!next || at < *next) next = at;
  }
  playhead_.setStop(next);
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
  posed_ = pose(*document_.trace(), document_.scenario().questions[index], words_, explanations_);
  chosen_.reset();
  phase_ = Phase::Asking;
  setStop();
  emit changed();
}

void Quiz::choose(int index) {
  if (phase_ != Phase::Asking || index < 0 || index >= posed_.choices.size()) return;
  chosen_ = index;
  tell();
}

void Quiz::tell() {
  if (phase_ != Phase::Asking) return;
  phase_ = Phase::Told;
  emit changed();
}

void Quiz::goOn() {
  if (phase_ == Phase::Silent) return;
  end();
  playhead_.play();
}

void Quiz::end() {
  const bool wasOpen = phase_ != Phase::Silent;
  phase_ = Phase::Silent;
  setStop();
  if (wasOpen) emit changed();
}

}  // namespace linger
