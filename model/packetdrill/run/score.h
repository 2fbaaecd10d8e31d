#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/packetdrill/run/runner.h"

namespace linger::packetdrill {

/// What an index of scripts says of one of them.
struct IndexRow {
  std::string path;  ///< From the index's folder.
  std::string suite;
  std::string state;  ///< "TIME_WAIT": the state that the script is about.
  std::string event;  ///< "FIN-ACK": what it sends to that state.
  std::string kind;   ///< The index's class: "rfc", "rfc-option:rfc1337", ...
};

/// Reads an index: lines of columns separated by tabs, the first with the columns' names. None
/// where one of the columns path, suite, state, event or class is missing.
std::optional<std::vector<IndexRow>> readIndex(std::string_view text);

/// How many scripts passed, failed and were skipped.
struct Tally {
  int passed = 0;
  int failed = 0;
  int skipped = 0;

  void add(Outcome outcome);
  int all() const { return passed + failed + skipped; }
};

/// "3 passed, 1 failed, 0 skipped"
std::string describe(const Tally& tally);

/// The results of many scripts, by what the index says of them.
class Score {
 public:
  explicit Score(std::vector<IndexRow> rows);

  /// Takes the result of the script at that path; false if the index does not have it.
  bool add(std::string_view path, Outcome outcome);

  const Tally& total() const { return total_; }

  /// Tables by suite, class, state and event, each line "name  passed/all".
  std::string toString() const;

 private:
  using Tallies = std::map<std::string, Tally>;

  std::map<std::string, IndexRow, std::less<>> rows_;
  Tally total_;
  Tallies bySuite_;
  Tallies byKind_;
  Tallies byState_;
  Tallies byEvent_;
};

}  // namespace linger::packetdrill
