#include "app/document/words.h"
#include "app/panes/code/c_passing.h"
#include "app/panes/code/plan.h"
#include "model/sim/scenario_keywords.h"

namespace linger {
namespace {

QString optionNames(SocketOption option) {
  switch (option) {
    case SocketOption::ReuseAddr: return QStringLiteral("SOL_SOCKET, SO_REUSEADDR");
    case SocketOption::ReusePort: return QStringLiteral("SOL_SOCKET, SO_REUSEPORT");
    case SocketOption::Exclusive: return QStringLiteral("SOL_SOCKET, SO_EXCLUSIVEADDRUSE");
    case SocketOption::V6Only: return QStringLiteral("IPPROTO_IPV6, IPV6_V6ONLY");
    case SocketOption::KeepAlive: return QStringLiteral("SOL_SOCKET, SO_KEEPALIVE");
    case SocketOption::Linger: return QStringLiteral("SOL_SOCKET, SO_LINGER");
    case SocketOption::Linger2: return QStringLiteral("IPPROTO_TCP, TCP_LINGER2");
    case SocketOption::UserTimeout: return QStringLiteral("IPPROTO_TCP, TCP_USER_TIMEOUT");
    case SocketOption::NoDelay: return QStringLiteral("IPPROTO_TCP, TCP_NODELAY");
    case SocketOption::KeepIdle: return QStringLiteral("IPPROTO_TCP, TCP_KEEPIDLE");
    case SocketOption::KeepInterval: return QStringLiteral("IPPROTO_TCP, TCP_KEEPINTVL");
    case SocketOption::KeepCount: return QStringLiteral("IPPROTO_TCP, TCP_KEEPCNT");
    case SocketOption::NoPort: return QStringLiteral("IPPROTO_IP, IP_BIND_ADDRESS_NO_PORT");
  }
  return {};
}

/// Writes one program in C99 with POSIX sockets.
class CSource {
 public:
  explicit CSource(const ProgramPlan& plan) : plan_(plan) {}

  std::vector<CodeLine> write() {
    header();
    out_.line(QStringLiteral("int main(void)"));
    out_.line(QStringLiteral("{"));
    out_.indent();
    variables();
    for (std::size_t i = 0; i < plan_.steps.size(); ++i) {
      if (plan_.repeatFrom == i) openLoop();
      step(plan_.steps[i]);
    }
    if (!plan_.has(StepKind::Exit)) out_.line(QStringLiteral("return 0;"));
    out_.outdent();
    out_.line(QStringLiteral("}"));
    return out_.take();
  }

 private:
  void header() {
    out_.line(QStringLiteral("#define _GNU_SOURCE"));
    for (const char* name : {"arpa/inet.h", "netinet/in.h", "netinet/tcp.h", "stdio.h", "stdlib.h",
                             "string.h", "sys/socket.h", "unistd.h"}) {
      out_.line(QStringLiteral("#include <%1>").arg(QLatin1String(name)));
    }
    if (plan_.has(StepKind::Spawn)) out_.line(QStringLiteral("#include <fcntl.h>"));
    if (passes()) out_.line(QStringLiteral("#include <sys/un.h>"));
    out_.line();
    out_.line(QStringLiteral("static int check(int result, const char *call)"));
    out_.line(QStringLiteral("{"));
    out_.line(QStringLiteral("    if (result < 0) { perror(call); exit(1); }"));
    out_.line(QStringLiteral("    return result;"));
    out_.line(QStringLiteral("}"));
    out_.line();
    if (passes()) {
      for (const QString& line : passingFunctionsInC()) out_.line(line);
    }
    if (!plan_.sceneAddresses.isEmpty()) {
      out_.line(QStringLiteral("/* On one machine: %1 in the scene. */").arg(plan_.sceneAddresses));
    }
    place();
  }

  bool passes() const {
    return plan_.has(StepKind::PassListener) || plan_.has(StepKind::TakeListener);
  }

  void place() {
    const bool v6 = plan_.v6;
    out_.line(QStringLiteral("static struct %1 place(const char *host, int port)")
                  .arg(v6 ? QStringLiteral("sockaddr_in6") : QStringLiteral("sockaddr_in")));
    out_.line(QStringLiteral("{"));
    out_.line(v6 ? QStringLiteral("    struct sockaddr_in6 at = {.sin6_family = AF_INET6, "
                                  ".sin6_port = htons(port)};")
                 : QStringLiteral("    struct sockaddr_in at = {.sin_family = AF_INET, "
                                  ".sin_port = htons(port)};"));
    out_.line(v6 ? QStringLiteral("    inet_pton(AF_INET6, host, &at.sin6_addr);")
                 : QStringLiteral("    inet_pton(AF_INET, host, &at.sin_addr);"));
    out_.line(QStringLiteral("    return at;"));
    out_.line(QStringLiteral("}"));
    out_.line();
  }

