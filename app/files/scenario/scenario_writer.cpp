#include <QCoreApplication>
#include <QLocale>
#include <array>
#include <charconv>
#include <utility>

#include "app/files/file_io.h"
#include "app/files/scenario/scenario_file.h"
#include "app/files/scenario/scenario_values.h"
#include "model/sim/duration_text.h"
#include "model/sim/scenario_keywords.h"

namespace linger {
namespace {

class Text {
  Q_DECLARE_TR_FUNCTIONS(linger::ScenarioWriter)
};

/// Collects the members of an object, leaving out what has its default.
class ObjectWriter {
 public:
  ObjectWriter& add(std::string_view key, JsonValue value) {
    json_.set(key, std::move(value));
    return *this;
  }
  ObjectWriter& addUnless(bool isDefault, std::string_view key, JsonValue value) {
    return isDefault ? *this : add(key, std::move(value));
  }
  template <typename T>
  ObjectWriter& addIf(std::string_view key, const std::optional<T>& value) {
    return value ? add(key, toJson(*value)) : *this;
  }
  template <typename T>
  ObjectWriter& addList(std::string_view key, const std::vector<T>& values);

  JsonValue finished() && { return std::move(json_); }

 private:
  static JsonValue toJson(std::string_view text) { return JsonValue(text); }
  static JsonValue toJson(bool value) { return JsonValue(value); }
  static JsonValue toJson(std::int64_t value) { return JsonValue(value); }
  static JsonValue toJson(int value) { return JsonValue(std::int64_t{value}); }
  static JsonValue toJson(Duration value) { return JsonValue(std::string_view(textOf(value))); }
  static JsonValue toJson(SimTime value) { return toJson(value.time_since_epoch()); }
  static JsonValue toJson(RuntimeId value) { return JsonValue(runtimeOf(value).name); }
  static JsonValue toJson(const SocketAddress& value) {
    return JsonValue(std::string_view(value.toString()));
  }
  static JsonValue toJson(SegmentKind value) {
    return JsonValue(keywordOf(segmentKeywords(), value));
  }
  static JsonValue toJson(const PortRange& value) {
    JsonValue list = JsonValue::array();
    list.items = {JsonValue(std::int64_t{value.first}), JsonValue(std::int64_t{value.last})};
    return list;
  }

