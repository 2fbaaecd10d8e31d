#include "app/live/linux/holders.h"

#include <dirent.h>
#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <chrono>
#include <cstdlib>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "app/live/linux/borrowed_options.h"
#include "app/live/linux/process_facts.h"

namespace linger {
namespace {

/// Programs that hold thousands of files are few, and what a server listens with is among its
/// first: so many are looked at in every process before the rest is in any.
constexpr int kFirstFiles = 500;

/// Where more connections are held, nobody reads who has each: those that were opened first are
/// looked for, which stand among the first files of their processes.
constexpr std::size_t kMostConnections = 200;

/// How long the rest may take once somebody has been found for every socket. One process alone may
/// have files for longer than that: the clock is read after each so many.
constexpr auto kPatience = std::chrono::milliseconds(10);
constexpr int kFilesBetweenLooks = 32;

std::optional<int> numberFrom(std::string_view text) {
  int number = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
  if (read.ec != std::errc() || read.ptr != text.data() + text.size()) return std::nullopt;
  return number;
}

/// The number in "socket:[16117]"; 0 for what is no socket.
std::uint64_t inodeFrom(std::string_view link) {
  constexpr std::string_view kPrefix = "socket:[";
  if (!link.starts_with(kPrefix)) return 0;
  link.remove_prefix(kPrefix.size());
  std::uint64_t inode = 0;
  std::from_chars(link.data(), link.data() + link.size(), inode);
  return inode;
}

/// A folder that is closed with this.
class Folder {
 public:
  explicit Folder(const std::string& path) : folder_(opendir(path.c_str())) {}
  ~Folder() {
    if (folder_ != nullptr) closedir(folder_);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  bool isOpen() const { return folder_ != nullptr; }
  int descriptor() const { return dirfd(folder_); }

  /// The next name that is a number.
  std::optional<int> next() {
    while (const dirent* entry = readdir(folder_)) {
      if (const auto number = numberFrom(entry->d_name)) return number;
    }
    return std::nullopt;
  }

 private:
  DIR* folder_;
};

class Search {
  using Clock = std::chrono::steady_clock;

 public:
  Search(std::vector<LiveSocket>& sockets, OptionsOf whose) : sockets_(sockets), whose_(whose) {
    const std::uint64_t last = lastConnection();
    for (LiveSocket& socket : sockets) {
      const bool isWanted = !socket.facts.remote || socket.inode <= last;
      if (socket.inode != 0 && isWanted) wanted_[socket.inode].push_back(&socket);
    }
  }

  void run() {
    if (wanted_.empty()) return;
    Folder proc("/proc");
    // Process 1 is there in every namespace, and a mount with hidepid does not list it.
    isHidden_ =
        !proc.isOpen() || access("/proc/self/fd", R_OK) != 0 || access("/proc/1", F_OK) != 0;
    while (proc.isOpen()) {
      const auto pid = proc.next();
      if (!pid) break;
      lookInto(*pid, 0, kFirstFiles);
    }
    lookDeeper();
    for (LiveSocket& socket : sockets_) {
      if (socket.inode != 0 && socket.holders.empty()) socket.holdersHidden = isHidden_;
    }
  }

 private:
  /// The inode of the last connection that is looked for.
  std::uint64_t lastConnection() const {
    std::vector<std::uint64_t> inodes;
    for (const LiveSocket& socket : sockets_) {
      if (socket.inode != 0 && socket.facts.remote) inodes.push_back(socket.inode);
    }
    if (inodes.size() <= kMostConnections || whose_ == OptionsOf::Nobody) {
      return std::numeric_limits<std::uint64_t>::max();
    }
    const auto last = inodes.begin() + kMostConnections - 1;
    std::ranges::nth_element(inodes, last);
    return *last;
  }

  /// Looks at the files of a process, leaving out the first `skip` and what comes after `most`.
  void lookInto(int pid, int skip, int most) {
    Folder files("/proc/" + std::to_string(pid) + "/fd");
    if (!files.isOpen()) {
      isHidden_ = isHidden_ || errno == EACCES || errno == EPERM;
      return;
    }
    for (int seen = 0; const auto file = files.next(); ++seen) {
      if (seen == most) {
        unfinished_.push_back(pid);
        return;
      }
      if (seen >= skip) lookAt(pid, *file, files.descriptor());
      if (seen % kFilesBetweenLooks == 0 && isEnough()) return;
    }
  }

  void lookAt(int pid, int file, int folder) {
    std::array<char, 64> link{};
    const ssize_t size = readlinkat(folder, std::to_string(file).c_str(), link.data(), link.size());
    if (size <= 0) {
      isHidden_ = isHidden_ || errno == EACCES || errno == EPERM;
      return;
    }
    const auto found = wanted_.find(inodeFrom({link.data(), std::size_t(size)}));
    if (found == wanted_.end()) return;
    for (LiveSocket* socket : found->second) add(*socket, pid, file);
  }

  void add(LiveSocket& socket, int pid, int file) {
    const bool isKnown = !socket.holders.empty() && socket.holders.back().pid == pid;
    if (isKnown) return;
    if (socket.holders.empty()) ++found_;
    if (whose_ == OptionsOf::Everybody && !socket.optionsKnown) borrowOptions(pid, file, socket);
    auto [facts, isNew] = processes_.try_emplace(pid);
    if (isNew) facts->second = processFacts(pid);
    socket.holders.push_back(facts->second);
    socket.facts.owner.value = socket.holders.front().pid;
  }

  void lookDeeper() {
    deadline_ = Clock::now() + kPatience;
    for (const int pid : std::exchange(unfinished_, {})) {
      if (isEnough()) return;
      lookInto(pid, kFirstFiles, -1);
    }
  }

  bool isEnough() const {
    return deadline_ && found_ >= wanted_.size() && Clock::now() > *deadline_;
  }

  std::vector<LiveSocket>& sockets_;
  OptionsOf whose_;
  std::unordered_map<std::uint64_t, std::vector<LiveSocket*>> wanted_;
  std::unordered_map<int, LiveProcess> processes_;
  std::vector<int> unfinished_;
  std::optional<Clock::time_point> deadline_;  ///< None in the first round.
  std::size_t found_ = 0;
  bool isHidden_ = false;
};

}  // namespace

void findHolders(std::vector<LiveSocket>& sockets, OptionsOf whose) {
  Search(sockets, whose).run();
}

}  // namespace linger
