#include "app/cli/unmet_impairments.h"

#include <QCoreApplication>
#include <algorithm>

#include "app/document/edit_words.h"
#include "app/document/selection.h"

namespace linger {
namespace {

class Text {
  Q_DECLARE_TR_FUNCTIONS(linger::UnmetImpairments)
};

bool isSent(const SegmentChoice& chosen, const Trace& run) {
  int nthOfAll = 0;
  return std::ranges::any_of(run.segments, [&](const SegmentRecord& segment) {
    if (segment.injected || segment.copyOf) return false;
    if (chosen.kind) return choiceOf(run, segment) == chosen;
    return run.hosts[segment.from].name == chosen.host && ++nthOfAll == chosen.nth;
  });
}

QString unmetText(const ChosenImpairment& chosen) {
  const QString segment = nameOf(chosen.segment);
  switch (chosen.impairment.kind) {
    case Impairment::Kind::Drop:
      return Text::tr("the %1 was not dropped: the run has no such segment").arg(segment);
    case Impairment::Kind::Delay:
      return Text::tr("the %1 was not delayed: the run has no such segment").arg(segment);
    case Impairment::Kind::Duplicate:
      return Text::tr("the %1 was not duplicated: the run has no such segment").arg(segment);
  }
  return {};
}

}  // namespace

void tellUnmetImpairments(const Scenario& scenario, const Trace& run, Console& console) {
  if (run.truncated) return;
  for (const ChosenImpairment& chosen : scenario.impairments) {
    if (!isSent(chosen.segment, run)) console.complain(unmetText(chosen));
  }
}

}  // namespace linger
