#include "app/live/linux/netlink.h"

#include <cerrno>

namespace linger {
namespace {

using Take = std::function<void(const nlmsghdr*)>;

int deliver(const nlmsghdr* message, void* take) {
  (*static_cast<const Take*>(take))(message);
  return MNL_CB_OK;
}

constexpr std::size_t kBufferSize = 64 * 1024;

}  // namespace

Netlink::Netlink(int protocol) : buffer_(kBufferSize) {
  socket_ = mnl_socket_open2(protocol, SOCK_CLOEXEC);
  if (socket_ != nullptr && mnl_socket_bind(socket_, 0, MNL_SOCKET_AUTOPID) < 0) {
    mnl_socket_close(socket_);
    socket_ = nullptr;
  }
}

Netlink::~Netlink() {
  if (socket_ != nullptr) mnl_socket_close(socket_);
}

int Netlink::ask(nlmsghdr* request, const Take& take) {
  if (socket_ == nullptr) return EPROTONOSUPPORT;
  request->nlmsg_seq = ++sequence_;
  if (mnl_socket_sendto(socket_, request, request->nlmsg_len) < 0) return errno;
  const bool isDump = (request->nlmsg_flags & NLM_F_DUMP) == NLM_F_DUMP;
  int result = MNL_CB_OK;
  do {
    const ssize_t size = mnl_socket_recvfrom(socket_, buffer_.data(), buffer_.size());
    if (size < 0) return errno;
    result = mnl_cb_run(buffer_.data(), std::size_t(size), sequence_,
                        mnl_socket_get_portid(socket_), deliver, const_cast<Take*>(&take));
    if (result < 0) return errno;
  } while (isDump && result > MNL_CB_STOP);
  return 0;
}

}  // namespace linger
