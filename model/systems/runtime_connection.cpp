#include "model/systems/runtime_connection.h"

namespace linger {

bool setsNoDelay(const Runtime& runtime) {
  return runtime.id == RuntimeId::Go;
}

}  // namespace linger
