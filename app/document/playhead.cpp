#include "app/document/playhead.h"

#include <algorithm>
#include <cmath>
#include <iterator>

#include "model/trace/snapshot.h"

namespace linger {
namespace {

constexpr int kFrameMilliseconds = 16;
constexpr int kUnseenMilliseconds = 80;
constexpr double kLongestFrame = 0.1;  ///< A window that was stalled does not leap.
constexpr double kBeatSeconds = 1.2;   ///< From event to event with reduced motion.
constexpr Duration kLeastTail = 20ms;
constexpr double kSecondsForLoad = 20.0;  ///< On the wall, for the whole of it.

}  // namespace

Playhead::Playhead(const Document& document, QObject* parent)
    : QObject(parent), document_(document) {
  timer_.setTimerType(Qt::PreciseTimer);
  timer_.setInterval(kFrameMilliseconds);
  connect(&timer_, &QTimer::timeout, this, &Playhead::frame);
  connect(&document, &Document::traceChanged, this, &Playhead::updateFromTrace);
  connect(&document, &Document::opened, this, &Playhead::rewind);
  updateFromTrace();
}

void Playhead::updateFromTrace() {
  if (document_.showsLoad()) return;  // It stays where it is until the course of the load is known.
  updateEnd();
  moveTo(std::min(at_, end_));
}

void Playhead::setCourse(const std::vector<SimTime>& instants) {
  instants_ = instants;
  end_ = instants.empty() ? kSimStart : instants.back();
  paceMap_ = PaceMap::even(end_, kSecondsForLoad);
  emit endChanged(end_);
  moveTo(std::min(at_, end_));
}

/// As slow as in the run that lasts longer; from event to event of either.
void Playhead::updateEnd() {
  const Trace& trace = *document_.trace();
  const bool isShorter = beside_ && beside_->end > trace.end;
  const Trace& longer = isShorter ? *beside_ : trace;
  paceMap_ = PaceMap(longer);
  instants_ = eventInstants(trace);
  if (beside_) {
    std::vector<SimTime> both;
    std::ranges::set_union(instants_, eventInstants(*beside_), std::back_inserter(both));
    instants_ = std::move(both);
  }
  end_ = longer.end + std::max(kLeastTail, longer.linkDelay);
  emit endChanged(end_);
}

void Playhead::setBeside(const TracePointer& trace) {
  if (trace == beside_) return;
  beside_ = trace;
  if (document_.showsLoad()) return;
  updateEnd();
  if (at_ > end_) moveTo(end_);
}

void Playhead::rewind() {
  pause();
  moveTo(kSimStart);
}

void Playhead::moveTo(SimTime at) {
  at_ = at;
  emit moved(at_);
}

void Playhead::seek(SimTime at) {
  const SimTime wanted = std::clamp(at, kSimStart, end_);
  if (wanted != at_) moveTo(wanted);
}

void Playhead::play() {
  if (isPlaying()) return;
  if (stop_ == at_) return emit stopped();
  if (isAtEnd()) moveTo(kSimStart);
  sinceBeat_ = kBeatSeconds;
  sinceFrame_.start();
  timer_.start();
  emit playingChanged(true);
}

void Playhead::pause() {
  if (!isPlaying()) return;
  timer_.stop();
  emit playingChanged(false);
}

void Playhead::togglePlaying() {
  isPlaying() ? pause() : play();
}

void Playhead::stepForward() {
  pause();
  const auto next = std::ranges::upper_bound(instants_, at_);
  advanceTo(next == instants_.end() ? end_ : *next);
}

void Playhead::stepBackward() {
  pause();
  const auto here = std::ranges::lower_bound(instants_, at_);
  seek(here == instants_.begin() ? kSimStart : *std::prev(here));
}

void Playhead::toStart() {
  pause();
  seek(kSimStart);
}

void Playhead::toEnd() {
  pause();
  seek(end_);
}

void Playhead::setPace(Pace pace) {
  pace.factor = std::clamp(pace.factor, 0.01, 1000.0);
  if (pace == pace_) return;
  pace_ = pace;
  emit paceChanged(pace_);
}

void Playhead::setStop(std::optional<SimTime> stop) {
  stop_ = stop;
}

void Playhead::advanceTo(SimTime at) {
  const bool stops = stop_ && at_ <= *stop_ && *stop_ <= at;
  seek(stops ? *stop_ : at);
  if (!stops) return;
  pause();
  emit stopped();
}

void Playhead::setSeen(bool seen) {
  timer_.setInterval(seen ? kFrameMilliseconds : kUnseenMilliseconds);
}

void Playhead::setReducedMotion(bool on) {
  reducedMotion_ = on;
}

void Playhead::frame() {
  const double elapsed = static_cast<double>(sinceFrame_.nsecsElapsed()) / 1e9;
  sinceFrame_.start();
  advance(std::min(elapsed, kLongestFrame));
}

void Playhead::advance(double wallSeconds) {
  if (!isPlaying()) return;
  if (reducedMotion_) {
    beat(wallSeconds);
  } else if (pace_.trueTime) {
    advanceTo(at_ + Duration(std::llround(wallSeconds * pace_.factor * 1e6)));
  } else {
    const SimTime next = paceMap_.instantAt(paceMap_.wallAt(at_) + wallSeconds * pace_.factor);
    advanceTo(std::max(next, at_ + 1us));
  }
  if (isAtEnd()) pause();
}

void Playhead::beat(double wallSeconds) {
  sinceBeat_ += wallSeconds * (pace_.trueTime ? 1.0 : pace_.factor);
  if (sinceBeat_ < kBeatSeconds) return;
  sinceBeat_ = 0.0;
  const auto next = std::ranges::upper_bound(instants_, at_);
  advanceTo(next == instants_.end() ? end_ : *next);
}

}  // namespace linger
