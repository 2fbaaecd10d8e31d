#pragma once

#include <QString>
#include <vector>

#include "app/panes/code/source.h"
#include "model/sim/scenario.h"

namespace linger {

/// A step with what a source in any language needs to know about it.
struct PlannedStep {
  Step step;
  std::size_t index = 0;  ///< Into before + steps.
  Duration sleep{};       ///< How long to wait before it.
  bool isBound = false;   ///< Listen: on the connection's socket, which an open has bound.
};

/// A program made ready to be written down.
struct ProgramPlan {
  QString name;  ///< "server"
  Transport transport = Transport::Tcp;
  std::vector<PlannedStep> steps;
  std::vector<OptionSetting> options;  ///< Without SO_REUSEADDR.
  bool reuseAddr = false;              ///< By the program or by the runtime of the scene.
  bool listens = false;
  bool inheritsListener = false;  ///< It accepts on a socket that its parent has left open.
  bool v6 = false;
  std::optional<std::size_t> repeatFrom;  ///< Position in `steps` where the loop begins.
  int repeatCount = 1;
  QString sceneAddresses;  ///< "192.0.2.20 in the scene": empty when unchanged.

  bool has(StepKind kind) const;
  bool hasOption(SocketOption option) const;
  bool sleeps() const;
  /// Whether the connection of `step` is opened and bound before it.
  bool opensFirst(const Step& step) const;
  /// The names of its connections, each once; of one without a name that is empty.
  std::vector<std::string> connections() const;
  std::uint32_t bufferSize() const;  ///< Enough for every send and recv: at least 64 KiB.
};

ProgramPlan planOf(const Scenario& scenario, HostIndex host, std::size_t program);

/// An address of the scene as it is on one's own machine: loopback unless it is "any".
QString localAddress(const Address& address);

/// The variable of a connection: "connection", "upstream_connection" or "upstreamConnection".
QString variableOf(const std::string& connection, Language language);

/// Seconds as people write them in code: "0.04", "2".
QString secondsLiteral(Duration duration);

/// Collects lines, with indentation by levels.
class CodeWriter {
 public:
  explicit CodeWriter(int indentWidth, QChar indentWith = u' ') : unit_(indentWidth, indentWith) {}

  void line(const QString& text = {}, std::optional<Call> call = std::nullopt);
  void indent() { ++level_; }
  void outdent() { --level_; }
  /// The lines that follow carry out this step.
  void beginStep(std::size_t index) { step_ = index; }
  void endStep() { step_.reset(); }

  std::vector<CodeLine> take() { return std::move(lines_); }

 private:
  QString unit_;
  int level_ = 0;
  std::optional<std::size_t> step_;
  std::vector<CodeLine> lines_;
};

std::vector<CodeLine> pythonLines(const ProgramPlan& plan);
std::vector<CodeLine> cLines(const ProgramPlan& plan);
std::vector<CodeLine> javaLines(const ProgramPlan& plan);
std::vector<CodeLine> goLines(const ProgramPlan& plan);

}  // namespace linger
