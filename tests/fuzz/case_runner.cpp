#include "tests/fuzz/case_runner.h"

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <optional>
#include <string>
#include <string_view>

#if defined(__SANITIZE_ADDRESS__)
#include <sanitizer/common_interface_defs.h>
#endif

namespace linger::fuzz {
namespace {

constexpr int kMostFailures = 10;
constexpr std::uint64_t kCasesBetweenNotes = 500;

/// The case that is being looked at, for whoever asks when the program dies of it.
const char* programNow = "";
std::uint64_t seedNow = 0;

void nameTheSeed() {
  std::fprintf(stderr, "%s died of seed %llu\n", programNow,
               static_cast<unsigned long long>(seedNow));
}

void nameTheSeedOnDeath(const char* program) {
  programNow = program;
#if defined(__SANITIZE_ADDRESS__)
  __sanitizer_set_death_callback(nameTheSeed);
#else
  static_cast<void>(nameTheSeed);
#endif
}

struct Order {
  std::uint64_t cases = 10'000;
  std::uint64_t first = 1;
  std::optional<std::uint64_t> shown;
  std::string progress;
};

std::optional<Order> orderFrom(int argc, char** argv) {
  Order order;
  for (int i = 1; i < argc; i += 2) {
    const std::string_view option = argv[i];
    const std::string_view text = i + 1 < argc ? argv[i + 1] : "";
    if (option == "--progress" && !text.empty()) {
      order.progress = text;
      continue;
    }
    std::uint64_t value = 0;
    const bool isNumber =
        std::from_chars(text.data(), text.data() + text.size(), value).ec == std::errc();
    if (!isNumber) return std::nullopt;
    if (option == "--show") {
      order.shown = value;
    } else if (option == "--cases") {
      order.cases = value;
    } else if (option == "--first") {
      order.first = value;
    } else {
      return std::nullopt;
    }
  }
  return order;
}

/// Where a run that was stopped goes on.
std::uint64_t startOf(const Order& order) {
  std::uint64_t next = order.first;
  if (!order.progress.empty()) std::ifstream(order.progress) >> next;
  return std::max(next, order.first);
}

void note(const Order& order, std::uint64_t next) {
  if (!order.progress.empty()) std::ofstream(order.progress) << next << '\n';
}

/// Says what is wrong with the case; true if something is.
bool fails(const CaseKind& kind, std::uint64_t seed) {
  seedNow = seed;
  const Faults faults = kind.check(seed);
  for (const std::string& fault : faults) {
    std::fprintf(stderr, "%s seed %llu: %s\n", kind.program, static_cast<unsigned long long>(seed),
                 fault.c_str());
  }
  return !faults.empty();
}

int runAll(const CaseKind& kind, const Order& order) {
  const std::uint64_t end = order.first + order.cases;
  int failures = 0;
  std::uint64_t seed = startOf(order);
  for (; seed < end && failures < kMostFailures; ++seed) {
    if (fails(kind, seed)) ++failures;
    if (seed % kCasesBetweenNotes == 0) note(order, seed + 1);
  }
  note(order, seed);
  if (failures == 0) {
    std::printf("%s: %llu %s from seed %llu on, nothing wrong\n", kind.program,
                static_cast<unsigned long long>(order.cases), kind.cases,
                static_cast<unsigned long long>(order.first));
  }
  return failures == 0 ? 0 : 1;
}

}  // namespace

int runCases(const CaseKind& kind, int argc, char** argv) {
  const std::optional<Order> order = orderFrom(argc, argv);
  if (!order) {
    std::fprintf(stderr, "usage: %s [--cases N] [--first SEED] [--progress FILE] | --show SEED\n",
                 kind.program);
    return 2;
  }
  nameTheSeedOnDeath(kind.program);
  if (!order->shown) return runAll(kind, *order);
  seedNow = *order->shown;
  kind.show(*order->shown);
  return fails(kind, *order->shown) ? 1 : 0;
}

}  // namespace linger::fuzz
