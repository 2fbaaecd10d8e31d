#pragma once

#include <QString>
#include <optional>
#include <vector>

#include "model/sim/scenario.h"
#include "model/trace/trace.h"

namespace linger {

/// The languages that a program can be shown in.
enum class Language : std::uint8_t { Python, C, Java, Go };

inline constexpr std::array kAllLanguages{Language::Python, Language::C, Language::Java,
                                          Language::Go};

QString nameOf(Language language);

/// The class of a program in Java, and its file: "new-server" is NewServer.
QString classNameOf(const QString& program);

/// The language of a runtime; Python where there is no source for it.
Language languageOf(RuntimeId runtime);

/// One line of a source, the step it carries out and the call it makes.
struct CodeLine {
  QString text;
  std::optional<std::size_t> step;  ///< Index into the program's before + steps.
  std::optional<Call> call;         ///< Where a step makes several: this line's.
};

/// A program of the scene as people would write it, complete: it can be saved and run.
struct Source {
  Language language = Language::Python;
  QString fileName;  ///< "server.py"
  QString howToRun;  ///< "python3 server.py"
  std::vector<CodeLine> lines;

  QString toString() const;
  /// The line (from 0) that makes `call` in `step`; the step's first line where no line says;
  /// none where the step has no line.
  std::optional<std::size_t> lineOf(std::size_t step, std::optional<Call> call) const;
};

/// The source of one program. Addresses of the scene become loopback, so that it runs on the
/// machine of whoever copies it. `host` and `program` are indices into the scenario.
Source sourceOf(const Scenario& scenario, HostIndex host, std::size_t program, Language language);

/// What the program prints when a step has been done; empty for most.
QString printedAfter(const Step& step);

}  // namespace linger
