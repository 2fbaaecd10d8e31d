#include "model/packetdrill/run/shell_command.h"

#include <algorithm>
#include <iterator>

#include "model/packetdrill/run/state_name.h"
#include "model/packetdrill/syntax/shell_reader.h"

namespace linger::packetdrill {
namespace {

std::string_view baseName(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string_view::npos ? path : path.substr(slash + 1);
}

/// "/proc/sys/net/ipv4/tcp_sack" and "net/ipv4/tcp_sack" are "net.ipv4.tcp_sack".
std::string sysctlName(std::string_view path) {
  constexpr std::string_view kProc = "/proc/sys/";
  if (path.starts_with(kProc)) path.remove_prefix(kProc.size());
  std::string name(path);
  std::ranges::replace(name, '/', '.');
  return name;
}

bool isRedirection(std::string_view word) {
  return word.starts_with(">") || word.starts_with("1>") || word.starts_with("2>");
}

/// Every NAME=VALUE among the words; all of them must be one, or an option.
std::vector<ShellMeaning> settingsIn(const ShellWords& words) {
  std::vector<ShellMeaning> settings;
  for (std::size_t i = 1; i < words.size(); ++i) {
    const std::string& word = words[i];
    if (isRedirection(word)) break;
    if (word.starts_with("-")) continue;
    const std::size_t equals = word.find('=');
    if (equals == std::string::npos) return {UnknownCommand{"reading sysctl " + word}};
    settings.push_back(
        SysctlSetting{sysctlName(word.substr(0, equals)), word.substr(equals + 1), false});
  }
  return settings;
}

/// echo VALUE > /proc/sys/NAME, or echo -n VALUE >/proc/sys/NAME
std::optional<SysctlSetting> echoInto(const ShellWords& words) {
  const std::size_t value = words.size() > 1 && words[1] == "-n" ? 2 : 1;
  if (words.size() < value + 2 || !words[value + 1].starts_with('>')) return std::nullopt;
  std::string_view file = std::string_view(words[value + 1]).substr(1);
  if (file.empty() && words.size() > value + 2) file = words[value + 2];
  if (!file.starts_with("/proc/sys/")) return std::nullopt;
  return SysctlSetting{sysctlName(file), words[value], false};
}

/// grep WORD, or grep -c WORD.
struct Grep {
  std::string word;
  bool counts = false;
};

std::optional<Grep> grepIn(const ShellWords& words) {
  if (baseName(words.front()) != "grep") return std::nullopt;
  if (words.size() == 2) return Grep{words[1], false};
  if (words.size() == 3 && words[1] == "-c") return Grep{words[2], true};
  return std::nullopt;
}

/// What all commands but the first are; none where one of them is no grep.
std::optional<std::vector<Grep>> filtersOf(const ShellPipeline& pipeline) {
  std::vector<Grep> filters;
  for (std::size_t i = 1; i < pipeline.size(); ++i) {
    const std::optional<Grep> grep = grepIn(pipeline[i]);
    if (!grep) return std::nullopt;
    filters.push_back(*grep);
  }
  return filters;
}

/// sockstat ... | grep packetdril | grep -c STATE | grep COUNT
std::optional<SocketCount> countIn(const ShellPipeline& pipeline) {
  const auto filters = filtersOf(pipeline);
  if (!filters) return std::nullopt;
  const auto counter = std::ranges::find(*filters, true, &Grep::counts);
  if (counter == filters->end()) return std::nullopt;
  const bool findsOwn = std::all_of(filters->begin(), counter, [](const Grep& grep) {
    return std::string_view("packetdrill").starts_with(grep.word);
  });
  const std::optional<State> state = stateCalled(counter->word);
  if (!findsOwn || !state) return std::nullopt;
  SocketCount count{*state, counter != filters->begin(), std::nullopt};
  const auto last = std::next(counter);
  if (last == filters->end()) return count;
  if (last->counts || std::next(last) != filters->end()) return std::nullopt;
  count.wanted = last->word;
  return count;
}

std::optional<DropConnections> dropIn(const ShellWords& words) {
  if (words.size() == 2 && words[1] == "-a") return DropConnections{};
  if (words.size() != 3 || words[1] != "-s") return std::nullopt;
  const std::optional<State> state = stateCalled(words[2]);
  return state ? std::optional(DropConnections{state}) : std::nullopt;
}

/// The meaning of what is understood; none else.
std::optional<std::vector<ShellMeaning>> settingsOf(const ShellPipeline& pipeline) {
  const ShellWords& words = pipeline.front();
  if (pipeline.size() != 1 || words.size() < 2) return std::nullopt;
  return settingsIn(words);
}

std::optional<std::vector<ShellMeaning>> echoOf(const ShellPipeline& pipeline) {
  const std::optional<SysctlSetting> setting = echoInto(pipeline.front());
  if (pipeline.size() != 1 || !setting) return std::nullopt;
  return std::vector<ShellMeaning>{*setting};
}

std::optional<std::vector<ShellMeaning>> countOf(const ShellPipeline& pipeline) {
  const std::optional<SocketCount> count = countIn(pipeline);
  if (!count) return std::nullopt;
  return std::vector<ShellMeaning>{*count};
}

std::optional<std::vector<ShellMeaning>> dropOf(const ShellPipeline& pipeline) {
  const std::optional<DropConnections> drop = dropIn(pipeline.front());
  if (pipeline.size() != 1 || !drop) return std::nullopt;
  return std::vector<ShellMeaning>{*drop};
}

std::optional<std::vector<ShellMeaning>> nothing(const ShellPipeline&) {
  return std::vector<ShellMeaning>{};
}

struct Program {
  std::string_view name;
  std::optional<std::vector<ShellMeaning>> (*understand)(const ShellPipeline& pipeline);
};

/// nstat sets the counters of the system back, and nobody looks at them; other uses do.
std::optional<std::vector<ShellMeaning>> countersOf(const ShellPipeline& pipeline) {
  const ShellWords& words = pipeline.front();
  const bool unread = words.size() > 1 && (words[1] == "-n" || isRedirection(words[1]));
  return pipeline.size() == 1 && unread ? nothing(pipeline) : std::nullopt;
}

/// The cache of what the system knows of other hosts is not simulated; what else ip does may
/// matter.
std::optional<std::vector<ShellMeaning>> cachesOf(const ShellPipeline& pipeline) {
  const ShellWords& words = pipeline.front();
  return words.size() > 1 && words[1] == "tcp_metrics" ? nothing(pipeline) : std::nullopt;
}

/// Fair queueing changes when a card sends what; others may drop it: tc qdisc replace ... root fq.
std::optional<std::vector<ShellMeaning>> queueOf(const ShellPipeline& pipeline) {
  const ShellWords& words = pipeline.front();
  const auto end = std::ranges::find_if(words, isRedirection);
  return end != words.begin() && *(end - 1) == "fq" ? nothing(pipeline) : std::nullopt;
}

/// Offload changes what a card cuts, and the files of a script are only the program's data.
constexpr Program kPrograms[] = {
    {"true", nothing},    {":", nothing},         {"sockstat", countOf},
    {"netstat", countOf}, {"sysctl", settingsOf}, {"set_sysctls.py", settingsOf},
    {"echo", echoOf},     {"tcpdrop", dropOf},    {"ethtool", nothing},
    {"rm", nothing},      {"dd", nothing},        {"nstat", countersOf},
    {"tc", queueOf},      {"ip", cachesOf},       {"set", nothing},
};

/// They run the file that follows.
constexpr std::string_view kInterpreters[] = {"bash", "sh", "source", ".", "python3", "sudo"};

bool isInterpreted(const ShellWords& words) {
  const auto* found = std::ranges::find(kInterpreters, baseName(words.front()));
  return found != std::end(kInterpreters) && words.size() > 1 && !words[1].starts_with('-');
}

/// set_sysctls.py leaves a file that sets everything back: /tmp/sysctl_restore_1234.sh.
constexpr std::string_view kRestores = "sysctl_restore_";

std::vector<ShellMeaning> understand(ShellPipeline pipeline) {
  while (isInterpreted(pipeline.front())) pipeline.front().erase(pipeline.front().begin());
  const std::string& path = pipeline.front().front();
  const std::string_view name = baseName(path);
  if (name.starts_with(kRestores)) return {};
  if (name.ends_with(".sh") && pipeline.size() == 1) return {ShellFile{path}};
  const auto* program = std::ranges::find(kPrograms, name, &Program::name);
  const auto meaning =
      program == std::end(kPrograms) ? std::nullopt : program->understand(pipeline);
  return meaning.value_or(
      std::vector<ShellMeaning>{UnknownCommand{"command " + std::string(name)}});
}

/// Deeper than any suite goes; a file that runs itself ends here.
constexpr int kDeepestFile = 8;

std::vector<ShellMeaning> settingsOfFile(const std::string& path, const ShellFiles& files,
                                         int depth) {
  const auto found = files.find(path);
  if (found == files.end() || depth > kDeepestFile) {
    return {UnknownCommand{"shell file " + path + ", which is not there"}};
  }
  std::vector<ShellMeaning> settings;
  for (const ShellMeaning& meaning : understandShell(found->second)) {
    if (const auto* setting = std::get_if<SysctlSetting>(&meaning)) {
      settings.push_back(SysctlSetting{setting->name, setting->value, true});
    } else if (const auto* file = std::get_if<ShellFile>(&meaning)) {
      std::ranges::move(settingsOfFile(file->path, files, depth + 1), std::back_inserter(settings));
    }
  }
  return settings;
}

}  // namespace

std::vector<ShellMeaning> understandShell(std::string_view text) {
  std::vector<ShellMeaning> meanings;
  for (const ShellPipeline& pipeline : readShell(text)) {
    std::ranges::move(understand(pipeline), std::back_inserter(meanings));
  }
  return meanings;
}

std::vector<ShellMeaning> understandShell(std::string_view text, const ShellFiles& files) {
  std::vector<ShellMeaning> meanings;
  for (ShellMeaning& meaning : understandShell(text)) {
    if (const auto* file = std::get_if<ShellFile>(&meaning)) {
      std::ranges::move(settingsOfFile(file->path, files, 1), std::back_inserter(meanings));
    } else {
      meanings.push_back(std::move(meaning));
    }
  }
  return meanings;
}

std::vector<std::string> shellFilesNamedIn(std::string_view text) {
  std::vector<std::string> paths;
  for (const ShellMeaning& meaning : understandShell(text)) {
    if (const auto* file = std::get_if<ShellFile>(&meaning)) paths.push_back(file->path);
  }
  return paths;
}

}  // namespace linger::packetdrill
