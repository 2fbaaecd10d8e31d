#pragma once

#include <stop_token>
#include <thread>

namespace linger {

/// The exit code of a command that Ctrl+C has ended: as shells have it, 128 + SIGINT.
inline constexpr int kInterrupted = 130;

/// For as long as it lives, the first Ctrl+C asks to stop instead of ending the program; a second
/// one ends it. One at a time.
class Interruption {
 public:
  Interruption();
  ~Interruption();
  Interruption(const Interruption&) = delete;
  Interruption& operator=(const Interruption&) = delete;

  std::stop_token token() const { return asked_.get_token(); }
  bool hasCome() const { return asked_.stop_requested(); }

 private:
  std::stop_source asked_;
  std::jthread looks_;
};

}  // namespace linger
