#include "model/systems/rules/host_rules.h"

#include <array>

#include "model/systems/verdict.h"

namespace linger {
namespace {

using namespace host_rule;

constexpr std::array kAllRules{
    kFree.rule,
    kOtherAddress.rule,
    kUdpFree.rule,
    kPortChosen.rule,
    kPortsExhausted.rule,
    kPrivilegedPort.rule,
    kListen.rule,
    kListenUdp.rule,
    kConnect.rule,
    kConnectUdp.rule,
    kConnectPortsExhausted.rule,
    kLinuxListening.rule,
    kLinuxNoOption.rule,
    kLinuxWildcard.rule,
    kLinuxDualStackChild.rule,
    kLinuxReuseAddrOldMissing.rule,
    kLinuxReuseAddrNewMissing.rule,
    kLinuxReusePortOldMissing.rule,
    kLinuxReusePortNewMissing.rule,
    kLinuxReusePortOtherUser.rule,
    kLinuxMappedOnV6Only.rule,
    kLinuxReuseAddr.rule,
    kLinuxReusePort.rule,
    kLinuxReusePortRecord.rule,
    kLinuxReusePortCache.rule,
    kLinuxNotInTable.rule,
    kLinuxUdpInUse.rule,
    kLinuxUdpShared.rule,
    kLinuxUdpSpread.rule,
    kLinuxListenRaced.rule,
    kLinuxDuplicate.rule,
    kLinuxNoTimestamps.rule,
    kLinuxTakesOver.rule,
    kLinuxReuseOff.rule,
    kLinuxReuseTooYoung.rule,
    kLinuxReuses.rule,
    kLinuxPortHeld.rule,
    kBsdOtherUser.rule,
    kBsdNoOption.rule,
    kBsdListening.rule,
    kBsdReuse.rule,
    kBsdSpecificBesideWildcard.rule,
    kBsdReusePort.rule,
    kBsdMixedWildcards.rule,
    kBsdListen.rule,
    kBsdDuplicate.rule,
    kBsdPortHeld.rule,
    kIllumosExclusive.rule,
    kIllumosNoOption.rule,
    kIllumosListening.rule,
    kIllumosReuse.rule,
    kIllumosSpecificBesideWildcard.rule,
    kIllumosListen.rule,
    kIllumosDuplicate.rule,
    kWindowsInUse.rule,
    kWindowsNotShared.rule,
    kWindowsOtherUser.rule,
    kWindowsOldExclusive.rule,
    kWindowsNewExclusive.rule,
    kWindowsReserved.rule,
    kWindowsExclusiveConnection.rule,
    kWindowsExclusiveTimeWait.rule,
    kWindowsShared.rule,
    kWindowsTimeWait.rule,
    kWindowsConnection.rule,
    kWindowsListen.rule,
    kWindowsDuplicate.rule,
    kLwipNoOption.rule,
    kLwipOldMissing.rule,
    kLwipReuse.rule,
    kLwipTimeWait.rule,
    kLwipListening.rule,
    kLwipDuplicate.rule,
    kSmoltcpNoTable.rule,
    kSmoltcpListen.rule,
    kSmoltcpUnaddressable.rule,
    kSmoltcpConnect.rule,
    kSmoltcpConnectUnaddressable.rule,
    kRfcListening.rule,
    kRfcConnectionExists.rule,
    kRfcReuse.rule,
    kRfcListen.rule,
    kRfcDuplicate.rule,
};

}  // namespace

std::span<const Rule> hostRules() {
  return kAllRules;
}

}  // namespace linger
