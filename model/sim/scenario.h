#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "model/net/link.h"
#include "model/sim/arrivals.h"
#include "model/systems/os_profile.h"
#include "model/systems/runtime.h"
#include "model/systems/socket_facts.h"
#include "model/systems/socket_option.h"

namespace linger {

/// The longest duration that a scenario may name.
inline constexpr Duration kLongestDuration = 24h;

/// What a program can do, one call a step. Steps that wait (accept, connect, recv) end when
/// the call returns.
enum class StepKind : std::uint8_t {
  Listen,  ///< socket, setsockopt for each option, bind, listen; after Open only listen
  Open,    ///< socket, options and bind only
  Accept,
  Connect,   ///< to `peer`
  Send,      ///< `bytes`
  Recv,      ///< until `bytes` have come, or end of file
  RecvEof,   ///< until end of file
  Shutdown,  ///< the sending side, or as `how` says
  Close,     ///< the connection
  CloseListener,
  Abort,         ///< SO_LINGER{1,0} and close
  SetOption,     ///< `option` = `value` on the connection
  Spawn,         ///< `program` as a child process, which inherits the open sockets
  PassListener,  ///< to `program`, which runs and takes it (SCM_RIGHTS); both hold it then
  TakeListener,  ///< waits until another program passes one
  Wait,          ///< `bytes` ignored: nothing but time passes
  Repeat,        ///< back to the first of `steps`, `count` times in all
  Exit,          ///< the process ends; the kernel closes what it left open
};

/// Whether such a step is about one of the program's connections.
bool isAboutConnection(StepKind kind);

struct OptionSetting {
  SocketOption option;
  int value = 1;  ///< In the option's own unit: see SocketOption.

  bool operator==(const OptionSetting&) const = default;
};

inline constexpr int kUsualBacklog = 128;

/// Which directions shutdown() ends: SHUT_WR, SHUT_RD, SHUT_RDWR.
enum class ShutdownHow : std::uint8_t { Sending, Receiving, Both };

struct Step {
  StepKind kind = StepKind::Wait;
  std::optional<SimTime> at;  ///< Not before this instant of the scene.
  Duration after{};           ///< And this long after the step before it.
  std::uint32_t bytes = 0;
  int count = 1;
  std::optional<int> backlog;              ///< Listen; none: kUsualBacklog.
  std::optional<SocketAddress> peer;       ///< Connect.
  std::optional<SocketAddress> local;      ///< Open, Listen; Connect from a chosen port.
  std::optional<OptionSetting> option;     ///< SetOption.
  ShutdownHow how = ShutdownHow::Sending;  ///< Shutdown.
  std::string connection;                  ///< Which of the program's; empty: the one without name.
  std::string program;                     ///< Spawn, PassListener: another one of the host.
  bool inherits = true;                    ///< Spawn; false: every socket has close-on-exec.
  /// Connect: `local` is bound without a port (IP_BIND_ADDRESS_NO_PORT). Of loads only.
  bool portAtConnect = false;

  bool operator==(const Step&) const = default;
};

/// A program: what one process of a host runs, each time that it starts.
struct Program {
  std::string name;
  std::optional<RuntimeId> runtime;  ///< None: the scenario's.
  Transport transport = Transport::Tcp;
  std::uint32_t uid = 1000;
  std::vector<OptionSetting> options;  ///< Set on its socket between socket() and bind().
  std::vector<Step> setup;   ///< What it did before the scene begins: on a perfect link, untold.
  std::vector<Step> steps;   ///< What it does in the scene. A later start runs both.
  std::vector<SimTime> starts{kSimStart};
  /// It is started for each caller that arrives, and what it does is said here, not in `steps`.
  std::optional<Arrivals> arrivals;
  /// It listens in its setup; each connection gets a process of its own, which answers as the
  /// arrivals that call there ask.
  bool answers = false;

