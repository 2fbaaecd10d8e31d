#include <QSet>
#include <QStringList>

#include "app/document/words.h"
#include "app/panes/code/plan.h"

namespace linger {
namespace {

QString optionNames(SocketOption option) {
  switch (option) {
    case SocketOption::ReuseAddr: return QStringLiteral("syscall.SOL_SOCKET, syscall.SO_REUSEADDR");
    case SocketOption::ReusePort: return QStringLiteral("syscall.SOL_SOCKET, 0xf");
    case SocketOption::V6Only: return QStringLiteral("syscall.IPPROTO_IPV6, syscall.IPV6_V6ONLY");
    case SocketOption::KeepAlive: return QStringLiteral("syscall.SOL_SOCKET, syscall.SO_KEEPALIVE");
    case SocketOption::Linger2: return QStringLiteral("syscall.IPPROTO_TCP, syscall.TCP_LINGER2");
    case SocketOption::UserTimeout: return QStringLiteral("syscall.IPPROTO_TCP, 0x12");
    case SocketOption::NoDelay: return QStringLiteral("syscall.IPPROTO_TCP, syscall.TCP_NODELAY");
    case SocketOption::KeepIdle: return QStringLiteral("syscall.IPPROTO_TCP, syscall.TCP_KEEPIDLE");
    case SocketOption::KeepInterval:
      return QStringLiteral("syscall.IPPROTO_TCP, syscall.TCP_KEEPINTVL");
    case SocketOption::KeepCount: return QStringLiteral("syscall.IPPROTO_TCP, syscall.TCP_KEEPCNT");
    case SocketOption::NoPort: return QStringLiteral("syscall.IPPROTO_IP, 0x18");
    case SocketOption::Linger:
    case SocketOption::Exclusive: return {};
  }
  return {};
}

/// Writes one program in Go.
class GoSource {
 public:
  explicit GoSource(const ProgramPlan& plan) : plan_(plan) {}

  std::vector<CodeLine> write() {
    header();
    out_.line(QStringLiteral("func main() {"));
    out_.indent();
    if (plan_.inheritsListener) {
      out_.line(QStringLiteral("// Inherited from the parent as descriptor 3."));
      out_.line(QStringLiteral("listener, err := net.FileListener(os.NewFile(3, \"listener\"))"));
      checkError();
    }
    for (std::size_t i = 0; i < plan_.steps.size(); ++i) {
      if (plan_.repeatFrom == i) {
        out_.line(QStringLiteral("for round := 0; round < %1; round++ {").arg(plan_.repeatCount));
        out_.indent();
        declared_.clear();
      }
      step(plan_.steps[i]);
    }
    out_.outdent();
    out_.line(QStringLiteral("}"));
    return out_.take();
  }

 private:
  bool udp() const { return plan_.transport == Transport::Udp; }
  QString network() const { return udp() ? QStringLiteral("udp") : QStringLiteral("tcp"); }

  /// Go's listener sets SO_REUSEADDR on its own, except on Windows.
  bool controlsListener() const {
    return plan_.listens && (!plan_.reuseAddr || !plan_.options.empty());
  }
  bool controlsDialer() const { return !plan_.listens && !plan_.options.empty(); }

  bool reads() const {
    return !udp() && (plan_.has(StepKind::Recv) || plan_.has(StepKind::RecvEof));
  }

  QStringList imports() const {
    QStringList names;
    const bool prints = plan_.listens || plan_.has(StepKind::Accept) ||
                        plan_.has(StepKind::Connect) || plan_.has(StepKind::RecvEof);
    if (controlsListener()) names << QStringLiteral("context");
    if (prints) names << QStringLiteral("fmt");
    if (reads()) names << QStringLiteral("io");
    names << QStringLiteral("net") << QStringLiteral("os");
    if (plan_.has(StepKind::Spawn)) names << QStringLiteral("os/exec");
    const bool passes = plan_.has(StepKind::PassListener) || plan_.has(StepKind::TakeListener);
    if (passes || controlsListener() || controlsDialer()) names << QStringLiteral("syscall");
    if (plan_.sleeps()) names << QStringLiteral("time");
    return names;
  }

