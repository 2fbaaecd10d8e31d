#include "app/window/pane_tabs.h"

#include <QComboBox>
#include <QEvent>
#include <QLabel>
#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>

#include "app/panes/code_pane.h"
#include "app/panes/edits_pane.h"
#include "app/panes/events_pane.h"
#include "app/panes/terminal_pane.h"
#include "app/panes/why_pane.h"
#include "app/verdict/option_table.h"
#include "app/widgets/pane_page.h"
#include "app/widgets/tab_order.h"

namespace linger {

PaneTabs::PaneTabs(AppContext& context, QWidget* parent)
    : QWidget(parent),
      context_(context),
      tabs_(new QTabBar(this)),
      list_(new QComboBox(this)),
      pages_(new QStackedWidget(this)),
      veil_(new QLabel(tr("Available once the question is answered."), this)) {
  veil_->setAlignment(Qt::AlignCenter);
  veil_->setWordWrap(true);
  veil_->hide();
  tabs_->setDocumentMode(true);
  tabs_->setDrawBase(false);
  tabs_->setExpanding(false);
  tabs_->setUsesScrollButtons(false);
  tabs_->setElideMode(Qt::ElideNone);
  for (QWidget* heading : {static_cast<QWidget*>(tabs_), static_cast<QWidget*>(list_)}) {
    heading->setFocusPolicy(Qt::TabFocus);
    heading->setAccessibleName(tr("Panes"));
  }
  list_->hide();
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(0);
  layout->addWidget(tabs_);
  layout->addWidget(list_);
  layout->addWidget(pages_, 1);
  layout->addWidget(veil_, 1);
  addPane(
      tr("Why"), [this] { return makeWhy(); }, Veil::OpenQuestion);
  addPane(
      tr("Code"), [this] { return makeCode(); }, Veil::OpenQuestion);
  addPane(tr("Terminal"), [this] { return makeTerminal(); });
  addPane(tr("Events"), [this] { return makeEvents(); });
  addPane(tr("Edits"), [this] { return makeEdits(); });
  addPane(
      tr("Systems"), [this] { return makeSystems(); }, Veil::Systems);
  connect(tabs_, &QTabBar::currentChanged, this, &PaneTabs::turnTo);
  connect(list_, &QComboBox::activated, tabs_, &QTabBar::setCurrentIndex);
  connect(&context_.quiz, &Quiz::knownChanged, this, &PaneTabs::follow);
  connect(&context_.playhead, &Playhead::moved, this, &PaneTabs::follow);
}

void PaneTabs::addPane(const QString& title, std::function<Pane()> make, Veil veil) {
  makers_.push_back(std::move(make));
  panes_.emplace_back();
  veils_.push_back(veil);
  pages_->addWidget(new PanePage(pages_));
  tabs_->addTab(title);
  list_->addItem(title);
}

void PaneTabs::takeIn(QWidget* guest, const QString& title) {
  pages_->addWidget(guest);
  panes_.push_back(Pane{guest, [] {}});
  tabs_->addTab(title);
  list_->addItem(title);
  chooseHeading();
}

void PaneTabs::letGo(QWidget* guest) {
  const int index = pages_->indexOf(guest);
  if (index < 0) return;
  pages_->removeWidget(guest);
  panes_.erase(panes_.begin() + index);
  list_->removeItem(index);
  tabs_->removeTab(index);
  chooseHeading();
}

int PaneTabs::count() const {
  return tabs_->count();
}

int PaneTabs::currentIndex() const {
  return tabs_->currentIndex();
}

void PaneTabs::setCurrentIndex(int index) {
  tabs_->setCurrentIndex(index);
}

void PaneTabs::turnTo(int index) {
  list_->setCurrentIndex(index);
  pages_->setCurrentIndex(index);
  drawVeil();
  emit currentChanged(index);
}

void PaneTabs::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  chooseHeading();
}

void PaneTabs::showEvent(QShowEvent* event) {
  QWidget::showEvent(event);
  drawVeil();
}

void PaneTabs::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::FontChange) chooseHeading();
}

