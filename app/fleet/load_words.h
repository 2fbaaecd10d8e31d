#pragma once

#include <QString>

#include "model/fleet/fleet.h"
#include "model/fleet/port_limit.h"
#include "model/sim/scenario.h"

namespace linger {

/// "600 callers a second for 2 min, evenly, to 192.0.2.20:8080, with 1 request each; the client
/// closes first"
QString loadText(const Host& host, const Arrivals& arrivals);

/// "28,232 ports ÷ 60 s = 470.5 connections a second to one destination"
QString limitText(const PortLimit& limit);

/// "connect(): EADDRNOTAVAIL × 7,800"
QString failedText(const FailedCalls& failed);

/// Why a run was cut short, as a sentence without an end: "more than 1,500,000 sockets at once".
QString cutText(FleetCut cut, const FleetLimits& limits);

/// "192.0.2.10 → 192.0.2.20:8080"
QString routeText(const Route& route);

/// "7.2 MB"; a dash where nobody knows.
QString memoryText(std::optional<std::uint64_t> bytes);

/// "28,232"
QString countText(std::uint64_t count);

/// "470.5"
QString rateText(double perSecond);

}  // namespace linger
