#pragma once

#include <vector>

#include "app/files/json/object_reader.h"
#include "model/sim/scenario.h"
#include "model/sim/scenario_keywords.h"

namespace linger {

// The kinds of values that scenario files are made of; see object_reader.h.
bool read(Reading& reading, const JsonValue& value, Duration& target);
bool read(Reading& reading, const JsonValue& value, SimTime& target);
bool read(Reading& reading, const JsonValue& value, OsId& target);
bool read(Reading& reading, const JsonValue& value, RuntimeId& target);
bool read(Reading& reading, const JsonValue& value, Address& target);
bool read(Reading& reading, const JsonValue& value, SocketAddress& target);
bool read(Reading& reading, const JsonValue& value, Flags& target);
bool read(Reading& reading, const JsonValue& value, PortRange& target);

// And the parts that they make up.
bool read(Reading& reading, const JsonValue& value, Step& step);
bool read(Reading& reading, const JsonValue& value, Arrivals& arrivals);
bool read(Reading& reading, const JsonValue& value, Program& program);
bool read(Reading& reading, const JsonValue& value, HostEvent& event);
bool read(Reading& reading, const JsonValue& value, HostTuning& tuning);
bool read(Reading& reading, const JsonValue& value, Host& host);
bool read(Reading& reading, const JsonValue& value, Link& link);
bool read(Reading& reading, const JsonValue& value, ChosenImpairment& impairment);
bool read(Reading& reading, const JsonValue& value, Injection& segment);
bool read(Reading& reading, const JsonValue& value, Question& question);
bool read(Reading& reading, const JsonValue& value, Scenario& scenario);

// How scenario files write them: times as "1.5s", numbers with the digits that they need.
JsonValue durationJson(Duration value);
JsonValue instantJson(SimTime at);
JsonValue numberJson(double value);
JsonValue eventJson(const HostEvent& event);
JsonValue impairmentJson(const ChosenImpairment& impairment);

template <typename Value>
bool readKeyword(Reading& reading, const JsonValue& value, Keywords<Value> keywords,
                 Value& target) {
  const auto known =
      value.is(JsonValue::Kind::String) ? valueOf(keywords, value.text) : std::nullopt;
  if (!known) {
    std::vector<std::string_view> all;
    for (const Keyword<Value>& keyword : keywords) all.push_back(keyword.text);
    return reading.failKeyword(value, all);
  }
  target = *known;
  return true;
}

inline bool read(Reading& r, const JsonValue& v, StepKind& t) {
  return readKeyword(r, v, stepKeywords(), t);
}
inline bool read(Reading& r, const JsonValue& v, ShutdownHow& t) {
  return readKeyword(r, v, shutdownKeywords(), t);
}
inline bool read(Reading& r, const JsonValue& v, HostEventKind& t) {
  return readKeyword(r, v, eventKeywords(), t);
}
inline bool read(Reading& r, const JsonValue& v, SocketOption& t) {
  return readKeyword(r, v, optionKeywords(), t);
}
inline bool read(Reading& r, const JsonValue& v, Impairment::Kind& t) {
  return readKeyword(r, v, impairmentKeywords(), t);
}
inline bool read(Reading& r, const JsonValue& v, SegmentKind& t) {
  return readKeyword(r, v, segmentKeywords(), t);
}
inline bool read(Reading& r, const JsonValue& v, QuestionKind& t) {
  return readKeyword(r, v, questionKeywords(), t);
}
inline bool read(Reading& r, const JsonValue& v, Spacing& t) {
  return readKeyword(r, v, spacingKeywords(), t);
}
inline bool read(Reading& r, const JsonValue& v, LoadCloser& t) {
  return readKeyword(r, v, loadCloserKeywords(), t);
}
inline bool read(Reading& r, const JsonValue& v, Transport& t) {
  return readKeyword(r, v, transportKeywords(), t);
}

}  // namespace linger
