#pragma once

#include <QString>
#include <vector>

#include "model/trace/rebind.h"

namespace linger {

/// The options that are set, as a program writes them: "SO_REUSEADDR + SO_REUSEPORT"; "no option".
/// What only Windows and illumos have is called by Windows's name.
QString wordsFor(const ReuseOptions& options);

/// What a lane asks, in a few words: "SO_REUSEADDR, new socket only".
QString wordsFor(const RebindQuery& query);

/// The standard queries as a learner asks them: "No run sets SO_REUSEADDR", and, under a lane
/// that names the option, "Both runs set it"; other queries in the words of wordsFor().
QString laneName(const RebindQuery& query, bool isNamedAbove);

/// The same as a sentence: who sets what.
QString whoSets(const RebindQuery& query);

/// The interval that holds at an instant; null where there is none.
const VerdictInterval* intervalAt(const std::vector<VerdictInterval>& intervals, SimTime at);

/// The result of an interval: "works", "EADDRINUSE".
QString resultWord(const VerdictInterval& interval);
/// What is in the way: "TIME-WAIT"; empty where nothing is.
QString blockerWord(const VerdictInterval& interval);
/// Both: "EADDRINUSE, TIME-WAIT".
QString answerWords(const VerdictInterval& interval);

/// An answer in words, for an instant within its interval. Each part is a sentence or more.
struct VerdictWords {
  QString headline;  ///< "No. Not for another 58.3 s."
  QString reason;    ///< "bind() fails with EADDRINUSE: the connection ... is in TIME-WAIT."
  QString evidence;  ///< "measured, Linux 6.18"

  QString sentence() const;
};
VerdictWords explain(const Trace& trace, const RebindQuery& query, const VerdictInterval& interval,
                     SimTime at);

/// A word for how well something is known.
QString wordFor(Evidence evidence);

}  // namespace linger
