#include "app/document/comparison.h"

#include <algorithm>
#include <array>

#include "app/document/edit_words.h"
#include "app/document/pending_work.h"
#include "app/document/words.h"
#include "model/fleet/caller_traces.h"
#include "model/sim/load.h"
#include "model/sim/stoppable.h"
#include "model/tcp/overloaded.h"

namespace linger {
namespace {

constexpr std::array<Duration, 3> kOtherMsls{5s, 30s, 120s};

/// The edited scenario with one more edit, in force after all others.
EditedScenario with(EditedScenario edited, const Edit& edit) {
  edited.edits.push_back({edit});
  return edited;
}

bool runsEverywhere(const Scenario& scenario, OsId os) {
  return std::ranges::all_of(scenario.hosts, [os](const Host& host) { return host.os == os; });
}

}  // namespace

EditedScenario contrasted(const EditedScenario& edited, const Contrast& contrast) {
  return std::visit(
      Overloaded{
          [&](const contrast::WithoutEdits&) {
            return EditedScenario{edited.base, {}};
          },
          [&](const contrast::WithoutEdit& without) {
            EditedScenario other = edited;
            if (without.index < other.edits.size()) other.edits[without.index].on = false;
            return other;
          },
          [&](const contrast::OtherSystem& system) {
            return with(edited, edit::SetOs{std::nullopt, system.os});
          },
          [&](const contrast::OtherMsl& other) { return with(edited, edit::SetMsl{other.msl}); },
          [](const contrast::Former& former) { return former.edited; },
          [&](const contrast::OnKernel&) { return edited; },
      },
      contrast);
}

QString nameOf(const Contrast& contrast, const EditedScenario& edited) {
  return std::visit(
      Overloaded{
          [](const contrast::WithoutEdits&) { return Comparison::tr("without any edit"); },
          [&](const contrast::WithoutEdit& without) {
            if (without.index >= edited.edits.size()) return Comparison::tr("the same");
            return Comparison::tr("without “%1”").arg(nameOf(edited.edits[without.index].edit));
          },
          [](const contrast::OtherSystem& system) {
            return Comparison::tr("on %1").arg(text(profileOf(system.os).title));
          },
          [](const contrast::OtherMsl& other) {
            return Comparison::tr("with an MSL of %1").arg(durationText(other.msl));
          },
          [](const contrast::Former&) { return Comparison::tr("as it was before the swap"); },
          [](const contrast::OnKernel& kernel) {
            return Comparison::tr("on this machine's kernel, %1").arg(text(kernel.engine));
          },
      },
      contrast);
}

std::vector<Contrast> contrastsFor(const EditedScenario& edited) {
  std::vector<Contrast> all;
  for (std::size_t i = edited.edits.size(); i-- > 0;) {
    if (edited.edits[i].on) all.emplace_back(contrast::WithoutEdit{i});
  }
  if (all.size() > 1) all.emplace_back(contrast::WithoutEdits{});
  const Scenario now = scenarioOf(edited);
  for (const OsProfile* profile : allProfiles()) {
    if (!runsEverywhere(now, profile->id)) all.emplace_back(contrast::OtherSystem{profile->id});
  }
  for (Duration msl : kOtherMsls) {
    if (now.msl != msl) all.emplace_back(contrast::OtherMsl{msl});
  }
  return all;
}

Comparison::Comparison(Document& document, QObject* parent) : QObject(parent), document_(document) {
  connect(&document_, &Document::traceChanged, this, &Comparison::refresh);
  connect(&document_, &Document::opened, this, &Comparison::stop);
}

QString Comparison::otherName() const {
  return nameOf(contrast_, document_.edited());
}

/// A run in real time is late by the scheduler's delays and the steps of the kernel's timers.
Duration Comparison::tolerance() const {
  constexpr Duration kRealTime = 150ms;
  return isScenario() ? Duration{} : kRealTime;
}

bool Comparison::isScenario() const {
  return !std::holds_alternative<contrast::OnKernel>(contrast_);
}

void Comparison::compareWith(TracePointer trace, const contrast::OnKernel& engine) {
  PendingWork::drop(this);
  on_ = true;
  contrast_ = engine;
  trace_ = std::move(trace);
  emit changed();
}

void Comparison::start() {
  const std::vector<Contrast> choices = contrastsFor(document_.edited());
  if (choices.empty()) return;
  on_ = true;
  setContrast(choices.front());
}

void Comparison::stop() {
  if (!on_) return;
  PendingWork::drop(this);
  on_ = false;
  trace_.reset();
  emit changed();
}

void Comparison::setContrast(const Contrast& contrast) {
  if (contrast == contrast_ && !isScenario()) return;
  contrast_ = contrast;
  refresh();
}

/// Until a long run has ended the former one stays.
void Comparison::refresh() {
  if (!on_) return;
  if (!isScenario()) return stop();  // It ran another scene than what is open now.
  const auto made = std::make_shared<std::optional<Trace>>();
  const auto edited =
      std::make_shared<const EditedScenario>(contrasted(document_.edited(), contrast_));
  const auto run = [made, edited](const std::atomic<bool>& stop) {
    const Scenario other = scenarioOf(*edited);
    if (!problemsOf(other).empty()) return;
    *made = isFleet(other) ? shownTrace(other) : simulateUnless(stop, other);
  };
  PendingWork::begin(this, tr("Running the other future…"), run, [this, made](bool) {
    if (!*made) return stop();  // It cannot be run, or nobody wants to wait for it.
    trace_ = std::make_shared<const Trace>(std::move(**made));
    emit changed();
  });
}

void Comparison::swap() {
  if (!on_ || !isScenario()) return;
  const EditedScenario former = document_.edited();
  const EditedScenario other = contrasted(former, contrast_);
  contrast_ = contrast::Former{former};
  document_.replaceWith(other, tr("Swap the two futures"));
}

void Comparison::keepOther() {
  if (!on_ || !isScenario()) return;
  const EditedScenario other = contrasted(document_.edited(), contrast_);
  const QString name = tr("Keep the future %1").arg(otherName());
  stop();
  document_.replaceWith(other, name);
}

}  // namespace linger
