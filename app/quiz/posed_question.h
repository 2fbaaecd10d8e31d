#pragma once

#include <QString>
#include <QStringList>

#include "app/files/scenario/scene_words.h"
#include "app/panes/explanations.h"
#include "model/sim/scenario.h"
#include "model/trace/trace.h"

namespace linger {

/// A question as a class is asked it: with its choices, of which one is right in this run.
struct PosedQuestion {
  QString ask;
  QStringList choices;  ///< 2 to kMostChoices.
  int right = 0;        ///< Index into `choices`.
  QString because;      ///< What the run shows, the author's words, and what the rule is for.

  bool operator==(const PosedQuestion&) const = default;
};

/// Poses a question of a run's scenario. The right answer is looked up in the run, so that it is
/// right on every system and after every edit; only that of a free choice stands in the file.
PosedQuestion pose(const Trace& trace, const Question& question, const SceneWords& words,
                   const Explanations& explanations);

}  // namespace linger
