#include "app/editor/choices.h"

#include <QCoreApplication>
#include <algorithm>

#include "app/document/words.h"
#include "app/editor/json_path.h"
#include "model/sim/scenario_keywords.h"
#include "model/systems/os_profile.h"
#include "model/systems/runtime.h"

namespace linger {
namespace {

struct EditorChoices {
  Q_DECLARE_TR_FUNCTIONS(EditorChoices)
};

QString textOf(StepKind kind) {
  switch (kind) {
    case StepKind::Listen: return EditorChoices::tr("listen");
    case StepKind::Open: return EditorChoices::tr("bind without listening");
    case StepKind::Accept: return EditorChoices::tr("accept a connection");
    case StepKind::Connect: return EditorChoices::tr("connect");
    case StepKind::Send: return EditorChoices::tr("send");
    case StepKind::Recv: return EditorChoices::tr("receive");
    case StepKind::RecvEof: return EditorChoices::tr("receive until EOF");
    case StepKind::Shutdown: return EditorChoices::tr("shut down one direction or both");
    case StepKind::Close: return EditorChoices::tr("close the connection");
    case StepKind::CloseListener: return EditorChoices::tr("close the listening socket");
    case StepKind::Abort: return EditorChoices::tr("abort with a RST");
    case StepKind::SetOption: return EditorChoices::tr("set a socket option");
    case StepKind::Spawn: return EditorChoices::tr("start a child process");
    case StepKind::PassListener: return EditorChoices::tr("pass the listener to another program");
    case StepKind::TakeListener: return EditorChoices::tr("take a listener that is passed");
    case StepKind::Wait: return EditorChoices::tr("wait");
    case StepKind::Repeat: return EditorChoices::tr("repeat from the first step");
    case StepKind::Exit: return EditorChoices::tr("exit: the process ends");
  }
  return {};
}

QString textOf(ShutdownHow how) {
  switch (how) {
    case ShutdownHow::Sending: return EditorChoices::tr("sending (SHUT_WR)");
    case ShutdownHow::Receiving: return EditorChoices::tr("receiving (SHUT_RD)");
    case ShutdownHow::Both: return EditorChoices::tr("both (SHUT_RDWR)");
  }
  return {};
}

QString textOf(HostEventKind kind) {
  switch (kind) {
    case HostEventKind::Close: return EditorChoices::tr("the program closes its connection");
    case HostEventKind::Shutdown:
      return EditorChoices::tr("the program shuts down its sending side");
    case HostEventKind::Abort: return EditorChoices::tr("the program aborts its connection");
    case HostEventKind::CloseListener:
      return EditorChoices::tr("the program closes its listening socket");
    case HostEventKind::SetOption: return EditorChoices::tr("the program sets a socket option");
    case HostEventKind::Kill: return EditorChoices::tr("the process is killed");
    case HostEventKind::PowerOff: return EditorChoices::tr("the power goes off");
    case HostEventKind::PowerOn: return EditorChoices::tr("the power comes back");
  }
  return {};
}

QString textOf(Impairment::Kind kind) {
  switch (kind) {
    case Impairment::Kind::Drop: return EditorChoices::tr("drop");
    case Impairment::Kind::Delay: return EditorChoices::tr("delay");
    case Impairment::Kind::Duplicate: return EditorChoices::tr("duplicate");
  }
  return {};
}

QString textOf(QuestionKind kind) {
  switch (kind) {
    case QuestionKind::TimeWait: return EditorChoices::tr("Who is in TIME-WAIT?");
    case QuestionKind::Bind: return EditorChoices::tr("What does bind() return?");
    case QuestionKind::State: return EditorChoices::tr("Which state is a host in?");
    case QuestionKind::Choice: return EditorChoices::tr("A question with your own choices");
  }
  return {};
}

QString textOf(Spacing spacing) {
  switch (spacing) {
    case Spacing::Even: return EditorChoices::tr("even");
    case Spacing::Random: return EditorChoices::tr("at random");
  }
  return {};
}

QString textOf(LoadCloser closer) {
  switch (closer) {
    case LoadCloser::Client: return EditorChoices::tr("the client");
    case LoadCloser::Server: return EditorChoices::tr("the server");
    case LoadCloser::Reset: return EditorChoices::tr("the client, with a RST");
  }
  return {};
}

QString textOf(SegmentKind kind) {
  return nameOf(kind);
}

QString textOf(Transport transport) {
  switch (transport) {
    case Transport::Tcp: return QStringLiteral("TCP");
    case Transport::Udp: return QStringLiteral("UDP");
  }
  return {};
}

QString textOf(SocketOption option) {
  return text(nameOf(option));
}

template <typename Value>
Choices choicesOf(linger::Keywords<Value> keywords) {
  Choices choices;
  for (const Keyword<Value>& keyword : keywords)
    choices.push_back({text(keyword.text), textOf(keyword.value)});
  return choices;
}

Choices namesIn(const JsonValue* list) {
  Choices names;
  for (std::size_t i = 0; list && i < list->items.size(); ++i) {
    const QString name = text(textAt(list->items[i], "name"));
    names.push_back({name, name});
  }
  return names;
}

}  // namespace

Choices spacingChoices() {
  return choicesOf(spacingKeywords());
}

Choices loadCloserChoices() {
  return choicesOf(loadCloserKeywords());
}

Choices stepChoices() {
  return choicesOf(stepKeywords());
}
Choices shutdownChoices() {
  return choicesOf(shutdownKeywords());
}
Choices eventChoices() {
  return choicesOf(eventKeywords());
}
Choices impairmentChoices() {
  return choicesOf(impairmentKeywords());
}
Choices segmentChoices() {
  return choicesOf(segmentKeywords());
}
Choices transportChoices() {
  return choicesOf(transportKeywords());
}
Choices optionChoices() {
  return choicesOf(optionKeywords());
}

Choices questionChoices() {
  return choicesOf(questionKeywords());
}

Choices systemChoices() {
  Choices choices;
  for (const OsProfile* profile : allProfiles()) {
    choices.push_back({text(profile->name), text(profile->title)});
  }
  return choices;
}

Choices runtimeChoices() {
  Choices choices;
  for (const Runtime& runtime : allRuntimes()) {
    choices.push_back({text(runtime.name), text(runtime.title)});
  }
  return choices;
}

Choices truthChoices() {
  return {{QStringLiteral("true"), EditorChoices::tr("yes")},
          {QStringLiteral("false"), EditorChoices::tr("no")}};
}

Choices onOffChoices() {
  return {{QStringLiteral("1"), EditorChoices::tr("on")},
          {QStringLiteral("0"), EditorChoices::tr("off")}};
}

Choices timeWaitReuseChoices() {
  return {{QStringLiteral("0"), EditorChoices::tr("never")},
          {QStringLiteral("1"), EditorChoices::tr("always")},
          {QStringLiteral("2"), EditorChoices::tr("within this host only")}};
}

Choices hostChoices(const JsonValue& scenario) {
  return namesIn(scenario.find("hosts"));
}

Choices programChoices(const JsonValue& scenario, const std::string& path) {
  return namesIn(valueAt(scenario, memberPath(ancestorIn(path, "hosts"), "programs")));
}

QString choiceText(const Choices& choices, const QString& keyword) {
  const auto found = std::ranges::find(choices, keyword, &Choice::keyword);
  return found == choices.end() ? keyword : found->text;
}

}  // namespace linger
