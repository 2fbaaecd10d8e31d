#include <QSet>

#include "app/document/words.h"
#include "app/panes/code/plan.h"

namespace linger {
namespace {

/// jdk.net.ExtendedSocketOptions' names.
QString keepAliveName(SocketOption option) {
  if (option == SocketOption::KeepIdle) return QStringLiteral("TCP_KEEPIDLE");
  if (option == SocketOption::KeepInterval) return QStringLiteral("TCP_KEEPINTERVAL");
  return QStringLiteral("TCP_KEEPCOUNT");
}

/// An option as a call on `name`; a comment where Java has no such option.
QString optionCall(const QString& name, const OptionSetting& setting) {
  const QString on = setting.value != 0 ? QStringLiteral("true") : QStringLiteral("false");
  switch (setting.option) {
    case SocketOption::ReuseAddr: return QStringLiteral("%1.setReuseAddress(%2);").arg(name, on);
    case SocketOption::ReusePort:
      return QStringLiteral("%1.setOption(StandardSocketOptions.SO_REUSEPORT, %2);").arg(name, on);
    case SocketOption::KeepAlive: return QStringLiteral("%1.setKeepAlive(%2);").arg(name, on);
    case SocketOption::NoDelay: return QStringLiteral("%1.setTcpNoDelay(%2);").arg(name, on);
    case SocketOption::Linger: return QStringLiteral("%1.setSoLinger(%2, 0);").arg(name, on);
    case SocketOption::KeepIdle:
    case SocketOption::KeepInterval:
    case SocketOption::KeepCount:
      return QStringLiteral("%1.setOption(jdk.net.ExtendedSocketOptions.%2, %3);")
          .arg(name, keepAliveName(setting.option))
          .arg(setting.value);
    case SocketOption::Exclusive:
    case SocketOption::NoPort:
    case SocketOption::V6Only:
    case SocketOption::Linger2:
    case SocketOption::UserTimeout:
      return QStringLiteral("// %1 = %2: Java has no call for it.")
          .arg(text(nameOf(setting.option)))
          .arg(setting.value);
  }
  return {};
}

/// Writes one program in Java 11 or later, as a single file.
class JavaSource {
 public:
  explicit JavaSource(const ProgramPlan& plan) : plan_(plan) {}

  std::vector<CodeLine> write() {
    out_.line(QStringLiteral("import java.net.*;"));
    out_.line();
    if (!plan_.sceneAddresses.isEmpty()) {
      out_.line(QStringLiteral("// On one machine: %1 in the scene.").arg(plan_.sceneAddresses));
    }
    out_.line(QStringLiteral("class %1 {").arg(classNameOf(plan_.name)));
    out_.indent();
    out_.line(QStringLiteral("public static void main(String[] args) throws Exception {"));
    out_.indent();
    if (plan_.inheritsListener) {
      out_.line(QStringLiteral("// Inherited as descriptor 0: Java takes no other."));
      out_.line(
          QStringLiteral("ServerSocket listener = ((java.nio.channels.ServerSocketChannel) "
                         "System.inheritedChannel()).socket();"));
    }
    for (std::size_t i = 0; i < plan_.steps.size(); ++i) {
      if (plan_.repeatFrom == i) {
        out_.line(QStringLiteral("for (int time = 0; time < %1; time++) {").arg(plan_.repeatCount));
        out_.indent();
        declared_.clear();
      }
      step(plan_.steps[i]);
    }
    out_.outdent();
    out_.line(QStringLiteral("}"));
    out_.outdent();
    out_.line(QStringLiteral("}"));
    return out_.take();
  }

 private:
  bool udp() const { return plan_.transport == Transport::Udp; }

  static QString place(const std::optional<SocketAddress>& at) {
    const SocketAddress address = at.value_or(SocketAddress{});
    return QStringLiteral("new InetSocketAddress(\"%1\", %2)")
        .arg(localAddress(address.address))
        .arg(address.port);
  }

  void options(const QString& name) {
    for (const OptionSetting& setting : plan_.options) {
      out_.line(optionCall(name, setting), Call::SetSockOpt);
    }
  }

  void listen(const Step& step) {
    out_.line(QStringLiteral("ServerSocket listener = new ServerSocket();"), Call::Socket);
    // Java sets SO_REUSEADDR on its own, except on Windows: the scene decides.
    out_.line(optionCall(QStringLiteral("listener"), {SocketOption::ReuseAddr, plan_.reuseAddr}),
              Call::SetSockOpt);
    for (const OptionSetting& setting : plan_.options) {
      if (setting.option == SocketOption::ReusePort) {
        out_.line(optionCall(QStringLiteral("listener"), setting), Call::SetSockOpt);
      }
    }
    out_.line(QStringLiteral("listener.bind(%1);").arg(place(step.local)), Call::Bind);
  }

  /// "Socket connection" where the variable is new, else "connection".
  QString declared(const QString& type) {
    if (declared_.contains(connection_)) return connection_;
    declared_.insert(connection_);
    return type + u' ' + connection_;
  }