  void header() {
    out_.line(QStringLiteral("package main"));
    out_.line();
    out_.line(QStringLiteral("import ("));
    for (const QString& name : imports()) out_.line(QStringLiteral("\t\"%1\"").arg(name));
    out_.line(QStringLiteral(")"));
    out_.line();
    if (controlsListener() || controlsDialer()) control();
    out_.line(QStringLiteral("func check(err error) {"));
    out_.line(reads() ? QStringLiteral("\tif err != nil && err != io.EOF && "
                                       "err != io.ErrUnexpectedEOF {")
                      : QStringLiteral("\tif err != nil {"));
    out_.line(QStringLiteral("\t\tos.Stderr.WriteString(err.Error() + \"\\n\")"));
    out_.line(QStringLiteral("\t\tos.Exit(1)"));
    out_.line(QStringLiteral("\t}"));
    out_.line(QStringLiteral("}"));
    out_.line();
    if (plan_.sceneAddresses.isEmpty()) return;
    out_.line(QStringLiteral("// On one machine: %1 in the scene.").arg(plan_.sceneAddresses));
  }

  void control() {
    out_.line(QStringLiteral("func options(_, _ string, raw syscall.RawConn) error {"));
    out_.indent();
    out_.line(QStringLiteral("return raw.Control(func(fd uintptr) {"));
    out_.indent();
    if (plan_.listens) set({SocketOption::ReuseAddr, plan_.reuseAddr});
    for (const OptionSetting& setting : plan_.options) set(setting);
    out_.outdent();
    out_.line(QStringLiteral("})"));
    out_.outdent();
    out_.line(QStringLiteral("}"));
    out_.line();
  }

  void set(const OptionSetting& setting) {
    const QString names = optionNames(setting.option);
    if (names.isEmpty()) return;
    out_.line(
        QStringLiteral("syscall.SetsockoptInt(int(fd), %1, %2)").arg(names).arg(setting.value));
  }

  QString place(const std::optional<SocketAddress>& at) const {
    const SocketAddress address = at.value_or(SocketAddress{});
    const QString host = localAddress(address.address);
    return plan_.v6 ? QStringLiteral("[%1]:%2").arg(host).arg(address.port)
                    : QStringLiteral("%1:%2").arg(host).arg(address.port);
  }

  void checkError() { out_.line(QStringLiteral("check(err)")); }

  void listen(const Step& step) {
    if (controlsListener()) {
      out_.line(QStringLiteral("config := net.ListenConfig{Control: options}"), Call::Socket);
      out_.line(
          QStringLiteral("listener, err := config.Listen(context.Background(), \"tcp\", \"%1\")")
              .arg(place(step.local)),
          Call::Bind);
    } else {
      out_.line(
          QStringLiteral("listener, err := net.Listen(\"tcp\", \"%1\")").arg(place(step.local)),
          Call::Bind);
    }
    checkError();
    useListener();
  }

  /// Go refuses a variable that nothing uses.
  void useListener() {
    const bool isUsed = plan_.has(StepKind::Accept) || plan_.has(StepKind::CloseListener) ||
                        plan_.has(StepKind::PassListener);
    if (!isUsed) out_.line(QStringLiteral("_ = listener"));
  }

  void connect(const Step& step) {
    const QString dialer =
        step.connection.empty() ? QStringLiteral("dialer") : connection_ + QStringLiteral("Dialer");
    out_.line(QStringLiteral("%1 := net.Dialer{%2}")
                  .arg(dialer, controlsDialer() ? QStringLiteral("Control: options") : QString()),
              Call::Socket);
    if (step.local) {
      out_.line(QStringLiteral("%1.LocalAddr, _ = net.Resolve%2Addr(\"%3\", \"%4\")")
                    .arg(dialer, udp() ? QStringLiteral("UDP") : QStringLiteral("TCP"), network(),
                         place(step.local)),
                Call::Bind);
    }
    out_.line(QStringLiteral("%1, err := %2.Dial(\"%3\", \"%4\")")
                  .arg(connection_, dialer, network(), place(step.peer)),
              Call::Connect);
    checkError();
    out_.line(QStringLiteral("_ = %1").arg(connection_));
  }

