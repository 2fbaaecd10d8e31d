#include "app/window/verdict_panel.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

#include "app/verdict/verdict_pane.h"
#include "app/window/action_set.h"
#include "app/window/scrubber.h"
#include "app/window/transport_bar.h"
#include "model/sim/rebind.h"

namespace linger {

VerdictPanel::VerdictPanel(Stage& stage, const ActionSet& actions, QWidget* parent)
    : QWidget(parent),
      stage_(stage),
      verdict_(new VerdictPane(this)),
      transport_(new TransportBar(stage.document, stage.playhead, actions, this)) {
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(14, 8, 14, 6);
  layout->setSpacing(4);
  layout->addWidget(verdict_, 1);
  layout->addWidget(transport_);
  addRestart(actions);
  connect(&stage_.document, &Document::traceChanged, this, &VerdictPanel::takeTrace);
  connect(&stage_.playhead, &Playhead::moved, verdict_, &VerdictPane::setPlayhead);
  connect(verdict_, &VerdictPane::instantRequested, &stage_.playhead, &Playhead::seek);
  connect(transport_->scrubber(), &Scrubber::axisChanged, this, &VerdictPanel::alignLanes);
  takeTrace();
}

void VerdictPanel::addRestart(const ActionSet& actions) {
  QAction* action = actions.action("restart");
  auto* restart = new QPushButton(tr("Restart the server now"), this);
  restart->setObjectName(QStringLiteral("restartButton"));
  restart->setDefault(true);
  restart->setFocusPolicy(Qt::TabFocus);
  restart->setToolTip(action->toolTip());
  restart->setAccessibleName(action->toolTip());
  connect(restart, &QPushButton::clicked, action, &QAction::trigger);
  connect(action, &QAction::changed, restart,
          [restart, action] { restart->setEnabled(action->isEnabled()); });
  verdict_->corner()->addWidget(restart);
}

void VerdictPanel::setLook(Look look) {
  verdict_->setLook(look);
}

void VerdictPanel::takeTrace() {
  verdict_->setTrace(stage_.document.trace());
  verdict_->setPlayhead(stage_.playhead.at());
  // A scene without a server asks nothing: the player alone is left.
  verdict_->setVisible(serverProgram(stage_.document.scenario()).has_value());
  alignLanes();
}

/// The lanes and the scrubber have one axis: it begins where the wider of the questions and the
/// player's buttons ends.
void VerdictPanel::alignLanes() {
  VerdictLanes* lanes = verdict_->lanes();
  Scrubber* scrubber = transport_->scrubber();
  const int offset = lanes->mapTo(this, QPoint()).x() - transport_->x();
  const int wanted = static_cast<int>(lanes->labelWidth()) + offset - scrubber->margin();
  if (transport_->controls()->minimumWidth() != wanted) {
    transport_->controls()->setMinimumWidth(wanted);
  }
  const TimeAxis& axis = scrubber->axis();
  const double shift = scrubber->mapTo(this, QPoint()).x() - lanes->mapTo(this, QPoint()).x();
  lanes->setSpan(std::pair(axis.start() + shift, axis.end() + shift));
}

}  // namespace linger
