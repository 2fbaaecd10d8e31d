#include "model/systems/error_line.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <string>
#include <vector>

namespace linger {
namespace {

/// Where several systems share a number or words, the one that more people have.
constexpr std::array kLikeliestFirst{OsId::Linux,   OsId::MacOs,  OsId::Windows, OsId::FreeBsd,
                                     OsId::OpenBsd, OsId::NetBsd, OsId::Illumos, OsId::Lwip};

constexpr int kFirstOfWindows = 10'000;  ///< WSABASEERR

constexpr std::array kNamedErrors{
    Errno::AddrInUse, Errno::AddrNotAvail, Errno::ConnReset, Errno::ConnRefused, Errno::ConnAborted,
    Errno::Pipe,      Errno::TimedOut,     Errno::Access,    Errno::NotConn,     Errno::IsConn};

struct Signature {
  std::string_view text;
  RuntimeId runtime;
};

/// What only one runtime prints, the more particular before the more general.
constexpr Signature kSignatures[] = {
    {"Traceback (most recent call last)", RuntimeId::Python},
    {"[Errno ", RuntimeId::Python},
    {"[WinError ", RuntimeId::Python},
    {"OSError", RuntimeId::Python},
    {"ConnectionResetError", RuntimeId::Python},
    {"ConnectionRefusedError", RuntimeId::Python},
    {"ConnectionAbortedError", RuntimeId::Python},
    {"BrokenPipeError", RuntimeId::Python},
    {"PermissionError", RuntimeId::Python},
    {"socket.error", RuntimeId::Python},
    {"(os error ", RuntimeId::Rust},
    {"Os { code", RuntimeId::Rust},
    {"System.Net.Sockets", RuntimeId::DotNet},
    {"SocketException (", RuntimeId::DotNet},
    {"java.net.", RuntimeId::Java},
    {"java.io.", RuntimeId::Java},
    {"BindException", RuntimeId::Java},
    {"ConnectException", RuntimeId::Java},
    {"SocketException:", RuntimeId::Java},
    {"listen tcp", RuntimeId::Go},
    {"dial tcp", RuntimeId::Go},
    {"read tcp", RuntimeId::Go},
    {"write tcp", RuntimeId::Go},
    {"accept tcp", RuntimeId::Go},
    {"bind: address already in use", RuntimeId::Go},
    {"connect: connection refused", RuntimeId::Go},
    {"write: broken pipe", RuntimeId::Go},
    {"read: connection reset by peer", RuntimeId::Go},
    {"listen E", RuntimeId::Node},
    {"connect E", RuntimeId::Node},
    {"read E", RuntimeId::Node},
    {"write E", RuntimeId::Node},
    {"code: 'E", RuntimeId::Node},
    {"Unhandled 'error' event", RuntimeId::Node},
    {"bind: ", RuntimeId::C},
    {"listen: ", RuntimeId::C},
    {"accept: ", RuntimeId::C},
    {"connect: ", RuntimeId::C},
    {"send: ", RuntimeId::C},
    {"recv: ", RuntimeId::C},
    {" failed with error: ", RuntimeId::C},
};

struct OtherWords {
  std::string_view text;  ///< In capitals.
  Errno error;
};

/// What programs print instead of a system's own words.
constexpr OtherWords kOtherWords[] = {
    {"ALREADY IN USE", Errno::AddrInUse},  // "Port 3000 is already in use": web frameworks
    {"SOCKET HANG UP", Errno::ConnReset},  // Node.js, http
};

struct NamedState {
  std::string_view name;  ///< Capitals, without "-" and "_".
  State state;
};

/// As the RFC, netstat, ss and Windows write them.
constexpr NamedState kParticularStates[] = {
    {"TIMEWAIT", State::TimeWait},       {"CLOSEWAIT", State::CloseWait},
    {"FINWAIT2", State::FinWait2},       {"FINWAIT1", State::FinWait1},
    {"LASTACK", State::LastAck},         {"SYNSENT", State::SynSent},
    {"SYNRECEIVED", State::SynReceived}, {"SYNRECV", State::SynReceived},
};

/// These are words of plain English too: only capitals, or the word alone, mean the state.
constexpr NamedState kPlainStates[] = {
    {"LISTENING", State::Listen},  {"LISTEN", State::Listen},   {"ESTABLISHED", State::Established},
    {"ESTAB", State::Established}, {"CLOSING", State::Closing},
};

std::string inCapitals(std::string_view text) {
  std::string capitals(text);
  for (char& c : capitals) c = char(std::toupper(static_cast<unsigned char>(c)));
  return capitals;
}

bool isWordCharacter(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0;
}

/// Whether `word` stands in `text`, not as a part of a longer word.
bool holdsWord(std::string_view text, std::string_view word) {
  for (auto at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
    const bool begins = at == 0 || !isWordCharacter(text[at - 1]);
    const auto end = at + word.size();
    if (begins && (end == text.size() || !isWordCharacter(text[end]))) return true;
  }
  return false;
}

std::string_view trimmed(std::string_view text) {
  const auto isSpace = [](char c) { return std::isspace(static_cast<unsigned char>(c)) != 0; };
  while (!text.empty() && isSpace(text.front())) text.remove_prefix(1);
  while (!text.empty() && isSpace(text.back())) text.remove_suffix(1);
  return text;
}

std::optional<State> stateIn(std::string_view text) {
  std::string joined = inCapitals(text);
  std::erase_if(joined, [](char c) { return c == '-' || c == '_' || c == ' '; });
  for (const NamedState& named : kParticularStates) {
    if (joined.find(named.name) != std::string::npos) return named.state;
  }
  for (const NamedState& named : kPlainStates) {
    if (joined == named.name || holdsWord(text, named.name)) return named.state;
  }
  return std::nullopt;
}

/// The whole numbers in `text` that something before them calls an error's; alone, only one of
/// Windows, since a small number may be anything.
std::vector<int> errorNumbersIn(std::string_view text) {
  constexpr std::string_view kCalledSo[] = {"ERRNO", "WINERROR", "ERROR", "CODE", "EXCEPTION"};
  std::vector<int> numbers;
  const std::string capitals = inCapitals(text);
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (std::isdigit(static_cast<unsigned char>(text[at])) == 0) continue;
    if (at > 0 && isWordCharacter(text[at - 1])) continue;
    int number = 0;
    const auto [end, error] = std::from_chars(text.data() + at, text.data() + text.size(), number);
    std::string_view before(capitals.data(), at);
    while (!before.empty() && !isWordCharacter(before.back())) before.remove_suffix(1);
    const bool alone = before.empty() && end == text.data() + text.size();
    const bool called = std::ranges::any_of(
        kCalledSo, [before](std::string_view name) { return before.ends_with(name); });
    if (error == std::errc() && (called || (alone && number >= kFirstOfWindows)))
      numbers.push_back(number);
    at = std::size_t(end - text.data());
  }
  return numbers;
}

/// The words of an error stand in the line as one of the systems writes them.
bool saysInWords(std::string_view capitals, const ErrnoText& words) {
  return !words.text.empty() && capitals.find(inCapitals(words.text)) != std::string_view::npos;
}

bool isSaid(std::string_view capitals, Errno error) {
  if (holdsWord(capitals, nameOf(error))) return true;
  if (holdsWord(capitals, "WSA" + std::string(nameOf(error)))) return true;
  const auto saysOther = [&](const OtherWords& other) {
    return other.error == error && capitals.find(other.text) != std::string_view::npos;
  };
  if (std::ranges::any_of(kOtherWords, saysOther)) return true;
  return std::ranges::any_of(kLikeliestFirst, [&](OsId os) {
    return saysInWords(capitals, errnoText(profileOf(os), error));
  });
}

std::optional<Errno> errorIn(std::string_view capitals, const std::vector<int>& numbers) {
  for (Errno error : kNamedErrors) {
    if (isSaid(capitals, error)) return error;
  }
  for (OsId os : kLikeliestFirst) {
    for (Errno error : kNamedErrors) {
      const ErrnoText words = errnoText(profileOf(os), error);
      if (words.number != 0 && std::ranges::find(numbers, words.number) != numbers.end()) {
        return error;
      }
    }
  }
  return std::nullopt;
}

/// The system that is named; else the first whose number it is; else the first of those whose
/// words they are, if they are not Linux's as well.
std::optional<OsId> systemIn(std::string_view capitals, std::optional<Errno> error,
                             const std::vector<int>& numbers) {
  for (const OsProfile* profile : allProfiles()) {
    if (holdsWord(capitals, inCapitals(profile->title))) return profile->id;
    if (holdsWord(capitals, inCapitals(profile->name))) return profile->id;
  }
  if (!error) return std::nullopt;
  if (capitals.find("WSAE") != std::string_view::npos) return OsId::Windows;
  for (OsId os : kLikeliestFirst) {
    const ErrnoText words = errnoText(profileOf(os), *error);
    if (std::ranges::find(numbers, words.number) != numbers.end()) return os;
  }
  for (OsId os : kLikeliestFirst) {
    if (!saysInWords(capitals, errnoText(profileOf(os), *error))) continue;
    if (os == OsId::Linux) return std::nullopt;
    return os;
  }
  return std::nullopt;
}

std::optional<RuntimeId> runtimeIn(std::string_view text) {
  for (const Signature& signature : kSignatures) {
    if (text.find(signature.text) != std::string_view::npos) return signature.runtime;
  }
  return std::nullopt;
}

std::optional<Call> callIn(std::string_view capitals) {
  for (std::string_view word : {"CONNECT", "DIAL"}) {
    if (holdsWord(capitals, word)) return Call::Connect;
  }
  for (std::string_view word : {"BIND", "LISTEN"}) {
    if (holdsWord(capitals, word)) return Call::Bind;
  }
  return std::nullopt;
}

}  // namespace

ErrorLine readErrorLine(std::string_view text) {
  text = trimmed(text);
  const std::string capitals = inCapitals(text);
  const std::vector<int> numbers = errorNumbersIn(text);
  ErrorLine line;
  line.error = errorIn(capitals, numbers);
  line.os = systemIn(capitals, line.error, numbers);
  if (!line.error) {
    line.state = stateIn(text);
    return line;
  }
  line.runtime = runtimeIn(text);
  line.call = callIn(capitals);
  return line;
}

}  // namespace linger
