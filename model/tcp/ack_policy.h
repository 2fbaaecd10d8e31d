#pragma once

#include <cstdint>
#include <optional>

#include "model/tcp/seq_num.h"
#include "model/tcp/settings.h"
#include "model/tcp/sim_time.h"

namespace linger {

/// When data that has come in order is acknowledged: at once, or after a while, in the hope of
/// saying more with it (RFC 9293 §3.8.6.3). It remembers what that depends on.
class AckPolicy {
 public:
  /// A segment with data has come.
  void received(SimTime now);
  /// Data of ours goes out: on a connection that has just received some, an answer to it.
  void sent(SimTime now, const TcpSettings& settings);
  /// The peer has sent its last: the program may want to answer or to close.
  void expectAnswer() { expectsAnswer_ = true; }
  /// A segment that acknowledges up to `rcvNxt` goes out.
  void acknowledged(SeqNum rcvNxt);
  /// No answer came in time.
  void waitedInVain() { expectsAnswer_ = false; }

  /// Whether what has come up to `rcvNxt` is to be acknowledged at once, where `full` bytes fill a
  /// segment of the peer's and `isWaiting` says that an acknowledgement waits already.
  bool isDueAtOnce(SeqNum rcvNxt, std::uint32_t full, bool isWaiting,
                   const TcpSettings& settings) const;
  /// Whether more than a full segment of the peer's is not acknowledged.
  bool owesFullSegment(SeqNum rcvNxt, std::uint32_t full) const;
  /// Whether one that waits is due when the program has read all that there is.
  bool isDueOnReading() const { return owedSegments_ > (expectsAnswer_ ? 1 : 0); }

  bool operator==(const AckPolicy&) const = default;

 private:
  SeqNum toldUpTo_;
  int seenSegments_ = 0;  ///< With data, in order.
  int owedSegments_ = 0;  ///< Those since the last acknowledgement.
  bool expectsAnswer_ = false;
  std::optional<SimTime> lastReceived_;
};

}  // namespace linger