void PaneTabs::chooseHeading() {
  const bool fits = tabs_->sizeHint().width() <= width();
  tabs_->setVisible(fits);
  list_->setVisible(!fits);
}

void PaneTabs::setVeil(Veil veil) {
  if (veil == drawn_) return;
  drawn_ = veil;
  drawVeil();
}

void PaneTabs::drawVeil() {
  const auto index = static_cast<std::size_t>(currentIndex());
  const Veil veil = index < veils_.size() ? veils_[index] : Veil::None;
  const bool hides = veil != Veil::None && veil <= drawn_;
  pages_->setVisible(!hides);
  veil_->setVisible(hides);
  if (!hides && isVisible()) ensure(currentIndex());
}

QWidget* PaneTabs::pane(int index) {
  ensure(index);
  return panes_[static_cast<std::size_t>(index)]->widget;
}

void PaneTabs::ensure(int index) {
  if (index < 0) return;
  std::optional<Pane>& pane = panes_[static_cast<std::size_t>(index)];
  if (!pane) {
    pane = makers_[static_cast<std::size_t>(index)]();
    static_cast<PanePage*>(pages_->widget(index))->setWidget(pane->widget);
    pane->widget->setBackgroundRole(QPalette::Base);
    pane->widget->show();
    chainTabs({tabs_, list_, pane->widget});
  }
  pane->follow();
}

void PaneTabs::follow() {
  const std::optional<Pane>& shown = panes_[static_cast<std::size_t>(currentIndex())];
  if (shown) shown->follow();
}

PaneTabs::Pane PaneTabs::makeWhy() {
  auto* why = new WhyPane(this);
  return {why, [this, why] { why->showMoment(context_.quiz.known(), context_.playhead.at()); }};
}

PaneTabs::Pane PaneTabs::makeCode() {
  auto* code = new CodePane(this);
  return {code, [this, code] {
            code->showScript(context_.document.script());
            code->showMoment(context_.quiz.known(), context_.playhead.at());
          }};
}

PaneTabs::Pane PaneTabs::makeTerminal() {
  auto* terminal = new TerminalPane(this);
  return {terminal, [this, terminal] {
            terminal->showMoment(context_.quiz.known(), context_.playhead.at());
          }};
}

PaneTabs::Pane PaneTabs::makeEvents() {
  auto* events = new EventsPane(this);
  connect(events, &EventsPane::chosen, this, [this](SimTime at, SegmentId segment) {
    context_.playhead.pause();
    context_.playhead.seek(at);
    if (segment != SegmentId{}) context_.selection.pickSegment(*context_.document.trace(), segment);
  });
  return {events, [this, events] {
            events->showMoment(traceOf(context_.quiz.known()), context_.playhead.at());
          }};
}

PaneTabs::Pane PaneTabs::makeSystems() {
  auto* page = new QWidget(this);
  systems_ = new OptionTable(page);
  systems_->setLook(look_);
  if (queries_) systems_->setQueries(*queries_);
  auto* sentence = new QLabel(tr("Select a cell to read why."), page);
  sentence->setWordWrap(true);
  sentence->setAccessibleDescription(tr("Why the selected cell says so"));
  auto* layout = new QVBoxLayout(page);
  layout->addWidget(systems_, 1);
  layout->addWidget(sentence);
  connect(systems_, &OptionTable::sentenceChanged, sentence, &QLabel::setText);
  connect(systems_, &OptionTable::instantRequested, &context_.playhead, &Playhead::seek);
  return {page, [this, shown = RunPointer()]() mutable {
            // Another trace means a run on every system: not for each frame.
            if (shown != context_.document.run()) systems_->setRun(context_.document.run());
            shown = context_.document.run();
            systems_->setPlayhead(context_.playhead.at());
          }};
}

void PaneTabs::setQueries(const std::vector<RebindQuery>& queries) {
  queries_ = queries;
  if (systems_) systems_->setQueries(queries);
}

void PaneTabs::setLook(Look look) {
  look_ = look;
  if (systems_) systems_->setLook(look);
}

PaneTabs::Pane PaneTabs::makeEdits() {
  auto* edits = new EditsPane(context_.document, this);
  return {edits, [] {}};
}

}  // namespace linger
