#include "model/packetdrill/run/score.h"

#include <algorithm>
#include <array>

namespace linger::packetdrill {
namespace {

std::vector<std::string> split(std::string_view line, char separator) {
  std::vector<std::string> parts;
  while (true) {
    const std::size_t end = line.find(separator);
    parts.emplace_back(line.substr(0, end));
    if (end == std::string_view::npos) return parts;
    line.remove_prefix(end + 1);
  }
}

constexpr std::array<std::string_view, 5> kColumns{"path", "suite", "state", "event", "class"};

void appendTable(std::string& text, const std::string& title,
                 const std::map<std::string, Tally>& tallies) {
  std::size_t width = title.size();
  for (const auto& [name, tally] : tallies) width = std::max(width, name.size());
  const auto pad = [width](const std::string& name) {
    return name + std::string(width + 2 - name.size(), ' ');
  };
  text += "\n" + pad(title) + "passed\n";
  for (const auto& [name, tally] : tallies) {
    text += pad(name.empty() ? "-" : name) + std::to_string(tally.passed) + "/" +
            std::to_string(tally.all()) + "\n";
  }
}

}  // namespace

std::optional<std::vector<IndexRow>> readIndex(std::string_view text) {
  std::vector<IndexRow> rows;
  std::array<std::size_t, kColumns.size()> places{};
  bool first = true;
  for (std::string& line : split(text, '\n')) {
    if (line.ends_with('\r')) line.pop_back();
    if (line.empty()) continue;
    const std::vector<std::string> cells = split(line, '\t');
    if (first) {
      for (std::size_t i = 0; i < kColumns.size(); ++i) {
        const auto found = std::ranges::find(cells, kColumns[i]);
        if (found == cells.end()) return std::nullopt;
        places[i] = static_cast<std::size_t>(found - cells.begin());
      }
      first = false;
      continue;
    }
    const auto cell = [&](std::size_t i) {
      return places[i] < cells.size() ? cells[places[i]] : std::string();
    };
    rows.push_back({cell(0), cell(1), cell(2), cell(3), cell(4)});
  }
  return first ? std::nullopt : std::optional(rows);
}

void Tally::add(Outcome outcome) {
  switch (outcome) {
    case Outcome::Passed: ++passed; return;
    case Outcome::Failed: ++failed; return;
    case Outcome::Skipped: ++skipped; return;
  }
}

std::string describe(const Tally& tally) {
  return std::to_string(tally.passed) + " passed, " + std::to_string(tally.failed) + " failed, " +
         std::to_string(tally.skipped) + " skipped";
}

Score::Score(std::vector<IndexRow> rows) {
  for (IndexRow& row : rows) {
    std::string path = row.path;
    rows_[std::move(path)] = std::move(row);
  }
}

bool Score::add(std::string_view path, Outcome outcome) {
  const auto found = rows_.find(path);
  if (found == rows_.end()) return false;
  const IndexRow& row = found->second;
  total_.add(outcome);
  bySuite_[row.suite].add(outcome);
  byKind_[row.kind].add(outcome);
  byState_[row.state].add(outcome);
  byEvent_[row.event].add(outcome);
  return true;
}

std::string Score::toString() const {
  std::string text;
  appendTable(text, "suite", bySuite_);
  appendTable(text, "class", byKind_);
  appendTable(text, "state", byState_);
  appendTable(text, "event", byEvent_);
  return text + "\nScore: " + std::to_string(total_.passed) + " of " +
         std::to_string(total_.all()) + "\n";
}

}  // namespace linger::packetdrill
