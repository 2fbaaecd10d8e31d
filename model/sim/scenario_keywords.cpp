#include "model/sim/scenario_keywords.h"

#include <array>
#include <charconv>

namespace linger {
namespace {

constexpr Keyword<StepKind> kSteps[] = {
    {StepKind::Listen, "listen"},
    {StepKind::Open, "open"},
    {StepKind::Accept, "accept"},
    {StepKind::Connect, "connect"},
    {StepKind::Send, "send"},
    {StepKind::Recv, "recv"},
    {StepKind::RecvEof, "recv-eof"},
    {StepKind::Shutdown, "shutdown"},
    {StepKind::Close, "close"},
    {StepKind::CloseListener, "close-listener"},
    {StepKind::Abort, "abort"},
    {StepKind::SetOption, "set-option"},
    {StepKind::Spawn, "spawn"},
    {StepKind::PassListener, "pass-listener"},
    {StepKind::TakeListener, "take-listener"},
    {StepKind::Wait, "wait"},
    {StepKind::Repeat, "repeat"},
    {StepKind::Exit, "exit"},
};

constexpr Keyword<ShutdownHow> kShutdowns[] = {{ShutdownHow::Sending, "SHUT_WR"},
                                               {ShutdownHow::Receiving, "SHUT_RD"},
                                               {ShutdownHow::Both, "SHUT_RDWR"}};

constexpr Keyword<HostEventKind> kEvents[] = {
    {HostEventKind::Close, "close"},          {HostEventKind::Shutdown, "shutdown"},
    {HostEventKind::Abort, "abort"},          {HostEventKind::CloseListener, "close-listener"},
    {HostEventKind::SetOption, "set-option"}, {HostEventKind::Kill, "kill"},
    {HostEventKind::PowerOff, "power-off"},   {HostEventKind::PowerOn, "power-on"},
};

constexpr Keyword<Impairment::Kind> kImpairments[] = {
    {Impairment::Kind::Drop, "drop"},
    {Impairment::Kind::Delay, "delay"},
    {Impairment::Kind::Duplicate, "duplicate"},
};

constexpr Keyword<SegmentKind> kSegments[] = {
    {SegmentKind::Syn, "syn"}, {SegmentKind::Ack, "ack"}, {SegmentKind::Data, "data"},
    {SegmentKind::Fin, "fin"}, {SegmentKind::Rst, "rst"},
};

constexpr Keyword<Transport> kTransports[] = {{Transport::Tcp, "tcp"}, {Transport::Udp, "udp"}};

constexpr Keyword<QuestionKind> kQuestions[] = {{QuestionKind::TimeWait, "time-wait"},
                                                {QuestionKind::Bind, "bind"},
                                                {QuestionKind::State, "state"},
                                                {QuestionKind::Choice, "choice"}};

constexpr Keyword<Closer> kClosers[] = {
    {Closer::Client, "client"}, {Closer::Server, "server"}, {Closer::Both, "both"}};

constexpr Keyword<Spacing> kSpacings[] = {{Spacing::Even, "even"}, {Spacing::Random, "random"}};

constexpr Keyword<LoadCloser> kLoadClosers[] = {
    {LoadCloser::Client, "client"}, {LoadCloser::Server, "server"}, {LoadCloser::Reset, "reset"}};

}  // namespace

bool isAboutConnection(StepKind kind) {
  switch (kind) {
    case StepKind::Listen:
    case StepKind::Open:
    case StepKind::Accept:
    case StepKind::Connect:
    case StepKind::Send:
    case StepKind::Recv:
    case StepKind::RecvEof:
    case StepKind::Shutdown:
    case StepKind::Close:
    case StepKind::Abort:
    case StepKind::SetOption: return true;
    case StepKind::CloseListener:
    case StepKind::Spawn:
    case StepKind::PassListener:
    case StepKind::TakeListener:
    case StepKind::Wait:
    case StepKind::Repeat:
    case StepKind::Exit: return false;
  }
  return false;
}

Keywords<StepKind> stepKeywords() {
  return kSteps;
}
Keywords<ShutdownHow> shutdownKeywords() {
  return kShutdowns;
}
Keywords<HostEventKind> eventKeywords() {
  return kEvents;
}
Keywords<SocketOption> optionKeywords() {
  using enum SocketOption;
  static const std::array kOptions = std::to_array<Keyword<SocketOption>>({
      {ReuseAddr, nameOf(ReuseAddr)},
      {ReusePort, nameOf(ReusePort)},
      {Exclusive, nameOf(Exclusive)},
      {V6Only, nameOf(V6Only)},
      {KeepAlive, nameOf(KeepAlive)},
      {Linger, nameOf(Linger)},
      {Linger2, nameOf(Linger2)},
      {UserTimeout, nameOf(UserTimeout)},
      {NoDelay, nameOf(NoDelay)},
      {KeepIdle, nameOf(KeepIdle)},
      {KeepInterval, nameOf(KeepInterval)},
      {KeepCount, nameOf(KeepCount)},
      {NoPort, nameOf(NoPort)},
  });
  return kOptions;
}
Keywords<Impairment::Kind> impairmentKeywords() {
  return kImpairments;
}
Keywords<SegmentKind> segmentKeywords() {
  return kSegments;
}
Keywords<Transport> transportKeywords() {
  return kTransports;
}
Keywords<QuestionKind> questionKeywords() {
  return kQuestions;
}
Keywords<Closer> closerKeywords() {
  return kClosers;
}
Keywords<Spacing> spacingKeywords() {
  return kSpacings;
}
Keywords<LoadCloser> loadCloserKeywords() {
  return kLoadClosers;
}

std::optional<SocketAddress> socketAddressFrom(std::string_view text) {
  const std::size_t colon = text.rfind(':');
  if (colon == std::string_view::npos) return std::nullopt;
  std::string_view host = text.substr(0, colon);
  const std::string_view digits = text.substr(colon + 1);
  const bool isBracketed = host.size() > 2 && host.front() == '[' && host.back() == ']';
  if (isBracketed) host = host.substr(1, host.size() - 2);
  const auto address = Address::parse(host);
  if (!address || isBracketed != (address->family() == Address::Family::V6)) return std::nullopt;
  SocketAddress result{*address, 0};
  const char* const last = digits.data() + digits.size();
  const auto [end, error] = std::from_chars(digits.data(), last, result.port);
  if (digits.empty() || error != std::errc() || end != last) return std::nullopt;
  return result;
}

std::optional<Flags> flagsFrom(std::string_view letters) {
  constexpr std::pair<char, bool Flags::*> kLetters[] = {{'S', &Flags::syn},
                                                         {'F', &Flags::fin},
                                                         {'R', &Flags::rst},
                                                         {'P', &Flags::psh},
                                                         {'A', &Flags::ack}};
  Flags flags;
  std::size_t read = 0;
  for (const auto& [letter, flag] : kLetters) {
    const std::size_t at = letters.find(letter);
    if (at == std::string_view::npos) continue;
    flags.*flag = true;
    ++read;
  }
  if (read != letters.size()) return std::nullopt;
  return flags;
}

}  // namespace linger
