#include "tests/fuzz/random_scenario.h"

#include <algorithm>

namespace linger::fuzz {
namespace {

constexpr std::uint16_t kPort = 8080;
constexpr std::uint16_t kClientPort = 51514;

/// Builds one scenario, part after part.
class Builder {
 public:
  explicit Builder(Choices choices) : choices_(choices) {}

  Scenario build() {
    scenario_.name = "random";
    scenario_.seed = choices_.below(1000);
    if (choices_.oneIn(3)) scenario_.msl = choices_.among({0s, 1s, 15s, 30s, 120s, 7200s});
    if (choices_.oneIn(4)) scenario_.until = kSimStart + Duration(1s) + span();
    scenario_.runtime = allRuntimes()[choices_.below(std::uint32_t(allRuntimes().size()))].id;
    buildLink();
    buildHosts();
    buildPrograms();
    for (Host& host : scenario_.hosts) buildEvents(host);
    buildImpairments();
    buildInjections();
    buildAdditions();
    return std::move(scenario_);
  }

 private:
  /// A stretch of time, from nothing to minutes; often the same ones, so that things coincide.
  Duration span() {
    switch (choices_.below(6)) {
      case 0: return {};
      case 1: return choices_.among<Duration>({10ms, 40ms, 50ms, 100ms, 200ms, 1s, 2s, 60s, 120s});
      case 2: return Duration(choices_.below(1000));
      case 3: return Duration(choices_.below(1'000'000));
      case 4: return Duration(choices_.below(10'000'000));
      default: return Duration(std::int64_t{choices_.below(200'000)} * 1000);
    }
  }

  SimTime instant() { return kSimStart + span(); }

  /// An instant within the run.
  SimTime startInstant() {
    const SimTime at = instant();
    return scenario_.until && at >= *scenario_.until ? kSimStart : at;
  }

  bool flip() { return choices_.oneIn(2); }

  void buildLink() {
    scenario_.link.delay = choices_.among<Duration>({0us, 1us, 1ms, 50ms, 50ms, 50ms, 500ms, 5s});
    if (choices_.oneIn(4)) scenario_.link.jitter = span();
    if (choices_.oneIn(4)) scenario_.link.loss = choices_.among({0.05, 0.3, 0.6, 1.0});
    if (choices_.oneIn(12)) {
      scenario_.link.deadFrom = instant();
      scenario_.link.deadUntil = *scenario_.link.deadFrom + 2s;
    }
    if (choices_.oneIn(12)) {
      scenario_.link.forgetsAfter = span() + 1ms;
      scenario_.link.answersForgotten = flip();
    }
  }

  OsId randomOs() {
    const auto profiles = allProfiles();
    return profiles[choices_.below(std::uint32_t(profiles.size()))]->id;
  }

  void buildHosts() {
    const bool v6 = choices_.oneIn(8);
    const bool sameOs = flip();
    for (const char* name : {"client", "server"}) {
      Host host;
      host.name = name;
      const bool isClient = scenario_.hosts.empty();
      const char* address = v6 ? (isClient ? "2001:db8::10" : "2001:db8::20")
                               : (isClient ? "192.0.2.10" : "192.0.2.20");
      host.address = Address::parse(address).value();
      host.os = sameOs && !isClient ? scenario_.hosts[0].os : randomOs();
      buildTuning(host.tuning);
      if (isClient) {
        scenario_.oneMachine = choices_.oneIn(10);
      } else if (scenario_.oneMachine) {
        const Host& first = scenario_.hosts[0];
        host.os = first.os;
        host.address = first.address;
        host.tuning = first.tuning;
      }
      scenario_.hosts.push_back(std::move(host));
    }
  }

  void buildTuning(HostTuning& tuning) {
    if (!choices_.oneIn(3)) return;
    if (choices_.oneIn(3)) tuning.finTimeout = span();
    if (choices_.oneIn(3)) tuning.rfc1337 = flip();
    if (choices_.oneIn(3)) tuning.twReuse = int(choices_.below(3));
    if (choices_.oneIn(3)) tuning.maxTimeWait = int(choices_.below(3));
    if (choices_.oneIn(3)) tuning.orphanRetries = int(choices_.below(4));
    if (choices_.oneIn(3)) tuning.timestamps = flip();
    if (choices_.oneIn(3)) {
      tuning.ports = PortRange{50000, std::uint16_t(50000 + choices_.below(3))};
    }
    if (choices_.oneIn(4)) tuning.reservedPorts = {{50001, 50001}};
    if (choices_.oneIn(3)) tuning.initialWindow = choices_.among({1, 3, 10});
  }

  SocketAddress serverAddress() const { return {scenario_.hosts[1].address, kPort}; }

  void buildPrograms() {
    Host& client = scenario_.hosts[0];
    Host& server = scenario_.hosts[1];
    const Transport transport = choices_.oneIn(12) ? Transport::Udp : Transport::Tcp;
    const bool connectedBefore = transport == Transport::Tcp && !choices_.oneIn(3);
    if (transport == Transport::Tcp && choices_.oneIn(12)) {
      simultaneousOpen(client, {server.address, kPort}, {client.address, kClientPort});
      simultaneousOpen(server, {client.address, kClientPort}, {server.address, kPort});
      return;
    }
    server.programs.push_back(listener(transport, connectedBefore));
    if (!choices_.oneIn(10)) {
      client.programs.push_back(caller("client", transport, connectedBefore));
    }
    if (choices_.oneIn(6)) client.programs.push_back(caller("second-client", transport, false));
    if (choices_.oneIn(8)) server.programs.push_back(caller("local-client", transport, false));
  }

  Program newProgram(const char* name, Transport transport) {
    Program program;
    program.name = name;
    program.transport = transport;
    if (choices_.oneIn(8)) program.uid = 1001;
    const int count = int(choices_.below(3));
    for (int i = 0; i < count; ++i) {
      const OptionSetting setting = option();
      const bool isSet = std::ranges::any_of(
          program.options, [&](const OptionSetting& s) { return s.option == setting.option; });
      if (!isSet) program.options.push_back(setting);
    }
    return program;
  }

  OptionSetting option() {
    using enum SocketOption;
    const SocketOption option = choices_.among({ReuseAddr, ReuseAddr, ReusePort, Exclusive,
                                                KeepAlive, Linger, Linger2, UserTimeout, NoPort});
    switch (option) {
      case Linger: return {option, choices_.among({-1, 0, 5})};
      case Linger2: return {option, choices_.among({-1, 0, 3, 300})};
      case UserTimeout: return {option, choices_.among({0, 1, 900, 30'000})};
      case ReuseAddr:
      case ReusePort:
      case Exclusive:
      case V6Only:
      case KeepAlive:
      case NoPort:
      case NoDelay: return {option, flip() ? 1 : 0};
      case KeepIdle:
      case KeepInterval: return {option, choices_.among({1, 10, 7200})};
      case KeepCount: return {option, choices_.among({1, 3, 9})};
    }
    return {};
  }

  void simultaneousOpen(Host& host, const SocketAddress& peer, const SocketAddress& own) {
    Program program = newProgram("peer", Transport::Tcp);
    Step connect = step(StepKind::Connect);
    connect.peer = peer;
    connect.local = own;
    program.steps.push_back(connect);
    addConversation(program, program.steps, true);
    host.programs.push_back(std::move(program));
  }

  Program listener(Transport transport, bool connectedBefore) {
    Program program = newProgram("server", transport);
    Step listen = step(transport == Transport::Udp ? StepKind::Open : StepKind::Listen);
    listen.at.reset();
    listen.local = serverAddress();
    if (choices_.oneIn(4)) {
      listen.local->address = listen.local->address.family() == Address::Family::V6
                                  ? Address::anyV6()
                                  : Address::anyV4();
    }
    std::vector<Step>& first = connectedBefore ? program.setup : program.steps;
    first.push_back(listen);
    if (connectedBefore) first.back().after = {};
    if (transport == Transport::Tcp) first.emplace_back().kind = StepKind::Accept;
    addConversation(program, program.steps, transport == Transport::Tcp);
    const int restarts = choices_.oneIn(2) ? int(choices_.below(3)) : 0;
    addStarts(program, restarts);
    return program;
  }

  Program caller(const char* name, Transport transport, bool connectedBefore) {
    Program program = newProgram(name, transport);
    Step connect;
    connect.kind = StepKind::Connect;
    connect.peer = serverAddress();
    if (choices_.oneIn(6)) connect.local = SocketAddress{{}, kClientPort};
    if (connect.local && connect.peer->address.family() == Address::Family::V6) {
      connect.local->address = Address::anyV6();
    }
    if (connectedBefore) {
      program.setup.push_back(connect);
    } else {
      connect.after = span();
      program.steps.push_back(connect);
    }
    addConversation(program, program.steps, transport == Transport::Tcp);
    addStarts(program, choices_.oneIn(4) ? int(choices_.below(3)) : 0);
    return program;
  }

  void addStarts(Program& program, int restarts) {
    if (choices_.oneIn(10)) program.starts = {startInstant()};
    for (int i = 0; i < restarts; ++i) program.starts.push_back(startInstant());
    std::ranges::sort(program.starts);
    const auto repeated = std::ranges::unique(program.starts);
    program.starts.erase(repeated.begin(), repeated.end());
  }

  Step step(StepKind kind) {
    Step step;
    step.kind = kind;
    if (choices_.oneIn(3)) step.at = instant();
    if (choices_.oneIn(3)) step.after = span();
    return step;
  }

  void addConversation(Program& program, std::vector<Step>& steps, bool isTcp) {
    using enum StepKind;
    const int count = 1 + int(choices_.below(5));
    for (int i = 0; i < count; ++i) {
      const StepKind kind =
          isTcp ? choices_.among({Send, Send, Recv, RecvEof, RecvEof, Shutdown, Close, Close, Abort,
                                  Wait, SetOption, CloseListener})
                : choices_.among({Send, Recv, Close, Wait});
      const bool hasListener =
          std::ranges::any_of(program.setup, [](const Step& s) { return s.kind == Listen; }) ||
          std::ranges::any_of(program.steps, [](const Step& s) { return s.kind == Listen; });
      if (kind == CloseListener && !hasListener) continue;
      Step next = step(kind);
      if (kind == Send || kind == Recv) {
        next.bytes = choices_.among({1U, 100U, 1460U, 3000U, 70'000U, 200'000U});
      }
      if (kind == SetOption) next.option = option();
      if (kind == Shutdown) {
        next.how =
            choices_.among({ShutdownHow::Sending, ShutdownHow::Receiving, ShutdownHow::Both});
      }
      steps.push_back(next);
    }
    if (choices_.oneIn(6)) {
      Step repeat = step(Repeat);
      repeat.count = 1 + int(choices_.below(3));
      steps.push_back(repeat);
    }
    if (!choices_.oneIn(4)) steps.push_back(step(Exit));
  }

  void buildEvents(Host& host) {
    using enum HostEventKind;
    if (!choices_.oneIn(3)) return;
    const int count = 1 + int(choices_.below(3));
    for (int i = 0; i < count; ++i) {
      HostEvent event;
      event.at = instant();
      event.kind = choices_.among(
          {Close, Shutdown, Abort, CloseListener, SetOption, Kill, PowerOff, PowerOn});
      const bool isPower = event.kind == PowerOff || event.kind == PowerOn;
      if (!isPower && !host.programs.empty() && flip()) event.program = host.programs[0].name;
      if (event.kind == SetOption) event.option = option();
      host.events.push_back(event);
    }
  }

  void buildImpairments() {
    const int count = int(choices_.below(5));
    for (int i = 0; i < count; ++i) {
      ChosenImpairment chosen;
      chosen.segment.host = choices_.among({"client", "server"});
      if (!choices_.oneIn(5)) {
        using enum SegmentKind;
        chosen.segment.kind = choices_.among({Syn, Ack, Ack, Data, Fin, Fin, Fin, Rst});
      }
      chosen.segment.nth = 1 + int(choices_.below(4));
      using enum Impairment::Kind;
      chosen.impairment.kind = choices_.among({Drop, Drop, Delay, Duplicate});
      if (chosen.impairment.kind != Drop) chosen.impairment.by = span();
      const bool isTaken = std::ranges::any_of(
          scenario_.impairments,
          [&](const ChosenImpairment& f) { return f.segment == chosen.segment; });
      if (!isTaken) scenario_.impairments.push_back(chosen);
    }
  }

  void buildInjections() {
    if (!choices_.oneIn(3)) return;
    const int count = 1 + int(choices_.below(3));
    for (int i = 0; i < count; ++i) {
      Injection stray;
      stray.at = instant();
      stray.to = choices_.among({"client", "server"});
      stray.flags = {choices_.oneIn(4), choices_.oneIn(3), choices_.oneIn(4), false,
                     !choices_.oneIn(4)};
      stray.seqMinusRcvNxt = offset();
      stray.ackMinusSndNxt = offset();
      stray.len = choices_.among({0U, 0U, 1U, 1000U, 60'000U});
      if (flip()) stray.tsMinusLast = offset();
      scenario_.injections.push_back(stray);
    }
  }

  /// Chosen after everything else, so that the rest of a seed's scenario does not depend on it.
  void buildAdditions() {
    for (Host& host : scenario_.hosts) {
      for (Program& program : host.programs) {
        if (choices_.oneIn(4)) program.options.push_back({SocketOption::NoDelay, 1});
      }
    }
    if (choices_.oneIn(8)) passListener(scenario_.hosts[1]);
  }

  /// The host's first program, if it listens, passes its listener to another one.
  void passListener(Host& host) {
    Program& old = host.programs[0];
    if (old.transport != Transport::Tcp) return;
    using enum StepKind;
    const auto listens = [](const Step& s) { return s.kind == Listen; };
    const auto listen = std::ranges::find_if(old.steps, listens);
    if (listen == old.steps.end() && std::ranges::none_of(old.setup, listens)) return;
    const auto first = listen == old.steps.end() ? old.steps.begin() : listen + 1;
    const auto last = std::ranges::find(old.steps, Exit, &Step::kind);
    Step pass = step(PassListener);
    pass.program = "successor";
    old.steps.insert(first + choices_.below(std::uint32_t(last - first) + 1), pass);

    Program successor = newProgram("successor", Transport::Tcp);
    successor.starts = {startInstant()};
    successor.steps.push_back(step(TakeListener));
    successor.steps.push_back(step(Accept));
    addConversation(successor, successor.steps, true);
    host.programs.push_back(std::move(successor));
  }

  /// How far a sequence number is off: exactly right, at an edge, or anywhere.
  std::int64_t offset() {
    switch (choices_.below(4)) {
      case 0: return 0;
      case 1: return choices_.among<std::int64_t>({-1, 1, 65'534, 65'535, 65'536});
      case 2: return std::int64_t{choices_.below(200'000)} - 100'000;
      default: return std::int64_t{choices_.below(0xffffffffU)} - 0x7fffffff;
    }
  }

  Choices choices_;
  Scenario scenario_;
};

}  // namespace

Scenario randomScenario(Choices choices) {
  return Builder(choices).build();
}

}  // namespace linger::fuzz
