#include "app/window/verdict_panel.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "app/document/words.h"
#include "app/window/action_set.h"
#include "app/window/transport_bar.h"
#include "app/window/verdict_words.h"
#include "model/sim/rebind.h"

namespace linger {

VerdictPanel::VerdictPanel(Stage& stage, const ActionSet& actions, QWidget* parent)
    : QWidget(parent),
      stage_(stage),
      title_(new QLabel(tr("Would a restart work?"), this)),
      answer_(new QLabel(this)),
      restart_(new QPushButton(tr("Restart the server now"), this)),
      transport_(new TransportBar(stage.document, stage.playhead, actions, this)) {
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(14, 8, 14, 8);
  addHeading(*layout, actions);
  layout->addWidget(transport_);
  connect(&stage_.document, &Document::traceChanged, this, &VerdictPanel::refresh);
  connect(&stage_.playhead, &Playhead::moved, this, &VerdictPanel::refresh);
  setFonts();
  refresh();
}

void VerdictPanel::addHeading(QVBoxLayout& layout, const ActionSet& actions) {
  answer_->setWordWrap(true);
  answer_->setTextFormat(Qt::RichText);
  answer_->setAccessibleName(tr("Would a restart work now"));
  answer_->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
  QAction* action = actions.action("restart");
  restart_->setDefault(true);
  restart_->setFocusPolicy(Qt::TabFocus);
  restart_->setToolTip(action->toolTip());
  restart_->setAccessibleName(action->toolTip());
  connect(restart_, &QPushButton::clicked, action, &QAction::trigger);
  connect(action, &QAction::changed, restart_,
          [this, action] { restart_->setEnabled(action->isEnabled()); });
  auto* words = new QVBoxLayout;
  words->setSpacing(2);
  words->addWidget(title_);
  words->addWidget(answer_);
  auto* row = new QHBoxLayout;
  row->addLayout(words, 1);
  row->addWidget(restart_, 0, Qt::AlignTop);
  layout.addLayout(row);
}

QString VerdictPanel::answer() const {
  return answer_->text();
}

void VerdictPanel::setLook(Look look) {
  look_ = look;
  refresh();
}

void VerdictPanel::setFonts() {
  QFont strong = font();
  strong.setBold(true);
  strong.setPointSizeF(font().pointSizeF() * 1.1);
  title_->setFont(strong);
}

void VerdictPanel::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::FontChange) setFonts();
}

void VerdictPanel::refresh() {
  const Trace& trace = *stage_.document.trace();
  const std::vector<RebindQuestion> questions = standardQuestions(trace.scenario);
  if (questions.empty()) {
    return answer_->setText(tr("No program of this scene listens."));
  }
  const SimTime at = stage_.playhead.at();
  const VerdictInterval now = rebindVerdictAt(trace, questions.front(), at);
  const RestartAnswer words = verdictWords(trace, questions.front(), now, at);
  const Theme& theme = themeOf(look_);
  const AnswerColours& colours = now.verdict.works() ? theme.works : theme.fails;
  const QString html = tr("at %1, without options: <b style='color:%2'>%3</b> %4")
                           .arg(instantText(at), colours.text.name(), words.answer.toHtmlEscaped(),
                                words.because.toHtmlEscaped());
  if (html != answer_->text()) answer_->setText(html);
}

}  // namespace linger
