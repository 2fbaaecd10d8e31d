#include "model/packetdrill/run/sysctl_table.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include "model/systems/environment.h"

namespace linger::packetdrill {
namespace {

/// A variable whose value is a whole number, and what it changes.
struct Variable {
  std::string_view name;
  long least;
  long largest;
  long usual;  ///< Out of the box.
  void (*apply)(Tunables& tunables, long value);
};

/// What tcp_orphan_retries 0 stands for (Linux tcp_orphan_retries()).
constexpr int kOrphanRetries = 8;

constexpr long kMost = 2'000'000'000;

/// A window without a shift goes no further (RFC 9293 §3.1).
constexpr long kLargestWindow = 65535;

/// FreeBSD waits for the peer's FIN as long as it would for an answer to keep-alive probes,
/// unless it is told to recycle such orphans soon (tcp_usrreq.c tcp_usrclosed()).
void chooseFinWait2(Tunables& t) {
  const TcpSettings& tcp = t.stack.tcp;
  t.stack.tcp.finWait2Orphan =
      t.fastFinWait2Recycle ? t.finWait2Timeout : tcp.keepAliveProbes * tcp.keepAliveInterval;
}

constexpr Variable kVariables[] = {
    // FreeBSD. Times are in milliseconds.
    {"net.inet.tcp.blackhole", 0, 0, 0, [](Tunables&, long) {}},
    {"net.inet.tcp.drop_synfin", 0, 1, 0,
     [](Tunables& t, long v) {
       t.stack.tcp.synFin = v != 0 ? environmentOf(t.profile->id).dropSynFin : SynFin::Accepted;
     }},
    {"net.inet.tcp.insecure_ack", 0, 1, 0,
     [](Tunables& t, long v) {
       t.stack.tcp.oldAck = v != 0 ? OldAck::Accepted : OldAck::WithinWindow;
     }},
    {"net.inet.tcp.insecure_rst", 0, 1, 0,
     [](Tunables& t, long v) { t.stack.tcp.rfc5961.rst = v == 0; }},
    {"net.inet.tcp.insecure_syn", 0, 1, 0,
     [](Tunables& t, long v) { t.stack.tcp.rfc5961.syn = v == 0; }},
    {"net.inet.tcp.msl", 1, kMost, 30000,
     [](Tunables& t, long v) { t.stack.timeWait = 2 * v * 1ms; }},
    {"net.inet.tcp.finwait2_timeout", 1, kMost, 60000,
     [](Tunables& t, long v) {
       t.finWait2Timeout = v * 1ms;
       chooseFinWait2(t);
     }},
    {"net.inet.tcp.fast_finwait2_recycle", 0, 1, 0,
     [](Tunables& t, long v) {
       t.fastFinWait2Recycle = v != 0;
       chooseFinWait2(t);
     }},
    {"net.inet.tcp.recvspace", 1, kMost, 65536,
     [](Tunables& t, long v) {
       t.stack.tcp.receiveBuffer = static_cast<std::uint32_t>(std::min(v, kLargestWindow));
     }},
    {"net.inet.tcp.rfc1323", 0, 3, 1,
     [](Tunables& t, long v) {
       t.stack.tcp.offersWindowScale = v == 1 || v == 2;
       t.stack.tcp.offersTimestamps = v == 1 || v == 3;
     }},
    {"net.inet.tcp.sack.enable", 0, 1, 1,
     [](Tunables& t, long v) { t.stack.tcp.offersSack = v != 0; }},
    {"net.inet.tcp.delacktime", 0, kMost, 40,
     [](Tunables& t, long v) { t.stack.tcp.delayedAck = v * 1ms; }},
    {"net.inet.tcp.rexmit_initial", 1, kMost, 1000,
     [](Tunables& t, long v) { t.stack.tcp.rtoInitial = v * 1ms; }},
    {"net.inet.tcp.rexmit_min", 1, kMost, 30,
     [](Tunables& t, long v) { t.stack.tcp.rtoMin = v * 1ms; }},
    {"net.inet.tcp.rexmit_slop", 0, kMost, 200,
     [](Tunables& t, long v) { t.stack.tcp.rtoFixedMargin = v * 1ms; }},
    {"net.inet.tcp.keepidle", 1, kMost, 7200000,
     [](Tunables& t, long v) { t.stack.tcp.keepAliveIdle = v * 1ms; }},
    {"net.inet.tcp.keepintvl", 1, kMost, 75000,
     [](Tunables& t, long v) { t.stack.tcp.keepAliveInterval = v * 1ms; }},
    {"net.inet.tcp.keepcnt", 1, 1000, 8,
     [](Tunables& t, long v) { t.stack.tcp.keepAliveProbes = static_cast<int>(v); }},
    {"net.inet.tcp.always_keepalive", 0, 1, 1,
     [](Tunables& t, long v) { t.stack.tcp.keepAlive = v != 0; }},
    {"net.inet.tcp.retries", 1, 12, 12,
     [](Tunables& t, long v) {
       t.stack.tcp.retries = static_cast<int>(v);
       t.stack.tcp.orphanRetries = static_cast<int>(v);
     }},
    {"net.inet.tcp.maxtcptw", 0, kMost, 0,
     [](Tunables& t, long v) { t.stack.maxTimeWait = static_cast<int>(v); }},

    // Linux. Times are in seconds.
    {"net.ipv4.tcp_fin_timeout", 0, kMost, 60,
     [](Tunables& t, long v) { t.stack.tcp.finWait2Orphan = v * 1s; }},
    {"net.ipv4.tcp_rfc1337", 0, 1, 0,
     [](Tunables& t, long v) {
       t.stack.tcp.rstInTimeWait = v != 0 ? RstInTimeWait::Ignored : RstInTimeWait::AtRcvNxt;
     }},
    {"net.ipv4.tcp_tw_reuse", 0, 2, 2,
     [](Tunables& t, long v) { t.stack.timeWaitReuse = static_cast<TimeWaitReuse>(v); }},
    {"net.ipv4.tcp_tw_reuse_delay", 1, 60000, 1000,
     [](Tunables& t, long v) { t.timeWaitReuseDelay = v * 1ms; }},
    {"net.ipv4.tcp_max_tw_buckets", 0, kMost, 262144,
     [](Tunables& t, long v) { t.stack.maxTimeWait = static_cast<int>(v); }},
    {"net.ipv4.tcp_timestamps", 0, 2, 1,
     [](Tunables& t, long v) { t.stack.tcp.offersTimestamps = v != 0; }},
    {"net.ipv4.tcp_sack", 0, 1, 1, [](Tunables& t, long v) { t.stack.tcp.offersSack = v != 0; }},
    {"net.ipv4.tcp_window_scaling", 0, 1, 1,
     [](Tunables& t, long v) { t.stack.tcp.offersWindowScale = v != 0; }},
    {"net.ipv4.tcp_early_retrans", 0, 4, 3,
     [](Tunables& t, long v) { t.stack.tcp.tailLossProbe = v >= 3; }},
    {"net.ipv4.tcp_orphan_retries", 0, 255, 0,
     [](Tunables& t, long v) {
       t.stack.tcp.orphanRetries = v == 0 ? kOrphanRetries : static_cast<int>(v);
     }},
    {"net.ipv4.tcp_retries2", 1, 255, 15,
     [](Tunables& t, long v) { t.stack.tcp.retries = static_cast<int>(v); }},
    {"net.ipv4.tcp_syn_retries", 1, 127, 6,
     [](Tunables& t, long v) { t.stack.tcp.synRetries = static_cast<int>(v); }},
    {"net.ipv4.tcp_synack_retries", 0, 255, 5,
     [](Tunables& t, long v) { t.stack.tcp.synAckRetries = static_cast<int>(v); }},
    {"net.ipv4.tcp_syn_linear_timeouts", 0, 127, 4,
     [](Tunables& t, long v) { t.stack.tcp.synLinear = static_cast<int>(v); }},
    {"net.ipv4.tcp_invalid_ratelimit", 0, kMost, 500,
     [](Tunables& t, long v) { t.stack.tcp.answerInterval = v * 1ms; }},
    {"net.ipv4.tcp_rto_min_us", 1, kMost, 200000,
     [](Tunables& t, long v) { t.stack.tcp.rtoMin = v * 1us; }},
    {"net.ipv4.tcp_rto_max_ms", 1000, 120000, 120000,
     [](Tunables& t, long v) { t.stack.tcp.rtoMax = v * 1ms; }},
    {"net.ipv4.tcp_abort_on_overflow", 0, 1, 0,
     [](Tunables& t, long v) { t.stack.abortOnOverflow = v != 0; }},
    {"net.ipv4.tcp_keepalive_time", 1, kMost, 7200,
     [](Tunables& t, long v) { t.stack.tcp.keepAliveIdle = v * 1s; }},
    {"net.ipv4.tcp_keepalive_intvl", 1, kMost, 75,
     [](Tunables& t, long v) { t.stack.tcp.keepAliveInterval = v * 1s; }},
    {"net.ipv4.tcp_keepalive_probes", 1, 255, 9,
     [](Tunables& t, long v) { t.stack.tcp.keepAliveProbes = static_cast<int>(v); }},
};

/// Variables about what is not simulated (caches, buffers' limits, offload, pacing, congestion
/// control, queueing, logs): any value leaves a teardown as it is. What they would change in the
/// packets and results that a script expects is refused by those, not here. A name that ends in
/// "*" stands for all that begin so.
constexpr std::string_view kWithoutEffect[] = {
    "kern.ipc.maxsockbuf",
    "kern.timecounter.alloweddeviation",
    "net.inet.ip.random_id",
    "net.inet.tcp.abc_l_var",
    "net.inet.tcp.cc.*",
    "net.inet.tcp.do_tcpdrain",
    "net.inet.tcp.ecn.*",
    "net.inet.tcp.hostcache.*",
    "net.inet.tcp.icmp_may_rst",
    "net.inet.tcp.initcwnd_segments",
    "net.inet.tcp.log_*",
    "net.inet.tcp.lro.entries",
    "net.inet.tcp.minmss",
    "net.inet.tcp.nolocaltimewait",
    "net.inet.tcp.path_mtu_discovery",
    "net.inet.tcp.pmtud_blackhole_detection",
    "net.inet.tcp.recvbuf_*",
    "net.inet.tcp.rexmit_drop_options",
    "net.inet.tcp.rfc3042",
    "net.inet.tcp.rfc3390",
    "net.inet.tcp.rfc3465",
    "net.inet.tcp.rfc6675_pipe",
    "net.inet.tcp.sack.maxholes",
    "net.inet.tcp.sendbuf_*",
    "net.inet.tcp.sendspace",
    "net.inet.tcp.syncookies*",
    "net.inet.tcp.tso",
    "net.core.*",
    "net.ipv4.ip_no_pmtu_disc",
    "net.ipv4.route.*",
    "net.ipv4.tcp_adv_win_scale",
    "net.ipv4.tcp_app_win",
    "net.ipv4.tcp_autocorking",
    "net.ipv4.tcp_backlog_ack_defer",
    "net.ipv4.tcp_base_mss",
    "net.ipv4.tcp_challenge_ack_limit",
    "net.ipv4.tcp_comp_sack_*",
    "net.ipv4.tcp_congestion_control",
    "net.ipv4.tcp_dsack",
    "net.ipv4.tcp_ecn*",
    "net.ipv4.tcp_fack",
    "net.ipv4.tcp_fastopen*",
    "net.ipv4.tcp_frto",
    "net.ipv4.tcp_limit_output_bytes",
    "net.ipv4.tcp_low_latency",
    "net.ipv4.tcp_max_reordering",
    "net.ipv4.tcp_max_syn_backlog",
    "net.ipv4.tcp_min_rtt_wlen",
    "net.ipv4.tcp_min_snd_mss",
    "net.ipv4.tcp_min_tso_segs",
    "net.ipv4.tcp_moderate_rcvbuf",
    "net.ipv4.tcp_mtu_*",
    "net.ipv4.tcp_no_metrics_save",
    "net.ipv4.tcp_no_ssthresh_metrics_save",
    "net.ipv4.tcp_notsent_lowat",
    "net.ipv4.tcp_pacing_*",
    "net.ipv4.tcp_plb_*",
    "net.ipv4.tcp_probe_*",
    "net.ipv4.tcp_rcvbuf_low_rtt",
    "net.ipv4.tcp_recovery",
    "net.ipv4.tcp_reordering",
    "net.ipv4.tcp_rmem",
    "net.ipv4.tcp_shrink_window",
    "net.ipv4.tcp_slow_start_after_idle",
    "net.ipv4.tcp_syncookies",
    "net.ipv4.tcp_thin_*",
    "net.ipv4.tcp_tso_*",
    "net.ipv4.tcp_wmem",
    "net.ipv4.tcp_workaround_signed_windows",
    "net.ipv6.*",
    "net.mptcp.*",
};

bool isWithoutEffect(std::string_view name) {
  return std::ranges::any_of(kWithoutEffect, [name](std::string_view known) {
    if (!known.ends_with('*')) return name == known;
    known.remove_suffix(1);
    return name.starts_with(known);
  });
}

bool hasVariable(const OsProfile& profile, std::string_view name) {
  const bool linux = name.starts_with("net.ipv4.") || name.starts_with("net.core.");
  switch (environmentOf(profile.id).sysctls) {
    case Sysctls::Linux: return linux;
    case Sysctls::Bsd: return !linux;
    case Sysctls::None: return false;
    case Sysctls::Any: return true;
  }
  return false;
}

}  // namespace

SysctlEffect applySysctl(std::string_view name, std::string_view value, Tunables& tunables) {
  if (isWithoutEffect(name)) return SysctlEffect::NoEffect;
  const auto* variable = std::ranges::find(kVariables, name, &Variable::name);
  if (variable == std::end(kVariables)) return SysctlEffect::Unknown;
  long number = 0;
  const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
  const bool whole = error == std::errc{} && end == value.data() + value.size();
  if (!whole || number < variable->least || number > variable->largest) {
    return SysctlEffect::BadValue;
  }
  if (!hasVariable(*tunables.profile, name)) {
    return number == variable->usual ? SysctlEffect::NoEffect : SysctlEffect::NotHere;
  }
  variable->apply(tunables, number);
  return SysctlEffect::Set;
}

}  // namespace linger::packetdrill
