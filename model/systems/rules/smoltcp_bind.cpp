#include "model/systems/rules/bind_rules.h"

// smoltcp has no bind() and no table of ports: a socket is told its port when it listens or
// connects, any number of sockets may listen on one port, and nothing old is ever in the way.

namespace linger {
namespace {

using namespace host_rule;

Verdict judgeSmoltcpBind(const BindCase&) {
  return allowed(kSmoltcpNoTable);
}

Verdict judgeSmoltcpListen(const BindCase& c) {
  if (c.request.local.port != 0) return allowed(kSmoltcpListen);
  return refused(Call::Listen, Errno::AddrNotAvail, kSmoltcpUnaddressable);
}

Verdict judgeSmoltcpConnect(const BindCase& c, const SocketAddress& remote, bool) {
  if (c.request.local.port != 0 && remote.port != 0) return allowed(kSmoltcpConnect);
  return refused(Call::Connect, Errno::AddrNotAvail, kSmoltcpConnectUnaddressable);
}

}  // namespace

const BindRules kSmoltcpBindRules{judgeSmoltcpBind, judgeSmoltcpListen, judgeSmoltcpConnect};

}  // namespace linger
