#pragma once

#include <string>
#include <vector>

#include "tests/fuzz/choices.h"

namespace linger::fuzz {

/// Who is to read a text.
enum class Reader : std::uint8_t { Scenario, Script };

struct RandomText {
  Reader reader = Reader::Scenario;
  std::string text;
};

/// What the texts are made from: the program's own scenarios and a script.
const std::vector<RandomText>& sampleTexts();

/// A sample with a few bytes, lines or values changed, cut off or repeated; a random scenario
/// as it is written, as it is or changed; random JSON; or random bytes.
RandomText randomText(Choices choices, const std::vector<RandomText>& samples);

}  // namespace linger::fuzz
