#include <cctype>

#include "model/systems/runtime.h"

// The exact words in which the standard library of each language reports a failed call.

namespace linger {
namespace {

/// The system's words for an error. Windows has no EPIPE: after the peer's reset send() fails
/// with WSAECONNRESET.
ErrnoText errnoTextOf(const OsProfile& profile, Errno error) {
  ErrnoText words = errnoText(profile, error);
  if (words.text.empty() && error == Errno::Pipe) words = errnoText(profile, Errno::ConnReset);
  if (words.text.empty()) words.text = nameOf(error);
  return words;
}

std::string textOf(const OsProfile& profile, Errno error) {
  return std::string(errnoTextOf(profile, error).text);
}

std::string numberOf(const OsProfile& profile, Errno error) {
  return std::to_string(errnoTextOf(profile, error).number);
}

bool isWindows(const OsProfile& profile) {
  return profile.id == OsId::Windows;
}

bool hasNumber(const OsProfile& profile, Errno error) {
  return errnoTextOf(profile, error).number != 0;
}

/// perror("bind"); on Windows, as Microsoft's own examples print it.
std::string inC(const OsProfile& profile, const FailedCall& failed) {
  const std::string call(nameOf(failed.call));
  if (isWindows(profile)) {
    return call + " failed with error: " + numberOf(profile, failed.error);
  }
  return call + ": " + textOf(profile, failed.error);
}

std::string_view pythonClassOf(Errno error, const OsProfile& profile) {
  switch (error) {
    case Errno::Access: return "PermissionError";
    case Errno::Again:
    case Errno::InProgress: return "BlockingIOError";
    case Errno::ConnAborted: return "ConnectionAbortedError";
    case Errno::ConnRefused: return "ConnectionRefusedError";
    case Errno::ConnReset: return "ConnectionResetError";
    case Errno::Pipe: return isWindows(profile) ? "ConnectionResetError" : "BrokenPipeError";
    case Errno::TimedOut: return "TimeoutError";
    case Errno::Ok:
    case Errno::AddrInUse:
    case Errno::AddrNotAvail:
    case Errno::BadF:
    case Errno::Invalid:
    case Errno::IsConn:
    case Errno::NotConn:
    case Errno::OpNotSupp: return "OSError";
  }
  return "OSError";
}

std::string inPython(const OsProfile& profile, const FailedCall& failed) {
  std::string text(pythonClassOf(failed.error, profile));
  text += ": ";
  if (hasNumber(profile, failed.error)) {
    text += isWindows(profile) ? "[WinError " : "[Errno ";
    text += numberOf(profile, failed.error) + "] ";
  }
  return text + textOf(profile, failed.error);
}

std::string_view javaClassOf(const FailedCall& failed) {
  switch (failed.error) {
    case Errno::Access:
    case Errno::AddrInUse:
    case Errno::AddrNotAvail: return "java.net.BindException";
    case Errno::ConnRefused: return "java.net.ConnectException";
    case Errno::TimedOut:
      return failed.call == Call::Connect ? "java.net.ConnectException"
                                          : "java.net.SocketException";
    case Errno::Ok:
    case Errno::Again:
    case Errno::BadF:
    case Errno::ConnAborted:
    case Errno::ConnReset:
    case Errno::InProgress:
    case Errno::Invalid:
    case Errno::IsConn:
    case Errno::NotConn:
    case Errno::OpNotSupp:
    case Errno::Pipe: return "java.net.SocketException";
  }
  return "java.net.SocketException";
}

/// On Windows the JDK has texts of its own for opening a socket, and adds the call.
std::string inJava(const OsProfile& profile, const FailedCall& failed) {
  const std::string start = std::string(javaClassOf(failed)) + ": ";
  const bool isReading = failed.call == Call::Recv;
  if (isReading && failed.error == Errno::ConnReset) return start + "Connection reset";
  const bool isUsing = isReading || failed.call == Call::Send;
  if (isUsing || !isWindows(profile)) return start + textOf(profile, failed.error);
  const std::string text = textOf(profileOf(OsId::Linux), failed.error);
  return start + text + ": " + std::string(nameOf(failed.call));
}

/// libuv's own words, the same on every system.
std::string_view libuvWordsOf(Errno error) {
  switch (error) {
    case Errno::Access: return "permission denied";
    case Errno::AddrInUse: return "address already in use";
    case Errno::AddrNotAvail: return "address not available";
    case Errno::Invalid: return "invalid argument";
    case Errno::OpNotSupp: return "operation not supported on socket";
    case Errno::Ok:
    case Errno::Again:
    case Errno::BadF:
    case Errno::ConnAborted:
    case Errno::ConnRefused:
    case Errno::ConnReset:
    case Errno::InProgress:
    case Errno::IsConn:
    case Errno::NotConn:
    case Errno::Pipe:
    case Errno::TimedOut: return nameOf(error);
  }
  return {};
}

/// Node joins address and port without brackets: ":::8080".
std::string nodePlace(const SocketAddress& place) {
  return place.address.toString() + ":" + std::to_string(place.port);
}

/// A server's bind() is done by listen(), which is also what the message says.
std::string inNode(const OsProfile& profile, const FailedCall& failed) {
  const bool isWindowsPipe = isWindows(profile) && failed.error == Errno::Pipe;
  const std::string code(nameOf(isWindowsPipe ? Errno::ConnReset : failed.error));
  const bool isServer =
      !failed.remote && (failed.call == Call::Bind || failed.call == Call::Listen);
  if (isServer) {
    return "Error: listen " + code + ": " + std::string(libuvWordsOf(failed.error)) + " " +
           nodePlace(failed.local);
  }
  if (failed.call == Call::Recv) return "Error: read " + code;
  if (failed.call == Call::Send) return "Error: write " + code;
  const std::string start = "Error: " + std::string(nameOf(failed.call)) + " " + code;
  if (failed.call == Call::Bind) return start + " " + nodePlace(failed.local);
  return failed.remote ? start + " " + nodePlace(*failed.remote) : start;
}

/// What Go calls the operation: the package's word, and the system call inside.
struct GoNames {
  std::string_view operation;
  std::string_view call;
};

GoNames goNamesOf(const FailedCall& failed, const OsProfile& profile) {
  const bool windows = isWindows(profile);
  if (failed.call == Call::Recv) return {"read", windows ? "wsarecv" : "read"};
  if (failed.call == Call::Send) return {"write", windows ? "wsasend" : "write"};
  if (failed.call == Call::Connect) return {"dial", windows ? "connectex" : "connect"};
  return {failed.remote ? "dial" : "listen", nameOf(failed.call)};
}

/// Go's own tables spell the Unix texts in lower case; Windows speaks for itself.
std::string goText(const OsProfile& profile, Errno error) {
  std::string text = textOf(profile, error);
  if (!isWindows(profile)) {
    text.front() = static_cast<char>(std::tolower(static_cast<unsigned char>(text.front())));
  }
  return text;
}

std::string inGo(const OsProfile& profile, const FailedCall& failed) {
  const GoNames names = goNamesOf(failed, profile);
  const bool onlyRemote = failed.call == Call::Connect && failed.remote;
  std::string place = onlyRemote ? failed.remote->toString() : failed.local.toString();
  if (failed.remote && !onlyRemote) place += "->" + failed.remote->toString();
  return std::string(names.operation) + " tcp " + place + ": " + std::string(names.call) + ": " +
         goText(profile, failed.error);
}

std::string inRust(const OsProfile& profile, const FailedCall& failed) {
  const std::string text = textOf(profile, failed.error);
  if (!hasNumber(profile, failed.error)) return text;
  return text + " (os error " + numberOf(profile, failed.error) + ")";
}

std::string inDotNet(const OsProfile& profile, const FailedCall& failed) {
  std::string text = "System.Net.Sockets.SocketException";
  if (hasNumber(profile, failed.error)) text += " (" + numberOf(profile, failed.error) + ")";
  return text + ": " + textOf(profile, failed.error);
}

}  // namespace

std::string failureText(const Runtime& runtime, const OsProfile& profile,
                        const FailedCall& failed) {
  switch (runtime.id) {
    case RuntimeId::Python: return inPython(profile, failed);
    case RuntimeId::C: return inC(profile, failed);
    case RuntimeId::Java: return inJava(profile, failed);
    case RuntimeId::Node: return inNode(profile, failed);
    case RuntimeId::Go: return inGo(profile, failed);
    case RuntimeId::Rust: return inRust(profile, failed);
    case RuntimeId::DotNet: return inDotNet(profile, failed);
  }
  return {};
}

std::string failureText(const Runtime& runtime, const OsProfile& profile, Call call, Errno error,
                        const SocketAddress& local) {
  return failureText(runtime, profile, FailedCall{call, error, local, std::nullopt});
}

}  // namespace linger
