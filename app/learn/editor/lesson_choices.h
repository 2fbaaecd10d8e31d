#pragma once

#include "app/editor/choices.h"

namespace linger {

// The entries of the choices on a lesson's form. `path` is the step's place in the lesson.
Choices shapeChoices(const JsonValue& lesson, const std::string& path);
/// The built-in scenes, and where the step has a scene of its own, that one.
Choices sceneChoices(const JsonValue& lesson, const std::string& path);
/// The hosts of the step's scene.
Choices sceneHostChoices(const JsonValue& lesson, const std::string& path);
Choices stateChoices(const JsonValue& lesson, const std::string& path);
Choices callChoices(const JsonValue& lesson, const std::string& path);
Choices resultChoices(const JsonValue& lesson, const std::string& path);
/// The kinds of segments.
Choices kindChoices(const JsonValue& lesson, const std::string& path);
/// The steps before this one that can be asked again.
Choices earlierStepChoices(const JsonValue& lesson, const std::string& path);
/// Which of the step's choices is right: their numbers, or what the run says.
Choices rightChoices(const JsonValue& lesson, const std::string& path);

/// What sceneChoices() has for a scene that stands in the lesson itself.
inline constexpr QLatin1String kOwnScene("{}");

/// What rightChoices() has for choices of which conditions say which one is right.
inline constexpr QLatin1String kRunSays("run");

}  // namespace linger
