#include "app/live/scene_differences.h"

#include <algorithm>

#include "model/sim/simulate.h"

namespace linger {
namespace {

/// Enough for seven connections between two listeners, of which one distribution is looked for.
constexpr std::uint64_t kSeeds = 512;

bool sharesPort(const Program& program) {
  return std::ranges::any_of(program.options, [](const OptionSetting& setting) {
    return setting.option == SocketOption::ReusePort && setting.value != 0;
  });
}

bool sharesPorts(const Host& host) {
  return std::ranges::count_if(host.programs, sharesPort) > 1;
}

bool isFault(const Difference& difference) {
  return !difference.known;
}

Difference choiceOf(const Host& host, std::uint64_t asked, std::uint64_t found) {
  return {.what = "seed",
          .host = host.name,
          .at = kSimStart,
          .model = std::to_string(asked),
          .kernel = std::to_string(found),
          .known = KnownDifference::ListenerChoice};
}

}  // namespace

std::vector<Difference> differencesOf(const Scenario& scenario, const Trace& kernel,
                                      Duration tick) {
  const auto against = [&](const Scenario& seeded) {
    return differencesOf(simulate(seeded), kernel, tick, seeded.until);
  };
  const std::vector<Difference> asked = against(scenario);
  const auto chooser = std::ranges::find_if(scenario.hosts, sharesPorts);
  if (chooser == scenario.hosts.end() || std::ranges::none_of(asked, isFault)) return asked;
  Scenario other = scenario;
  for (other.seed = 1; other.seed <= kSeeds; ++other.seed) {
    std::vector<Difference> found = against(other);
    if (std::ranges::any_of(found, isFault)) continue;
    found.push_back(choiceOf(*chooser, scenario.seed, other.seed));
    return found;
  }
  return asked;
}

}  // namespace linger
