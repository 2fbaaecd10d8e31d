#pragma once

#include "app/ladder/ladder_view.h"
#include "app/load/load_view.h"
#include "app/window/ladder_area.h"
#include "tests/app/window/window_fixture.h"
#include "tests/model/fleet/loads.h"

namespace linger {

/// 8 a second for two minutes, of which 300 ports allow 5: from 37.5 s on some fail. It is so small
/// that it is counted exactly at once.
inline Scenario smallLoad() {
  Scenario scenario = loadOf(8, 120s);
  scenario.title = "Small";
  scenario.hosts.front().tuning.ports = PortRange{50000, 50299};
  return scenario;
}

/// Too long for that.
inline Scenario longLoad() {
  Scenario scenario = loadOf(60, 120s);
  scenario.hosts.front().tuning.ports = PortRange{50000, 51999};
  return scenario;
}

/// The real window, in which the small load is open.
class LoadFixture : public WindowFixture {
 public:
  /// False where it could not be opened.
  bool openSmallLoad() const { return document().open(smallLoad()); }

  LoadView& load() const { return *window->workspace()->load(); }
  QWidget& ladder() const { return *window->workspace()->ladder()->view(); }
};

}  // namespace linger