  void variables() {
    const bool hasPlace =
        plan_.listens || plan_.has(StepKind::Open) || plan_.has(StepKind::Connect);
    if (hasPlace) out_.line(v6Type() + QStringLiteral(" at;"));
    if (plan_.has(StepKind::Send) || plan_.has(StepKind::Recv) || plan_.has(StepKind::RecvEof)) {
      out_.line(QStringLiteral("static char text[%1];").arg(plan_.bufferSize()));
    }
    if (plan_.listens || plan_.has(StepKind::TakeListener)) {
      out_.line(QStringLiteral("int listener;"));
    }
    if (plan_.inheritsListener) {
      out_.line(QStringLiteral("int listener = 3;  /* Inherited from the parent. */"));
    }
    for (const std::string& name : plan_.connections()) {
      out_.line(QStringLiteral("int %1;").arg(variableOf(name, Language::C)));
    }
    if (needsOne()) out_.line(QStringLiteral("int value;"));
    if (plan_.has(StepKind::Abort) || plan_.hasOption(SocketOption::Linger)) {
      out_.line(QStringLiteral("struct linger at_once = {1, 0};"));
    }
    out_.line();
  }

  bool needsOne() const {
    bool set = plan_.reuseAddr;
    for (const OptionSetting& s : plan_.options) set = set || s.option != SocketOption::Linger;
    for (const PlannedStep& s : plan_.steps) {
      set = set || (s.step.kind == StepKind::SetOption && s.step.option &&
                    s.step.option->option != SocketOption::Linger);
    }
    return set;
  }
  QString v6Type() const {
    return plan_.v6 ? QStringLiteral("struct sockaddr_in6") : QStringLiteral("struct sockaddr_in");
  }

  void openLoop() {
    out_.line(QStringLiteral("for (int time = 0; time < %1; time++) {").arg(plan_.repeatCount));
    out_.indent();
  }

  void checked(const QString& call, Call what) {
    const QString name = text(nameOf(what));
    out_.line(QStringLiteral("check(%1, \"%2\");").arg(call, name), what);
  }

  void open(const QString& name) {
    out_.line(QStringLiteral("%1 = check(socket(%2, %3, 0), \"socket\");")
                  .arg(name, plan_.v6 ? QStringLiteral("AF_INET6") : QStringLiteral("AF_INET"),
                       plan_.transport == Transport::Udp ? QStringLiteral("SOCK_DGRAM")
                                                         : QStringLiteral("SOCK_STREAM")),
              Call::Socket);
    if (plan_.reuseAddr) option(name, {SocketOption::ReuseAddr, 1});
    for (const OptionSetting& setting : plan_.options) option(name, setting);
  }

  void option(const QString& name, const OptionSetting& setting) {
    if (setting.option == SocketOption::Linger) {
      return checked(
          QStringLiteral("setsockopt(%1, SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once)")
              .arg(name),
          Call::SetSockOpt);
    }
    out_.line(QStringLiteral("value = %1;").arg(setting.value), Call::SetSockOpt);
    checked(QStringLiteral("setsockopt(%1, %2, &value, sizeof value)")
                .arg(name, optionNames(setting.option)),
            Call::SetSockOpt);
  }

  void setPlace(const std::optional<SocketAddress>& at, Call call) {
    const SocketAddress address = at.value_or(SocketAddress{});
    out_.line(QStringLiteral("at = place(\"%1\", %2);")
                  .arg(localAddress(address.address))
                  .arg(address.port),
              call);
  }

  void bind(const QString& name, const std::optional<SocketAddress>& at) {
    setPlace(at, Call::Socket);
    checked(QStringLiteral("bind(%1, (struct sockaddr *)&at, sizeof at)").arg(name), Call::Bind);
  }

  void connect(const Step& step) {
    if (!plan_.opensFirst(step)) {
      open(connection_);
      if (step.local) bind(connection_, step.local);
    }
    setPlace(step.peer, Call::Socket);
    checked(QStringLiteral("connect(%1, (struct sockaddr *)&at, sizeof at)").arg(connection_),
            Call::Connect);
  }