  bool operator==(const Program&) const = default;
};

/// Something done to a host at an instant, out of its programs' turn.
enum class HostEventKind : std::uint8_t {
  Close,     ///< The program closes its connection, whatever it was waiting for.
  Shutdown,  ///< It closes the sending side only.
  Abort,     ///< It resets the connection (SO_LINGER{1,0} and close).
  CloseListener,
  SetOption,  ///< It sets `option` on its sockets.
  Kill,       ///< The process ends at once; the kernel closes what it had.
  PowerOff,   ///< The host and all that it knew are gone.
  PowerOn,    ///< It is back, and knows nothing.
};

struct HostEvent {
  SimTime at;
  HostEventKind kind = HostEventKind::Kill;
  std::string program;  ///< Whose; empty: the host's first program that is running.
  std::optional<OptionSetting> option;

  bool operator==(const HostEvent&) const = default;
};

/// A system setting that a scenario may change; each reaches the endpoint as a TcpSettings value.
struct HostTuning {
  std::optional<Duration> finTimeout;  ///< tcp_fin_timeout and its kin
  std::optional<bool> rfc1337;
  std::optional<int> twReuse;      ///< tcp_tw_reuse: 0, 1, 2
  std::optional<int> maxTimeWait;  ///< tcp_max_tw_buckets
  std::optional<int> orphanRetries;
  std::optional<bool> timestamps;
  std::optional<bool> sack;
  std::optional<bool> abortOnOverflow;        ///< tcp_abort_on_overflow
  std::optional<Duration> keepAliveTime;      ///< tcp_keepalive_time
  std::optional<Duration> keepAliveInterval;  ///< tcp_keepalive_intvl
  std::optional<int> keepAliveProbes;         ///< tcp_keepalive_probes
  std::optional<int> retries;                 ///< tcp_retries2
  std::optional<int> synRetries;              ///< tcp_syn_retries
  std::optional<PortRange> ports;             ///< ip_local_port_range
  std::vector<PortRange> reservedPorts;       ///< ip_local_reserved_ports
  std::optional<int> unprivilegedPort;        ///< ip_unprivileged_port_start
  std::optional<int> initialWindow;           ///< initcwnd of ip-route(8), in segments

  bool operator==(const HostTuning&) const = default;
};

struct Host {
  std::string name;  ///< "client", "server": unique in the scenario
  OsId os = OsId::Linux;
  Address address;
  HostTuning tuning;
  std::vector<Program> programs;
  std::vector<HostEvent> events;

  bool operator==(const Host&) const = default;
};

/// A segment from nowhere: what a stray or hostile sender puts on the wire, addressed to a
/// connection of `to` and shaped by its numbers at that instant.
struct Injection {
  SimTime at;
  std::string to;
  Flags flags;
  std::int64_t seqMinusRcvNxt = 0;
  std::int64_t ackMinusSndNxt = 0;
  std::uint32_t len = 0;
  std::optional<std::int64_t> tsMinusLast;

  bool operator==(const Injection&) const = default;
};

/// What a question asks. All but the last are answered by the run itself.
enum class QuestionKind : std::uint8_t {
  TimeWait,  ///< Which host is in TIME-WAIT?
  Bind,      ///< What does bind() answer if the server's program is started?
  State,     ///< Which state is the connection of `host` in?
  Choice,    ///< One of `choices`, of which `answer` is right.
};

/// How many answers can be chosen from.
inline constexpr std::size_t kMostChoices = 4;

/// What a class is asked before the run goes on. The run itself does not depend on it.
struct Question {
  SimTime at;  ///< Playing pauses here.
  QuestionKind kind = QuestionKind::TimeWait;
  std::optional<SimTime> about;      ///< The instant that is asked about; none: `at` itself.
  std::string ask;                   ///< In the author's words; empty: in those of the kind.
  std::string host;                  ///< State.
  std::vector<std::string> choices;  ///< Choice: 2 to kMostChoices.
  int answer = 1;                    ///< Choice: which of them is right, counted from 1.
  std::string because;               ///< Told with the answer.