  void step(const PlannedStep& planned) {
    out_.beginStep(planned.index);
    if (planned.sleep > Duration{}) {
      out_.line(
          QStringLiteral("time.Sleep(%1 * time.Microsecond)").arg(microseconds(planned.sleep)),
          Call::Wait);
    }
    connection_ = variableOf(planned.step.connection, Language::Go);
    calls(planned.step);
    const QString printed = printedAfter(planned.step);
    if (!printed.isEmpty()) {
      out_.line(QStringLiteral("fmt.Println(\"%1\")").arg(printed), Call::Wait);
    }
    out_.endStep();
  }

  void accept() {
    const bool isNew = !declared_.contains(connection_);
    out_.line(QStringLiteral("%1, err %2 listener.Accept()")
                  .arg(connection_, isNew ? QStringLiteral(":=") : QStringLiteral("=")),
              Call::Accept);
    checkError();
    if (isNew) out_.line(QStringLiteral("_ = %1").arg(connection_));
    declared_.insert(connection_);
  }

  void receive(std::uint32_t bytes) {
    const bool bound = udp() && !plan_.has(StepKind::Connect);
    const QString read = bound   ? QStringLiteral("_, _, err = %1.ReadFrom(%2)")
                         : udp() ? QStringLiteral("_, err = %1.Read(%2)")
                                 : QStringLiteral("_, err = io.ReadFull(%1, %2)");
    out_.line(read.arg(connection_, QStringLiteral("make([]byte, %1)").arg(bytes)), Call::Recv);
    checkError();
  }

  void open(const Step& step) {
    if (!udp() || plan_.has(StepKind::Connect)) {
      out_.line(QStringLiteral("// Go binds when it dials: net.Dialer.LocalAddr."), Call::Bind);
      return;
    }
    out_.line(QStringLiteral("%1, err := net.ListenPacket(\"udp\", \"%2\")")
                  .arg(connection_, place(step.local)),
              Call::Bind);
    checkError();
    out_.line(QStringLiteral("_ = %1").arg(connection_));
  }

  QString tcpConnection() const { return connection_ + QStringLiteral(".(*net.TCPConn)."); }

  void shutDown(ShutdownHow how) {
    if (how != ShutdownHow::Sending) {
      out_.line(QStringLiteral("check(%1CloseRead())").arg(tcpConnection()), Call::Shutdown);
    }
    if (how != ShutdownHow::Receiving) {
      out_.line(QStringLiteral("check(%1CloseWrite())").arg(tcpConnection()), Call::Shutdown);
    }
  }

  /// Go's descriptors are close-on-exec: what a child inherits is passed to it.
  void spawn(const Step& step) {
    const QString child = QStringLiteral("child%1").arg(++children_);
    out_.line(QStringLiteral("%1 := exec.Command(\"./%2\")").arg(child, text(step.program)));
    if (step.inherits && plan_.listens) {
      out_.line(QStringLiteral("%1File, err := listener.(*net.TCPListener).File()").arg(child));
      checkError();
      out_.line(QStringLiteral("%1.ExtraFiles = []*os.File{%1File}").arg(child));
    }
    out_.line(QStringLiteral("check(%1.Start())").arg(child));
  }

  /// Over the taker's Unix socket, which is a file beside the programs. In a block of its own: a
  /// program may pass the listener to several others.
  void passListener(const Step& step) {
    const auto line = [this](const QString& text) { out_.line(text, Call::SendMsg); };
    line(QStringLiteral("{"));
    out_.indent();
    line(QStringLiteral("taker, err := net.Dial(\"unix\", \"%1.sock\")").arg(text(step.program)));
    checkError();
    line(QStringLiteral("passed, err := listener.(*net.TCPListener).File()"));
    checkError();
    line(QStringLiteral("rights := syscall.UnixRights(int(passed.Fd()))"));
    line(QStringLiteral(
        "_, _, err = taker.(*net.UnixConn).WriteMsgUnix([]byte(\"x\"), rights, nil)"));
    checkError();
    line(QStringLiteral("taker.Close()"));
    out_.outdent();
    line(QStringLiteral("}"));
  }

