#pragma once

#include <QListWidget>
#include <optional>
#include <span>

#include "app/explore/exploring.h"

namespace linger {

/// A sentence about why TIME-WAIT lasts 2 MSL, and the cell that shows it.
struct Finding {
  const char* sentence;  ///< For WhyTwice::tr().
  Property property = Property::Quiet;
  double msls = 0;  ///< The length of TIME-WAIT.
  ImpairmentBudget budget;
  bool holds = true;        ///< What the cell has to say.
  bool ignoresRsts = true;  ///< In TIME-WAIT (RFC 1337).
};

/// The length of TIME-WAIT that it speaks of, on a link with that MSL.
Duration timeWaitOf(const Finding& finding, Duration msl);

/// In the order of an explanation.
std::span<const Finding> findings();

/// The sentences as a list. Each says whether its cell shows it in the scene that is explored.
class WhyTwice : public QListWidget {
  Q_OBJECT

 public:
  /// `exploring` outlives it.
  explicit WhyTwice(const Exploring& exploring, QWidget* parent = nullptr);

  /// Looks at the cells again; `ignoresRsts`: so the hosts of the table do.
  void refresh(bool ignoresRsts);

 signals:
  /// A sentence was chosen.
  void chosen(const linger::Finding& finding);

 private:
  const Exploring& exploring_;
};

}  // namespace linger
