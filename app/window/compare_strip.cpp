#include "app/window/compare_strip.h"

#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <algorithm>

#include "app/actions/action_set.h"
#include "app/document/run_differences.h"
#include "app/widgets/flow_layout.h"

namespace linger {

CompareStrip::CompareStrip(Comparison& comparison, const Document& document,
                           const ActionSet& actions, QWidget* parent)
    : QWidget(parent),
      comparison_(comparison),
      document_(document),
      here_(new QLabel(tr("Left: as it is now.  Right:"), this)),
      count_(new QLabel(this)),
      choices_(new QComboBox(this)) {
  choices_->setAccessibleName(tr("The future to compare with"));
  choices_->setFocusPolicy(Qt::TabFocus);
  choices_->setSizeAdjustPolicy(QComboBox::AdjustToContents);
  count_->setForegroundRole(QPalette::PlaceholderText);
  auto* layout = new FlowLayout(this);
  layout->setContentsMargins(10, 6, 10, 4);
  layout->addWidget(here_);
  layout->addWidget(choices_);
  layout->addWidget(count_);
  const std::pair<const char*, QString> buttons[] = {{"swap-futures", tr("Swap")},
                                                     {"keep-other", tr("Keep the right one")},
                                                     {"compare", tr("Close")}};
  for (const auto& [id, words] : buttons) {
    auto* button = new QPushButton(words, this);
    QAction* action = actions.action(id);
    button->setToolTip(action->toolTip());
    button->setFocusPolicy(Qt::TabFocus);
    connect(button, &QPushButton::clicked, action, &QAction::trigger);
    layout->addWidget(button);
  }
  connect(choices_, &QComboBox::activated, this, &CompareStrip::choose);
  connect(&comparison_, &Comparison::changed, this, &CompareStrip::refresh);
  refresh();
}

void CompareStrip::refresh() {
  setVisible(comparison_.isOn());
  if (!comparison_.isOn()) return;
  offered_ = contrastsFor(document_.edited());
  if (std::ranges::find(offered_, comparison_.contrast()) == offered_.end()) {
    offered_.insert(offered_.begin(), comparison_.contrast());
  }
  choices_->clear();
  for (const Contrast& contrast : offered_) {
    choices_->addItem(nameOf(contrast, document_.edited()));
  }
  const auto now = std::ranges::find(offered_, comparison_.contrast());
  choices_->setCurrentIndex(static_cast<int>(now - offered_.begin()));
  const RunDifferences found =
      countDifferences(*document_.trace(), *comparison_.otherTrace(), comparison_.tolerance());
  count_->setText(differenceText(found));
}

void CompareStrip::setCounts(bool counts) {
  count_->setVisible(counts);
}

void CompareStrip::choose(int index) {
  comparison_.setContrast(offered_[static_cast<std::size_t>(index)]);
}

}  // namespace linger
