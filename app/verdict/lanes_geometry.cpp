#include "app/verdict/lanes_geometry.h"

#include <algorithm>
#include <span>

#include "app/verdict/rebind_words.h"

namespace linger {
namespace {

double lineOf(TextCache& texts) {
  return texts.sizeOf(TextRole::Text, QStringLiteral("X")).height();
}

bool sameRun(const VerdictInterval& a, const VerdictInterval& b) {
  return a.verdict.result == b.verdict.result && a.verdict.failedAt == b.verdict.failedAt &&
         (a.verdict.evidence == Evidence::Disputed) == (b.verdict.evidence == Evidence::Disputed);
}

/// Of each run, the widest piece names the result, and every piece what is in the way there.
class RunWords {
 public:
  RunWords(const Lane& lane, TextCache& texts) : lane_(lane), texts_(texts) {}

  void write(std::span<LanePiece> run) const {
    const auto widest = std::max_element(run.begin(), run.end(), [](const auto& a, const auto& b) {
      return a.box.width() < b.box.width();
    });
    for (LanePiece& piece : run) {
      const bool names = &piece == &*widest;
      const VerdictInterval& here = lane_.intervals[piece.interval];
      const QStringList tries =
          names ? QStringList{answerWords(here), resultWord(here), blockerWord(here)}
                : QStringList{blockerWord(here)};
      piece.words = fullestThatFits(tries, piece.room.width());
      place(piece, piece.room);
    }
  }

  /// A run in which no words found room has its result beside it, in the room of the next one, with
  /// an arrow to where it belongs.
  void writeBeside(LanePiece& piece, LanePiece& next, const QRectF& before,
                   const QRectF& after) const {
    const QString words = QStringLiteral("◂ %1").arg(resultWord(lane_.intervals[piece.interval]));
    const double width = textWidth(words) + 2 * kMargin * line();
    for (const QRectF& part : {before, after}) {
      const bool isShared = part == next.room && !next.words.isEmpty();
      const double taken = isShared ? textWidth(next.words) + 2 * kMargin * line() : 0;
      const double needed = isShared ? width + taken : textWidth(words) + kTightMargin * line();
      if (part.width() < needed) continue;
      piece.words = words;
      piece.beside = true;
      place(piece, part);
      if (isShared) place(next, part.adjusted(width, 0, 0, 0));
      return;
    }
  }

 private:
  static constexpr double kMargin = 0.7;       ///< In lines, on either side of words.
  static constexpr double kTightMargin = 0.6;  ///< On both sides together, where they are alone.

  double line() const { return lineOf(texts_); }
  double textWidth(const QString& words) const {
    return texts_.sizeOf(TextRole::Strong, words).width();
  }

  /// At its left, or in its middle where it is short.
  void place(LanePiece& piece, const QRectF& part) const {
    const QSizeF size = texts_.sizeOf(TextRole::Strong, piece.words);
    const bool isTight = part.width() < size.width() + 1.6 * line();
    const double x =
        isTight ? part.center().x() - size.width() / 2 : part.left() + kMargin * line();
    piece.wordsBox = QRectF(QPointF(x, part.center().y() - size.height() / 2), size);
  }

  QString fullestThatFits(const QStringList& tries, double width) const {
    const double room = width - 0.35 * line();
    for (const QString& words : tries) {
      if (textWidth(words) <= room) return words;
    }
    return {};
  }

