#include "app/files/trace/text_ladder.h"

#include <QCoreApplication>
#include <algorithm>
#include <vector>

#include "app/files/trace/trace_rows.h"
#include "app/files/trace/trace_text.h"
#include "model/sim/duration_text.h"

namespace linger {
namespace {

class Text {
  Q_DECLARE_TR_FUNCTIONS(linger::TextLadder)
};

constexpr int kTimeWidth = 10;
constexpr Duration kLongPause = 1s;
constexpr int kFirstTurn = 4;  ///< Columns from the lifeline to where the first arrow turns.
constexpr int kNextTurn = 3;

using Part = ArrowPiece::Part;

/// A segment on its way, and the column in which it goes down from row to row.
struct Flight {
  std::size_t segment;
  qsizetype column;
};

class Ladder {
 public:
  Ladder(const Trace& trace, int digits) : trace_(trace), digits_(digits), rows_(traceRows(trace)) {
    for (const TraceRow& row : rows_) {
      leftWidth_ = std::max(leftWidth_, row.texts[0].size());
      if (row.arrow) {
        const qsizetype label = labelOf(trace.segments[row.arrow->segment]).size();
        middleWidth_ = std::max(middleWidth_, label + 14);
      }
    }
  }

  QString text() {
    writeHead();
    for (const TraceRow& row : rows_) writeRow(row);
    return out_;
  }

 private:
  void writeHead() {
    const auto& hosts = trace_.hosts;
    const std::vector<State> states = firstStates(trace_);
    writeLine(Text::tr("seconds"), QString::fromStdString(hosts[0].name),
              QString(middleWidth_, ' '), QString::fromStdString(hosts[1].name), ' ');
    const auto nameOfState = [](State state) {
      const std::string_view name = nameOf(state);
      return QString::fromUtf8(name.data(), qsizetype(name.size()));
    };
    writeLine(secondsText(kSimStart, digits_), nameOfState(states[0]), QString(middleWidth_, ' '),
              nameOfState(states[1]), u'│');
    last_ = kSimStart;
  }

  void writeRow(const TraceRow& row) {
    if (row.at - last_ >= kLongPause) {
      const std::string pause = textOf(row.at - last_);
      const QString words = Text::tr("≈ %1 later ≈").arg(QString::fromStdString(pause));
      QString gap(middleWidth_, ' ');
      gap.replace((middleWidth_ - words.size()) / 2, words.size(), words);
      writeLine({}, {}, withFlights(gap), {}, u'┊');
    }
    QString left = row.texts[0];
    QString right = row.texts[1];
    QString middle = withFlights(QString(middleWidth_, ' '));
    QChar leftLine = u'│', rightLine = u'│';
    if (row.arrow) {
      const bool fromLeft = trace_.segments[row.arrow->segment].from == 0;
      const bool leaves = row.arrow->part != Part::Arrives && row.arrow->part != Part::Vanishes;
      if (leaves) (fromLeft ? leftLine : rightLine) = fromLeft ? u'├' : u'┤';
      middle = drawn(*row.arrow);
    }
    const QString time =
        row.at == last_ && !out_.isEmpty() && hasRows_ ? QString() : secondsText(row.at, digits_);
    writeLine(time, left, middle, right, leftLine, rightLine);
    last_ = row.at;
    hasRows_ = true;
  }

  QString withFlights(QString middle) const {
    for (const Flight& flight : flights_) {
      if (middle[flight.column] == ' ') middle[flight.column] = u'┆';
    }
    return middle;
  }

