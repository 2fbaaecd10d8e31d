#include "app/window/main_window.h"

#include <QCloseEvent>
#include <QDebug>
#include <QDir>
#include <QDragEnterEvent>
#include <QFileInfo>
#include <QMessageBox>
#include <QMimeData>
#include <QScreen>
#include <QStackedWidget>
#include <QUrl>
#include <QVBoxLayout>
#include <QWindow>
#include <utility>

#include "app/actions/action_set.h"
#include "app/document/words.h"
#include "app/export/export_commands.h"
#include "app/files/scenario/scenario_file.h"
#include "app/files/scenario/scenario_library.h"
#include "app/files/settings_file.h"
#include "app/ladder/ladder_view.h"
#include "app/load/chart_export.h"
#include "app/load/load_view.h"
#include "app/look/announcement.h"
#include "app/look/desktop_motion.h"
#include "app/quiz/question_card.h"
#include "app/session/file_commands.h"
#include "app/session/recovery.h"
#include "app/session/settings.h"
#include "app/statemap/state_map_view.h"
#include "app/verdict/verdict_pane.h"
#include "app/widgets/notice_bar.h"
#include "app/widgets/tab_order.h"
#include "app/window/ladder_area.h"
#include "app/window/pane_tabs.h"
#include "app/window/run_commentary.h"
#include "app/window/scrubber.h"
#include "app/window/top_bar.h"
#include "app/window/transport_bar.h"
#include "app/window/verdict_panel.h"
#include "app/window/workspace.h"
#include "model/fleet/load_figures.h"
#include "model/sim/load.h"
#include "model/trace/symptom.h"

