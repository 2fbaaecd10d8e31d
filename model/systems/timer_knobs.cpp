#include "model/systems/timer_knobs.h"

#include <algorithm>
#include <array>
#include <iterator>

namespace linger {
namespace {

using enum KnobKind;
constexpr auto kTimeWait = TimerKind::TimeWait;
constexpr auto kFinWait2 = TimerKind::FinWait2;
constexpr auto kKeepAlive = TimerKind::KeepAlive;
constexpr auto kRetransmit = TimerKind::Retransmit;

constexpr std::array kKnobs{
    TimerKnob{OsId::Linux, kTimeWait, BuildTime, "TCP_TIMEWAIT_LEN", "include/net/tcp.h"},
    TimerKnob{OsId::Linux, kFinWait2, System, "net.ipv4.tcp_fin_timeout", "ip-sysctl.rst"},
    TimerKnob{OsId::Linux, kFinWait2, SocketOption, "TCP_LINGER2", "tcp(7)"},
    TimerKnob{OsId::Linux, kKeepAlive, System, "net.ipv4.tcp_keepalive_time", "ip-sysctl.rst"},
    TimerKnob{OsId::Linux, kKeepAlive, SocketOption, "TCP_KEEPIDLE", "tcp(7)"},
    TimerKnob{OsId::FreeBsd, kTimeWait, System, "net.inet.tcp.msl", "sys/netinet/tcp_timer.c"},
    TimerKnob{OsId::FreeBsd, kFinWait2, System, "net.inet.tcp.fast_finwait2_recycle",
              "sys/netinet/tcp_timer.c"},
    TimerKnob{OsId::FreeBsd, kFinWait2, System, "net.inet.tcp.finwait2_timeout",
              "sys/netinet/tcp_timer.c"},
    TimerKnob{OsId::FreeBsd, kKeepAlive, System, "net.inet.tcp.keepidle",
              "sys/netinet/tcp_timer.c"},
    TimerKnob{OsId::MacOs, kTimeWait, System, "net.inet.tcp.msl", "bsd/netinet/tcp_timer.h"},
    TimerKnob{OsId::MacOs, kFinWait2, System, "net.inet.tcp.fin_timeout",
              "bsd/netinet/tcp_timer.c"},
    TimerKnob{OsId::OpenBsd, kTimeWait, BuildTime, "TCPTV_MSL", "sys/netinet/tcp_timer.h"},
    TimerKnob{OsId::NetBsd, kTimeWait, System, "net.inet.tcp.mslt.remote",
              "sys/netinet/tcp_subr.c"},
    TimerKnob{OsId::Illumos, kTimeWait, System, "_time_wait_interval", "inet/tcp/tcp_tunables.c"},
    TimerKnob{OsId::Illumos, kFinWait2, System, "_fin_wait_2_flush_interval",
              "inet/tcp/tcp_tunables.c"},
    TimerKnob{OsId::Illumos, kRetransmit, System, "_rexmit_interval_min",
              "inet/tcp/tcp_tunables.c"},
    TimerKnob{OsId::Windows, kTimeWait, System, "TcpTimedWaitDelay", "Microsoft TechNet cc938217"},
    TimerKnob{OsId::Lwip, kTimeWait, BuildTime, "TCP_MSL", "core/priv/tcp_priv.h"},
    TimerKnob{OsId::Lwip, kFinWait2, BuildTime, "TCP_FIN_WAIT_TIMEOUT", "core/priv/tcp_priv.h"},
    TimerKnob{OsId::Smoltcp, kTimeWait, BuildTime, "CLOSE_DELAY", "src/socket/tcp.rs"},
};

}  // namespace

std::vector<TimerKnob> knobsOf(OsId os, TimerKind timer) {
  std::vector<TimerKnob> knobs;
  std::ranges::copy_if(kKnobs, std::back_inserter(knobs), [os, timer](const TimerKnob& knob) {
    return knob.os == os && knob.timer == timer;
  });
  return knobs;
}

}  // namespace linger
