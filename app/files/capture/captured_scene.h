#pragma once

#include <QString>
#include <QStringList>
#include <vector>

#include "model/capture/connection.h"
#include "model/sim/scenario.h"

namespace linger {

/// A scenario made of a captured connection, and in what its run differs from the capture.
struct CapturedScene {
  Scenario scenario;
  QStringList differences;  ///< "captured SF, simulated RSTO"; empty where both end alike.
};

/// Makes it with a title and a description; `file` is the capture's name for people.
CapturedScene capturedScene(const capture::Connection& connection,
                            const std::vector<capture::WireSegment>& segments, OsId os,
                            const QString& file);

}  // namespace linger
