#pragma once

#include <string>
#include <vector>

#include "model/sim/scenario.h"

namespace linger {

/// The problems of a scenario as they are found. Places are paths in the words of scenario
/// files: "hosts[1].programs[0].steps[2].after".
struct ProblemList {
  std::vector<ScenarioProblem> found;

  void add(std::string where, ProblemKind kind, std::vector<std::string> arguments = {});
  void checkDuration(const std::string& where, Duration duration);  ///< 0 to 24 h.
  void checkInstant(const std::string& where, SimTime instant);     ///< 0 to 24 h.
  void checkRange(const std::string& where, std::int64_t value, std::int64_t least,
                  std::int64_t most);
};

/// Letters, digits, '-', '_' and '.', at least one.
bool isName(const std::string& name);

/// "list[index]".
std::string element(const std::string& list, std::size_t index);

void checkOption(ProblemList& problems, const std::string& where, const OptionSetting& setting);

/// Everything that keeps a program from ever running to its end, whatever the network does.
void checkProgram(ProblemList& problems, const std::string& where, const Scenario& scenario,
                  const Host& host, const Program& program);

/// The same of a program that has arrivals, or answers them.
void checkLoad(ProblemList& problems, const std::string& where, const Scenario& scenario,
               const Program& program);

}  // namespace linger
