#pragma once

#include <QString>
#include <optional>
#include <vector>

#include "model/trace/connects.h"
#include "model/trace/restarts.h"

namespace linger {

/// One query with its answers over time.
struct Lane {
  RebindQuery query;
  std::optional<ConnectQuery> connects;  ///< A client's connect() is asked about instead.
  QString label;
  std::vector<VerdictInterval> intervals;
  std::vector<RestartAttempt> attempts;  ///< The run's own restarts of that program.
  std::vector<VerdictInterval> another;  ///< One restart more, beside those that worked.
  std::vector<VerdictInterval> bothSet;  ///< If both runs set SO_REUSEADDR.
  bool asRun = false;                    ///< It asks what the run's own program does.
};

/// The answers are those of restartVerdicts().
std::vector<Lane> lanesFor(const Trace& trace, const std::vector<RebindQuery>& queries);

/// Lanes that ask about connect(); `query` names the client's program only.
std::vector<Lane> connectLanes(const Trace& trace, const std::vector<ConnectQuery>& queries);

/// What is at stake in the run: a client's connect(), or the server's restart with `queries`, by
/// default standardQueries(). None where no port is.
std::vector<Lane> lanesAtStake(
    const Trace& trace, const std::optional<std::vector<RebindQuery>>& queries = std::nullopt);

}  // namespace linger
