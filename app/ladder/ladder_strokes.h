#pragma once

#include "app/ladder/ladder_pass.h"

namespace linger {

/// What a ladder is drawn with: one function for each part of its geometry, in the order in which
/// LadderPainter lays one over the other. Each draws nothing that is out of sight or hidden.

void paintBreaks(const LadderPass& pass);
/// The axis with its marks, interrupted by a zigzag where time is hidden.
void paintTicks(const LadderPass& pass);
/// A band down to the playhead in its colour, and faintly beyond.
void paintBand(const LadderPass& pass, const StateBand& band);
void paintProcess(const LadderPass& pass, const ProcessLine& process);
void paintBracket(const LadderPass& pass, const TimerBracket& timer);
/// As far as it has come in full, the rest faintly; a cross where it is lost.
void paintSegment(const LadderPass& pass, const SegmentLine& segment);
void paintPlayheadLine(const LadderPass& pass);

void paintBandLabel(const LadderPass& pass, const StateBand& band);
void paintChip(const LadderPass& pass, const CallChip& chip);
void paintSegmentWords(const LadderPass& pass, const SegmentLine& segment);
void paintBracketText(const LadderPass& pass, const TimerBracket& timer);
/// That the run was cut short where the axis ends.
void paintCut(const LadderPass& pass, const CutNote& cut);
void paintPlayheadPill(const LadderPass& pass);

}  // namespace linger
