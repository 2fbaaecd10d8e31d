#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <set>
#include <string>

#include "model/host/stack.h"
#include "model/packetdrill/run/answer.h"
#include "model/packetdrill/syntax/script.h"

namespace linger::packetdrill {

/// Where a script takes place: what its ellipses in addresses stand for.
struct Scene {
  SocketAddress local;   ///< bind(3, ..., ...)
  SocketAddress remote;  ///< connect(3, ..., ...)
  bool v6 = false;
  bool demikernel = false;  ///< Calls start operations, and wait() ends them.
};

/// The program of a script: its file descriptors, and its system calls on a stack, which must
/// outlive it.
class Application {
 public:
  Application(Stack& stack, const Scene& scene) : stack_(stack), scene_(scene) {}

  /// Makes the call. One that waits may be made again with the same arguments.
  Answer call(const SystemCall& call, SimTime now);

  /// The socket that the script deals with: the last that it opened or accepted.
  SocketId underTest() const { return underTest_; }

  /// The TCP behind the socket that the script deals with, until the next call; null where it has
  /// none.
  const Endpoint* endpointUnderTest() const { return stack_.endpoint(underTest_); }

  /// The socket behind a descriptor that is open; none else.
  std::optional<SocketId> socketOf(std::int64_t descriptor) const;

  static constexpr ProcessId kProcess{1};

 private:
  friend struct CallTable;

  struct Descriptor {
    SocketId socket;
    bool nonBlocking = false;
    bool unused = false;  ///< shutdown() has ended its listening or connecting.
    std::map<std::string, std::int64_t> options;  ///< As set, to be asked back.
  };

  /// What of a socket makes an edge: something that happened since an epoll told of it last.
  struct Edge {
    State state = State::Closed;
    SeqNum received;
    std::size_t queued = 0;

    bool operator==(const Edge&) const = default;
  };

  /// A descriptor that an epoll watches.
  struct Watched {
    std::set<std::string> wanted;  ///< "EPOLLIN", "EPOLLET", ...
    std::optional<Edge> told;      ///< None: it has not told of the descriptor yet.
    bool spent = false;            ///< EPOLLONESHOT, and it has told once.
  };
  using Epoll = std::map<std::int64_t, Watched>;

  /// What poll() sees at a descriptor, or what of the call is not understood.
  struct Polled {
    std::set<std::string> events;
    std::string unknown;
  };

  /// What a demikernel call has started.
  struct Operation {
    std::string name;
    std::int64_t descriptor = 0;
    SocketId socket;
    std::uint32_t bytes = 0;
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

  // Watching with epoll (application_epoll.cpp).
  Answer epollCreate(const SystemCall& call, SimTime now);
  Answer epollControl(const SystemCall& call, SimTime now);
  Answer epollWait(const SystemCall& call, SimTime now);

  // Files, which have nothing but bytes (application_files.cpp).
  Answer openFile(const SystemCall& call, SimTime now);
  Answer sendFile(const SystemCall& call, SimTime now);

  // Demikernel's operations (application_operations.cpp).
  Answer start(const SystemCall& call, SimTime now);
  Answer wait(const SystemCall& call, SimTime now);
  Answer progress(const Operation& operation, SimTime now);

  Descriptor* find(const SystemCall& call);
  Answer receive(const Descriptor& descriptor, std::uint32_t bytes, const Expression& flags);
  Answer transmit(const Descriptor& descriptor, std::uint32_t bytes, const Expression& flags,
                  SimTime now);
  Answer answer(const Descriptor& descriptor, const CallResult& result) const;
  Answer receiveBuffer(const Descriptor& descriptor, const Expression& expected);
  Answer socketError(const Descriptor& descriptor, const Expression& expected);
  std::optional<std::int64_t> valueOf(const Descriptor& descriptor,
                                      const std::string& option) const;
  std::int64_t segmentSize(const Descriptor& descriptor) const;
  Answer sendBuffer(const Descriptor& descriptor, const Expression& expected) const;
  bool isConnecting(const Descriptor& descriptor) const;
  bool tellsOfError(SocketId socket) const;
  std::set<std::string> eventsAt(const Descriptor& descriptor) const;
  Polled polledAt(const Expression& entry) const;
  Edge edgeAt(const Descriptor& descriptor) const;
  std::set<std::string> watchedAt(std::int64_t number, Watched& watched) const;
  bool looksAtBuffer(const SystemCall& call) const;
  std::string controlMismatch(const Descriptor& descriptor, const Expression& message) const;
  CallResult connectWithin(const Descriptor& descriptor, const SocketAddress& remote, SimTime now);
  std::int64_t chooseNumber(const Expression& number) const;
  std::optional<SocketAddress> address(const Expression& expression,
                                       const SocketAddress& otherwise) const;
  std::int64_t open(const Expression& number, SocketId socket, bool nonBlocking);

  Stack& stack_;
  Scene scene_;
  std::map<std::int64_t, Descriptor> descriptors_;
  std::map<std::int64_t, Epoll> epolls_;
  std::set<std::int64_t> files_;
  std::deque<Operation> operations_;
  SocketId underTest_;
};

/// Whether calls of that name are understood, and with so many arguments.
bool isCallKnown(const SystemCall& call);

/// The error of that name; EWOULDBLOCK is EAGAIN.
std::optional<Errno> errorCalled(std::string_view name);

/// How long a call that watches descriptors waits for something to happen; none: for ever, or not
/// at all, or it is another call.
std::optional<Duration> waitOf(const SystemCall& call);

/// Whether the option can be set or asked for: SO_REUSEADDR, SO_ERROR, ...
bool isSettable(std::string_view option);
bool isReadable(std::string_view option);

}  // namespace linger::packetdrill