  bool operator==(const Question&) const = default;
};

/// The whole input of a run.
struct Scenario {
  std::string name;  ///< "restart"
  std::string group;
  std::string title;
  std::string description;
  std::string lesson;
  std::string misconception;    ///< What people say that the scene disproves.
  std::optional<Duration> msl;  ///< None: each system's own TIME-WAIT. Else 2 MSL everywhere.
  RuntimeId runtime = RuntimeId::Python;
  Link link;
  /// All hosts are one machine, whose programs talk to each other over its own addresses: they
  /// share one system, one address, one table of sockets, and each has a lifeline of its own.
  bool oneMachine = false;
  std::vector<Host> hosts;
  std::vector<ChosenImpairment> impairments;
  std::vector<Injection> injections;
  std::vector<Question> questions;
  std::optional<SimTime> until;  ///< Stop here; none: when nothing more happens.
  std::uint64_t seed = 1;

  bool operator==(const Scenario&) const = default;
};

/// What can be wrong with a scenario that is well-formed. What a problem's arguments are is said
/// in brackets.
enum class ProblemKind : std::uint8_t {
  BadName,           ///< [name] Not letters, digits, '-', '_' or '.' only.
  LossOutOfRange,    ///< [number] Not from 0 to 1.
  BadPorts,          ///< [first, last]
  PowerOfProgram,    ///< Power is the whole host's.
  UnknownProgram,    ///< [program, host]
  NoOption,          ///< A set-option without an option.
  HostNameTwice,     ///< [name]
  AddressTwice,      ///< [address]
  WildcardHost,      ///< [address]
  ProgramNameTwice,  ///< [name]
  UnknownHost,       ///< [name, the names of the hosts]
  ImpairmentTwice,   ///< For one segment.
  NoHosts,
  MachinesDiffer,  ///< [host] Hosts that are one machine have one system and one address.
  StepAfterExit,
  SpawnsNoLater,    ///< [program, host] Not one that stands behind it in the host's list.
  NobodyTakes,      ///< [program, host] A listener is passed to a program that does not take one.
  NeedsOpen,        ///< [step] A listen without an address and without a bound socket.
  TimeBeforeScene,  ///< A step before the scene with an instant.
  RepeatTwice,
  NothingToBind,      ///< No address to bind to.
  NobodyToConnectTo,  ///< No address to connect to.
  ConnectToPortZero,
  UnknownPeer,  ///< [address] Not one of the hosts'.
  NotAwaited,   ///< [port] A connect before the scene where nobody listens.
  NeedsListen,  ///< [step] And the next two: a step that lacks one before it.
  NeedsSocket,
  NeedsConnection,
  TooManyBytes,  ///< [bytes to send in all, at most]
  NeverStarts,
  StartsOutOfOrder,  ///< [instant]
  StartAfterEnd,     ///< [the end]
  NegativeTime,      ///< [duration]
  TimeTooLong,       ///< [duration, at most]
  NumberOutOfRange,  ///< [number, least, most]
  NoSteps,
  AboutThePast,     ///< [instant] A question about one before it is asked.
  NotTwoHosts,      ///< [how many] Where a question asks which of two is in TIME-WAIT.
  NothingBinds,     ///< A question about bind() where no program takes a port.
  WrongChoices,     ///< [how many, least, most]
  EndsTooSoon,      ///< [instant, the beginning]
  NothingAsked,     ///< A question of the author's own without words.
  RateOutOfRange,   ///< [number, least, most] Arrivals a second.
  NoTimeToArrive,   ///< Arrivals for no time at all.
  NobodyToCall,     ///< Arrivals without a destination.
  TooManyArrivals,  ///< [how many in all, at most]
  StepsOfLoad,      ///< A program that has arrivals, or answers them, with steps of its own.
  LoadNeedsTcp,
  AnswersNothing,  ///< A program that answers and does not listen before the scene.
  CallersDiffer,   ///< [address] Arrivals that ask otherwise than others at one address.
};

/// What is wrong, and where: a path such as "hosts[1].programs[0].steps[2]". The words for it are
/// the app's.
struct ScenarioProblem {
  std::string where;
  ProblemKind kind = ProblemKind::NoHosts;
  std::vector<std::string> arguments;

  bool operator==(const ScenarioProblem&) const = default;
};

/// Every problem of a scenario: two hosts of one name, durations over 24 h, programs that can
/// never run. Empty when it can be simulated.
std::vector<ScenarioProblem> problemsOf(const Scenario& scenario);

}  // namespace linger
