#include "app/window/present_caption.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>

#include "app/document/words.h"
#include "app/window/event_caption.h"

namespace linger {

PresentCaption::PresentCaption(AppContext& context, QWidget* parent)
    : QWidget(parent), context_(context), event_(new QLabel(this)), conditions_(new QLabel(this)) {
  for (QLabel* label : {event_, conditions_}) label->setTextFormat(Qt::PlainText);
  event_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
  conditions_->setForegroundRole(QPalette::PlaceholderText);
  auto* layout = new QHBoxLayout(this);
  layout->setContentsMargins(10, 4, 10, 0);
  layout->addWidget(event_, 1);
  layout->addWidget(conditions_);
  connect(&context_.quiz, &Quiz::knownChanged, this, &PresentCaption::follow);
  connect(&context_.playhead, &Playhead::moved, this, &PresentCaption::follow);
}

QString PresentCaption::event() const {
  return event_->accessibleName();
}

QString PresentCaption::conditions() const {
  return conditions_->text();
}

QString PresentCaption::eventWords() const {
  const QString event = eventCaption(context_.quiz.known()->trace, context_.playhead.at());
  return event.isEmpty() ? tr("Before anything happens") : event;
}

QString PresentCaption::conditionWords() const {
  const Trace& trace = *context_.document.trace();
  QStringList systems;
  for (const TraceHost& host : trace.hosts) {
    if (!host.os) continue;
    const QString name = text(profileOf(host).title);
    if (!systems.contains(name)) systems << name;
  }
  const QString names = systems.join(QStringLiteral(", "));
  const std::optional<Duration>& msl = context_.document.scenario().msl;
  if (msl) return tr("%1 · MSL %2").arg(names, durationText(*msl));
  if (!trace.roles || !trace.hosts[trace.roles->server].os) return names;
  const Duration own = profileOf(trace.hosts[trace.roles->server]).timeWait.value;
  return tr("%1 · TIME-WAIT %2").arg(names, durationText(own));
}

/// Only while it is seen: a frame should not cost more for it.
void PresentCaption::follow() {
  if (!isVisible()) return;
  const QString words = eventWords();
  event_->setAccessibleName(words);
  event_->setText(event_->fontMetrics().elidedText(words, Qt::ElideRight, event_->width()));
  conditions_->setText(conditionWords());
}

void PresentCaption::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  follow();
}

void PresentCaption::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::FontChange) follow();
}

void PresentCaption::showEvent(QShowEvent* event) {
  QWidget::showEvent(event);
  follow();
}

}  // namespace linger
