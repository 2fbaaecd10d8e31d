#include "app/learn/named_edits.h"

#include <QCoreApplication>
#include <algorithm>

#include "app/document/edit_words.h"
#include "app/document/host_words.h"
#include "app/document/words.h"
#include "app/ladder/ladder_words.h"
#include "model/tcp/overloaded.h"
#include "model/trace/snapshot.h"

namespace linger {
namespace {

struct Text {
  Q_DECLARE_TR_FUNCTIONS(linger::NamedEdits)
};

QString segmentWords(const SegmentChoice& choice, const Trace& run) {
  const auto sent = std::ranges::find_if(run.segments, [&](const SegmentRecord& segment) {
    return !segment.copyOf && run.hosts[segment.from].name == choice.host &&
           (!choice.kind || kindOf(segment.segment) == *choice.kind) &&
           segment.nthOfKind == choice.nth;
  });
  if (sent == run.segments.end()) return nameOf(choice);
  return Text::tr("%1, sent at %2").arg(nameOf(choice), axisText(sent->sent));
}

NamedEdit named(const edit::SetImpairment& edit, const Trace& run) {
  const QString segment = segmentWords(edit.segment, run);
  if (!edit.impairment) return {Text::tr("Restore a segment"), segment, edit};
  const QString by = durationText(edit.impairment->by);
  switch (edit.impairment->kind) {
    case Impairment::Kind::Drop: return {Text::tr("Drop a segment"), segment, edit};
    case Impairment::Kind::Delay:
      return {Text::tr("Delay a segment"), Text::tr("%1, by %2").arg(segment, by), edit};
    case Impairment::Kind::Duplicate:
      return {Text::tr("Duplicate a segment"), Text::tr("%1, the copy %2 later").arg(segment, by),
              edit};
  }
  return {};
}

NamedEdit named(const edit::AddHostEvent& edit, const Trace& run) {
  const QString what = nameOf(edit.event, hostText(edit.host));
  const QString at = instantText(edit.event.at);
  const auto host = std::ranges::find(run.hosts, edit.host, &TraceHost::name);
  if (host == run.hosts.end()) return {what, Text::tr("at %1").arg(at), edit};
  const Snapshot then = snapshotAt(run, edit.event.at);
  const State state = then.hosts[std::size_t(host - run.hosts.begin())].state;
  return {what, Text::tr("at %1, in %2").arg(at, text(nameOf(state))), edit};
}

NamedEdit named(const Edit& edit, const Trace& run) {
  const auto plain = [&](const QString& what) { return NamedEdit{what, nameOf(edit), edit}; };
  return std::visit(
      Overloaded{
          [&](const edit::SetImpairment& e) { return named(e, run); },
          [&](const edit::AddHostEvent& e) { return named(e, run); },
          [&](const edit::SetOs&) { return plain(Text::tr("The system")); },
          [&](const edit::SetMsl&) { return plain(Text::tr("The MSL")); },
          [&](const edit::SetRoundTrip&) { return plain(Text::tr("The round trip")); },
          [&](const edit::SetLoss&) { return plain(Text::tr("The loss")); },
          [&](const edit::SetRuntime&) { return plain(Text::tr("The programs' language")); },
          [&](const edit::CloseFirst&) { return plain(Text::tr("Who closes first")); },
          [&](const edit::Restart&) { return plain(Text::tr("Start the server again")); },
          [&](const edit::KeepTrying&) { return plain(Text::tr("Start the server again")); },
          [&](const edit::SetReuseAddr&) { return plain(Text::tr("SO_REUSEADDR of the server")); },
          [&](const edit::SetSeed&) { return plain(Text::tr("The random seed")); },
      },
      edit);
}

}  // namespace

std::vector<NamedEdit> namedEdits(const std::vector<Edit>& edits, const Trace& run) {
  std::vector<NamedEdit> all;
  for (const Edit& edit : edits) all.push_back(named(edit, run));
  return all;
}

}  // namespace linger
