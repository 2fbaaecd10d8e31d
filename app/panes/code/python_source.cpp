#include "app/document/words.h"
#include "app/panes/code/plan.h"
#include "model/sim/scenario_keywords.h"

namespace linger {
namespace {

QString optionArguments(const OptionSetting& setting) {
  switch (setting.option) {
    case SocketOption::ReuseAddr:
      return QStringLiteral("socket.SOL_SOCKET, socket.SO_REUSEADDR, %1").arg(setting.value);
    case SocketOption::ReusePort:
      return QStringLiteral("socket.SOL_SOCKET, socket.SO_REUSEPORT, %1").arg(setting.value);
    case SocketOption::Exclusive:
      return QStringLiteral("socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, %1").arg(setting.value);
    case SocketOption::V6Only:
      return QStringLiteral("socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, %1").arg(setting.value);
    case SocketOption::KeepAlive:
      return QStringLiteral("socket.SOL_SOCKET, socket.SO_KEEPALIVE, %1").arg(setting.value);
    case SocketOption::Linger:
      return QStringLiteral("socket.SOL_SOCKET, socket.SO_LINGER, struct.pack(\"ii\", %1, 0)")
          .arg(setting.value);
    case SocketOption::Linger2:
      return QStringLiteral("socket.IPPROTO_TCP, socket.TCP_LINGER2, %1").arg(setting.value);
    case SocketOption::UserTimeout:
      return QStringLiteral("socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, %1").arg(setting.value);
    case SocketOption::NoDelay:
      return QStringLiteral("socket.IPPROTO_TCP, socket.TCP_NODELAY, %1").arg(setting.value);
    case SocketOption::KeepIdle:
      return QStringLiteral("socket.IPPROTO_TCP, socket.TCP_KEEPIDLE, %1").arg(setting.value);
    case SocketOption::KeepInterval:
      return QStringLiteral("socket.IPPROTO_TCP, socket.TCP_KEEPINTVL, %1").arg(setting.value);
    case SocketOption::KeepCount:
      return QStringLiteral("socket.IPPROTO_TCP, socket.TCP_KEEPCNT, %1").arg(setting.value);
    case SocketOption::NoPort:  // IP_BIND_ADDRESS_NO_PORT, which the module does not name.
      return QStringLiteral("socket.IPPROTO_IP, 24, %1").arg(setting.value);
  }
  return {};
}

/// Writes one program in Python 3.
class PythonSource {
 public:
  explicit PythonSource(const ProgramPlan& plan) : plan_(plan) {}

  std::vector<CodeLine> write() {
    header();
    for (std::size_t i = 0; i < plan_.steps.size(); ++i) {
      if (plan_.repeatFrom == i) {
        out_.line(QStringLiteral("for _ in range(%1):").arg(plan_.repeatCount));
        out_.indent();
      }
      step(plan_.steps[i]);
    }
    return out_.take();
  }

 private:
  void header() {
    const bool packs = plan_.has(StepKind::Abort) || plan_.hasOption(SocketOption::Linger);
    out_.line(QStringLiteral("import socket"));
    if (packs) out_.line(QStringLiteral("import struct"));
    if (plan_.has(StepKind::Spawn)) out_.line(QStringLiteral("import subprocess"));
    const bool needsSys = plan_.has(StepKind::Exit) || plan_.has(StepKind::Spawn);
    if (needsSys) out_.line(QStringLiteral("import sys"));
    if (plan_.sleeps()) out_.line(QStringLiteral("import time"));
    out_.line();
    if (!plan_.sceneAddresses.isEmpty()) {
      out_.line(QStringLiteral("# On one machine: %1 in the scene.").arg(plan_.sceneAddresses));
    }
    if (plan_.inheritsListener) {
      out_.line(QStringLiteral("listener = socket.socket(fileno=3)  # Inherited from the parent."));
    }
  }

  void open(const QString& name) {
    out_.line(QStringLiteral("%1 = socket.socket(socket.%2, socket.%3)")
                  .arg(name, plan_.v6 ? QStringLiteral("AF_INET6") : QStringLiteral("AF_INET"),
                       plan_.transport == Transport::Udp ? QStringLiteral("SOCK_DGRAM")
                                                         : QStringLiteral("SOCK_STREAM")),
              Call::Socket);
    if (plan_.reuseAddr) option(name, {SocketOption::ReuseAddr, 1});
    for (const OptionSetting& setting : plan_.options) option(name, setting);
  }

  void option(const QString& name, const OptionSetting& setting) {
    out_.line(QStringLiteral("%1.setsockopt(%2)").arg(name, optionArguments(setting)),
              Call::SetSockOpt);
  }

  static QString place(const std::optional<SocketAddress>& at) {
    const SocketAddress address = at.value_or(SocketAddress{});
    return QStringLiteral("(\"%1\", %2)").arg(localAddress(address.address)).arg(address.port);
  }

  void bind(const QString& name, const std::optional<SocketAddress>& at) {
    out_.line(QStringLiteral("%1.bind(%2)").arg(name, place(at)), Call::Bind);
  }

