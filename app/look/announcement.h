#pragma once

#include <QString>

class QWidget;

namespace linger {

/// Whether an assistive technology listens. The first call begins to watch for one.
bool isListenedTo();

/// Has a screen reader say `message`, which is about `window`; nothing while no assistive
/// technology listens. Qt before 6.8 has no event for it, and on Linux its Alert is not passed on:
/// there two small items without a picture take turns in having the message as their name and being
/// told of as if the keyboard came to them, which Orca speaks. The keyboard stays where it is, and
/// neither item claims to have it.
void announce(QWidget& window, const QString& message);

/// What was announced last; empty if nothing.
QString lastAnnounced(const QWidget& window);

}  // namespace linger
