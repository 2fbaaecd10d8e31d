#include "app/live/linux/rig/rig_channel.h"

#include <array>
#include <cstring>

namespace linger {
namespace {

/// Room for one open file beside a message.
union FileRoom {
  cmsghdr header;
  std::array<char, CMSG_SPACE(sizeof(int))> bytes;
};

}  // namespace

RigChannel RigChannel::open() {
  int ends[2];
  if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) != 0)
    return {FileDescriptor(), FileDescriptor()};
  return {FileDescriptor(ends[0]), FileDescriptor(ends[1])};
}

bool sendBytes(int channel, const void* bytes, std::size_t size, int file) {
  iovec part{const_cast<void*>(bytes), size};
  msghdr message{};
  message.msg_iov = &part;
  message.msg_iovlen = 1;
  FileRoom room{};
  if (file >= 0) {
    message.msg_control = room.bytes.data();
    message.msg_controllen = room.bytes.size();
    cmsghdr* const header = CMSG_FIRSTHDR(&message);
    header->cmsg_level = SOL_SOCKET;
    header->cmsg_type = SCM_RIGHTS;
    header->cmsg_len = CMSG_LEN(sizeof(file));
    std::memcpy(CMSG_DATA(header), &file, sizeof(file));
  }
  return sendmsg(channel, &message, MSG_NOSIGNAL) == ssize_t(size);
}

Arrived receiveBytes(int channel, void* bytes, std::size_t size) {
  iovec part{bytes, size};
  FileRoom room{};
  msghdr message{};
  message.msg_iov = &part;
  message.msg_iovlen = 1;
  message.msg_control = room.bytes.data();
  message.msg_controllen = room.bytes.size();
  const ssize_t received = recvmsg(channel, &message, MSG_CMSG_CLOEXEC);
  Arrived arrived;
  arrived.isMessage = received == ssize_t(size);
  arrived.isEnd = received == 0;
  const cmsghdr* const header = received > 0 ? CMSG_FIRSTHDR(&message) : nullptr;
  if (header != nullptr && header->cmsg_type == SCM_RIGHTS) {
    int file = -1;
    std::memcpy(&file, CMSG_DATA(header), sizeof(file));
    arrived.file = FileDescriptor(file);
  }
  return arrived;
}

}  // namespace linger
