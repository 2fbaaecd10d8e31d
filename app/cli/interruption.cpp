#include "app/cli/interruption.h"

#include <atomic>
#include <chrono>
#include <csignal>

namespace linger {
namespace {

/// All that a signal handler may do is set it.
std::atomic<bool> interrupted = false;
static_assert(std::atomic<bool>::is_always_lock_free);

constexpr auto kLookEvery = std::chrono::milliseconds(20);

}  // namespace

Interruption::Interruption() {
  interrupted = false;
  std::signal(SIGINT, [](int) {
    interrupted = true;
    std::signal(SIGINT, SIG_DFL);
  });
  looks_ = std::jthread([this](const std::stop_token& over) {
    while (!over.stop_requested() && !interrupted) std::this_thread::sleep_for(kLookEvery);
    if (interrupted) asked_.request_stop();
  });
}

Interruption::~Interruption() {
  std::signal(SIGINT, SIG_DFL);
}

}  // namespace linger
