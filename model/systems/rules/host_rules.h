#pragma once

#include "model/systems/evidence.h"
#include "model/tcp/rule.h"

namespace linger {

/// A rule about bind(), listen() or connect(), and how well it is known. A key that has ".ok."
/// in it says why the call works; any other says why it fails.
struct HostRule {
  Rule rule;
  Evidence evidence;
};

/// Every rule that a verdict can cite, family by family.
namespace host_rule {

// What all systems share. The evidence is that of the system's own bind rule.
inline constexpr HostRule kFree{{"bind.ok.free", "POSIX bind()"}, Evidence::Documented};
inline constexpr HostRule kOtherAddress{{"bind.ok.other-address", "POSIX bind()"},
                                        Evidence::Documented};
inline constexpr HostRule kUdpFree{{"bind.ok.udp-free", "RFC 768"}, Evidence::Measured};
inline constexpr HostRule kPortChosen{{"bind.ok.port-chosen", "RFC 6056 §2.1"},
                                      Evidence::Documented};
inline constexpr HostRule kPortsExhausted{{"bind.ports-exhausted", "RFC 6056 §2.1"},
                                          Evidence::Documented};
inline constexpr HostRule kPrivilegedPort{
    {"bind.privileged-port", "RFC 1700, WELL KNOWN PORT NUMBERS"}, Evidence::Documented};
inline constexpr HostRule kListen{{"listen.ok.bound", "POSIX listen()"}, Evidence::Documented};
inline constexpr HostRule kListenUdp{{"listen.udp", "POSIX listen()"}, Evidence::Documented};
inline constexpr HostRule kConnect{{"connect.ok.new-tuple", "RFC 9293 §3.3.1"},
                                   Evidence::Documented};
inline constexpr HostRule kConnectUdp{{"connect.ok.udp", "POSIX connect()"}, Evidence::Documented};
inline constexpr HostRule kConnectPortsExhausted{{"connect.ports-exhausted", "RFC 6056 §2.2"},
                                                 Evidence::Documented};

// Linux: both sides must want to share, and nobody shares with a listener.
inline constexpr HostRule kLinuxListening{
    {"bind.linux.listening", "Linux inet_bind_conflict(): TCP_LISTEN"}, Evidence::Measured};
inline constexpr HostRule kLinuxNoOption{
    {"bind.linux.no-option", "Linux inet_bind_conflict(): sk_reuse"}, Evidence::Measured};
inline constexpr HostRule kLinuxWildcard{{"bind.linux.wildcard", "Linux inet_rcv_saddr_equal()"},
                                         Evidence::Measured};
inline constexpr HostRule kLinuxDualStackChild{
    {"bind.linux.dual-stack-child", "Linux ipv4_rcv_saddr_equal()"}, Evidence::Measured};
inline constexpr HostRule kLinuxReuseAddrOldMissing{
    {"bind.linux.reuseaddr-old-missing", "Linux inet_twsk_alloc(): tw_reuse; socket(7)"},
    Evidence::Measured};
inline constexpr HostRule kLinuxReuseAddrNewMissing{
    {"bind.linux.reuseaddr-new-missing", "Linux inet_bind_conflict(): sk_reuse"},
    Evidence::Measured};
inline constexpr HostRule kLinuxReusePortOldMissing{
    {"bind.linux.reuseport-old-missing", "Linux inet_bind_conflict(): sk_reuseport"},
    Evidence::Measured};
inline constexpr HostRule kLinuxReusePortNewMissing{
    {"bind.linux.reuseport-new-missing", "Linux inet_bind_conflict(): sk_reuseport"},
    Evidence::Measured};
inline constexpr HostRule kLinuxReusePortOtherUser{
    {"bind.linux.reuseport-other-user", "Linux inet_bind_conflict(): uid_eq()"},
    Evidence::Measured};
inline constexpr HostRule kLinuxMappedOnV6Only{
    {"bind.linux.mapped-on-v6only", "Linux __inet6_bind()"}, Evidence::Source};
inline constexpr HostRule kLinuxReuseAddr{
    {"bind.linux.ok.reuseaddr-both", "Linux inet_bind_conflict(): sk_reuse; socket(7)"},
    Evidence::Measured};
inline constexpr HostRule kLinuxReusePort{
    {"bind.linux.ok.reuseport-both", "Linux inet_bind_conflict(): sk_reuseport"},
    Evidence::Measured};
inline constexpr HostRule kLinuxReusePortRecord{
    {"bind.linux.ok.reuseport-time-wait", "Linux inet_bind_conflict(): TCP_TIME_WAIT"},
    Evidence::Measured};
inline constexpr HostRule kLinuxReusePortCache{
    {"bind.linux.ok.reuseport-cache", "Linux sk_reuseport_match()"}, Evidence::Measured};
inline constexpr HostRule kLinuxNotInTable{
    {"bind.linux.ok.not-in-table", "Linux inet_csk_clone_lock(), inet_put_port()"},
    Evidence::Measured};
inline constexpr HostRule kLinuxUdpInUse{{"bind.linux.udp-in-use", "Linux udp_lib_lport_inuse()"},
                                         Evidence::Measured};
inline constexpr HostRule kLinuxUdpShared{
    {"bind.linux.ok.udp-shared", "Linux udp_lib_lport_inuse(): sk_reuse"}, Evidence::Measured};
inline constexpr HostRule kLinuxUdpSpread{
    {"bind.linux.ok.udp-spread", "Linux udp_lib_lport_inuse(): sk_reuseport"}, Evidence::Measured};
inline constexpr HostRule kLinuxListenRaced{{"listen.linux.raced", "Linux inet_csk_listen_start()"},
                                            Evidence::Measured};
inline constexpr HostRule kLinuxDuplicate{
    {"connect.linux.duplicate", "Linux __inet_check_established()"}, Evidence::Measured};
inline constexpr HostRule kLinuxNoTimestamps{
    {"connect.linux.no-timestamps", "Linux tcp_twsk_unique(): tw_ts_recent_stamp"},
    Evidence::Measured};
inline constexpr HostRule kLinuxTakesOver{
    {"connect.linux.ok.takes-over", "Linux tcp_twsk_unique(): !twp"}, Evidence::Measured};
inline constexpr HostRule kLinuxReuseOff{
    {"connect.linux.reuse-off", "Linux tcp_twsk_unique(): sysctl_tcp_tw_reuse"},
    Evidence::Measured};
inline constexpr HostRule kLinuxReuseTooYoung{
    {"connect.linux.reuse-too-young", "Linux tcp_twsk_unique(): tcp_tw_reuse_delay"},
    Evidence::Measured};
inline constexpr HostRule kLinuxReuses{
    {"connect.linux.ok.tw-reuse", "Linux tcp_twsk_unique(): sysctl_tcp_tw_reuse"},
    Evidence::Measured};
inline constexpr HostRule kLinuxPortHeld{{"connect.linux.port-held", "Linux __inet_hash_connect()"},
                                         Evidence::Source};

// FreeBSD, macOS, OpenBSD, NetBSD: only the newcomer's options count.
inline constexpr HostRule kBsdOtherUser{
    {"bind.bsd.other-user", "BSD in_pcbbind(): uid of the pcb in the way"}, Evidence::Source};
inline constexpr HostRule kBsdNoOption{
    {"bind.bsd.no-option", "BSD in_pcbbind(), in_pcblookup_local() with wildcards"},
    Evidence::Source};
inline constexpr HostRule kBsdListening{
    {"bind.bsd.listening", "BSD in_pcbbind(), in_pcblookup_local() without wildcards"},
    Evidence::Source};
inline constexpr HostRule kBsdReuse{
    {"bind.bsd.ok.new-option", "BSD in_pcbbind(): SO_REUSEADDR | SO_REUSEPORT of the new socket"},
    Evidence::Source};
inline constexpr HostRule kBsdSpecificBesideWildcard{
    {"bind.bsd.ok.specific-beside-wildcard", "BSD in_pcblookup_local() without wildcards"},
    Evidence::Source};
inline constexpr HostRule kBsdReusePort{
    {"bind.bsd.ok.reuseport-both", "BSD in_pcbbind(): SO_REUSEPORT of both"}, Evidence::Source};
inline constexpr HostRule kBsdMixedWildcards{
    {"bind.bsd.ok.mixed-wildcards", "FreeBSD, XNU in_pcbbind(), in6_pcbbind(): PF_INET6"},
    Evidence::Source};
inline constexpr HostRule kBsdListen{{"listen.bsd.ok.unchecked", "BSD tcp_usr_listen()"},
                                     Evidence::Disputed};
inline constexpr HostRule kBsdDuplicate{
    {"connect.bsd.duplicate", "BSD in_pcbconnect(): in_pcblookup_hash()"}, Evidence::Source};
inline constexpr HostRule kBsdPortHeld{
    {"connect.bsd.port-held", "XNU, OpenBSD in_pcbconnect(): in_pcbbind() chooses the port"},
    Evidence::Source};

// illumos: the newcomer's option, or exclusiveness on either side.
inline constexpr HostRule kIllumosExclusive{
    {"bind.illumos.exclusive", "illumos tcp_bindi(): conn_exclbind"}, Evidence::Source};
inline constexpr HostRule kIllumosNoOption{
    {"bind.illumos.no-option", "illumos tcp_bindi(): !conn_reuseaddr"}, Evidence::Source};
inline constexpr HostRule kIllumosListening{
    {"bind.illumos.listening", "illumos tcp_bindi(): TCPS_LISTEN, TCPS_BOUND"}, Evidence::Source};
inline constexpr HostRule kIllumosReuse{
    {"bind.illumos.ok.new-option", "illumos tcp_bindi(): conn_reuseaddr"}, Evidence::Source};
inline constexpr HostRule kIllumosSpecificBesideWildcard{
    {"bind.illumos.ok.specific-beside-wildcard", "illumos tcp_bindi()"}, Evidence::Source};
inline constexpr HostRule kIllumosListen{{"listen.illumos.ok.unchecked", "illumos tcp_bindi()"},
                                         Evidence::Disputed};
inline constexpr HostRule kIllumosDuplicate{
    {"connect.illumos.duplicate", "illumos ipcl_conn_insert()"}, Evidence::Source};

// Windows: two published tables, and old connections that hardly ever matter.
inline constexpr HostRule kWindowsInUse{
    {"bind.windows.in-use", "Microsoft, Using SO_REUSEADDR and SO_EXCLUSIVEADDRUSE"},
    Evidence::Documented};
inline constexpr HostRule kWindowsNotShared{
    {"bind.windows.not-shared", "Microsoft, Using SO_REUSEADDR and SO_EXCLUSIVEADDRUSE"},
    Evidence::Documented};
inline constexpr HostRule kWindowsOtherUser{
    {"bind.windows.other-user", "Microsoft, Using SO_REUSEADDR and SO_EXCLUSIVEADDRUSE"},
    Evidence::Documented};
inline constexpr HostRule kWindowsOldExclusive{
    {"bind.windows.old-exclusive", "Microsoft, Using SO_REUSEADDR and SO_EXCLUSIVEADDRUSE"},
    Evidence::Documented};
inline constexpr HostRule kWindowsNewExclusive{
    {"bind.windows.new-exclusive", "Microsoft, Using SO_REUSEADDR and SO_EXCLUSIVEADDRUSE"},
    Evidence::Documented};
inline constexpr HostRule kWindowsReserved{
    {"bind.windows.reserved-port",
     "Microsoft, netsh interface ipv4 show excludedportrange; docker/for-win issue 3171"},
    Evidence::Secondary};
inline constexpr HostRule kWindowsExclusiveConnection{
    {"bind.windows.exclusive-connection", "Microsoft, Using SO_REUSEADDR and SO_EXCLUSIVEADDRUSE"},
    Evidence::Documented};
inline constexpr HostRule kWindowsExclusiveTimeWait{
    {"bind.windows.exclusive-time-wait", "libuv src/win/tcp.c"}, Evidence::Secondary};
inline constexpr HostRule kWindowsShared{
    {"bind.windows.ok.shared", "Microsoft, Using SO_REUSEADDR and SO_EXCLUSIVEADDRUSE"},
    Evidence::Documented};
inline constexpr HostRule kWindowsTimeWait{
    {"bind.windows.ok.time-wait", "CPython, libuv, Go, .NET, curl: comments in their sources"},
    Evidence::Secondary};
inline constexpr HostRule kWindowsConnection{
    {"bind.windows.ok.connection", "Microsoft KB 307175, in copies"}, Evidence::Secondary};
inline constexpr HostRule kWindowsListen{{"listen.windows.ok.unchecked", "Microsoft, listen()"},
                                         Evidence::Disputed};
inline constexpr HostRule kWindowsDuplicate{
    {"connect.windows.duplicate", "Microsoft, connect(): WSAEADDRINUSE"}, Evidence::Documented};

// lwIP, built with SO_REUSE=1.
inline constexpr HostRule kLwipNoOption{{"bind.lwip.no-option", "lwIP tcp_bind()"},
                                        Evidence::Source};
inline constexpr HostRule kLwipOldMissing{
    {"bind.lwip.old-missing", "lwIP tcp_bind(): SOF_REUSEADDR of both"}, Evidence::Source};
inline constexpr HostRule kLwipReuse{
    {"bind.lwip.ok.reuseaddr-both", "lwIP tcp_bind(): SOF_REUSEADDR of both"}, Evidence::Source};
inline constexpr HostRule kLwipTimeWait{
    {"bind.lwip.ok.time-wait", "lwIP tcp_bind(): NUM_TCP_PCB_LISTS_NO_TIME_WAIT"},
    Evidence::Source};
inline constexpr HostRule kLwipListening{
    {"listen.lwip.listening", "lwIP tcp_listen_with_backlog_and_err()"}, Evidence::Source};
inline constexpr HostRule kLwipDuplicate{{"connect.lwip.duplicate", "lwIP tcp_connect()"},
                                         Evidence::Source};

// smoltcp keeps no table of ports.
inline constexpr HostRule kSmoltcpNoTable{
    {"bind.smoltcp.ok.no-table", "smoltcp tcp::Socket::listen()"}, Evidence::Source};
inline constexpr HostRule kSmoltcpListen{
    {"listen.smoltcp.ok.no-table", "smoltcp tcp::Socket::listen()"}, Evidence::Source};
inline constexpr HostRule kSmoltcpUnaddressable{
    {"listen.smoltcp.unaddressable", "smoltcp tcp::Socket::listen(): ListenError::Unaddressable"},
    Evidence::Source};
inline constexpr HostRule kSmoltcpConnect{
    {"connect.smoltcp.ok.no-table", "smoltcp tcp::Socket::connect()"}, Evidence::Source};
inline constexpr HostRule kSmoltcpConnectUnaddressable{
    {"connect.smoltcp.unaddressable",
     "smoltcp tcp::Socket::connect(): ConnectError::Unaddressable"},
    Evidence::Source};

// RFC 9293 says when a connection exists, and nothing of bind() or SO_REUSEADDR: a reading.
inline constexpr HostRule kRfcListening{{"bind.rfc.listening", "RFC 9293 §3.10.1"},
                                        Evidence::Disputed};
inline constexpr HostRule kRfcConnectionExists{
    {"bind.rfc.connection-exists", "RFC 9293 §3.10.1, §3.6.1"}, Evidence::Disputed};
inline constexpr HostRule kRfcReuse{{"bind.rfc.ok.new-option", "RFC 9293 §3.3.1"},
                                    Evidence::Disputed};
inline constexpr HostRule kRfcListen{{"listen.rfc.ok.passive-open", "RFC 9293 §3.10.1"},
                                     Evidence::Documented};
inline constexpr HostRule kRfcDuplicate{{"connect.rfc.duplicate", "RFC 9293 §3.10.1"},
                                        Evidence::Documented};

}  // namespace host_rule
}  // namespace linger
