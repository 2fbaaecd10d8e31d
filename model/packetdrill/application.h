#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <set>
#include <string>

#include "model/host/stack.h"
#include "model/packetdrill/answer.h"
#include "model/packetdrill/script.h"

namespace linger::packetdrill {

/// Where a script takes place: what its ellipses in addresses stand for.
struct Scene {
  SocketAddress local;   ///< bind(3, ..., ...)
  SocketAddress remote;  ///< connect(3, ..., ...)
  bool v6 = false;
  bool demikernel = false;  ///< Calls start operations, and wait() ends them.
};

/// The program of a script: its file descriptors, and its system calls on a stack.
class Application {
 public:
  Application(Stack& stack, const Scene& scene) : stack_(stack), scene_(scene) {}

  /// Makes the call. One that waits may be made again with the same arguments.
  Answer call(const SystemCall& call, SimTime now);

  /// The socket that the script deals with: the last that it opened or accepted.
  SocketId underTest() const { return underTest_; }

  /// The socket behind a descriptor that is open; none else.
  std::optional<SocketId> socketOf(std::int64_t descriptor) const;

  static constexpr ProcessId kProcess{1};

 private:
  friend struct CallTable;

  struct Descriptor {
    SocketId socket;
    bool nonBlocking = false;
    std::map<std::string, std::int64_t> options;  ///< As set, to be asked back.
  };

  /// What poll() sees at a descriptor, or what of the question is not understood.
  struct Polled {
    std::set<std::string> events;
    std::string unknown;
  };

  /// What a demikernel call has started.
  struct Operation {
    std::string name;
    std::int64_t descriptor = 0;
    SocketId socket;
    std::uint32_t octets = 0;
  };

  // Opening (application_calls.cpp).
  Answer socket(const SystemCall& call, SimTime now);
  Answer bind(const SystemCall& call, SimTime now);
  Answer listen(const SystemCall& call, SimTime now);
  Answer accept(const SystemCall& call, SimTime now);
  Answer connect(const SystemCall& call, SimTime now);

  // Text, and closing (application_calls.cpp).
  Answer read(const SystemCall& call, SimTime now);
  Answer readVector(const SystemCall& call, SimTime now);
  Answer readMessage(const SystemCall& call, SimTime now);
  Answer write(const SystemCall& call, SimTime now);
  Answer writeVector(const SystemCall& call, SimTime now);
  Answer writeMessage(const SystemCall& call, SimTime now);
  Answer shutdown(const SystemCall& call, SimTime now);
  Answer close(const SystemCall& call, SimTime now);

  // Asking and setting (application_options.cpp).
  Answer fcntl(const SystemCall& call, SimTime now);
  Answer ioctl(const SystemCall& call, SimTime now);
  Answer poll(const SystemCall& call, SimTime now);
  Answer setOption(const SystemCall& call, SimTime now);
  Answer getOption(const SystemCall& call, SimTime now);
  Answer getName(const SystemCall& call, SimTime now);

  // Demikernel's operations (application_operations.cpp).
  Answer start(const SystemCall& call, SimTime now);
  Answer wait(const SystemCall& call, SimTime now);
  Answer progress(const Operation& operation, SimTime now);

  Descriptor* find(const SystemCall& call);
  Answer receive(const Descriptor& descriptor, std::uint32_t octets, const Expression& flags);
  Answer transmit(const Descriptor& descriptor, std::uint32_t octets, const Expression& flags,
                  SimTime now);
  bool holdsBack(const Descriptor& descriptor, std::uint32_t octets) const;
  Answer answer(const Descriptor& descriptor, const CallResult& result) const;
  Answer receiveBuffer(const Descriptor& descriptor, const Expression& expected);
  std::set<std::string> eventsAt(const Descriptor& descriptor) const;
  Polled polledAt(const Expression& entry) const;
  std::optional<SocketAddress> address(const Expression& expression,
                                       const SocketAddress& otherwise) const;
  std::int64_t open(const Expression& number, SocketId socket, bool nonBlocking);

  Stack& stack_;
  Scene scene_;
  std::map<std::int64_t, Descriptor> descriptors_;
  std::deque<Operation> operations_;
  SocketId underTest_;
};

/// Whether calls of that name are understood, and with so many arguments.
bool isCallKnown(const SystemCall& call);

/// The error of that name; EWOULDBLOCK is EAGAIN.
std::optional<Errno> errorCalled(std::string_view name);

/// Whether the option can be set or asked for: SO_REUSEADDR, SO_ERROR, ...
bool isSettable(std::string_view option);
bool isReadable(std::string_view option);

}  // namespace linger::packetdrill
