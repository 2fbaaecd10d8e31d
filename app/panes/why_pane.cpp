#include "app/panes/why_pane.h"

#include <QEvent>
#include <QFrame>
#include <QHash>
#include <QLabel>
#include <QVBoxLayout>
#include <algorithm>

#include "app/document/blocker_words.h"
#include "app/document/timer_text.h"
#include "app/document/words.h"
#include "app/files/sentences.h"
#include "app/look/quiet_style.h"
#include "app/panes/entry_text.h"
#include "app/panes/loss_text.h"
#include "app/panes/moment.h"
#include "app/panes/paragraph.h"

namespace linger {
namespace {

/// Whether the ladder has more to show at zero than what was there already.
bool doesAnythingAtStart(const Trace& trace) {
  const auto later = std::ranges::upper_bound(trace.eventLog, kSimStart, {}, &Entry::at);
  return std::any_of(trace.eventLog.begin(), later, [](const Entry& entry) {
    return entry.kind == EntryKind::Sent || entry.kind == EntryKind::Moved;
  });
}

/// Whether somebody killed a process or cut the power at zero: what follows from that is told in
/// the place of what the scene is about.
bool endsAnythingAtStart(const Trace& trace) {
  const auto later = std::ranges::upper_bound(trace.eventLog, kSimStart, {}, &Entry::at);
  return std::any_of(trace.eventLog.begin(), later, [](const Entry& entry) {
    return entry.kind == EntryKind::Ended || entry.kind == EntryKind::Power;
  });
}

}  // namespace

WhyPane::WhyPane(QWidget* parent)
    : QScrollArea(parent),
      explanations_(Explanations::load(QLocale())),
      words_(SceneWords::load(QLocale())) {
  setFrameShape(QFrame::StyledPanel);
  setProperty(kFramedByFocus, true);
  setWidgetResizable(true);
  setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  setAccessibleName(tr("Why this happened"));
  auto* page = new QWidget;
  page->setBackgroundRole(QPalette::Base);
  viewport()->setBackgroundRole(QPalette::Base);
  auto* layout = new QVBoxLayout(page);
  moment_ = addLabel(page, tr("Moment"));
  title_ = addLabel(page, tr("Title"));
  what_ = addLabel(page, tr("What happened"));
  why_ = addLabel(page, tr("Why"));
  mistake_ = addBox(page, &mistakeHead_, &mistakeText_, tr("What people often think"));
  sources_ = addLabel(page, tr("Sources"));
  sources_->setForegroundRole(QPalette::Link);
  moment_->setForegroundRole(QPalette::PlaceholderText);
  timers_ = addBox(page, &timersHead_, &timersText_, tr("Running timers"));
  timersHead_->setText(tr("Running timers"));
  layout->addStretch(1);
  setWidget(page);
  setTitleFont();
  showNothingYet();
}

QLabel* WhyPane::addLabel(QWidget* into, const QString& name) {
  auto* label = new Paragraph(into);
  label->setAccessibleDescription(name);
  into->layout()->addWidget(label);
  return label;
}

/// Words on a ground of their own, under a quiet heading.
QFrame* WhyPane::addBox(QWidget* page, QLabel** head, QLabel** text, const QString& name) {
  auto* box = new QFrame(page);
  box->setAutoFillBackground(true);
  box->setBackgroundRole(QPalette::AlternateBase);
  auto* layout = new QVBoxLayout(box);
  *head = new QLabel(box);
  (*head)->setForegroundRole(QPalette::PlaceholderText);
  layout->addWidget(*head);
  *text = addLabel(box, name);
  page->layout()->addWidget(box);
  return box;
}

void WhyPane::setTitleFont() {
  QFont large = font();
  large.setPointSizeF(font().pointSizeF() * 1.25);
  large.setBold(true);
  title_->setFont(large);
}

void WhyPane::changeEvent(QEvent* event) {
  if (event->type() == QEvent::FontChange) setTitleFont();
  QScrollArea::changeEvent(event);
}

void WhyPane::showMoment(const RunPointer& run, SimTime at) {
  const Trace* trace = run ? &run->trace : nullptr;
  const bool isOpening =
      at <= kSimStart && trace && !trace->title.empty() && !endsAnythingAtStart(*trace);
  const Entry* entry = trace && !isOpening ? tellingEntry(*trace, at) : nullptr;
  if (entry) {
    showEntry(*trace, *entry);
    if (at >= trace->end) showLesson(run->scenario);
  } else if (trace && !trace->title.empty()) {
    showScene(*run);
  } else {
    showNothingYet();
  }
  timers_->hide();
  if (trace && !isOpening) showTimers(*trace, at);
}

/// Each timer that runs at the playhead, with what sets its length and what would change it. Many
/// alike, as where ports run out, are told once and counted.
void WhyPane::showTimers(const Trace& trace, SimTime at) {
  QStringList titles;
  QHash<QString, int> count;
  QHash<QString, QString> bodies;
  for (const TimerRecord& timer : trace.timers) {
    const bool runs = timer.set <= at && timer.endedAt.value_or(timer.due) > at;
    if (!runs || !isWorthTelling(timer)) continue;
    const TimerText words = timerText(trace, timer);
    if (++count[words.title] > 1) continue;
    titles << words.title;
    bodies[words.title] = inOneText({words.setBy, words.changes});
  }
  QStringList told;
  for (const QString& title : titles) {
    const int times = count[title];
    told << (times > 1 ? tr("%1 (%2 times)").arg(title).arg(times) : title) + u'\n' + bodies[title];
  }
  timersText_->setText(told.join(QStringLiteral("\n\n")));
  timers_->setHidden(told.isEmpty());
}

/// What the scene is about, and what people say that it disproves.
void WhyPane::showScene(const ScenarioRun& run) {
  const Scenario& scenario = run.scenario;
  moment_->setText(doesAnythingAtStart(run.trace) ? tr("at the start")
                                                  : tr("before anything happens"));
  title_->setText(words_.of(run.trace.title));
  what_->setText(words_.of(run.trace.description));
  what_->setHidden(what_->text().isEmpty());
  QString next = tr("Press Space to play, or the right arrow key to go to the first event.");
  if (!scenario.questions.empty()) {
    next = inOneText({next, tr("Press Q to be asked %n question(s) during the run.", nullptr,
                               int(scenario.questions.size()))});
  }
  why_->setText(next);
  why_->show();
  const QString mistake = words_.of(scenario.misconception);
  showPair(tr("What people get wrong"), mistake,
           mistake.isEmpty() ? QString() : tr("The end of this scene shows it."));
  sources_->hide();
}

/// At the end, instead of what people get wrong about the last event.
void WhyPane::showLesson(const Scenario& scenario) {
  if (scenario.lesson.empty()) return;
  showPair(tr("What this scene shows"), words_.of(scenario.misconception),
           words_.of(scenario.lesson));
}

/// A mistake in the words of those who make it, and what is so instead. Without the mistake, what
/// is so stands alone.
void WhyPane::showPair(const QString& head, const QString& mistake, const QString& fact) {
  mistakeHead_->setText(head);
  mistakeText_->setText(mistake.isEmpty() ? fact : tr("Mistake: %1\nFact: %2").arg(mistake, fact));
  mistake_->setHidden(mistake.isEmpty() && fact.isEmpty());
}

void WhyPane::showNothingYet() {
  moment_->setText(tr("before anything happens"));
  title_->setText(tr("Two programs are connected"));
  what_->setText(
      tr("Nothing has happened yet. Press Space to play, or the right arrow key to go to the "
         "first event."));
  why_->hide();
  mistake_->hide();
  sources_->hide();
}

void WhyPane::showEntry(const Trace& trace, const Entry& entry) {
  const Explanation told = explanations_.of(*ruleOf(trace, entry));
  moment_->setText(tr("%1 · %2 · %3")
                       .arg(instantText(entry.at), hostName(trace, hostOf(trace, entry)),
                            entryText(trace, entry)));
  title_->setText(told.title);
  const QString said = entryDetail(trace, entry);
  const bool printed = entry.kind == EntryKind::Returned || entry.kind == EntryKind::Called;
  QString what = told.what;
  if (printed) what = inOneText({told.what, inTheWayText(trace, trace.calls[entry.index])});
  if (printed && !said.isEmpty()) what = said + QStringLiteral("\n\n") + what;
  if (entry.kind == EntryKind::Lost) {
    what = inOneText({what, afterLoss(trace, trace.segments[entry.index])});
  }
  what_->setText(what.trimmed());
  what_->setHidden(what_->text().isEmpty());
  why_->setText(told.why);
  why_->setHidden(told.why.isEmpty());
  showPair(tr("What people get wrong"), told.mistake, told.fact);
  sources_->setText(told.sources.join(QStringLiteral(" · ")));
  sources_->setHidden(told.sources.isEmpty());
}

}  // namespace linger
