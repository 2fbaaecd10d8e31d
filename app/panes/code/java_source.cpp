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
    for (std::size_t i = 0; i < plan_.steps.size(); ++i) {
      if (plan_.repeatFrom == i) {
        out_.line(QStringLiteral("for (int time = 0; time < %1; time++) {").arg(plan_.repeatCount));
        out_.indent();
        hasConnection_ = false;
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

  void open(const Step& step) {
    if (udp()) {
      out_.line(QStringLiteral("DatagramSocket connection = new DatagramSocket(null);"),
                Call::Socket);
    } else {
      out_.line(QStringLiteral("Socket connection = new Socket();"), Call::Socket);
    }
    if (plan_.reuseAddr) {
      out_.line(optionCall(QStringLiteral("connection"), {SocketOption::ReuseAddr, 1}),
                Call::SetSockOpt);
    }
    options(QStringLiteral("connection"));
    if (step.local) {
      out_.line(QStringLiteral("connection.bind(%1);").arg(place(step.local)), Call::Bind);
    }
  }

  void step(const PlannedStep& planned) {
    out_.beginStep(planned.index);
    if (planned.sleep > Duration{}) {
      out_.line(QStringLiteral("Thread.sleep(%1);").arg(microseconds(planned.sleep) / 1000),
                Call::Wait);
    }
    calls(planned.step);
    const QString printed = printedAfter(planned.step);
    if (!printed.isEmpty()) {
      out_.line(QStringLiteral("System.out.println(\"%1\");").arg(printed), Call::Wait);
    }
    out_.endStep();
  }

  void send(std::uint32_t bytes) {
    if (udp()) {
      out_.line(QStringLiteral("connection.send(new DatagramPacket(new byte[%1], %1));").arg(bytes),
                Call::Send);
    } else {
      out_.line(QStringLiteral("connection.getOutputStream().write(new byte[%1]);").arg(bytes),
                Call::Send);
    }
  }

  void receive(std::uint32_t bytes) {
    if (udp()) {
      out_.line(
          QStringLiteral("connection.receive(new DatagramPacket(new byte[%1], %1));").arg(bytes),
          Call::Recv);
    } else {
      out_.line(QStringLiteral("connection.getInputStream().readNBytes(%1);").arg(bytes),
                Call::Recv);
    }
  }

  void connect(const Step& step) {
    if (!plan_.opensFirst) open(step);
    out_.line(QStringLiteral("connection.connect(%1);").arg(place(step.peer)), Call::Connect);
  }

  void calls(const Step& step) {
    switch (step.kind) {
      case StepKind::Listen: return listen(step);
      case StepKind::Open: return open(step);
      case StepKind::Accept:
        out_.line(hasConnection_ ? QStringLiteral("connection = listener.accept();")
                                 : QStringLiteral("Socket connection = listener.accept();"),
                  Call::Accept);
        hasConnection_ = true;
        return;
      case StepKind::Connect: return connect(step);
      case StepKind::Send: return send(step.bytes);
      case StepKind::Recv: return receive(step.bytes);
      case StepKind::RecvEof:
        return out_.line(QStringLiteral("connection.getInputStream().readAllBytes();"), Call::Recv);
      case StepKind::Shutdown:
        return out_.line(QStringLiteral("connection.shutdownOutput();"), Call::Shutdown);
      case StepKind::Close: return out_.line(QStringLiteral("connection.close();"), Call::Close);
      case StepKind::CloseListener:
        return out_.line(QStringLiteral("listener.close();"), Call::Close);
      case StepKind::Abort:
        out_.line(optionCall(QStringLiteral("connection"), {SocketOption::Linger, 1}),
                  Call::SetSockOpt);
        return out_.line(QStringLiteral("connection.close();"), Call::Close);
      case StepKind::SetOption:
        if (!step.option) return;
        return out_.line(optionCall(QStringLiteral("connection"), *step.option), Call::SetSockOpt);
      case StepKind::Wait: return;
      case StepKind::Repeat: out_.outdent(); return out_.line(QStringLiteral("}"));
      case StepKind::Exit: return out_.line(QStringLiteral("System.exit(0);"), Call::Exit);
    }
  }

  const ProgramPlan& plan_;
  bool hasConnection_ = false;  ///< Its variable is declared.
  CodeWriter out_{4};
};

}  // namespace

std::vector<CodeLine> javaLines(const ProgramPlan& plan) {
  return JavaSource(plan).write();
}

}  // namespace linger