  const Lane& lane_;
  TextCache& texts_;
};

/// Gives each piece the whole run of equal results that it belongs to, and their words.
void joinRuns(const Lane& lane, std::vector<LanePiece>& pieces, std::size_t first,
              TextCache& texts) {
  const RunWords words(lane, texts);
  for (std::size_t i = first; i < pieces.size();) {
    std::size_t end = i + 1;
    QRectF run = pieces[i].box;
    while (end < pieces.size() &&
           sameRun(lane.intervals[pieces[i].interval], lane.intervals[pieces[end].interval])) {
      run |= pieces[end++].box;
    }
    words.write(std::span(pieces).subspan(i, end - i));
    for (; i < end; ++i) pieces[i].run = run;
  }
}

/// What of a box is before the axis's break, and after it.
std::pair<QRectF, QRectF> partsOf(const QRectF& box, const SecondsAxis& seconds) {
  if (!seconds.widenedUntil) return {box, QRectF()};
  QRectF before = box;
  QRectF after = box;
  before.setRight(std::clamp(seconds.breakFrom(), box.left(), box.right()));
  after.setLeft(std::clamp(seconds.breakTo(), box.left(), box.right()));
  return {before, after};
}

QRectF roomIn(const QRectF& box, const SecondsAxis& seconds) {
  const auto [before, after] = partsOf(box, seconds);
  return before.width() >= after.width() ? before : after;
}

void nameShortRuns(const Lane& lane, std::span<LanePiece> pieces, const SecondsAxis& seconds,
                   TextCache& texts) {
  const RunWords words(lane, texts);
  for (std::size_t i = 0; i < pieces.size();) {
    std::size_t end = i + 1;
    while (end < pieces.size() && pieces[end].run == pieces[i].run) ++end;
    const auto run = pieces.subspan(i, end - i);
    const bool isNamed =
        std::ranges::any_of(run, [](const LanePiece& piece) { return !piece.words.isEmpty(); });
    if (!isNamed && end < pieces.size()) {
      const auto [before, after] = partsOf(pieces[end].box, seconds);
      words.writeBeside(run.back(), pieces[end], before, after);
    }
    i = end;
  }
}

}  // namespace

const LanePiece* LanesGeometry::pieceAt(QPointF point) const {
  const auto found = std::find_if(pieces.begin(), pieces.end(), [&](const LanePiece& piece) {
    return piece.box.contains(point);
  });
  return found == pieces.end() ? nullptr : &*found;
}

double lanesLabelWidth(const std::vector<Lane>& lanes, TextCache& texts) {
  double width = 0;
  for (const Lane& lane : lanes) {
    width = std::max(width, texts.sizeOf(TextRole::Strong, lane.label).width());
  }
  return width + lineOf(texts);
}

LanesGeometry layOutLanes(const std::vector<Lane>& lanes, const SecondsAxis& seconds,
                          TextCache& texts, LaneSpacing spacing) {
  const TimeAxis& axis = seconds.axis;
  const double line = lineOf(texts);
  LanesGeometry geometry;
  geometry.seconds = seconds;
  geometry.line = line;
  const bool isTight = spacing != LaneSpacing::Usual;
  geometry.isUnderNames = spacing == LaneSpacing::UnderNames;
  const double gap = (isTight ? 0.2 : 0.45) * line;
  geometry.laneHeight = (isTight ? 1.3 : 1.7) * line;
  const double margin = (geometry.isUnderNames ? 0.1 : 0.3) * line;
  double y = margin;
  for (std::size_t l = 0; l < lanes.size(); ++l) {
    const double top = y;
    if (geometry.isUnderNames) {
      geometry.labels.push_back(QRectF(axis.start(), y, axis.end() - axis.start(), line));
      y += line;
    } else {
      geometry.labels.push_back(QRectF(0, y, axis.start() - 0.7 * line, geometry.laneHeight));
    }
    const double width = std::max(axis.end(), geometry.labels.back().right());
    geometry.rows.push_back(QRectF(0, top, width, y + geometry.laneHeight - top));
    const std::size_t first = geometry.pieces.size();
    for (std::size_t i = 0; i < lanes[l].intervals.size(); ++i) {
      const VerdictInterval& interval = lanes[l].intervals[i];
      const double left = axis.pixelAt(interval.from);
      const double right = interval.to ? axis.pixelAt(*interval.to) : axis.end();
      if (right <= left) continue;
      LanePiece piece;
      piece.lane = l;
      piece.interval = i;
      piece.box = QRectF(left, y, right - left, geometry.laneHeight);
      piece.room = roomIn(piece.box, seconds);
      geometry.pieces.push_back(piece);
    }
    joinRuns(lanes[l], geometry.pieces, first, texts);
    nameShortRuns(lanes[l], std::span(geometry.pieces).subspan(first), seconds, texts);
    y += geometry.laneHeight + gap;
  }
  geometry.height = y - gap + margin;
  return geometry;
}

}  // namespace linger
