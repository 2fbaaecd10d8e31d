#pragma once

#include <QPainter>
#include <optional>
#include <vector>

#include "app/look/theme.h"
#include "app/verdict/lanes_geometry.h"

namespace linger {

/// Draws what is the same at every instant: the queries, with the one that is spoken of and
/// whether the keyboard is on it, the answers' stretches and the axis's break.
void paintStretches(QPainter& painter, const std::vector<Lane>& lanes,
                    const LanesGeometry& geometry, std::optional<std::size_t> current, bool focused,
                    const Theme& theme, TextCache& texts);

/// Draws upon them the playhead and the answers' words.
void paintMoment(QPainter& painter, const std::vector<Lane>& lanes, const LanesGeometry& geometry,
                 SimTime now, const Theme& theme, TextCache& texts);

/// Draws the answers' words alone: of a whole run, which has no playhead.
void paintLaneWords(QPainter& painter, const std::vector<Lane>& lanes,
                    const LanesGeometry& geometry, const Theme& theme, TextCache& texts);

/// The colours of an answer.
const AnswerColours& coloursOf(const Verdict& verdict, const Theme& theme);

/// Stripes that tell "fails" without its colour.
void paintHatching(QPainter& painter, const QRectF& box, const QColor& colour, double spacing);

}  // namespace linger
