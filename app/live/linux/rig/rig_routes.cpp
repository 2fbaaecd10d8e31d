#include "app/live/linux/rig/rig_routes.h"

#include <linux/fib_rules.h>

#include <array>
#include <cstring>

#include "app/live/linux/rig/rig_link.h"

namespace linger {
namespace {

using Room = std::array<char, 512>;

nlmsghdr* requestIn(Room& room, int type, int flags) {
  nlmsghdr* const request = mnl_nlmsg_put_header(room.data());
  request->nlmsg_type = std::uint16_t(type);
  request->nlmsg_flags = std::uint16_t(NLM_F_REQUEST | NLM_F_ACK | flags);
  return request;
}

/// The rule before all others, by which the table of local addresses is asked first.
nlmsghdr* firstRuleIn(Room& room, int type, int flags, std::uint8_t family) {
  nlmsghdr* const request = requestIn(room, type, flags);
  auto* const rule =
      static_cast<fib_rule_hdr*>(mnl_nlmsg_put_extra_header(request, sizeof(fib_rule_hdr)));
  rule->family = family;
  rule->table = RT_TABLE_LOCAL;
  rule->action = FR_ACT_TO_TBL;
  mnl_attr_put_u32(request, FRA_PRIORITY, 0);
  return request;
}

void putAddress(nlmsghdr* request, std::uint16_t attribute, const Address& address) {
  constexpr std::size_t kV4At = 12;  // In Address::bytes(), which are always those of IPv6.
  const bool isV4 = familyOf(address) == AF_INET;
  mnl_attr_put(request, attribute, isV4 ? 4 : 16, address.bytes().data() + (isV4 ? kV4At : 0));
}

}  // namespace

bool RigRoutes::ask(nlmsghdr* request, const char* what) {
  const int error = netlink_.ask(request, [](const nlmsghdr*) {});
  if (error == 0) return true;
  problem_ = std::string(what) + ": " + std::strerror(error);
  return false;
}

bool RigRoutes::addRoute(const Destination& to, const Address& source,
                         std::optional<int> initialWindow) {
  alignas(nlmsghdr) Room room{};
  nlmsghdr* const request = requestIn(room, RTM_NEWROUTE, NLM_F_CREATE | NLM_F_EXCL);
  auto* const route = static_cast<rtmsg*>(mnl_nlmsg_put_extra_header(request, sizeof(rtmsg)));
  const bool isV4 = familyOf(source) == AF_INET;
  route->rtm_family = std::uint8_t(familyOf(source));
  route->rtm_dst_len = to.bits;
  route->rtm_table = RT_TABLE_MAIN;
  route->rtm_protocol = RTPROT_STATIC;
  route->rtm_scope = isV4 ? RT_SCOPE_LINK : RT_SCOPE_UNIVERSE;
  route->rtm_type = RTN_UNICAST;
  if (to.bits > 0) putAddress(request, RTA_DST, to.address);
  if (isV4) putAddress(request, RTA_PREFSRC, source);  // Of IPv6 it has no other.
  mnl_attr_put_u32(request, RTA_OIF, std::uint32_t(interface_));
  if (initialWindow) {
    nlattr* const metrics = mnl_attr_nest_start(request, RTA_METRICS);
    mnl_attr_put_u32(request, RTAX_INITCWND, std::uint32_t(*initialWindow));
    mnl_attr_nest_end(request, metrics);
  }
  return ask(request, "route");
}

bool RigRoutes::removeLocalRule(std::uint8_t family) {
  alignas(nlmsghdr) Room room{};
  return ask(firstRuleIn(room, RTM_DELRULE, 0, family), "routing rule");
}

bool RigRoutes::addLocalRule(std::uint8_t family) {
  alignas(nlmsghdr) Room room{};
  nlmsghdr* const request = firstRuleIn(room, RTM_NEWRULE, NLM_F_CREATE | NLM_F_EXCL, family);
  mnl_attr_put_strz(request, FRA_IIFNAME, RigLink::kName);
  return ask(request, "routing rule");
}

bool RigRoutes::routeAll(const Address& source, std::optional<int> initialWindow) {
  return addRoute({}, source, initialWindow);
}

bool RigRoutes::routeOwn(const Address& source, std::optional<int> initialWindow) {
  constexpr std::uint8_t kLoopbackBits = 8;
  const std::uint8_t family = std::uint8_t(familyOf(source));
  const Address loopback = *Address::parse("127.0.0.0");
  const Address loopbackSource = *Address::parse("127.0.0.1");
  const bool isRouted =
      family == AF_INET6 || addRoute({loopback, kLoopbackBits}, loopbackSource, initialWindow);
  return isRouted && removeLocalRule(family) && addLocalRule(family);
}

}  // namespace linger
