#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/packetdrill/run/shell_command.h"
#include "model/packetdrill/syntax/script.h"
#include "model/systems/os_profile.h"
#include "model/trace/trace.h"

namespace linger::packetdrill {

struct RunOptions {
  const OsProfile* profile = nullptr;  ///< Null: the script's own system, see systemOf().
  bool strict = false;                 ///< Windows and TCP options that differ make a script fail.
  ShellFiles shellFiles;               ///< See shellFilesOf(): read, never executed.
};

enum class Outcome : std::uint8_t { Passed, Failed, Skipped };

/// "PASS", "FAIL", "SKIP"
std::string_view nameOf(Outcome outcome);

/// One line of the story of a run.
struct LogLine {
  SimTime at;
  int line = 0;  ///< Of the script; 0 for what the stack does by itself.
  std::string text;
};

/// What became of a script.
struct Run {
  Outcome outcome = Outcome::Passed;
  Location where;      ///< The event that failed, or the feature that is not understood.
  std::string reason;  ///< What was expected and what the engine did, or the feature's name.
  const OsProfile* profile = nullptr;
  std::vector<LogLine> log;
  /// Windows and options that differ, and what was sent that the script does not mention.
  std::vector<std::string> notes;
  /// The run as a scenario's: host 0 is the remote, which the script plays; host 1 the kernel.
  Trace trace;
  std::optional<SimTime> stoppedAt;  ///< When it failed.
};

/// The system that a script was written for: FreeBSD where it sets FreeBSD's variables or asks
/// for FreeBSD, RFC 9293 in demikernel's dialect (that TCP is none of the systems), else Linux,
/// which packetdrill comes from.
const OsProfile& systemOf(const Script& script, const ShellFiles& files = {});

/// The paths of the shell files that a script runs before, among and after its events, as it
/// names them: from its own folder.
std::vector<std::string> shellFilesOf(const Script& script);

/// The names that are defined for #ifdef: the system's own name as packetdrill defines it; and
/// STANDARD, the branch that says what the RFC asks for, except where the system is FreeBSD.
Symbols symbolsFor(const OsProfile& profile);

/// Runs a script on a stack of its own, in virtual time.
Run run(const Script& script, const RunOptions& options = {});

}  // namespace linger::packetdrill
