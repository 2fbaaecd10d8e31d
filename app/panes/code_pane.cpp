#include "app/panes/code_pane.h"

#include <QApplication>
#include <QClipboard>
#include <QEvent>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

#include "app/document/words.h"
#include "app/look/typeface.h"
#include "app/panes/code_view.h"
#include "app/widgets/flow_layout.h"
#include "app/widgets/segmented_control.h"

namespace linger {
namespace {

constexpr int kLeastLines =
    4;  ///< What is always to be seen; where there is less room, the pane scrolls.

const ProcessRecord* lastProcess(const Trace& trace, HostIndex host, std::size_t program,
                                 SimTime at) {
  const ProcessRecord* last = nullptr;
  for (const ProcessRecord& process : trace.processes) {
    if (process.host == host && process.program == program && process.started <= at)
      last = &process;
  }
  return last;
}

const CallRecord* lastCall(const Trace& trace, const ProcessRecord& process, SimTime at) {
  const CallRecord* last = nullptr;
  for (const CallRecord& call : trace.calls) {
    if (call.host == process.host && call.process == process.id && call.at <= at) last = &call;
  }
  return last;
}

QStringList languageNames() {
  QStringList names;
  for (Language language : kAllLanguages) names << nameOf(language);
  return names;
}

}  // namespace

ProgramPosition positionAt(const Trace& trace, HostIndex host, std::size_t program, SimTime at) {
  ProgramPosition position;
  const ProcessRecord* process = lastProcess(trace, host, program, at);
  if (!process) return position;
  position.running = !process->ended || *process->ended > at;
  const CallRecord* call = lastCall(trace, *process, at);
  if (!call) {
    // What it did before the scene is told nowhere: it waits for its first step in it.
    position.waiting = position.running;
    if (position.running) position.step = process->firstStep;
    return position;
  }
  position.waiting = !call->returned || *call->returned > at;
  position.failed = !position.running && !position.waiting && call->result != Errno::Ok;
  if (position.running || position.failed) {
    position.step = call->step;
    position.call = call->call;
  }
  return position;
}

CodePane::CodePane(QWidget* parent)
    : QWidget(parent),
      programs_(new SegmentedControl(this)),
      languages_(new SegmentedControl(this)),
      status_(new QLabel(this)),
      view_(new CodeView(this)) {
  programs_->setAccessibleName(tr("Program"));
  languages_->setAccessibleName(tr("Language"));
  languages_->setChoices(languageNames());
  status_->setForegroundRole(QPalette::PlaceholderText);
  status_->setAccessibleDescription(tr("The current line of the program"));
  status_->setWordWrap(true);
  setFonts();
  view_->setAccessibleName(tr("Source of the program"));
  auto* copy = new QToolButton(this);
  copy->setText(tr("Copy"));
  copy->setToolTip(tr("Copy the whole source; it runs as it is"));
  connect(copy, &QToolButton::clicked, this,
          [this] { QApplication::clipboard()->setText(view_->source().toString()); });
  auto* bar = new FlowLayout;
  bar->addWidget(programs_);
  bar->addWidget(languages_);
  bar->addWidget(copy);
  auto* layout = new QVBoxLayout(this);
  layout->addLayout(bar);
  layout->addWidget(status_);
  layout->addWidget(view_, 1);
  connect(programs_, &SegmentedControl::chosen, this, &CodePane::refreshSource);
  connect(languages_, &SegmentedControl::chosen, this, &CodePane::refreshSource);
}

void CodePane::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::FontChange) setFonts();
}

void CodePane::setFonts() {
  view_->setFont(Typeface::from(font()).mono);
  view_->setMinimumHeight(kLeastLines * view_->fontMetrics().height());
}

void CodePane::showMoment(const RunPointer& run, SimTime at) {
  const bool another = run != run_;
  run_ = run;
  at_ = at;
  if (another) updatePrograms();
  if (another) refreshSource();
  refreshMark();
}

void CodePane::showScript(std::shared_ptr<const ShownScript> script) {
  if (script == script_) return;
  script_ = std::move(script);
  programs_->setHidden(script_ != nullptr);
  languages_->setHidden(script_ != nullptr);
  view_->markFailure(std::nullopt);
  if (!script_) return view_->setSource({});
  Source source;
  for (const QString& line : script_->text.split(u'\n')) source.lines.push_back({line, {}, {}});
  view_->setSource(source);
  if (script_->failedLine) view_->markFailure(static_cast<std::size_t>(*script_->failedLine - 1));
}

/// Where the script is at the playhead; and where it fails, with the reason.
void CodePane::markScript() {
  const std::optional<int> line = script_->lineAt(at_);
  view_->mark(line ? std::optional(static_cast<std::size_t>(*line - 1)) : std::nullopt, false);
  const QString here = line ? tr("packetdrill script, at line %1").arg(*line)
                            : tr("packetdrill script, before its first line");
  status_->setText(
      script_->failedLine
          ? tr("%1 · fails at line %2: %3").arg(here).arg(*script_->failedLine).arg(script_->reason)
          : tr("%1 · passes").arg(here));
}

void CodePane::setLanguage(Language language) {
  languages_->setCurrent(static_cast<int>(language));
  refreshSource();
}

void CodePane::updatePrograms() {
  if (script_) return;
  QStringList names;
  places_.clear();
  const std::vector<Host>& hosts = run_->scenario.hosts;
  for (HostIndex host = 0; host < hosts.size(); ++host) {
    for (std::size_t program = 0; program < hosts[host].programs.size(); ++program) {
      const QString name = text(hosts[host].programs[program].name);
      places_.push_back({host, program});
      names << name;
    }
  }
  QStringList shown;
  for (int i = 0; i < programs_->count(); ++i) shown << programs_->button(i)->text();
  if (names == shown) return;
  programs_->setChoices(names);
  const auto pair = clientAndServer(run_->scenario);
  for (std::size_t i = 0; pair && i < places_.size(); ++i) {
    if (places_[i].host == pair->server) return programs_->setCurrent(static_cast<int>(i));
  }
}

void CodePane::refreshSource() {
  if (script_) return;
  const int place = programs_->current();
  if (run_ && place < 0) {
    view_->setSource({});
    status_->setText(tr("A capture does not show programs."));
  }
  if (!run_ || place < 0) return;
  const auto [host, program] = places_[static_cast<std::size_t>(place)];
  const Source source = sourceOf(run_->scenario, host, program,
                                 kAllLanguages[static_cast<std::size_t>(languages_->current())]);
  if (source.toString() != view_->source().toString()) view_->setSource(source);
  refreshMark();
}

void CodePane::refreshMark() {
  if (script_) return markScript();
  const int place = programs_->current();
  if (!run_ || place < 0) return;
  const auto [host, program] = places_[static_cast<std::size_t>(place)];
  const ProgramPosition position = positionAt(run_->trace, host, program, at_);
  std::optional<std::size_t> line;
  if (position.step) line = view_->source().lineOf(*position.step, position.call);
  view_->mark(line, position.waiting);
  const QString run = view_->source().howToRun;
  if (position.failed) {
    status_->setText(tr("%1 · the marked call failed and the process has ended").arg(run));
  } else if (!position.running) {
    status_->setText(tr("%1 · no process runs it now").arg(run));
  } else if (position.waiting) {
    status_->setText(tr("%1 · waits at the marked line").arg(run));
  } else {
    status_->setText(tr("%1 · running").arg(run));
  }
}

}  // namespace linger
