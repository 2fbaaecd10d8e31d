#include <array>
#include <cerrno>
#include <cstring>

#include "app/live/linux/rig/rig.h"
#include "model/host/call_rules.h"
#include "model/systems/runtime.h"

// What the rig's programs tell of their calls.

namespace linger {
namespace {

Errno errnoFrom(int error) {
  switch (error) {
    case 0: return Errno::Ok;
    case EACCES:
    case EPERM: return Errno::Access;
    case EADDRINUSE: return Errno::AddrInUse;
    case EADDRNOTAVAIL: return Errno::AddrNotAvail;
    case EAGAIN: return Errno::Again;
    case EBADF: return Errno::BadF;
    case ECONNABORTED: return Errno::ConnAborted;
    case ECONNREFUSED: return Errno::ConnRefused;
    case ECONNRESET: return Errno::ConnReset;
    case EINPROGRESS: return Errno::InProgress;
    case EISCONN: return Errno::IsConn;
    case ENOTCONN: return Errno::NotConn;
    case EOPNOTSUPP: return Errno::OpNotSupp;
    case EPIPE: return Errno::Pipe;
    case ETIMEDOUT: return Errno::TimedOut;
    default: return Errno::Invalid;
  }
}

/// Nothing where there is no port. An IPv4 address in an IPv6 socket is one of IPv4, as on the
/// link.
std::optional<SocketAddress> addressFrom(const sockaddr_storage& end) {
  const bool isV4 = end.ss_family == AF_INET;
  const auto& v4 = reinterpret_cast<const sockaddr_in&>(end);
  const auto& v6 = reinterpret_cast<const sockaddr_in6&>(end);
  const in_port_t port = isV4 ? v4.sin_port : v6.sin6_port;
  if (port == 0) return std::nullopt;
  const void* const bytes = isV4 ? static_cast<const void*>(&v4.sin_addr) : &v6.sin6_addr;
  std::array<char, INET6_ADDRSTRLEN> text{};
  inet_ntop(end.ss_family, bytes, text.data(), text.size());
  const auto address = Address::parse(text.data());
  if (!address) return std::nullopt;
  return SocketAddress{address->unmapped(), ntohs(port)};
}

}  // namespace

void Rig::hearReports() {
  for (std::size_t i = 0; i < running_.size(); ++i) {
    while (!running_[i].isOver) {
      RigNews news = running_[i].process->news();
      if (news.report && news.report->kind == RigReport::Kind::Spawned) {
        addChild(running_[i], *news.report, std::move(news.child));
      } else if (news.report) {
        hear(running_[i], *news.report);
      } else if (news.isOver) {
        end(running_[i], Call::Kill);
      }
      if (!news.report) break;
    }
  }
}

void Rig::hear(Running& running, const RigReport& report) {
  RigSockets& sockets = *machineOf(running.host).sockets;
  const auto local = addressFrom(report.local);
  const auto remote = addressFrom(report.remote);
  if (local && !remote) sockets.know(*local, report.options);
  const bool closes = report.kind == RigReport::Kind::Called && report.call == Call::Close;
  if (report.inode != 0 && closes) sockets.release(report.inode, running.id);
  if (report.inode != 0 && !closes) sockets.own(report.inode, running.id, running.host);
  switch (report.kind) {
    case RigReport::Kind::Ready: running.isReady = true; break;
    case RigReport::Kind::Ended: end(running, report.call); break;
    case RigReport::Kind::Called: {
      sample();
      CallRecord call;
      call.host = running.host;
      call.process = running.id;
      call.socket = local ? sockets.idOf(*local, remote) : SocketId{};
      call.call = report.call;
      call.arguments = report.arguments;
      call.step = report.step;
      running.openCall = recorder_.called(std::move(call));
      break;
    }
    case RigReport::Kind::Returned: hearReturn(running, report); break;
    case RigReport::Kind::Spawned: break;  // See addChild().
    case RigReport::Kind::NotSpawned:
      failToStart(report.error);
      end(running, Call::Exit);
      break;
  }
}

/// Without one of its programs the run says nothing of the scene.
void Rig::failToStart(int error) {
  problem_ = std::string("a program cannot be started: ") + std::strerror(error);
}

void Rig::hearReturn(Running& running, const RigReport& report) {
  if (!running.openCall) return;
  sample();
  const auto local = addressFrom(report.local);
  const auto remote = addressFrom(report.remote);
  CallResult result;
  result.error = errnoFrom(report.error);
  result.value = report.value;
  result.verdict.evidence = Evidence::Measured;
  result.verdict.rule = ruleOfCall(report.call, result.error, result.value);
  CallRecord& call = recorder_.call(*running.openCall);
  if (local) call.socket = machineOf(running.host).sockets->idOf(*local, remote);
  if (!result.ok()) {
    const Program& program = scenario_.hosts[running.host].programs[running.program];
    call.message =
        failureText(runtimeOf(program.runtime.value_or(scenario_.runtime)), profileOf(OsId::Linux),
                    {report.call, result.error, local.value_or(SocketAddress{}), remote});
  }
  recorder_.returned(*running.openCall, result);
  running.openCall.reset();
}

}  // namespace linger
