#include <QCoreApplication>

#include "app/document/words.h"
#include "app/editor/choices.h"
#include "app/editor/json_path.h"
#include "app/editor/part.h"

namespace linger {
namespace {

struct Summary {
  Q_DECLARE_TR_FUNCTIONS(Summary)
};

/// A value as it was written; empty where there is none.
QString written(const JsonValue& object, std::string_view key) {
  const JsonValue* value = valueAt(object, key);
  return value ? text(value->text) : QString();
}

/// "set SO_REUSEADDR to 1".
QString settingText(const JsonValue& object) {
  const QString value = object.find("value") ? written(object, "value") : QStringLiteral("1");
  return Summary::tr("set %1 to %2").arg(written(object, "option"), value);
}

QString callText(const JsonValue& step) {
  const QString type = written(step, "do");
  if (type == u"listen" && step.find("on")) {
    return Summary::tr("listen on %1").arg(written(step, "on"));
  }
  if (type == u"spawn") return Summary::tr("start %1 as a child").arg(written(step, "program"));
  if (type == u"pass-listener") {
    return Summary::tr("pass the listener to %1").arg(written(step, "program"));
  }
  if (type == u"shutdown" && step.find("how")) {
    return Summary::tr("shut down %1").arg(choiceText(shutdownChoices(), written(step, "how")));
  }
  if (type == u"open") return Summary::tr("bind to %1").arg(written(step, "on"));
  if (type == u"connect") return Summary::tr("connect to %1").arg(written(step, "to"));
  if (type == u"send") return Summary::tr("send %1 bytes").arg(written(step, "bytes"));
  if (type == u"recv") return Summary::tr("receive %1 bytes").arg(written(step, "bytes"));
  if (type == u"repeat") {
    return Summary::tr("repeat from the first step, %1 times in total").arg(written(step, "count"));
  }
  if (type == u"set-option") return settingText(step);
  return choiceText(stepChoices(), type);
}

QString stepText(const JsonValue& step) {
  QString words = callText(step);
  const QString connection = written(step, "connection");
  if (!connection.isEmpty()) words = Summary::tr("%1: %2").arg(connection, words);
  const QString at = written(step, "at");
  const QString after = written(step, "after");
  if (!at.isEmpty()) words = Summary::tr("%1 · at %2").arg(words, at);
  if (!after.isEmpty()) words = Summary::tr("%1 · %2 later").arg(words, after);
  return words;
}

QString eventText(const JsonValue& event) {
  const QString type = written(event, "do");
  const QString what =
      type == u"set-option" ? settingText(event) : choiceText(eventChoices(), type);
  return Summary::tr("%1: %2").arg(written(event, "at"), what);
}

QString impairmentText(const JsonValue& impairment) {
  const QString kind = written(impairment, "kind");
  const QString segment = kind.isEmpty() ? Summary::tr("segment of any kind") : kind.toUpper();
  const QString nth = impairment.find("nth") ? written(impairment, "nth") : QStringLiteral("1");
  const QString words = Summary::tr("%1, %2 no. %3: %4")
                            .arg(written(impairment, "host"), segment, nth,
                                 choiceText(impairmentChoices(), written(impairment, "fate")));
  const QString by = written(impairment, "by");
  return by.isEmpty() ? words : Summary::tr("%1 by %2").arg(words, by);
}

QString injectionText(const JsonValue& segment) {
  return Summary::tr("%1: to %2, flags %3")
      .arg(written(segment, "at"), written(segment, "to"), written(segment, "flags"));
}

QString questionText(const JsonValue& question) {
  const QString ask = written(question, "ask");
  return Summary::tr("%1: %2").arg(
      written(question, "at"),
      ask.isEmpty() ? choiceText(questionChoices(), written(question, "kind")) : ask);
}

QString sceneText(const JsonValue& scenario) {
  const QString title = written(scenario, "title");
  return title.isEmpty() ? written(scenario, "name") : title;
}

QString runText(const JsonValue& scenario) {
  return Summary::tr("Link: %1 each way").arg(written(scenario, "link.delay"));
}

QString programText(const JsonValue& program) {
  const QString words = Summary::tr("Program %1").arg(written(program, "name"));
  const QString rate = written(program, "arrivals.rate");
  if (rate.isEmpty()) return words;
  return Summary::tr("%1 · %2 callers a second for %3")
      .arg(words, rate, written(program, "arrivals.for"));
}

QString hostText(const JsonValue& host) {
  const QString os = choiceText(systemChoices(), written(host, "os"));
  return Summary::tr("%1 · %2 · %3").arg(written(host, "name"), os, written(host, "address"));
}

}  // namespace

QString summaryOf(const JsonValue& scenario, const PartId& part) {
  const JsonValue* json = valueAt(scenario, part.path);
  if (!json) return nameOf(part.kind);
  switch (part.kind) {
    case PartKind::Scene: return Summary::tr("Scene: %1").arg(sceneText(*json));
    case PartKind::Run: return runText(*json);
    case PartKind::Host: return hostText(*json);
    case PartKind::Program: return programText(*json);
    case PartKind::BeforeStep:
    case PartKind::Step: return stepText(*json);
    case PartKind::Event: return eventText(*json);
    case PartKind::Impairment: return impairmentText(*json);
    case PartKind::Injection: return injectionText(*json);
    case PartKind::Question: return questionText(*json);
    case PartKind::Before:
    case PartKind::Steps:
    case PartKind::Events:
    case PartKind::Impairments:
    case PartKind::Injections:
    case PartKind::Questions: break;
  }
  return nameOf(part.kind);
}

}  // namespace linger
