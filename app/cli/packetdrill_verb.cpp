#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <optional>

#include "app/cli/verb.h"
#include "app/files/file_io.h"
#include "app/files/folder_entries.h"
#include "app/files/shell_files.h"
#include "model/packetdrill/run/runner.h"
#include "model/packetdrill/run/score.h"
#include "model/packetdrill/syntax/parser.h"
#include "model/packetdrill/syntax/printer.h"

namespace linger {
namespace {

class Text {
  Q_DECLARE_TR_FUNCTIONS(linger::PacketdrillVerb)
};

constexpr qint64 kLargestScript = qint64{4} << 20;

/// What the options ask for.
struct Request {
  packetdrill::RunOptions run;
  bool verbose = false;
  QStringList files;
  std::optional<packetdrill::Score> score;
  QDir indexFolder;
};

std::optional<QByteArray> contentsOf(const QString& path, Console& console) {
  Loaded<QByteArray> contents = path == kStandardInput ? readStandardInput(kLargestScript)
                                                       : readWholeFile(path, kLargestScript);
  if (!contents) console.complain(contents.errors);
  return std::move(contents.value);
}

QStringList scriptsIn(const QString& folder) {
  QStringList scripts;
  for (const FolderEntry& entry : entriesOf(folder)) {
    const QString path = QDir(folder).filePath(entry.name);
    if (entry.kind == FolderEntry::Kind::Folder) {
      scripts << scriptsIn(path);
    } else if (entry.name.endsWith(QStringLiteral(".pkt"), Qt::CaseInsensitive)) {
      scripts << path;
    }
  }
  return scripts;
}

/// The scripts that the operands name; those of a folder by name, with its folders' own.
std::optional<QStringList> filesOf(const QStringList& operands, Console& console) {
  QStringList files;
  for (const QString& operand : operands) {
    const QFileInfo info(operand);
    if (operand != kStandardInput && !info.exists()) {
      console.complain(Text::tr("%1: there is no such file or folder").arg(operand));
      return std::nullopt;
    }
    if (!info.isDir()) {
      files << operand;
      continue;
    }
    QStringList found = scriptsIn(operand);
    found.sort();
    files << found;
  }
  return files;
}

bool readScoreIndex(const QString& path, Request& request, Console& console) {
  const auto contents = contentsOf(path, console);
  if (!contents) return false;
  auto rows = packetdrill::readIndex(contents->toStdString());
  if (!rows) {
    console.complain(Text::tr("%1: expected an index with the columns path, suite, state, event "
                              "and class")
                         .arg(path));
    return false;
  }
  request.score.emplace(std::move(*rows));
  request.indexFolder = QDir(QFileInfo(path).canonicalPath());
  return true;
}

std::optional<Request> requestFrom(const Arguments& arguments, Console& console) {
  Request request;
  request.verbose = arguments.has("-v");
  request.run.strict = arguments.has("--strict");
  if (arguments.has("--os")) {
    request.run.profile = profileNamed(arguments.value("--os").toStdString());
    if (!request.run.profile) {
      console.complain(
          Text::tr("packetdrill: no system is called \"%1\"").arg(arguments.value("--os")));
      return std::nullopt;
    }
  }
  if (arguments.has("--score") && !readScoreIndex(arguments.value("--score"), request, console)) {
    return std::nullopt;
  }
  const auto files = filesOf(arguments.operands, console);
  if (!files) return std::nullopt;
  request.files = *files;
  return request;
}

QString seconds(SimTime time) {
  return QString::number(double(microseconds(time)) / 1e6, 'f', 6);
}

/// The run as it went: time, line of the script, what happened.
QString storyOf(const packetdrill::Run& run) {
  QString text =
      Text::tr("  system: %1\n")
          .arg(QString::fromUtf8(run.profile->title.data(), qsizetype(run.profile->title.size())));
  for (const packetdrill::LogLine& line : run.log) {
    text += QStringLiteral("  %1 %2  %3\n")
                .arg(seconds(line.at).rightJustified(12),
                     (line.line > 0 ? QString::number(line.line) : QString()).rightJustified(4),
                     QString::fromStdString(line.text));
  }
  return text;
}

QString lineOf(const packetdrill::Run& run, const QString& path) {
  const QString outcome = QString::fromLatin1(packetdrill::nameOf(run.outcome).data());
  const QString reason = QString::fromStdString(run.reason);
  switch (run.outcome) {
    case packetdrill::Outcome::Passed: return QStringLiteral("%1 %2\n").arg(outcome, path);
    case packetdrill::Outcome::Failed:
      return QStringLiteral("%1 %2:%3: %4\n").arg(outcome, path).arg(run.where.line).arg(reason);
    case packetdrill::Outcome::Skipped:
      return QStringLiteral("%1 %2: %3\n").arg(outcome, path, reason);
  }
  return {};
}

/// Runs one script; one that cannot be read counts as skipped, with a complaint that says where.
packetdrill::Run runFile(const QString& path, const Request& request, Console& console,
                         bool& readable) {
  packetdrill::Run unread;
  unread.outcome = packetdrill::Outcome::Skipped;
  const auto contents = contentsOf(path, console);
  if (contents) {
    const packetdrill::ParseResult result = packetdrill::parseScript(contents->toStdString());
    if (result.script) {
      packetdrill::RunOptions options = request.run;
      options.shellFiles = shellFilesBeside(*result.script, path);
      return packetdrill::run(*result.script, options);
    }
    const QString name = path == kStandardInput ? standardInputName() : path;
    console.complain(QString::fromStdString(describe(*result.error, name.toStdString())));
  }
  readable = false;
  unread.reason = Text::tr("the script cannot be read").toStdString();
  return unread;
}

int runScripts(const Arguments& arguments, Console& console) {
  auto request = requestFrom(arguments, console);
  if (!request) return kBadUsage;
  packetdrill::Tally tally;
  bool readable = true;
  QString text;
  for (const QString& path : request->files) {
    const packetdrill::Run run = runFile(path, *request, console, readable);
    tally.add(run.outcome);
    text += lineOf(run, path);
    if (request->verbose && run.profile) text += storyOf(run);
    if (request->score) {
      const QString indexed =
          request->indexFolder.relativeFilePath(QFileInfo(path).canonicalFilePath());
      request->score->add(indexed.toStdString(), run.outcome);
    }
  }
  text += QString::fromStdString(packetdrill::describe(tally)) + '\n';
  if (request->score) text += QString::fromStdString(request->score->toString());
  if (!console.write(text.toUtf8(), arguments.value("-o")) || !readable) return kBadUsage;
  return tally.failed > 0 ? kNegative : kSuccess;
}

}  // namespace

Verb packetdrillVerb() {
  Verb verb;
  verb.name = QStringLiteral("packetdrill");
  verb.operands = QStringLiteral("FILE…");
  verb.leastOperands = 1;
  verb.mostOperands = std::numeric_limits<int>::max();
  verb.summary = Text::tr("runs packetdrill scripts against the engine");
  verb.options = {
      {QStringLiteral("--os"), QStringLiteral("NAME"),
       Text::tr("the system under test (else the one that the script is for)")},
      {QStringLiteral("-v"), {}, Text::tr("show each run as it goes")},
      {QStringLiteral("--strict"), {}, Text::tr("windows and TCP options must agree too")},
      {QStringLiteral("--score"), QStringLiteral("INDEX"),
       Text::tr("add tables by suite, class, state and event, as INDEX says")},
      outputOption()};
  verb.run = runScripts;
  return verb;
}

}  // namespace linger