  /// The arrow of this row over the flights that pass through it. Segments of a host to itself
  /// have no way to go and are told by their label alone.
  QString drawn(const ArrowPiece& arrow) {
    const SegmentRecord& segment = trace_.segments[arrow.segment];
    const bool fromLeft = segment.from == 0;
    if (segment.from == segment.to) return drawnAtHome(segment, arrow);
    if (arrow.part == Part::Arrives || arrow.part == Part::Vanishes) {
      return drawnArrival(arrow, fromLeft);
    }
    const qsizetype column = freeColumn(fromLeft);
    const QString label = labelOf(segment);
    QString line = withFlights(QString(middleWidth_, ' '));
    const qsizetype first = fromLeft ? 0 : column;
    const qsizetype last = fromLeft ? column : middleWidth_ - 1;
    for (qsizetype i = first; i <= last; ++i) line[i] = line[i] == u'┆' ? u'┼' : u'─';
    if (arrow.part == Part::Leaves) {
      line[column] = fromLeft ? u'╮' : u'╭';
      flights_.push_back({arrow.segment, column});
    } else {
      line[column] = arrow.part == Part::Fails ? u'✗' : u'┄';
    }
    const QString written = QStringLiteral(" %1 ").arg(label);
    line.replace(fromLeft ? 2 : middleWidth_ - 2 - written.size(), written.size(), written);
    return line;
  }

  QString drawnArrival(const ArrowPiece& arrow, bool fromLeft) {
    const auto flight = std::find_if(flights_.begin(), flights_.end(),
                                     [&](const Flight& f) { return f.segment == arrow.segment; });
    const qsizetype column = flight == flights_.end() ? middleWidth_ / 2 : flight->column;
    if (flight != flights_.end()) flights_.erase(flight);
    QString line = withFlights(QString(middleWidth_, ' '));
    const qsizetype first = fromLeft ? column : 0;
    const qsizetype last = fromLeft ? middleWidth_ - 1 : column;
    for (qsizetype i = first; i <= last; ++i) line[i] = line[i] == u'┆' ? u'┼' : u'─';
    line[column] = fromLeft ? u'╰' : u'╯';
    const QChar head = arrow.part == Part::Vanishes ? QChar(u'✗')
                       : fromLeft                   ? QChar(u'▶')
                                                    : QChar(u'◀');
    line[fromLeft ? middleWidth_ - 1 : 0] = head;
    return line;
  }

  QString drawnAtHome(const SegmentRecord& segment, const ArrowPiece& arrow) const {
    QString line = withFlights(QString(middleWidth_, ' '));
    const bool leaves = arrow.part != Part::Arrives && arrow.part != Part::Vanishes;
    const QString written = QStringLiteral(" %1 %2 ").arg(
        leaves ? QStringLiteral("↷") : QStringLiteral("↶"), labelOf(segment));
    return line.replace(segment.from == 0 ? 0 : middleWidth_ - written.size(), written.size(),
                        written);
  }

  /// Where the next arrow turns down: near the receiver, beside those already on their way.
  qsizetype freeColumn(bool fromLeft) const {
    qsizetype distance = kFirstTurn;
    const auto columnAt = [&](qsizetype d) { return fromLeft ? middleWidth_ - 1 - d : d; };
    while (std::any_of(flights_.begin(), flights_.end(),
                       [&](const Flight& f) { return f.column == columnAt(distance); }) &&
           distance + kNextTurn < middleWidth_ / 3) {
      distance += kNextTurn;
    }
    return columnAt(distance);
  }

  void writeLine(const QString& time, const QString& left, const QString& middle,
                 const QString& right, QChar leftLine, std::optional<QChar> rightLine = {}) {
    QString line = QStringLiteral("%1  %2 %3%4%5 %6")
                       .arg(time.rightJustified(kTimeWidth), left.rightJustified(leftWidth_))
                       .arg(leftLine)
                       .arg(middle)
                       .arg(rightLine.value_or(leftLine))
                       .arg(right);
    while (line.endsWith(' ')) line.chop(1);
    out_ += line + QLatin1Char('\n');
  }

  const Trace& trace_;
  const int digits_;
  const std::vector<TraceRow> rows_;
  qsizetype leftWidth_ = 12;
  qsizetype middleWidth_ = 48;
  std::vector<Flight> flights_;
  QString out_;
  SimTime last_ = kSimStart;
  bool hasRows_ = false;
};

}  // namespace

QString ladderText(const Trace& trace, int digits) {
  return Ladder(trace, digits).text();
}

}  // namespace linger