  void takeListener() {
    const auto line = [this](const QString& text) { out_.line(text, Call::RecvMsg); };
    line(QStringLiteral("unixListener, err := net.Listen(\"unix\", \"%1.sock\")").arg(plan_.name));
    checkError();
    line(QStringLiteral("channel, err := unixListener.Accept()"));
    checkError();
    line(QStringLiteral("rights := make([]byte, syscall.CmsgSpace(4))"));
    line(QStringLiteral(
        "_, _, _, _, err = channel.(*net.UnixConn).ReadMsgUnix(make([]byte, 1), rights)"));
    checkError();
    line(QStringLiteral("messages, err := syscall.ParseSocketControlMessage(rights)"));
    checkError();
    line(QStringLiteral("passed, err := syscall.ParseUnixRights(&messages[0])"));
    checkError();
    line(QStringLiteral("listener, err := net.FileListener(os.NewFile(uintptr(passed[0]), \"\"))"));
    checkError();
    useListener();
    line(QStringLiteral("unixListener.Close()"));
  }

  void setOption(const OptionSetting& setting) {
    const QString on = setting.value != 0 ? QStringLiteral("true") : QStringLiteral("false");
    const QString tcp = tcpConnection();
    if (setting.option == SocketOption::Linger) {
      out_.line(tcp + QStringLiteral("SetLinger(0)"), Call::SetSockOpt);
    } else if (setting.option == SocketOption::KeepAlive) {
      out_.line(tcp + QStringLiteral("SetKeepAlive(%1)").arg(on), Call::SetSockOpt);
    } else if (setting.option == SocketOption::NoDelay) {
      out_.line(tcp + QStringLiteral("SetNoDelay(%1)").arg(on), Call::SetSockOpt);
    } else {
      out_.line(QStringLiteral("// %1 = %2: set it in a Control function, before the connection.")
                    .arg(text(nameOf(setting.option)))
                    .arg(setting.value),
                Call::SetSockOpt);
    }
  }

  void calls(const Step& step) {
    switch (step.kind) {
      case StepKind::Listen: return listen(step);
      case StepKind::Open: return open(step);
      case StepKind::Accept: return accept();
      case StepKind::Connect: return connect(step);
      case StepKind::Send:
        out_.line(
            QStringLiteral("_, err = %1.Write(make([]byte, %2))").arg(connection_).arg(step.bytes),
            Call::Send);
        return checkError();
      case StepKind::Recv: return receive(step.bytes);
      case StepKind::RecvEof:
        out_.line(QStringLiteral("_, err = io.Copy(io.Discard, %1)").arg(connection_), Call::Recv);
        return checkError();
      case StepKind::Shutdown: return shutDown(step.how);
      case StepKind::Close:
        return out_.line(QStringLiteral("%1.Close()").arg(connection_), Call::Close);
      case StepKind::CloseListener:
        return out_.line(QStringLiteral("listener.Close()"), Call::Close);
      case StepKind::Abort:
        out_.line(tcpConnection() + QStringLiteral("SetLinger(0)"), Call::SetSockOpt);
        return out_.line(QStringLiteral("%1.Close()").arg(connection_), Call::Close);
      case StepKind::SetOption:
        if (step.option) setOption(*step.option);
        return;
      case StepKind::Spawn: return spawn(step);
      case StepKind::PassListener: return passListener(step);
      case StepKind::TakeListener: return takeListener();
      case StepKind::Wait: return;
      case StepKind::Repeat: out_.outdent(); return out_.line(QStringLiteral("}"));
      case StepKind::Exit: return out_.line(QStringLiteral("os.Exit(0)"), Call::Exit);
    }
  }

  const ProgramPlan& plan_;
  QString connection_;      ///< The variable of the step's.
  QSet<QString> declared_;  ///< Those that there are.
  int children_ = 0;
  CodeWriter out_{1, u'\t'};
};

}  // namespace

std::vector<CodeLine> goLines(const ProgramPlan& plan) {
  return GoSource(plan).write();
}

}  // namespace linger
