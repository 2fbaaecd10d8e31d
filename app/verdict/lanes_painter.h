#pragma once

#include <QPainter>
#include <QString>
#include <optional>
#include <vector>

#include "app/ladder/seconds_axis.h"
#include "app/look/text_cache.h"
#include "app/look/theme.h"
#include "app/verdict/lanes.h"

namespace linger {

/// An interval's piece of a lane, in pixels.
struct LanePiece {
  std::size_t lane = 0;
  std::size_t interval = 0;
  QRectF box;
  QRectF run;           ///< The pieces with the same result around it, and itself.
  QRectF room;          ///< Of the box, what is on one side of the axis's break: the wider part.
  QString words;        ///< The fullest that fit; empty where none do.
  QRectF wordsBox;      ///< Where they stand: never upon the break.
  bool beside = false;  ///< The words stand to the right of the piece, which is too short.
};

/// Lanes laid out under a shared time axis.
struct LanesGeometry {
  SecondsAxis seconds;
  double laneHeight = 0;
  double height = 0;
  bool isUnderNames = false;
  std::vector<QRectF> labels;  ///< By lane: where its query is written.
  std::vector<QRectF> rows;    ///< By lane: its query and its answers.
  std::vector<LanePiece> pieces;

  /// Null where there is none; until the lanes are laid out again.
  const LanePiece* pieceAt(QPointF point) const;
};

/// How much room is between two lines of words. Under their names the lanes are as tight, and have
/// the names' width for their answers.
enum class LaneSpacing { Usual, Tight, UnderNames };

/// The width that the queries need beside the lanes.
double lanesLabelWidth(const std::vector<Lane>& lanes, TextCache& texts);

/// `axis` runs from the left to the right edge of the lanes.
LanesGeometry layOutLanes(const std::vector<Lane>& lanes, const SecondsAxis& axis, TextCache& texts,
                          LaneSpacing spacing = LaneSpacing::Usual);

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
