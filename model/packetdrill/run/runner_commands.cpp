#include <algorithm>

#include "model/packetdrill/run/claim.h"
#include "model/packetdrill/run/script_runner.h"
#include "model/packetdrill/run/state_assert.h"
#include "model/packetdrill/run/tcp_info.h"
#include "model/tcp/overloaded.h"

// The script's commands and code.

namespace linger::packetdrill {
namespace {

/// ", tcpi_options is 7" for each field in a claim.
std::string describeNames(std::string_view claim, const NameValues& values) {
  constexpr std::string_view kField = "tcpi_";
  std::string text;
  for (std::size_t at = claim.find(kField); at != std::string_view::npos;) {
    const std::size_t end = std::min(
        claim.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_", at), claim.size());
    const std::string_view name = claim.substr(at, end - at);
    const std::optional<std::int64_t> value = values(name);
    if (value) text += ", " + std::string(name) + " is " + std::to_string(*value);
    at = claim.find(kField, end);
  }
  return text;
}

}  // namespace

bool ScriptRunner::command(const ShellCommand& command) {
  std::string unheeded;
  const auto set = [&](const SysctlSetting& setting) {
    if (applySysctl(setting.name, setting.value, tunables_) == SysctlEffect::Set) {
      return tune() || skip("sysctl " + setting.name + " with sockets");
    }
    unheeded += (unheeded.empty() ? "" : ", ") + setting.name;
    return true;
  };
  const auto heed = Overloaded{
      set,
      [&](const SocketCount& wanted) { return count(wanted); },
      [&](const DropConnections& which) {
        drop(which);
        return true;
      },
      [](const ShellFile&) { return true; },  // What it sets stands in its place.
      [&](const UnknownCommand& unknown) { return skip(unknown.name); },
  };
  for (const ShellMeaning& meaning : understandShell(command.text, shellFiles_)) {
    if (!std::visit(heed, meaning)) return false;
  }
  if (!unheeded.empty()) note("not simulated: " + unheeded);
  settle();
  return true;
}

/// Makes the settings the stack's. What belongs to the system itself cannot change any more once
/// there are sockets: then it says false.
bool ScriptRunner::tune() {
  if (tunables_.timeWaitReuseDelay != reuseDelay_) {
    if (!stack_->table().empty()) return false;
    makeStack();
  }
  stack_->tune(tunables_.stack);
  takeEffects();
  return true;
}

bool ScriptRunner::count(const SocketCount& wanted) {
  std::vector<SocketFacts> table = stack_->table();
  const auto number = std::ranges::count_if(table, [&wanted](const SocketFacts& facts) {
    const bool owned = facts.accepted && facts.owner == Application::kProcess;
    return facts.state == wanted.state && (owned || !wanted.ownedOnly);
  });
  const std::string digits = std::to_string(number);
  const bool found = wanted.wanted ? digits.find(*wanted.wanted) != std::string::npos : number > 0;
  if (found) return true;
  std::string states;
  for (const SocketFacts& facts : table) {
    states += (states.empty() ? "" : ", ") + std::string(nameOf(facts.state));
  }
  return fail("expected " + wanted.wanted.value_or("some") + " in " +
              std::string(nameOf(wanted.state)) + ", there is " +
              (states.empty() ? "no socket" : states));
}

void ScriptRunner::drop(const DropConnections& drop) {
  for (const SocketFacts& facts : stack_->table()) {
    const bool connection =
        stack_->endpoint(facts.id) && facts.remote && facts.state != State::Closed;
    if (connection && (!drop.state || drop.state == facts.state)) stack_->kill(facts.id, now_);
  }
  takeEffects();
}

bool ScriptRunner::assertState(const CodeSnippet& code) {
  const std::optional<SocketFacts> facts = stack_->facts(application_->underTest());
  const State state = facts ? facts->state : State::Closed;
  const CodeMeaning meaning = understandCode(code.text);
  const TcpInfo info{application_->endpointUnderTest(), now_ - lastData_};
  const NameValues values = [&info](std::string_view name) { return valueOf(name, info); };
  for (const std::string& claim : meaning.claims) {
    if (judgeClaim(claim, values).holds) continue;
    return fail("expected " + claim + describeNames(claim, values));
  }
  for (const StateAssert& claim : meaning.asserts) {
    if ((claim.state == state) == claim.equal) continue;
    return fail("expected " + std::string(claim.equal ? "" : "not ") +
                std::string(nameOf(claim.state)) + ", the socket is in " +
                std::string(nameOf(state)));
  }
  return true;
}

}  // namespace linger::packetdrill
