#include <QCoreApplication>

#include "app/files/scenario/scenario_file.h"
#include "app/files/scenario/scenario_values.h"

namespace linger {
namespace {

class Text {
  Q_DECLARE_TR_FUNCTIONS(linger::ScenarioParts)
};

bool readSetting(ObjectReader& object, std::optional<OptionSetting>& target) {
  OptionSetting setting{};
  const bool isNamed = object.required("option", setting.option);
  const bool hasValue = object.optional("value", setting.value);
  if (isNamed && hasValue) target = setting;
  return isNamed && hasValue;
}

bool readOptions(Reading& reading, const JsonValue& value, std::vector<OptionSetting>& options) {
  if (!value.is(JsonValue::Kind::Object)) {
    return reading.fail(value, Text::tr("an object such as { \"SO_REUSEADDR\": 1 }"));
  }
  bool isGood = true;
  for (const JsonMember& member : value.members) {
    JsonValue name{std::string_view(member.key)};
    name.offset = member.offset;
    OptionSetting setting{};
    isGood =
        read(reading, name, setting.option) && read(reading, member.value, setting.value) && isGood;
    options.push_back(setting);
  }
  return isGood;
}

bool readFormat(Reading& reading, ObjectReader& object) {
  std::string format;
  if (!object.required("format", format)) return false;
  if (format == kScenarioFormat) return true;
  return reading.failKeyword(*reading.source.root.find("format"), {kScenarioFormat});
}

}  // namespace

bool read(Reading& reading, const JsonValue& value, Step& step) {
  ObjectReader object(reading, value);
  if (object.required("do", step.kind)) {
    object.optional("at", step.at);
    object.optional("after", step.after);
    switch (step.kind) {
      case StepKind::Listen:
        object.optional("on", step.local);
        object.optional("backlog", step.backlog);
        break;
      case StepKind::Open: object.required("on", step.local); break;
      case StepKind::Connect:
        object.required("to", step.peer);
        object.optional("from", step.local);
        break;
      case StepKind::Spawn:
        object.required("program", step.program);
        object.optional("inherits", step.inherits);
        break;
      case StepKind::PassListener: object.required("program", step.program); break;
      case StepKind::Shutdown: object.optional("how", step.how); break;
      case StepKind::Send:
      case StepKind::Recv: object.required("bytes", step.bytes); break;
      case StepKind::SetOption: readSetting(object, step.option); break;
      case StepKind::Repeat: object.required("count", step.count); break;
      case StepKind::Accept:
      case StepKind::TakeListener:
      case StepKind::RecvEof:
      case StepKind::Close:
      case StepKind::CloseListener:
      case StepKind::Abort:
      case StepKind::Wait:
      case StepKind::Exit: break;
    }
    if (isAboutConnection(step.kind)) object.optional("connection", step.connection);
    return object.finish();
  }
  return false;
}

bool read(Reading& reading, const JsonValue& value, Arrivals& arrivals) {
  ObjectReader object(reading, value);
  object.required("rate", arrivals.rate);
  object.required("for", arrivals.length);
  object.required("to", arrivals.to);
  object.optional("spacing", arrivals.spacing);
  object.optional("at_most", arrivals.atMost);
  object.optional("from", arrivals.from);
  object.optional("port_at_connect", arrivals.portAtConnect);
  object.optional("requests", arrivals.requests);
  object.optional("think", arrivals.think);
  object.optional("closes", arrivals.closer);
  return object.finish();
}

bool read(Reading& reading, const JsonValue& value, Program& program) {
  ObjectReader object(reading, value);
  object.required("name", program.name);
  object.optional("runtime", program.runtime);
  object.optional("transport", program.transport);
  object.optional("uid", program.uid);
  if (const JsonValue* options = object.take("options"))
    readOptions(reading, *options, program.options);
  object.optional("starts", program.starts);
  object.optional("arrivals", program.arrivals);
  object.optional("answers", program.answers);
  object.optional("before", program.setup);
  object.optional("steps", program.steps);
  return object.finish();
}

bool read(Reading& reading, const JsonValue& value, HostEvent& event) {
  ObjectReader object(reading, value);
  if (!object.required("do", event.kind)) return false;
  object.required("at", event.at);
  object.optional("program", event.program);
  if (event.kind == HostEventKind::SetOption) readSetting(object, event.option);
  return object.finish();
}

bool read(Reading& reading, const JsonValue& value, HostTuning& tuning) {
  ObjectReader object(reading, value);
  object.optional("fin_timeout", tuning.finTimeout);
  object.optional("rfc1337", tuning.rfc1337);
  object.optional("tw_reuse", tuning.twReuse);
  object.optional("max_tw_buckets", tuning.maxTimeWait);
  object.optional("orphan_retries", tuning.orphanRetries);
  object.optional("timestamps", tuning.timestamps);
  object.optional("sack", tuning.sack);
  object.optional("abort_on_overflow", tuning.abortOnOverflow);
  object.optional("keepalive_time", tuning.keepAliveTime);
  object.optional("keepalive_intvl", tuning.keepAliveInterval);
  object.optional("keepalive_probes", tuning.keepAliveProbes);
  object.optional("retries2", tuning.retries);
  object.optional("syn_retries", tuning.synRetries);
  object.optional("ports", tuning.ports);
  object.optional("reserved_ports", tuning.reservedPorts);
  object.optional("unprivileged_port", tuning.unprivilegedPort);
  object.optional("initial_window", tuning.initialWindow);
  return object.finish();
}

bool read(Reading& reading, const JsonValue& value, Host& host) {
  ObjectReader object(reading, value);
  object.required("name", host.name);
  object.optional("os", host.os);
  object.required("address", host.address);
  object.optional("tuning", host.tuning);
  object.optional("programs", host.programs);
  object.optional("events", host.events);
  return object.finish();
}

bool read(Reading& reading, const JsonValue& value, Link& link) {
  ObjectReader object(reading, value);
  object.optional("delay", link.delay);
  object.optional("jitter", link.jitter);
  object.optional("loss", link.loss);
  object.optional("dead_from", link.deadFrom);
  object.optional("dead_until", link.deadUntil);
  object.optional("forgets_after", link.forgetsAfter);
  object.optional("answers_forgotten", link.answersForgotten);
  return object.finish();
}

bool read(Reading& reading, const JsonValue& value, ChosenImpairment& chosen) {
  auto& [segment, impairment] = chosen;
  ObjectReader object(reading, value);
  object.required("host", segment.host);
  object.optional("kind", segment.kind);
  object.optional("nth", segment.nth);
  if (object.required("fate", impairment.kind)) {
    if (impairment.kind == Impairment::Kind::Delay) object.required("by", impairment.by);
    if (impairment.kind == Impairment::Kind::Duplicate) object.optional("by", impairment.by);
    return object.finish();
  }
  return false;
}

bool read(Reading& reading, const JsonValue& value, Injection& segment) {
  ObjectReader object(reading, value);
  object.required("at", segment.at);
  object.required("to", segment.to);
  object.required("flags", segment.flags);
  object.optional("seq", segment.seqMinusRcvNxt);
  object.optional("ack", segment.ackMinusSndNxt);
  object.optional("len", segment.len);
  object.optional("ts", segment.tsMinusLast);
  return object.finish();
}

bool read(Reading& reading, const JsonValue& value, Question& question) {
  ObjectReader object(reading, value);
  object.required("at", question.at);
  object.optional("about", question.about);
  object.optional("because", question.because);
  if (!object.required("kind", question.kind)) return false;
  if (question.kind == QuestionKind::State) object.required("host", question.host);
  if (question.kind == QuestionKind::Choice) {
    object.required("ask", question.ask);
    object.required("choices", question.choices);
    object.required("answer", question.answer);
  } else {
    object.optional("ask", question.ask);
  }
  return object.finish();
}

bool read(Reading& reading, const JsonValue& value, Scenario& scenario) {
  ObjectReader object(reading, value);
  if (!readFormat(reading, object)) return false;
  object.required("name", scenario.name);
  object.optional("group", scenario.group);
  object.optional("title", scenario.title);
  object.optional("description", scenario.description);
  object.optional("lesson", scenario.lesson);
  object.optional("misconception", scenario.misconception);
  object.optional("runtime", scenario.runtime);
  object.optional("msl", scenario.msl);
  object.optional("seed", scenario.seed);
  object.optional("until", scenario.until);
  object.optional("link", scenario.link);
  object.optional("one_machine", scenario.oneMachine);
  object.required("hosts", scenario.hosts);
  object.optional("fates", scenario.impairments);
  object.optional("inject", scenario.injections);
  object.optional("questions", scenario.questions);
  return object.finish();
}

}  // namespace linger
