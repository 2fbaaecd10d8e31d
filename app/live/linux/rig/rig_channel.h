#pragma once

#include <cstddef>
#include <optional>
#include <type_traits>

#include "app/live/linux/socket_api.h"

namespace linger {

/// The two ends of a channel between the rig and the process of a program: a pair of sockets that
/// carry messages in one piece, and open files with them.
struct RigChannel {
  FileDescriptor rig;
  FileDescriptor program;

  /// Both ends are closed in programs that are executed. Not open where there are too many files.
  static RigChannel open();
};

/// What arrived on one end of a channel.
struct Arrived {
  bool isMessage = false;  ///< Else nothing has come yet, or the other end is closed.
  bool isEnd = false;      ///< The other end is closed, and nothing more comes.
  FileDescriptor file;     ///< That came with the message, if one did.
};

/// Sends `size` bytes, and a copy of the open file `file` unless that is -1. False where the other
/// end is closed.
bool sendBytes(int channel, const void* bytes, std::size_t size, int file);

/// Receives exactly `size` bytes. Never waits where the channel does not.
Arrived receiveBytes(int channel, void* bytes, std::size_t size);

template <typename Message>
bool sendMessage(int channel, const Message& message, int file = -1) {
  static_assert(std::is_trivially_copyable_v<Message>);
  return sendBytes(channel, &message, sizeof(message), file);
}

template <typename Message>
Arrived receiveMessage(int channel, Message& message) {
  static_assert(std::is_trivially_copyable_v<Message>);
  return receiveBytes(channel, &message, sizeof(message));
}

}  // namespace linger