  void open(const Step& step) {
    if (plan_.listens && step.kind == StepKind::Open) {
      return out_.line(QStringLiteral("// ServerSocket.bind() listens at once: see below."),
                       Call::Bind);
    }
    if (udp()) {
      out_.line(declared(QStringLiteral("DatagramSocket")) +
                    QStringLiteral(" = new DatagramSocket(null);"),
                Call::Socket);
    } else {
      out_.line(declared(QStringLiteral("Socket")) + QStringLiteral(" = new Socket();"),
                Call::Socket);
    }
    if (plan_.reuseAddr) {
      out_.line(optionCall(connection_, {SocketOption::ReuseAddr, 1}), Call::SetSockOpt);
    }
    options(connection_);
    if (step.local) {
      out_.line(QStringLiteral("%1.bind(%2);").arg(connection_, place(step.local)), Call::Bind);
    }
  }

  void step(const PlannedStep& planned) {
    out_.beginStep(planned.index);
    if (planned.sleep > Duration{}) {
      out_.line(QStringLiteral("Thread.sleep(%1);").arg(microseconds(planned.sleep) / 1000),
                Call::Wait);
    }
    connection_ = variableOf(planned.step.connection, Language::Java);
    calls(planned.step);
    const QString printed = printedAfter(planned.step);
    if (!printed.isEmpty()) {
      out_.line(QStringLiteral("System.out.println(\"%1\");").arg(printed), Call::Wait);
    }
    out_.endStep();
  }

  void send(std::uint32_t bytes) {
    if (udp()) {
      out_.line(QStringLiteral("%1.send(new DatagramPacket(new byte[%2], %2));")
                    .arg(connection_)
                    .arg(bytes),
                Call::Send);
    } else {
      out_.line(
          QStringLiteral("%1.getOutputStream().write(new byte[%2]);").arg(connection_).arg(bytes),
          Call::Send);
    }
  }

  void receive(std::uint32_t bytes) {
    if (udp()) {
      out_.line(QStringLiteral("%1.receive(new DatagramPacket(new byte[%2], %2));")
                    .arg(connection_)
                    .arg(bytes),
                Call::Recv);
    } else {
      out_.line(QStringLiteral("%1.getInputStream().readNBytes(%2);").arg(connection_).arg(bytes),
                Call::Recv);
    }
  }

  void connect(const Step& step) {
    if (!plan_.opensFirst(step)) open(step);
    out_.line(QStringLiteral("%1.connect(%2);").arg(connection_, place(step.peer)), Call::Connect);
  }

  void shutDown(ShutdownHow how) {
    if (how != ShutdownHow::Sending) {
      out_.line(QStringLiteral("%1.shutdownInput();").arg(connection_), Call::Shutdown);
    }
    if (how != ShutdownHow::Receiving) {
      out_.line(QStringLiteral("%1.shutdownOutput();").arg(connection_), Call::Shutdown);
    }
  }

  void calls(const Step& step) {
    switch (step.kind) {
      case StepKind::Listen: return listen(step);
      case StepKind::Open: return open(step);
      case StepKind::Accept:
        return out_.line(
            declared(QStringLiteral("Socket")) + QStringLiteral(" = listener.accept();"),
            Call::Accept);
      case StepKind::Connect: return connect(step);
      case StepKind::Send: return send(step.bytes);
      case StepKind::Recv: return receive(step.bytes);
      case StepKind::RecvEof:
        return out_.line(QStringLiteral("%1.getInputStream().readAllBytes();").arg(connection_),
                         Call::Recv);
      case StepKind::Shutdown: return shutDown(step.how);
      case StepKind::Close:
        return out_.line(QStringLiteral("%1.close();").arg(connection_), Call::Close);
      case StepKind::CloseListener:
        return out_.line(QStringLiteral("listener.close();"), Call::Close);
      case StepKind::Abort:
        out_.line(optionCall(connection_, {SocketOption::Linger, 1}), Call::SetSockOpt);
        return out_.line(QStringLiteral("%1.close();").arg(connection_), Call::Close);
      case StepKind::SetOption:
        if (!step.option) return;
        return out_.line(optionCall(connection_, *step.option), Call::SetSockOpt);
      case StepKind::Spawn:
        out_.line(
            QStringLiteral("// Java closes its descriptors in the child: nothing is inherited."));
        return out_.line(
            QStringLiteral("new ProcessBuilder(\"java\", \"%1.java\").inheritIO().start();")
                .arg(classNameOf(text(step.program))));
      case StepKind::PassListener:
        return out_.line(
            QStringLiteral("// Java has no call that passes a descriptor to another process."),
            Call::SendMsg);
      case StepKind::TakeListener:
        out_.line(QStringLiteral("// Java takes a listener only as descriptor 0, from its parent."),
                  Call::RecvMsg);
        return out_.line(
            QStringLiteral("ServerSocket listener = ((java.nio.channels.ServerSocketChannel) "
                           "System.inheritedChannel()).socket();"),
            Call::RecvMsg);
      case StepKind::Wait: return;
      case StepKind::Repeat: out_.outdent(); return out_.line(QStringLiteral("}"));
      case StepKind::Exit: return out_.line(QStringLiteral("System.exit(0);"), Call::Exit);
    }
  }

  const ProgramPlan& plan_;
  QString connection_;      ///< The variable of the step's.
  QSet<QString> declared_;  ///< Those that there are.
  CodeWriter out_{4};
};

}  // namespace

std::vector<CodeLine> javaLines(const ProgramPlan& plan) {
  return JavaSource(plan).write();
}

}  // namespace linger
