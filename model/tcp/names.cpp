#include <algorithm>

#include "model/tcp/event.h"
#include "model/tcp/segment.h"
#include "model/tcp/state.h"
#include "model/tcp/timer.h"
#include "model/tcp/transitions.h"

namespace linger {
}
