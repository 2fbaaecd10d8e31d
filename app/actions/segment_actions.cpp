// The rows of the Segment menu: what can be done to the picked segment.

#include <QtGlobal>
#include <algorithm>
#include <array>

#include "app/actions/action_row.h"

namespace linger {
namespace {

/// How much later a delayed segment, or the copy of a duplicated one, arrives.
Duration lateness(const AppContext& s) {
  return std::max<Duration>(s.document.trace()->linkDelay * 4, 100ms);
}

bool picked(const AppContext& s) {
  return s.selection.segment().has_value();
}

std::optional<Impairment> impairment(const AppContext& s) {
  if (!s.selection.segment()) return std::nullopt;
  return impairmentOf(s.document.scenario(), *s.selection.segment());
}

bool hasImpairment(const AppContext& s) {
  return impairment(s).has_value();
}

template <Impairment::Kind kind>
bool is(const AppContext& s) {
  const std::optional<Impairment> now = impairment(s);
  return now && now->kind == kind;
}

/// Gives the picked segment an impairment; takes it away where it has that one already.
template <Impairment::Kind kind>
void give(AppContext& s) {
  if (!picked(s)) return;
  const SegmentChoice choice = *s.selection.segment();
  if (is<kind>(s)) {
    s.document.make(edit::SetImpairment{choice, std::nullopt});
  } else {
    const Duration by = kind == Impairment::Kind::Drop ? Duration{} : lateness(s);
    s.document.make(edit::SetImpairment{choice, Impairment{kind, by}});
  }
}

/// Picks the segment before or after the picked one; the playhead goes to when it is sent.
void pickNeighbour(AppContext& s, int step) {
  const Trace& trace = *s.document.trace();
  const auto isOwn = [](const SegmentRecord& segment) {
    return !segment.injected && !segment.copyOf;
  };
  const SegmentRecord* now = s.selection.segmentIn(trace);
  const auto count = static_cast<int>(trace.segments.size());
  int index = now ? now->id.value - 1 + step : (step > 0 ? 0 : count - 1);
  while (index >= 0 && index < count && !isOwn(trace.segments[static_cast<std::size_t>(index)])) {
    index += step;
  }
  if (index < 0 || index >= count) return;
  const SegmentRecord& next = trace.segments[static_cast<std::size_t>(index)];
  s.selection.pickSegment(trace, next.id);
  if (s.playhead.at() < next.sent) s.playhead.seek(next.sent);
}

bool hasSegments(const AppContext& s) {
  return !s.document.trace()->segments.empty();
}

const std::array kSegment{
    ActionRow{"next-segment", Menu::Segment, QT_TRANSLATE_NOOP("Actions", "Select the &next"), "N",
              [](AppContext& s) { pickNeighbour(s, 1); }, hasSegments},
    ActionRow{"previous-segment", Menu::Segment,
              QT_TRANSLATE_NOOP("Actions", "Select the &previous"), "Shift+N",
              [](AppContext& s) { pickNeighbour(s, -1); }, hasSegments},
    editing(ActionRow{"drop", Menu::Segment, QT_TRANSLATE_NOOP("Actions", "&Drop it"), "D Del",
                      give<Impairment::Kind::Drop>, picked, is<Impairment::Kind::Drop>, true}),
    editing(ActionRow{"delay", Menu::Segment, QT_TRANSLATE_NOOP("Actions", "De&lay it"), "L",
                      give<Impairment::Kind::Delay>, picked, is<Impairment::Kind::Delay>}),
    editing(ActionRow{"duplicate", Menu::Segment, QT_TRANSLATE_NOOP("Actions", "D&uplicate it"),
                      "U", give<Impairment::Kind::Duplicate>, picked,
                      is<Impairment::Kind::Duplicate>}),
    editing(ActionRow{
        "restore", Menu::Segment, QT_TRANSLATE_NOOP("Actions", "&Restore it"), "Backspace",
        [](AppContext& s) {
          if (picked(s)) s.document.make(edit::SetImpairment{*s.selection.segment(), std::nullopt});
        },
        hasImpairment}),
    ActionRow{"pick-nothing", Menu::Segment, QT_TRANSLATE_NOOP("Actions", "Clear selecti&on"), "",
              [](AppContext& s) { s.selection.clear(); }, picked, nullptr, true},
};

}  // namespace

std::span<const ActionRow> segmentRows() {
  return kSegment;
}

}  // namespace linger
