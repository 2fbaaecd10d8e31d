#pragma once

#include <QObject>
#include <optional>

#include "model/sim/edit.h"
#include "model/trace/trace.h"

namespace linger {

/// The segment or the host that a person has picked: what the actions on segments and hosts are
/// about. A segment is remembered by {host, kind, nth}, so it stays picked when the run changes.
class Selection : public QObject {
  Q_OBJECT

 public:
  using QObject::QObject;

  const std::optional<SegmentChoice>& segment() const { return segment_; }
  const std::optional<std::string>& host() const { return host_; }

  /// The picked segment in a trace; null when nothing is picked or this run never sends it.
  const SegmentRecord* segmentIn(const Trace& trace) const;

 public slots:
  void pickSegment(const linger::Trace& trace, linger::SegmentId id);
  void pickHost(const std::string& host);
  void clear();

 signals:
  void changed();

 private:
  void set(std::optional<SegmentChoice> segment, std::optional<std::string> host);

  std::optional<SegmentChoice> segment_;
  std::optional<std::string> host_;
};

/// The choice {host, kind, nth} that names a segment of a trace.
SegmentChoice choiceOf(const Trace& trace, const SegmentRecord& segment);

/// The impairment that a scenario gives a chosen segment, if any.
std::optional<Impairment> impairmentOf(const Scenario& scenario, const SegmentChoice& choice);

}  // namespace linger
