#pragma once

namespace linger {

/// Whether this person has asked the desktop for less motion: GNOME's and KDE's settings, read
/// from their files because Qt 6.4 has no word for them. False where none says so.
bool desktopReducesMotion();

}  // namespace linger