namespace linger {
namespace {

constexpr auto kFirstScenario = "restart";
constexpr QSize kFirstSize(1280, 820);
constexpr QSize kFrame(8, 40);  ///< What a window manager puts around a window.

/// The first of the dropped things that is a file here; empty if none is.
QString droppedFile(const QMimeData& data) {
  for (const QUrl& url : data.urls()) {
    if (url.isLocalFile()) return url.toLocalFile();
  }
  return {};
}

}  // namespace

MainWindow::MainWindow(QWidget* parent)
    : QMainWindow(parent),
      playhead_(document_),
      comparison_(document_),
      quiz_(document_, playhead_),
      context_{document_, playhead_, selection_, comparison_, quiz_, *this},
      actions_(new ActionSet(context_, this)),
      files_(new FileCommands(document_, this)),
      exports_(new ExportCommands(document_, playhead_, this)),
      recovery_(new Recovery(document_, this)) {
  setAcceptDrops(true);
  resize(kFirstSize.boundedTo(screen()->availableSize() - kFrame));
  build();
  connectParts();
  restoreSettings();
  workspace_->focusFirst();
}

/// The parts outlive the members that they look at: nobody is told how those end.
MainWindow::~MainWindow() {
  document_.undoStack()->blockSignals(true);
  document_.blockSignals(true);
  playhead_.blockSignals(true);
  quiz_.blockSignals(true);
}

void MainWindow::build() {
  actions_->fill(*menuBar());
  addRecentMenu();
  auto* page = new QWidget(this);
  notices_ = new NoticeBar(page);
  topBar_ = new TopBar(document_, *actions_, page);
  workspace_ = new Workspace(context_, *actions_, page);
  auto* layout = new QVBoxLayout(page);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(0);
  layout->addWidget(topBar_);
  layout->addWidget(workspace_, 1);
  // Of a load there are neither panes nor ladder.
  notices_->setGround({workspace_->panes(), workspace_->ladder(), workspace_});
  pages_ = new QStackedWidget(this);
  pages_->addWidget(page);
  setCentralWidget(pages_);
  const VerdictPanel& verdict = *workspace_->verdict();
  chainTabs({topBar_, notices_, workspace_->ladder()->view(), workspace_->ladder(),
             workspace_->map(), workspace_->panes(), verdict.question(), verdict.verdict(),
             verdict.transport()->controls(), verdict.transport()->scrubber()});
}

void MainWindow::connectParts() {
  connect(topBar_, &TopBar::scenarioChosen, this, &MainWindow::openScenario);
  connect(topBar_, &TopBar::refused, notices_, &NoticeBar::showError);
  connect(&look_, &LookControl::lookChanged, workspace_, &Workspace::setLook);
  connect(files_, &FileCommands::failed, notices_, &NoticeBar::showError);
  connect(files_, &FileCommands::captureOpened, this, &MainWindow::showConnections);
  connect(exports_, &ExportCommands::failed, notices_, &NoticeBar::showError);
  const auto tellSaved = [this](const QString& path) {
    tell(tr("Saved: %1").arg(QDir::toNativeSeparators(path)), {}, nullptr);
  };
  connect(files_, &FileCommands::saved, this, tellSaved);
  connect(exports_, &ExportCommands::saved, this, tellSaved);
  connect(workspace_, &Workspace::loadMade, this, [this, tellSaved] {
    connect(workspace_->load()->exports(), &ChartExport::failed, notices_, &NoticeBar::showError);
    connect(workspace_->load()->exports(), &ChartExport::saved, this, tellSaved);
  });
  connect(&document_, &Document::refused, notices_, &NoticeBar::showError);
  connect(&document_, &Document::opened, notices_, &NoticeBar::dismiss);
  connect(notices_, &NoticeBar::left, this, [this] { workspace_->focusFirst(); });
  connect(&document_, &Document::traceChanged, this, [this] {
    if (std::exchange(tellsOfRun_, false)) notices_->dismiss();
  });
  connect(&document_, &Document::opened, &selection_, &Selection::clear);
  connect(&document_, &Document::opened, this, &MainWindow::retitle);
  connect(&document_, &Document::modifiedChanged, this, &MainWindow::retitle);
  connect(&document_, &Document::fileNameChanged, this, &MainWindow::retitle);
  connect(&comparison_, &Comparison::changed, actions_, &ActionSet::refresh);
  connect(workspace_->panes(), &PaneTabs::currentChanged, actions_, &ActionSet::refresh);
  connect(&quiz_, &Quiz::onChanged, actions_, &ActionSet::refresh);
  connect(&quiz_, &Quiz::knownChanged, actions_, &ActionSet::refresh);
  connect(&quiz_, &Quiz::knownChanged, topBar_,
          [this] { topBar_->setDescribes(!quiz_.horizon()); });
  connect(&quiz_, &Quiz::knownChanged, exports_,
          [this] { exports_->setWithheld(quiz_.horizon().has_value()); });
  connect(&playhead_, &Playhead::playingChanged, this,
          [this](bool playing) { hasPlayed_ = hasPlayed_ || playing; });
  connect(notices_, &NoticeBar::told, this,
          [this](const QString& words) { announce(*this, words); });
  new RunCommentary(context_, *workspace_->verdict()->verdict()->lanes(), *actions_, this);
  workspace_->setLook(look_.look());
}

bool MainWindow::openScenario(const QString& nameOrPath) {
  if (!maySaveFirst()) return false;
  return files_->openNameOrPath(nameOrPath.isEmpty() ? QString::fromLatin1(kFirstScenario)
                                                     : nameOrPath);
}

void MainWindow::openScene(const QString& nameOrPath, const std::vector<Edit>& edits,
                           const ErrorLine& symptom) {
  if (!openScenario(nameOrPath)) return;
  for (const Edit& edit : edits) {
    const Scenario edited = apply(document_.scenario(), edit);
    if (edited != document_.scenario() && problemsOf(edited).empty()) document_.make(edit);
  }
  if (quiz_.horizon()) return;  // The symptom is what the scene asks about.
  if (const auto shown = firstShownAt(*document_.trace(), symptom)) playhead_.seek(*shown);
}

void MainWindow::welcome() {
  const bool isStory = document_.scenario().name == kFirstScenario && !isOwnWork();
  if (!hasPlayed_ && isStory && document_.edits().empty()) quiz_.askFirst();
}

void MainWindow::offerLeftBehind() {
  const std::optional<LeftBehind> left = recovery_->takeLeftBehind();
  if (!left) return;
  notices_->showOffer(
      tr("“%1” has unsaved changes from the last session.")
          .arg(topBar_->words().of(left->edited.base.title)),
      tr("Restore"),
      [this, left] {
        document_.recover(left->edited, left->fileName);
        recovery_->keepNow();
        recovery_->settleLeftBehind();
      },
      [this] { recovery_->settleLeftBehind(); });
}

void MainWindow::retitle() {
  const QString file = QFileInfo(document_.fileName()).fileName();
  const QString name = topBar_->words().of(document_.trace()->title);
  setWindowTitle(file.isEmpty() ? tr("%1[*] — Linger").arg(name)
                                : tr("%1 (%2)[*] — Linger").arg(name, file));
  setWindowModified(document_.isModified());
}

void MainWindow::addRecentMenu() {
  QMenu* fileMenu = menuBar()->actions().front()->menu();
  recentMenu_ = new QMenu(tr("Open a &recent file"), fileMenu);
  fileMenu->insertMenu(actions_->action("save"), recentMenu_);
  connect(recentMenu_, &QMenu::aboutToShow, this, &MainWindow::fillRecentMenu);
}

void MainWindow::fillRecentMenu() {
  recentMenu_->clear();
  for (const QString& path : files_->recentFiles()) {
    const QFileInfo file(path);
    QAction* action = recentMenu_->addAction(
        file.exists() ? file.fileName() : tr("%1 (missing)").arg(file.fileName()));
    action->setToolTip(path);
    connect(action, &QAction::triggered, this, [this, path] { openScenario(path); });
  }
  if (recentMenu_->isEmpty()) recentMenu_->addAction(tr("None yet"))->setEnabled(false);
}

void MainWindow::restoreSettings() {
  const Settings settings = loadSettings();
  if (!settings.geometry.isEmpty()) restoreGeometry(settings.geometry);
  look_.setChoice(settings.theme);
  language_ = settings.language;
  look_.setFontScale(settings.fontScale);
  playhead_.setPace(settings.pace);
  playhead_.setReducedMotion(settings.reducedMotion.value_or(desktopReducesMotion()));
  hasPlayed_ = settings.hasPlayed;
  quiz_.setOn(settings.asksQuestions);
  setSingleKeys(settings.singleKeys);
  files_->setRecentFiles(settings.recentFiles);
  files_->setRuntime(settings.runtime);
  workspace_->restore(settings);
}

void MainWindow::storeSettings() const {
  Settings settings;
  settings.geometry = saveGeometry();
  settings.theme = look_.choice();
  settings.language = language_;
  settings.fontScale = look_.fontScale();
  settings.pace = playhead_.pace();
  if (playhead_.reducedMotion() != desktopReducesMotion()) {
    settings.reducedMotion = playhead_.reducedMotion();
  }
  settings.hasPlayed = hasPlayed_;
  settings.asksQuestions = quiz_.isOn();
  settings.singleKeys = singleKeys();
  settings.recentFiles = files_->recentFiles();
  settings.runtime = files_->runtime();
  workspace_->store(settings);
  if (linger::storeSettings(settings)) return;
  const QString why = tr("The settings cannot be written: %1")
                          .arg(QDir::toNativeSeparators(openSettings().fileName()));
  if (notices_->message() == why) return;  // It has been told.
  notices_->showError(why);
  qWarning().noquote() << why;  // A window that closes shows nothing any more.
}

/// Edits of a built-in, and what its sliders say, are quickly made again; a scene that somebody
/// wrote is not.
bool MainWindow::isOwnWork() const {
  if (!document_.fileName().isEmpty()) return true;
  const Scenario& base = document_.edited().base;
  const QString folder =
      isFleet(base) ? QString::fromLatin1(kFleetFolder) : QStringLiteral(":/scenarios");
  const QString file = QStringLiteral("%1/%2.json").arg(folder, text(base.name));
  if (!QFileInfo::exists(file)) return true;
  const Loaded<Scenario> builtIn = readScenarioFile(file);
  if (!builtIn) return true;
  Scenario same = withFigures(*builtIn.value, figuresOf(base));
  if (isFleet(base)) same.msl = base.msl;
  same.runtime = base.runtime;  // Which follows the settings.
  return same != base;
}

bool MainWindow::maySaveFirst() {
  if (!document_.isModified() || !isOwnWork()) return true;
  const QString file = QFileInfo(document_.fileName()).fileName();
  const QString name = topBar_->words().of(document_.scenario().title);
  const auto answer =
      QMessageBox::question(this, tr("Save the changes?"),
                            tr("%1 has unsaved changes.").arg(file.isEmpty() ? name : file),
                            QMessageBox::Save | QMessageBox::Discard | QMessageBox::Cancel);
  if (answer == QMessageBox::Save) return files_->save();
  return answer == QMessageBox::Discard;
}

void MainWindow::showEvent(QShowEvent* event) {
  QMainWindow::showEvent(event);
  windowHandle()->installEventFilter(this);
}

/// A window that is covered, or minimized, paints nothing.
bool MainWindow::eventFilter(QObject* watched, QEvent* event) {
  if (watched == windowHandle() && event->type() == QEvent::Expose) {
    const bool isSeen = windowHandle()->isExposed();
    playhead_.setSeen(isSeen);
    pages_->setUpdatesEnabled(isSeen);
  }
  return QMainWindow::eventFilter(watched, event);
}

void MainWindow::closeEvent(QCloseEvent* event) {
  if (!document_.fileName().isEmpty() && !maySaveFirst()) return event->ignore();
  if (presenting_) setPresenting(false);
  // What has no file waits for the next start; a file has been asked about.
  document_.fileName().isEmpty() ? recovery_->keepNow() : recovery_->forget();
  storeSettings();
  event->accept();
}

void MainWindow::keyPressEvent(QKeyEvent* event) {
  if (event->key() == Qt::Key_Escape && isBlank()) return setBlank(false);
  if (event->key() == Qt::Key_Escape && presenting_) return setPresenting(false);
  QMainWindow::keyPressEvent(event);
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
  if (!droppedFile(*event->mimeData()).isEmpty()) event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event) {
  const QString path = droppedFile(*event->mimeData());
  if (path.isEmpty()) return;
  event->acceptProposedAction();
  openScenario(path);
}

}  // namespace linger
