#include "model/systems/verdict.h"

#include "model/systems/rules/bind_rules.h"

namespace linger {
namespace {

const BindRules& rulesOf(BindFamily family) {
  switch (family) {
    case BindFamily::Linux: return kLinuxBindRules;
    case BindFamily::Bsd: return kBsdBindRules;
    case BindFamily::Illumos: return kIllumosBindRules;
    case BindFamily::Windows: return kWindowsBindRules;
    case BindFamily::Lwip: return kLwipBindRules;
    case BindFamily::Smoltcp: return kSmoltcpBindRules;
    case BindFamily::None: return kRfcBindRules;
  }
  return kRfcBindRules;
}

}  // namespace

std::string_view nameOf(Call call) {
  switch (call) {
    case Call::Socket: return "socket";
    case Call::SetSockOpt: return "setsockopt";
    case Call::GetSockOpt: return "getsockopt";
    case Call::Bind: return "bind";
    case Call::Listen: return "listen";
    case Call::Accept: return "accept";
    case Call::Connect: return "connect";
    case Call::Send: return "send";
    case Call::Recv: return "recv";
    case Call::SendMsg: return "sendmsg";
    case Call::RecvMsg: return "recvmsg";
    case Call::Shutdown: return "shutdown";
    case Call::Close: return "close";
    case Call::Exit: return "exit";
    case Call::Kill: return "kill";
    case Call::Wait: return "wait";
  }
  return {};
}

Verdict judgeBind(const OsProfile& profile, const BindRequest& request,
                  std::span<const SocketFacts> sockets, const ReusePortCache* cache) {
  return rulesOf(profile.bindFamily).bind({profile, request, sockets, cache});
}

Verdict judgeListen(const OsProfile& profile, const BindRequest& request,
                    std::span<const SocketFacts> sockets, const ReusePortCache* cache) {
  if (request.transport == Transport::Udp) {
    return refused(Call::Listen, Errno::OpNotSupp, host_rule::kListenUdp);
  }
  return rulesOf(profile.bindFamily).listen({profile, request, sockets, cache});
}

Verdict judgeConnect(const OsProfile& profile, const BindRequest& request,
                     const SocketAddress& remote, std::span<const SocketFacts> sockets,
                     bool explicitlyBound) {
  if (request.transport == Transport::Udp) return allowed(host_rule::kConnectUdp, profile);
  return rulesOf(profile.bindFamily)
      .connect({profile, request, sockets, nullptr}, remote, explicitlyBound);
}

Verdict judgeRestart(const OsProfile& profile, const BindRequest& request,
                     std::span<const SocketFacts> sockets, const ReusePortCache* cache) {
  const Verdict bound = judgeBind(profile, request, sockets, cache);
  if (!bound.works()) return bound;
  ReusePortCache afterBind = cache ? *cache : ReusePortCache{};
  afterBind.succeeded(request);
  const Verdict listening = judgeListen(profile, request, sockets, &afterBind);
  return listening.works() ? bound : listening;
}

Verdict noPortLeft(const OsProfile& profile, Call call) {
  const bool connecting = call == Call::Connect;
  Verdict verdict = connecting
                        ? refused(call, profile.noPortLeft, host_rule::kConnectPortsExhausted)
                        : refused(call, profile.noPortToBind, host_rule::kPortsExhausted);
  verdict.evidence = profile.bindEvidence;
  return verdict;
}

}  // namespace linger
