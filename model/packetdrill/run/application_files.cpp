#include "model/packetdrill/run/application.h"
#include "model/packetdrill/run/arguments.h"

// The files of a script's program: nothing is read, only bytes are counted.

namespace linger::packetdrill {

Answer Application::openFile(const SystemCall& call, SimTime) {
  const std::int64_t number = chooseNumber(call.result);
  files_.insert(number);
  return Answer::returned(number);
}

/// sendfile(socket, file, [offset], count): the file has what is asked of it.
Answer Application::sendFile(const SystemCall& call, SimTime now) {
  const Descriptor* descriptor = find(call);
  const std::optional<std::int64_t> file = integerOf(argument(call, 1));
  if (!descriptor || !file || !files_.contains(*file)) return Answer::failed(Errno::BadF);
  const std::optional<std::int64_t> count = integerOf(argument(call, 3));
  if (!count || *count < 0 || *count > 0x7fffffff) return Answer::notUnderstood("sendfile's count");
  return transmit(*descriptor, static_cast<std::uint32_t>(*count), {}, now);
}

}  // namespace linger::packetdrill
