#include "app/verdict/verdict_pane.h"

#include <QBoxLayout>
#include <QEvent>
#include <QLabel>
#include <QToolButton>

#include "app/panes/paragraph.h"
#include "app/verdict/question_picker.h"
#include "app/verdict/question_words.h"

namespace linger {

VerdictPane::VerdictPane(QWidget* parent)
    : QWidget(parent),
      trace_(std::make_shared<const Trace>()),
      title_(new QLabel(tr("Would a restart work?"), this)),
      answer_(new Paragraph(this)),
      jump_(new QToolButton(this)),
      pick_(new QToolButton(this)),
      corner_(new QHBoxLayout),
      lanes_(new VerdictLanes(this)) {
  setAccessibleName(tr("Verdicts"));
  answer_->setTextFormat(Qt::RichText);
  answer_->setAccessibleName(tr("The answer at the playhead"));
  answer_->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
  jump_->setText(tr("Go to when it works"));
  jump_->setToolTip(tr("Moves the playhead to the instant at which this restart would work"));
  pick_->setText(tr("Options…"));
  pick_->setToolTip(tr("Chooses the sets of options that are asked about"));

  auto* row = new QHBoxLayout;
  row->addWidget(title_, 1);
  row->addWidget(jump_, 0, Qt::AlignTop);
  row->addWidget(pick_, 0, Qt::AlignTop);
  row->addLayout(corner_);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(4);
  column->addLayout(row);
  column->addWidget(answer_);
  column->addWidget(lanes_);

  connect(lanes_, &VerdictLanes::instantRequested, this, &VerdictPane::instantRequested);
  connect(lanes_, &VerdictLanes::currentLaneChanged, this, &VerdictPane::say);
  connect(lanes_, &VerdictLanes::lanesChanged, this, &VerdictPane::say);
  connect(jump_, &QToolButton::clicked, this, &VerdictPane::jump);
  connect(pick_, &QToolButton::clicked, this, &VerdictPane::pickQuestions);
  say();
}

void VerdictPane::setTrace(std::shared_ptr<const Trace> trace) {
  trace_ = trace ? trace : std::make_shared<const Trace>();
  lanes_->setTrace(trace_);
}

void VerdictPane::setPlayhead(SimTime at) {
  lanes_->setPlayhead(at);
  say();
}

void VerdictPane::setLook(Look look) {
  look_ = look;
  lanes_->setLook(look);
  say();
}

void VerdictPane::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() != QEvent::FontChange) return;
  title_->setFont(Typeface::from(font()).title);
}

void VerdictPane::say() {
  title_->setFont(Typeface::from(font()).title);
  const std::size_t lane = lanes_->currentLane();
  const bool asked = lane < lanes_->lanes().size();
  jump_->setEnabled(lanes_->clearsAt(lane).has_value());
  if (!asked) {
    answer_->setText(tr("Nothing in this scenario takes a port that a restart would want back."));
    return;
  }
  const Lane& spoken = lanes_->lanes()[lane];
  const VerdictInterval* interval = intervalAt(spoken.intervals, lanes_->playhead());
  if (!interval) return;
  const Theme& theme = themeOf(look_);
  const VerdictWords words = explain(*trace_, spoken.question, *interval, lanes_->playhead());
  answer_->setText(
      QStringLiteral("%1 <b style='color:%2'>%3</b>: %4 <span style='color:%5'>(%6)</span>")
          .arg(tr("With %1:").arg(spoken.label).toHtmlEscaped(),
               coloursOf(interval->verdict, theme).text.name(), words.headline.toHtmlEscaped(),
               words.reason.toHtmlEscaped(), theme.muted.name(), words.evidence.toHtmlEscaped()));
}

void VerdictPane::jump() {
  if (const auto clears = lanes_->clearsAt(lanes_->currentLane())) emit instantRequested(*clears);
}

void VerdictPane::pickQuestions() {
  auto* picker = new QuestionPicker(trace_->scenario, this);
  picker->setAttribute(Qt::WA_DeleteOnClose);
  std::vector<RebindQuestion> asked;
  for (const Lane& lane : lanes_->lanes()) asked.push_back(lane.question);
  picker->setQuestions(std::move(asked));
  connect(picker, &QuestionPicker::questionsChanged, lanes_, &VerdictLanes::setQuestions);
  picker->move(pick_->mapToGlobal(QPoint(0, pick_->height())));
  picker->show();
}

}  // namespace linger
