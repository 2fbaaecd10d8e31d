#pragma once

#include <QWidgetList>

namespace linger {

/// Tab goes through the parts in this order, and in each from its first child to its last. The
/// first one stays where it was in the order.
void chainTabs(const QWidgetList& parts);

}  // namespace linger