  void listen(const Step& step) {
    if (isBound_) {
      out_.line(QStringLiteral("listener = %1;").arg(connection_), Call::Listen);
    } else {
      open(QStringLiteral("listener"));
      bind(QStringLiteral("listener"), step.local);
    }
    const int backlog = step.backlog.value_or(kUsualBacklog);
    checked(QStringLiteral("listen(listener, %1)").arg(backlog), Call::Listen);
  }

  void sleep(Duration duration) {
    if (duration <= Duration{}) return;
    const qint64 micro = microseconds(duration);
    if (micro % 1'000'000 == 0) {
      out_.line(QStringLiteral("sleep(%1);").arg(micro / 1'000'000), Call::Wait);
    } else {
      out_.line(QStringLiteral("usleep(%1);").arg(micro), Call::Wait);
    }
  }

  void step(const PlannedStep& planned) {
    out_.beginStep(planned.index);
    sleep(planned.sleep);
    connection_ = variableOf(planned.step.connection, Language::C);
    isBound_ = planned.isBound;
    calls(planned.step);
    const QString printed = printedAfter(planned.step);
    if (!printed.isEmpty()) out_.line(QStringLiteral("puts(\"%1\");").arg(printed), Call::Wait);
    out_.endStep();
  }

  void spawn(const Step& step) {
    if (!step.inherits && plan_.listens) {
      out_.line(QStringLiteral("fcntl(listener, F_SETFD, FD_CLOEXEC);"));
    }
    out_.line(QStringLiteral("if (check(fork(), \"fork\") == 0) {"));
    out_.line(QStringLiteral("    execl(\"./%1\", \"%1\", (char *)NULL);").arg(text(step.program)));
    out_.line(QStringLiteral("    exit(1);"));
    out_.line(QStringLiteral("}"));
  }

  void calls(const Step& step) {
    switch (step.kind) {
      case StepKind::Listen: return listen(step);
      case StepKind::Open: open(connection_); return bind(connection_, step.local);
      case StepKind::Accept:
        return out_.line(QStringLiteral("%1 = check(accept(listener, NULL, NULL), \"accept\");")
                             .arg(connection_),
                         Call::Accept);
      case StepKind::Connect: return connect(step);
      case StepKind::Send:
        return checked(
            QStringLiteral("send(%1, text, %2, MSG_NOSIGNAL)").arg(connection_).arg(step.bytes),
            Call::Send);
      case StepKind::Recv:
        return checked(
            QStringLiteral("recv(%1, text, %2, MSG_WAITALL)").arg(connection_).arg(step.bytes),
            Call::Recv);
      case StepKind::RecvEof:
        out_.line(QStringLiteral("while (check(recv(%1, text, sizeof text, 0), \"recv\") > 0)")
                      .arg(connection_),
                  Call::Recv);
        return out_.line(QStringLiteral("    ;"));
      case StepKind::Shutdown:
        return checked(QStringLiteral("shutdown(%1, %2)")
                           .arg(connection_, text(keywordOf(shutdownKeywords(), step.how))),
                       Call::Shutdown);
      case StepKind::Close:
        return checked(QStringLiteral("close(%1)").arg(connection_), Call::Close);
      case StepKind::CloseListener: return checked(QStringLiteral("close(listener)"), Call::Close);
      case StepKind::Abort:
        option(connection_, {SocketOption::Linger, 1});
        return checked(QStringLiteral("close(%1)").arg(connection_), Call::Close);
      case StepKind::SetOption:
        if (step.option) option(connection_, *step.option);
        return;
      case StepKind::Spawn: return spawn(step);
      case StepKind::PassListener:
        return out_.line(QStringLiteral("pass_listener(listener, \"%1\");").arg(text(step.program)),
                         Call::SendMsg);
      case StepKind::TakeListener:
        return out_.line(QStringLiteral("listener = take_listener(\"%1\");").arg(plan_.name),
                         Call::RecvMsg);
      case StepKind::Wait: return;
      case StepKind::Repeat: out_.outdent(); return out_.line(QStringLiteral("}"));
      case StepKind::Exit: return out_.line(QStringLiteral("exit(0);"), Call::Exit);
    }
  }

  const ProgramPlan& plan_;
  QString connection_;  ///< The variable of the step's.
  bool isBound_ = false;
  CodeWriter out_{4};
};

}  // namespace

std::vector<CodeLine> cLines(const ProgramPlan& plan) {
  return CSource(plan).write();
}

}  // namespace linger
