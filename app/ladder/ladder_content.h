#pragma once

#include <QString>
#include <map>
#include <optional>
#include <vector>

#include "app/ladder/ladder_geometry.h"
#include "app/ladder/repeated_tries.h"
#include "app/ladder/state_spans.h"
#include "model/trace/trace.h"

namespace linger {

/// A chip before it has a place.
struct ContentChip {
  CallChip::Kind kind = CallChip::Kind::Call;
  HostIndex host = 0;
  std::optional<std::size_t> place;  ///< Into LadderContent::hosts.
  QString text;
  std::size_t entry = 0;  ///< Trace::eventLog: when it is there.
  std::optional<std::size_t> call;
};

/// A timer worth a bracket.
struct ContentTimer {
  std::size_t timer = 0;  ///< Index into Trace::timers.
  SimTime ends;           ///< When it ended, or the scene does.
  QString text;
};

/// One host's part in a ladder.
struct ContentHost {
  HostIndex host = 0;
  QString name;
  QString address;
  std::vector<StateSpan> spans;
  int columnsAside = 0;
  bool crowded = false;  ///< It has more sockets in its life than are ever drawn at once.
  QString widest;        ///< The widest words under its name: its address, or how many it has.
};

/// What a ladder shows of a run, before any of it has a size or a place.
struct LadderContent {
  std::vector<ContentHost> hosts;  ///< Left, then right; one, or two.
  std::vector<ContentChip> chips;  ///< By entry.
  std::vector<ContentTimer> timers;
  std::vector<SimTime> instants;  ///< In order, from the scene's zero to its end.
  /// For each entry of the event log, its instant's index; of repeated tries that of the first.
  std::vector<std::size_t> entryInstant;
  std::vector<RepeatedTries> tries;  ///< Told in a few words, at the first of them.
  SimTime end;

  /// A host that talks to itself is shown as two: its callers left, its servers right.
  std::map<int, std::size_t> placeOfSocket;   ///< Empty but for such a host.
  std::map<int, std::size_t> placeOfProcess;  ///< Likewise.

  /// The tries that an entry is one of; null for none.
  const RepeatedTries* triesOf(std::size_t entry) const;
  /// The place in `hosts` of a socket's or a process's host; none where it is not shown.
  std::optional<std::size_t> placeOf(HostIndex host, SocketId socket) const;
  std::optional<std::size_t> placeOf(HostIndex host, ProcessId process) const;
  std::optional<std::size_t> senderOf(const SegmentRecord& segment) const;
  std::optional<std::size_t> receiverOf(const SegmentRecord& segment) const;
};

LadderContent ladderContent(const Trace& trace);

}  // namespace linger
