#pragma once

#include <QString>
#include <vector>

#include "app/files/json/json_value.h"

namespace linger {

/// One of some keywords that a value may be, and what people read for it.
struct Choice {
  QString keyword;
  QString text;

  bool operator==(const Choice&) const = default;
};
using Choices = std::vector<Choice>;

Choices stepChoices();
Choices shutdownChoices();
Choices eventChoices();
Choices impairmentChoices();
Choices segmentChoices();
Choices transportChoices();
Choices systemChoices();
Choices runtimeChoices();
Choices optionChoices();
Choices questionChoices();
Choices spacingChoices();
Choices loadCloserChoices();
Choices truthChoices();  ///< true, false
Choices onOffChoices();  ///< 1, 0
Choices timeWaitReuseChoices();

/// The names of the hosts in a draft.
Choices hostChoices(const JsonValue& scenario);
/// The names of the programs on the host whose part is at `path`.
Choices programChoices(const JsonValue& scenario, const std::string& path);

/// What people read for a keyword; the keyword itself where it is not among them.
QString choiceText(const Choices& choices, const QString& keyword);

}  // namespace linger
