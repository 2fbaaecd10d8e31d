#include "app/window/story_bar.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

#include "app/actions/action_set.h"

namespace linger {

StoryBar::StoryBar(const Document& document, const ActionSet& actions, QWidget* parent)
    : QWidget(parent), document_(document), label_(new QLabel(this)) {
  QAction* action = actions.action("back-to-load");
  auto* back = new QPushButton(tr("Back to the chart"), this);
  back->setToolTip(action->toolTip());
  back->setAccessibleName(action->toolTip());
  back->setFocusPolicy(Qt::TabFocus);
  connect(back, &QPushButton::clicked, action, &QAction::trigger);
  label_->setWordWrap(true);
  auto* layout = new QHBoxLayout(this);
  layout->setContentsMargins(4, 0, 4, 0);
  layout->addWidget(label_, 1);
  layout->addWidget(back);
  connect(&document_, &Document::traceChanged, this, &StoryBar::updateFromDocument);
  updateFromDocument();
}

void StoryBar::updateFromDocument() {
  setVisible(document_.caller().has_value());
  if (!document_.caller()) return;
  label_->setText(tr("The story of one caller of the load: number %1, counted from 0. An edit goes "
                     "back to the whole load.")
                      .arg(*document_.caller()));
}

}  // namespace linger
