#pragma once

namespace linger {

/// Whether this person has asked the desktop for less motion: GNOME's and KDE's settings, read
/// from their files because Qt 6.4 has no word for them. GNOME's own program is asked only once, at
/// the first call, which may wait for it for 0.3 s. False where none says so.
bool desktopReducesMotion();

}  // namespace linger
