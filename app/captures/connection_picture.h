#pragma once

#include <QMetaType>
#include <QString>
#include <optional>
#include <vector>

#include "app/look/theme.h"
#include "model/capture/connection.h"

class QPainter;
class QRectF;

namespace linger {

/// A connection at a glance: a ladder that lies on its side, with the client above and the server
/// below, one stroke for each kind of segment in the order in which they were first seen, and the
/// states of both ends behind it.
struct ConnectionPicture {
  enum class Kind : std::uint8_t { Open, Ack, Data, Again, ZeroWindow, Fin, Reset, Odd };
  struct Stroke {
    Kind kind = Kind::Ack;
    capture::Side from = capture::Side::Client;

    bool operator==(const Stroke&) const = default;
  };

  std::vector<Stroke> strokes;
  capture::BySide<std::optional<State>> states;  ///< None: not known.
};

ConnectionPicture pictureOf(const capture::Connection& connection);

/// What it shows, in words: "client: SYN; server: SYN, ACK; … then client CLOSED, server
/// TIME-WAIT".
QString wordsFor(const ConnectionPicture& picture);

/// As many strokes as there is room for, the last ones last.
void paintPicture(QPainter& painter, const QRectF& box, const ConnectionPicture& picture,
                  const Theme& theme);

}  // namespace linger

Q_DECLARE_METATYPE(linger::ConnectionPicture)
