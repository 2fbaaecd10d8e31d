#pragma once

#include <QString>

#include "model/explore/explore.h"

namespace linger {

/// What a property says, as a sentence.
QString sentenceOf(Property property);

/// "client: FIN is lost", "server: a copy of ACK number 2 arrives 1.2 s later".
QString impairmentText(const ChosenImpairment& impairment);

/// "1 lost, 2 late", "nothing": what the network may do.
QString budgetText(const ImpairmentBudget& budget);

}  // namespace linger
