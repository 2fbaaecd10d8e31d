#pragma once

namespace linger {

/// Whether a window can be shown: on a Unix with X11 or Wayland, whether the environment names a
/// display or a Qt platform that needs none.
bool hasDisplay();

}  // namespace linger
