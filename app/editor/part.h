#pragma once

#include <QString>
#include <string>
#include <vector>

#include "app/files/json/json_value.h"

namespace linger {

/// What a scenario consists of, as a person sees it.
enum class PartKind : std::uint8_t {
  Scene,
  Run,
  Host,
  Program,
  Before,
  BeforeStep,
  Steps,
  Step,
  Events,
  Event,
  Impairments,
  Impairment,
  Injections,
  Injection,
  Questions,
  Question,
};

/// One part of a draft: what it is, and where its JSON is.
struct PartId {
  PartKind kind = PartKind::Scene;
  std::string path;

  bool operator==(const PartId&) const = default;
};

/// A part with the parts that are shown under it.
struct PartNode {
  PartId id;
  std::vector<PartNode> parts{};
};

/// The parts of a scenario, in the order in which they are listed.
std::vector<PartNode> partsOf(const JsonValue& scenario);

/// Whether a part is an item of a list, to be added, moved, copied and taken out.
bool isItem(PartKind kind);

/// The kind of the items in a list that ends its path with that key ("steps"); Scene for none.
PartKind itemKindIn(std::string_view listKey);

/// The list's key at the end of its path: "steps" of "hosts[0].programs[0].steps".
std::string_view lastKeyOf(std::string_view path);

/// "Step", "Host", "Before the scene".
QString nameOf(PartKind kind);

/// A sentence on what such a part is for.
QString explanationOf(PartKind kind);

/// One line that says what a part of the draft is or does: "close · at 40ms".
QString summaryOf(const JsonValue& scenario, const PartId& part);

}  // namespace linger
