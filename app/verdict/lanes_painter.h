#pragma once

#include <QPainter>
#include <QString>
#include <optional>
#include <vector>

#include "app/ladder/seconds_axis.h"
#include "app/look/text_cache.h"
#include "app/look/theme.h"
#include "model/trace/connects.h"
#include "model/trace/restarts.h"

namespace linger {

/// One question with its answers over time.
struct Lane {
  RebindQuestion question;
  std::optional<ConnectQuestion> connects;  ///< A client's connect() is asked about instead.
  QString label;
  std::vector<VerdictInterval> intervals;
  std::vector<RestartAttempt> attempts;  ///< The run's own restarts of that program.
  std::vector<VerdictInterval> another;  ///< One restart more, beside those that worked.
  std::vector<VerdictInterval> bothSet;  ///< If both runs set SO_REUSEADDR.
  bool asRun = false;                    ///< It asks what the run's own program does.
};

/// The answers are those of restartVerdicts().
std::vector<Lane> lanesFor(const Trace& trace, const std::vector<RebindQuestion>& questions);

/// Lanes that ask about connect(); `question` names the client's program only.
std::vector<Lane> connectLanes(const Trace& trace, const std::vector<ConnectQuestion>& questions);

/// What is at stake in the run: a client's connect(), or the server's restart with `questions`, by
/// default standardQuestions(). None where no port is.
std::vector<Lane> lanesAtStake(
    const Trace& trace, const std::optional<std::vector<RebindQuestion>>& questions = std::nullopt);

/// The lane that asks what the run's own program does: what it sets, on the old socket and on the
/// new one. The first where none does.
std::size_t laneOfTheRun(const Trace& trace, const std::vector<Lane>& lanes);

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
  std::vector<QRectF> labels;  ///< By lane: where its question is written.
  std::vector<LanePiece> pieces;

  const LanePiece* pieceAt(QPointF point) const;
};

/// The width that the questions need.
double lanesLabelWidth(const std::vector<Lane>& lanes, TextCache& texts);

/// How much room is between two lines of words.
enum class LaneSpacing { Usual, Tight };

/// `axis` runs from the left to the right edge of the lanes.
LanesGeometry layOutLanes(const std::vector<Lane>& lanes, const SecondsAxis& axis, TextCache& texts,
                          LaneSpacing spacing = LaneSpacing::Usual);

/// Draws what is the same at every instant: the questions, with the one that is spoken of and
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
