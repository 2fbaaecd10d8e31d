#include "app/panes/terminal_pane.h"

#include <QApplication>
#include <QClipboard>
#include <QEvent>
#include <QLabel>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QToolButton>
#include <QVBoxLayout>

#include "app/document/host_words.h"
#include "app/document/words.h"
#include "app/look/typeface.h"
#include "app/panes/terminal/outputs.h"
#include "app/widgets/flow_layout.h"
#include "app/widgets/segmented_control.h"
#include "model/sim/scenario_run.h"

namespace linger {
namespace {

constexpr int kLeastLines =
    4;  ///< What is always to be seen; where there is less room, the pane scrolls.

QString outputOf(TerminalPane::Command command, const ScenarioRun& run, HostIndex host,
                 SimTime at) {
  const Trace& trace = run.trace;
  switch (command) {
    case TerminalPane::Command::Program: return programOutput(run, host, at);
    case TerminalPane::Command::Ss: return ssOutput(trace, snapshotAt(trace, at), host);
    case TerminalPane::Command::Netstat: return netstatOutput(trace, snapshotAt(trace, at), host);
    case TerminalPane::Command::Tcpdump: return tcpdumpOutput(trace, host, at);
  }
  return {};
}

/// As much of a long output as a terminal keeps: its end.
QString scrolledBack(const QString& output) {
  constexpr int kMostLines = 2000;
  qsizetype from = output.size();
  for (int line = 0; line <= kMostLines && from > 0; ++line)
    from = output.lastIndexOf(u'\n', from - 1);
  return from <= 0 ? output
                   : TerminalPane::tr("[earlier lines are not shown]\n") + output.mid(from + 1);
}

QStringList hostNames(const Trace& trace) {
  QStringList names;
  for (const TraceHost& host : trace.hosts) names << hostText(host.name);
  return names;
}

}  // namespace

TerminalPane::TerminalPane(QWidget* parent)
    : QWidget(parent),
      hosts_(new SegmentedControl(this)),
      commands_(new SegmentedControl(this)),
      screen_(new QPlainTextEdit(this)),
      version_(new QLabel(this)) {
  hosts_->setAccessibleName(tr("Host of the terminal"));
  commands_->setAccessibleName(tr("Command of the terminal"));
  commands_->setChoices(
      {tr("program"), QStringLiteral("ss"), QStringLiteral("netstat"), QStringLiteral("tcpdump")});
  screen_->setReadOnly(true);
  setFonts();
  screen_->setFrameShape(QFrame::NoFrame);
  screen_->setLineWrapMode(QPlainTextEdit::NoWrap);
  screen_->setAccessibleName(tr("Terminal"));
  screen_->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
  version_->setText(
      tr("Tracebacks have the form of Python 3.10. Python 3.11 and newer mark the call below its "
         "line, Python 3.13 and newer in color."));
  version_->setWordWrap(true);
  version_->hide();
  auto* copy = new QToolButton(this);
  copy->setText(tr("Copy"));
  copy->setToolTip(tr("Copy what the terminal shows"));
  connect(copy, &QToolButton::clicked, this,
          [this] { QApplication::clipboard()->setText(screen_->toPlainText()); });
  auto* bar = new FlowLayout;
  bar->addWidget(hosts_);
  bar->addWidget(commands_);
  bar->addWidget(copy);
  auto* layout = new QVBoxLayout(this);
  layout->addLayout(bar);
  layout->addWidget(screen_, 1);
  layout->addWidget(version_);
  QScrollBar* scroll = screen_->verticalScrollBar();
  connect(scroll, &QScrollBar::rangeChanged, this, [this, scroll](int, int most) {
    if (follows_) scroll->setValue(most);
  });
  connect(scroll, &QScrollBar::actionTriggered, this, [this] { follows_ = false; });
  connect(hosts_, &SegmentedControl::chosen, this, &TerminalPane::refresh);
  connect(commands_, &SegmentedControl::chosen, this, &TerminalPane::refresh);
}

void TerminalPane::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::FontChange) setFonts();
}

void TerminalPane::setFonts() {
  screen_->setFont(Typeface::from(font()).mono);
  screen_->setMinimumHeight(kLeastLines * screen_->fontMetrics().height());
}

void TerminalPane::showMoment(const RunPointer& run, SimTime at) {
  const bool another = run != run_;
  run_ = run;
  at_ = at;
  if (another) updateHosts();
  refresh();
}

void TerminalPane::updateHosts() {
  const QStringList names = hostNames(run_->trace);
  QStringList shown;
  for (int i = 0; i < hosts_->count(); ++i) shown << hosts_->button(i)->text();
  if (names == shown) return;
  hosts_->setChoices(names);
  if (run_->trace.roles) setHost(run_->trace.roles->server);
}

void TerminalPane::setHost(HostIndex host) {
  hosts_->setCurrent(static_cast<int>(host));
  refresh();
}

void TerminalPane::setCommand(Command command) {
  commands_->setCurrent(static_cast<int>(command));
  refresh();
}

QString TerminalPane::text() const {
  return screen_->toPlainText();
}

void TerminalPane::refresh() {
  const int host = hosts_->current();
  if (!run_ || host < 0) return screen_->clear();
  const QString output = scrolledBack(outputOf(static_cast<Command>(commands_->current()), *run_,
                                               static_cast<HostIndex>(host), at_));
  version_->setVisible(output.contains(QStringLiteral("Traceback (most recent call last):")));
  const QString shown = screen_->toPlainText();
  if (output == shown) return;
  const bool grew = output.startsWith(shown.chopped(std::min<qsizetype>(2, shown.size())));
  const int kept = screen_->verticalScrollBar()->value();
  follows_ = grew;
  screen_->setPlainText(output);
  QScrollBar* bar = screen_->verticalScrollBar();
  bar->setValue(grew ? bar->maximum() : std::min(kept, bar->maximum()));
}

}  // namespace linger
