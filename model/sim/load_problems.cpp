#include <algorithm>
#include <array>
#include <charconv>

#include "model/sim/duration_text.h"
#include "model/sim/load.h"
#include "model/sim/program_problems.h"

// What keeps a load from running.

namespace linger {
namespace {

constexpr double kLeastRate = 0.001;
constexpr double kMostRate = 1'000'000;
constexpr double kMostCallers = 10'000'000;
constexpr int kMostAtOnce = 1'000'000;
constexpr int kMostRequests = 100'000;
constexpr std::size_t kMostAddresses = 256;

std::string decimal(double value) {
  std::array<char, 32> digits{};
  return {digits.data(), std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr};
}

bool isOf(const Scenario& scenario, const Address& address) {
  return address.isLoopback() || std::ranges::any_of(scenario.hosts, [&](const Host& host) {
           return host.address.unmapped() == address.unmapped();
         });
}

void checkRate(ProblemList& problems, const std::string& where, const Arrivals& arrivals) {
  if (!(arrivals.rate >= kLeastRate && arrivals.rate <= kMostRate)) {
    problems.add(where + ".rate", ProblemKind::RateOutOfRange,
                 {decimal(arrivals.rate), decimal(kLeastRate), "1000000"});
  } else if (callersOf(arrivals) > kMostCallers) {
    problems.add(where + ".rate", ProblemKind::TooManyArrivals,
                 {std::to_string(static_cast<std::int64_t>(callersOf(arrivals))), "10000000"});
  }
  problems.checkDuration(where + ".for", arrivals.length);
  if (arrivals.length == Duration{}) problems.add(where + ".for", ProblemKind::NoTimeToArrive);
}

void checkDestinations(ProblemList& problems, const std::string& where, const Scenario& scenario,
                       const Arrivals& arrivals) {
  if (arrivals.to.empty()) problems.add(where + ".to", ProblemKind::NobodyToCall);
  problems.checkRange(where + ".to", std::ssize(arrivals.to), 0, kMostAddresses);
  for (std::size_t i = 0; i < arrivals.to.size(); ++i) {
    const std::string place = element(where + ".to", i);
    if (arrivals.to[i].port == 0) problems.add(place, ProblemKind::ConnectToPortZero);
    if (isOf(scenario, arrivals.to[i].address)) continue;
    problems.add(place, ProblemKind::UnknownPeer, {arrivals.to[i].address.toString()});
  }
}

void checkSources(ProblemList& problems, const std::string& where, const Scenario& scenario,
                  const Program& program) {
  const std::vector<Address>& from = program.arrivals->from;
  problems.checkRange(where + ".from", std::ssize(from), 0, kMostAddresses);
  for (std::size_t i = 0; i < from.size(); ++i) {
    const std::string place = element(where + ".from", i);
    if (from[i].isAny()) problems.add(place, ProblemKind::WildcardHost, {from[i].toString()});
    for (const Host& host : scenario.hosts) {
      const bool isOwn = std::ranges::any_of(
          host.programs, [&](const Program& other) { return &other == &program; });
      if (isOwn || host.address != from[i]) continue;
      problems.add(place, ProblemKind::AddressTwice, {from[i].toString()});
    }
  }
}

/// Where callers differ, whoever answers them cannot know what they will ask.
bool asksAlike(const Arrivals& one, const Arrivals& other) {
  return one.requests == other.requests && one.closer == other.closer;
}

void checkAlike(ProblemList& problems, const std::string& where, const Scenario& scenario,
                const Arrivals& arrivals) {
  for (std::size_t i = 0; i < arrivals.to.size(); ++i) {
    const Arrivals* const first = callersAt(scenario, arrivals.to[i]);
    if (!first || asksAlike(*first, arrivals)) continue;
    problems.add(element(where + ".to", i), ProblemKind::CallersDiffer,
                 {arrivals.to[i].toString()});
  }
}

void checkArrivals(ProblemList& problems, const std::string& where, const Scenario& scenario,
                   const Program& program) {
  const Arrivals& arrivals = *program.arrivals;
  checkRate(problems, where, arrivals);
  problems.checkRange(where + ".at_most", arrivals.atMost, 0, kMostAtOnce);
  problems.checkRange(where + ".requests", arrivals.requests, 0, kMostRequests);
  problems.checkDuration(where + ".think", arrivals.think);
  checkDestinations(problems, where, scenario, arrivals);
  checkSources(problems, where, scenario, program);
  checkAlike(problems, where, scenario, arrivals);
}

}  // namespace

void checkLoad(ProblemList& problems, const std::string& where, const Scenario& scenario,
               const Program& program) {
  if (program.transport == Transport::Udp) {
    problems.add(where + ".transport", ProblemKind::LoadNeedsTcp);
  }
  const bool hasOwnSteps = !program.steps.empty() || (program.arrivals && !program.setup.empty());
  if (hasOwnSteps) problems.add(where, ProblemKind::StepsOfLoad);
  if (program.arrivals) checkArrivals(problems, where + ".arrivals", scenario, program);
  const bool listens =
      std::ranges::find(program.setup, StepKind::Listen, &Step::kind) != program.setup.end();
  if (program.answers && !listens) problems.add(where + ".answers", ProblemKind::AnswersNothing);
}

}  // namespace linger