  void connect(const Step& step) {
    if (!plan_.opensFirst(step)) {
      open(connection_);
      if (step.local) bind(connection_, step.local);
    }
    out_.line(QStringLiteral("%1.connect(%2)").arg(connection_, place(step.peer)), Call::Connect);
  }

  void listen(const Step& step) {
    if (isBound_) {
      out_.line(QStringLiteral("listener = %1").arg(connection_), Call::Listen);
    } else {
      open(QStringLiteral("listener"));
      bind(QStringLiteral("listener"), step.local);
    }
    out_.line(QStringLiteral("listener.listen()"), Call::Listen);
  }

  void step(const PlannedStep& planned) {
    out_.beginStep(planned.index);
    if (planned.sleep > Duration{}) {
      out_.line(QStringLiteral("time.sleep(%1)").arg(secondsLiteral(planned.sleep)), Call::Wait);
    }
    connection_ = variableOf(planned.step.connection, Language::Python);
    isBound_ = planned.isBound;
    calls(planned.step);
    const QString printed = printedAfter(planned.step);
    if (!printed.isEmpty()) {
      out_.line(QStringLiteral("print(\"%1\", flush=True)").arg(printed), Call::Wait);
    }
    out_.endStep();
  }

  /// Python's descriptors are close-on-exec unless they are made inheritable.
  void spawn(const Step& step) {
    const bool passes = step.inherits && (plan_.listens || plan_.inheritsListener);
    if (passes) out_.line(QStringLiteral("listener.set_inheritable(True)"));
    out_.line(
        QStringLiteral("subprocess.Popen([sys.executable, \"%1.py\"], close_fds=%2)")
            .arg(text(step.program), passes ? QStringLiteral("False") : QStringLiteral("True")));
  }

  /// Over the taker's Unix socket, which is a file beside the programs.
  void passListener(const Step& step) {
    out_.line(QStringLiteral("with socket.socket(socket.AF_UNIX) as channel:"), Call::SendMsg);
    out_.line(QStringLiteral("    channel.connect(\"%1.sock\")").arg(text(step.program)),
              Call::SendMsg);
    out_.line(QStringLiteral("    socket.send_fds(channel, [b\"x\"], [listener.fileno()])"),
              Call::SendMsg);
  }

  void takeListener() {
    const QString path = plan_.name + QStringLiteral(".sock");
    out_.line(QStringLiteral("with socket.socket(socket.AF_UNIX) as unix_listener:"),
              Call::RecvMsg);
    out_.line(QStringLiteral("    unix_listener.bind(\"%1\")").arg(path), Call::RecvMsg);
    out_.line(QStringLiteral("    unix_listener.listen()"), Call::RecvMsg);
    out_.line(QStringLiteral("    channel, _ = unix_listener.accept()"), Call::RecvMsg);
    out_.line(QStringLiteral("    _, passed, _, _ = socket.recv_fds(channel, 1, 1)"),
              Call::RecvMsg);
    out_.line(QStringLiteral("listener = socket.socket(fileno=passed[0])"), Call::RecvMsg);
  }

  void calls(const Step& step) {
    switch (step.kind) {
      case StepKind::Listen: return listen(step);
      case StepKind::Open: open(connection_); return bind(connection_, step.local);
      case StepKind::Accept:
        return out_.line(QStringLiteral("%1, peer = listener.accept()").arg(connection_),
                         Call::Accept);
      case StepKind::Connect: return connect(step);
      case StepKind::Send:
        return out_.line(QStringLiteral("%1.sendall(b\"x\" * %2)").arg(connection_).arg(step.bytes),
                         Call::Send);
      case StepKind::Recv:
        return out_.line(
            QStringLiteral("%1.recv(%2, socket.MSG_WAITALL)").arg(connection_).arg(step.bytes),
            Call::Recv);
      case StepKind::RecvEof:
        out_.line(QStringLiteral("while %1.recv(65536):").arg(connection_), Call::Recv);
        return out_.line(QStringLiteral("    pass"));
      case StepKind::Shutdown:
        return out_.line(QStringLiteral("%1.shutdown(socket.%2)")
                             .arg(connection_, text(keywordOf(shutdownKeywords(), step.how))),
                         Call::Shutdown);
      case StepKind::Close:
        return out_.line(QStringLiteral("%1.close()").arg(connection_), Call::Close);
      case StepKind::CloseListener:
        return out_.line(QStringLiteral("listener.close()"), Call::Close);
      case StepKind::Abort:
        option(connection_, {SocketOption::Linger, 1});
        return out_.line(QStringLiteral("%1.close()").arg(connection_), Call::Close);
      case StepKind::SetOption:
        if (step.option) option(connection_, *step.option);
        return;
      case StepKind::Spawn: return spawn(step);
      case StepKind::PassListener: return passListener(step);
      case StepKind::TakeListener: return takeListener();
      case StepKind::Wait:
      case StepKind::Repeat: return;
      case StepKind::Exit: return out_.line(QStringLiteral("sys.exit()"), Call::Exit);
    }
  }

  const ProgramPlan& plan_;
  QString connection_;  ///< The variable of the step's.
  bool isBound_ = false;
  CodeWriter out_{4};
};

}  // namespace

std::vector<CodeLine> pythonLines(const ProgramPlan& plan) {
  return PythonSource(plan).write();
}

}  // namespace linger
