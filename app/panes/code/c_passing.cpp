#include "app/panes/code/c_passing.h"

namespace linger {
namespace {

constexpr char kFunctions[] =
    R"(union rights { char bytes[CMSG_SPACE(sizeof(int))]; struct cmsghdr header; };

static struct sockaddr_un address_of(const char *program)
{
    struct sockaddr_un at = {.sun_family = AF_UNIX};
    snprintf(at.sun_path, sizeof at.sun_path, "%s.sock", program);
    return at;
}

static void pass_listener(int listener, const char *program)
{
    struct sockaddr_un at = address_of(program);
    union rights rights = {{0}};
    struct iovec text = {"x", 1};
    struct msghdr message = {.msg_iov = &text, .msg_iovlen = 1,
                             .msg_control = &rights, .msg_controllen = sizeof rights};
    int channel = check(socket(AF_UNIX, SOCK_STREAM, 0), "socket");
    check(connect(channel, (struct sockaddr *)&at, sizeof at), "connect");
    rights.header.cmsg_level = SOL_SOCKET;
    rights.header.cmsg_type = SCM_RIGHTS;
    rights.header.cmsg_len = CMSG_LEN(sizeof listener);
    memcpy(CMSG_DATA(&rights.header), &listener, sizeof listener);
    check(sendmsg(channel, &message, 0), "sendmsg");
    close(channel);
}

static int take_listener(const char *program)
{
    struct sockaddr_un at = address_of(program);
    union rights rights;
    char byte;
    int listener, channel;
    int unix_listener = check(socket(AF_UNIX, SOCK_STREAM, 0), "socket");
    struct iovec text = {&byte, 1};
    struct msghdr message = {.msg_iov = &text, .msg_iovlen = 1,
                             .msg_control = &rights, .msg_controllen = sizeof rights};
    check(bind(unix_listener, (struct sockaddr *)&at, sizeof at), "bind");
    check(listen(unix_listener, 1), "listen");
    channel = check(accept(unix_listener, NULL, NULL), "accept");
    check(recvmsg(channel, &message, 0), "recvmsg");
    memcpy(&listener, CMSG_DATA(&rights.header), sizeof listener);
    close(channel);
    close(unix_listener);
    return listener;
}
)";

}  // namespace

QStringList passingFunctionsInC() {
  return QString::fromLatin1(kFunctions).split(u'\n');
}

}  // namespace linger