  JsonValue json_ = JsonValue::object();
};

JsonValue text(std::string_view value) {
  return JsonValue(value);
}
JsonValue whole(std::int64_t value) {
  return JsonValue(value);
}

void addSetting(ObjectWriter& object, const std::optional<OptionSetting>& setting) {
  if (!setting) return;
  object.add("option", text(nameOf(setting->option))).add("value", whole(setting->value));
}

JsonValue json(SimTime start) {
  return instantJson(start);
}

JsonValue json(const Step& step) {
  ObjectWriter object;
  object.add("do", text(keywordOf(stepKeywords(), step.kind))).addIf("to", step.peer);
  object.addIf(step.kind == StepKind::Connect ? "from" : "on", step.local);
  const bool hasBytes = step.kind == StepKind::Send || step.kind == StepKind::Recv;
  object.addUnless(!hasBytes, "bytes", whole(step.bytes));
  object.addIf("backlog", step.backlog);
  object.addUnless(step.kind != StepKind::Repeat, "count", whole(step.count));
  addSetting(object, step.option);
  object.addUnless(step.program.empty(), "program", text(step.program));
  object.addUnless(step.inherits, "inherits", JsonValue(false));
  object.addUnless(step.how == ShutdownHow::Sending, "how",
                   text(keywordOf(shutdownKeywords(), step.how)));
  object.addUnless(step.connection.empty(), "connection", text(step.connection));
  object.addIf("at", step.at)
      .addUnless(step.after == Duration{}, "after", durationJson(step.after));
  return std::move(object).finished();
}

/// "8080" or "50000-50099".
JsonValue json(const PortRange& ports) {
  const std::string first = std::to_string(ports.first);
  return text(ports.first == ports.last ? first : first + '-' + std::to_string(ports.last));
}

JsonValue json(const SocketAddress& address) {
  return text(address.toString());
}

JsonValue json(const Address& address) {
  return text(address.toString());
}

JsonValue json(const Arrivals& arrivals) {
  const Arrivals plain;
  ObjectWriter object;
  object.add("rate", numberJson(arrivals.rate)).add("for", durationJson(arrivals.length));
  object.addList("to", arrivals.to);
  object.addUnless(arrivals.spacing == plain.spacing, "spacing",
                   text(keywordOf(spacingKeywords(), arrivals.spacing)));
  object.addUnless(arrivals.atMost == plain.atMost, "at_most", whole(arrivals.atMost));
  if (!arrivals.from.empty()) object.addList("from", arrivals.from);
  object.addUnless(!arrivals.portAtConnect, "port_at_connect", JsonValue(true));
  object.addUnless(arrivals.requests == plain.requests, "requests", whole(arrivals.requests));
  object.addUnless(arrivals.think == plain.think, "think", durationJson(arrivals.think));
  object.addUnless(arrivals.closer == plain.closer, "closes",
                   text(keywordOf(loadCloserKeywords(), arrivals.closer)));
  return std::move(object).finished();
}

JsonValue json(const Program& program) {
  const Program plain;
  ObjectWriter object;
  object.add("name", text(program.name)).addIf("runtime", program.runtime);
  object.addUnless(program.transport == plain.transport, "transport",
                   text(keywordOf(transportKeywords(), program.transport)));
  object.addUnless(program.uid == plain.uid, "uid", whole(program.uid));
  if (!program.options.empty()) {
    JsonValue options = JsonValue::object();
    for (const OptionSetting& setting : program.options) {
      options.set(nameOf(setting.option), whole(setting.value));
    }
    object.add("options", std::move(options));
  }
  if (program.starts != plain.starts) object.addList("starts", program.starts);
  if (program.arrivals) object.add("arrivals", json(*program.arrivals));
  object.addUnless(!program.answers, "answers", JsonValue(true));
  if (!program.setup.empty()) object.addList("before", program.setup);
  const bool isOfLoad = program.arrivals || program.answers;
  if (!isOfLoad || !program.steps.empty()) object.addList("steps", program.steps);
  return std::move(object).finished();
}

JsonValue json(const HostEvent& event) {
  ObjectWriter object;
  object.add("do", text(keywordOf(eventKeywords(), event.kind))).add("at", instantJson(event.at));
  object.addUnless(event.program.empty(), "program", text(event.program));
  addSetting(object, event.option);
  return std::move(object).finished();
}

JsonValue json(const HostTuning& tuning) {
  ObjectWriter object;
  object.addIf("fin_timeout", tuning.finTimeout).addIf("rfc1337", tuning.rfc1337);
  object.addIf("tw_reuse", tuning.twReuse).addIf("max_tw_buckets", tuning.maxTimeWait);
  object.addIf("orphan_retries", tuning.orphanRetries).addIf("timestamps", tuning.timestamps);
  object.addIf("sack", tuning.sack).addIf("abort_on_overflow", tuning.abortOnOverflow);
  object.addIf("keepalive_time", tuning.keepAliveTime);
  object.addIf("keepalive_intvl", tuning.keepAliveInterval);
  object.addIf("keepalive_probes", tuning.keepAliveProbes);
  object.addIf("retries2", tuning.retries).addIf("syn_retries", tuning.synRetries);
  object.addIf("ports", tuning.ports);
  if (!tuning.reservedPorts.empty()) object.addList("reserved_ports", tuning.reservedPorts);
  object.addIf("unprivileged_port", tuning.unprivilegedPort);
  object.addIf("initial_window", tuning.initialWindow);
  return std::move(object).finished();
}

JsonValue json(const Host& host) {
  ObjectWriter object;
  object.add("name", text(host.name)).add("os", text(profileOf(host.os).name));
  object.add("address", text(host.address.toString()));
  object.addUnless(host.tuning == HostTuning{}, "tuning", json(host.tuning));
  object.addList("programs", host.programs);
  if (!host.events.empty()) object.addList("events", host.events);
  return std::move(object).finished();
}

JsonValue json(const Link& link) {
  ObjectWriter object;
  object.add("delay", durationJson(link.delay));
  object.addUnless(link.jitter == Duration{}, "jitter", durationJson(link.jitter));
  object.addUnless(link.loss == 0.0, "loss", numberJson(link.loss));
  object.addIf("dead_from", link.deadFrom).addIf("dead_until", link.deadUntil);
  object.addIf("forgets_after", link.forgetsAfter);
  object.addUnless(!link.answersForgotten, "answers_forgotten", JsonValue(true));
  return std::move(object).finished();
}

JsonValue json(const ChosenImpairment& chosen) {
  const auto& [segment, impairment] = chosen;
  ObjectWriter object;
  object.add("host", text(segment.host)).addIf("kind", segment.kind);
  object.addUnless(segment.nth == 1, "nth", whole(segment.nth));
  object.add("fate", text(keywordOf(impairmentKeywords(), impairment.kind)));
  const bool isDelay = impairment.kind == Impairment::Kind::Delay;
  object.addUnless(impairment.by == Duration{} && !isDelay, "by", durationJson(impairment.by));
  return std::move(object).finished();
}

JsonValue json(const Injection& segment) {
  ObjectWriter object;
  object.add("at", instantJson(segment.at)).add("to", text(segment.to));
  object.add("flags", text(lettersOf(segment.flags)));
  object.addUnless(segment.seqMinusRcvNxt == 0, "seq", whole(segment.seqMinusRcvNxt));
  object.addUnless(segment.ackMinusSndNxt == 0, "ack", whole(segment.ackMinusSndNxt));
  object.addUnless(segment.len == 0, "len", whole(segment.len));
  object.addIf("ts", segment.tsMinusLast);
  return std::move(object).finished();
}

JsonValue json(const std::string& words) {
  return text(words);
}

JsonValue json(const Question& question) {
  ObjectWriter object;
  object.add("at", instantJson(question.at));
  object.add("kind", text(keywordOf(questionKeywords(), question.kind)))
      .addIf("about", question.about);
  object.addUnless(question.kind != QuestionKind::State, "host", text(question.host));
  object.addUnless(question.ask.empty(), "ask", text(question.ask));
  if (question.kind == QuestionKind::Choice) {
    object.addList("choices", question.choices).add("answer", whole(question.answer));
  }
  object.addUnless(question.because.empty(), "because", text(question.because));
  return std::move(object).finished();
}

template <typename T>
ObjectWriter& ObjectWriter::addList(std::string_view key, const std::vector<T>& values) {
  JsonValue list = JsonValue::array();
  list.items.reserve(values.size());
  for (const T& value : values) list.items.push_back(json(value));
  return add(key, std::move(list));
}

}  // namespace

JsonValue durationJson(Duration value) {
  return text(textOf(value));
}

JsonValue instantJson(SimTime at) {
  return durationJson(at.time_since_epoch());
}

JsonValue numberJson(double value) {
  std::array<char, 32> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
  return JsonValue::number(std::string(digits.data(), end));
}

JsonValue eventJson(const HostEvent& event) {
  return json(event);
}

JsonValue impairmentJson(const ChosenImpairment& impairment) {
  return json(impairment);
}

JsonValue scenarioJson(const Scenario& scenario) {
  ObjectWriter object;
  object.add("format", text(kScenarioFormat)).add("name", text(scenario.name));
  object.addUnless(scenario.group.empty(), "group", text(scenario.group));
  object.addUnless(scenario.title.empty(), "title", text(scenario.title));
  object.addUnless(scenario.description.empty(), "description", text(scenario.description));
  object.addUnless(scenario.lesson.empty(), "lesson", text(scenario.lesson));
  object.addUnless(scenario.misconception.empty(), "misconception", text(scenario.misconception));
  object.add("runtime", text(runtimeOf(scenario.runtime).name)).addIf("msl", scenario.msl);
  object.addUnless(scenario.seed == 1, "seed", JsonValue::number(std::to_string(scenario.seed)));
  object.addIf("until", scenario.until);
  object.add("link", json(scenario.link));
  object.addUnless(!scenario.oneMachine, "one_machine", JsonValue(true));
  object.addList("hosts", scenario.hosts);
  if (!scenario.impairments.empty()) object.addList("fates", scenario.impairments);
  if (!scenario.injections.empty()) object.addList("inject", scenario.injections);
  if (!scenario.questions.empty()) object.addList("questions", scenario.questions);
  return std::move(object).finished();
}

QByteArray scenarioText(const Scenario& scenario) {
  const JsonValue json = scenarioJson(scenario);
  std::string text = toPrettyJson(json);
  if (qint64(text.size()) > kLargestScenarioFile) text = toCompactJson(json) + '\n';
  return QByteArray::fromStdString(text);
}

std::optional<FileError> writeScenarioFile(const QString& path, const Scenario& scenario) {
  const QByteArray text = scenarioText(scenario);
  if (text.size() <= kLargestScenarioFile) return writeWholeFile(path, text);
  const QLocale locale = QLocale::c();
  const QString what =
      Text::tr("not written: the scene takes %1, more than the %2 that a file may have")
          .arg(locale.formattedDataSize(text.size(), 1),
               locale.formattedDataSize(kLargestScenarioFile, 0));
  return FileError{path, std::nullopt, what};
}

}  // namespace linger
