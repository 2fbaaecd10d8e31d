#include "app/panes/code/source.h"

#include <algorithm>

#include "app/document/words.h"
#include "app/panes/code/plan.h"

namespace linger {
namespace {

QString fileNameOf(Language language, const QString& name) {
  switch (language) {
    case Language::Python: return name + QStringLiteral(".py");
    case Language::C: return name + QStringLiteral(".c");
    case Language::Java: return classNameOf(name) + QStringLiteral(".java");
    case Language::Go: return name + QStringLiteral(".go");
  }
  return {};
}

QString howToRun(Language language, const QString& name) {
  const QString file = fileNameOf(language, name);
  switch (language) {
    case Language::Python: return QStringLiteral("python3 %1").arg(file);
    case Language::C: return QStringLiteral("cc -o %1 %2 && ./%1").arg(name, file);
    case Language::Java: return QStringLiteral("java %1").arg(file);
    case Language::Go: return QStringLiteral("go build %1 && ./%2").arg(file, name);
  }
  return {};
}

std::vector<CodeLine> linesOf(Language language, const ProgramPlan& plan) {
  switch (language) {
    case Language::Python: return pythonLines(plan);
    case Language::C: return cLines(plan);
    case Language::Java: return javaLines(plan);
    case Language::Go: return goLines(plan);
  }
  return {};
}

}  // namespace

QString nameOf(Language language) {
  switch (language) {
    case Language::Python: return QStringLiteral("Python");
    case Language::C: return QStringLiteral("C");
    case Language::Java: return QStringLiteral("Java");
    case Language::Go: return QStringLiteral("Go");
  }
  return {};
}

QString classNameOf(const QString& program) {
  QString name;
  bool startsWord = true;
  for (const QChar letter : program) {
    if (letter.isLetterOrNumber()) name += startsWord ? letter.toUpper() : letter;
    startsWord = !letter.isLetterOrNumber();
  }
  return name.isEmpty() || name.front().isDigit() ? u'_' + name : name;
}

Language languageOf(RuntimeId runtime) {
  switch (runtime) {
    case RuntimeId::C: return Language::C;
    case RuntimeId::Java: return Language::Java;
    case RuntimeId::Go: return Language::Go;
    case RuntimeId::Python:
    case RuntimeId::Node:
    case RuntimeId::Rust:
    case RuntimeId::DotNet: return Language::Python;
  }
  return Language::Python;
}

QString Source::toString() const {
  QString all;
  for (const CodeLine& line : lines) all += line.text + u'\n';
  return all;
}

std::optional<std::size_t> Source::lineOf(std::size_t step, std::optional<Call> call) const {
  const auto ofStep = std::ranges::find(lines, std::optional(step), &CodeLine::step);
  if (ofStep == lines.end()) return std::nullopt;
  const auto ofCall = std::ranges::find_if(
      lines, [&](const CodeLine& line) { return line.step == step && call && line.call == call; });
  return static_cast<std::size_t>((ofCall == lines.end() ? ofStep : ofCall) - lines.begin());
}

Source sourceOf(const Scenario& scenario, HostIndex host, std::size_t program, Language language) {
  const ProgramPlan plan = planOf(scenario, host, program);
  return {language, fileNameOf(language, plan.name), howToRun(language, plan.name),
          linesOf(language, plan)};
}

QString printedAfter(const Step& step) {
  // In the programs' own words, which are the same in every language of the window.
  switch (step.kind) {
    case StepKind::Listen:
      return QStringLiteral("listening on port %1").arg(step.local ? step.local->port : 0);
    case StepKind::Accept: return QStringLiteral("accepted a connection");
    case StepKind::Connect:
      return QStringLiteral("connected to port %1").arg(step.peer ? step.peer->port : 0);
    case StepKind::RecvEof: return QStringLiteral("end of file");
    case StepKind::Open:
    case StepKind::Send:
    case StepKind::Recv:
    case StepKind::Shutdown:
    case StepKind::Close:
    case StepKind::CloseListener:
    case StepKind::Abort:
    case StepKind::SetOption:
    case StepKind::Spawn:
    case StepKind::PassListener:
    case StepKind::TakeListener:
    case StepKind::Wait:
    case StepKind::Repeat:
    case StepKind::Exit: return {};
  }
  return {};
}

}  // namespace linger
