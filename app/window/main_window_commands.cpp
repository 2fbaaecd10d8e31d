// What the actions ask of the window.

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QLineEdit>
#include <QMenuBar>
#include <QMessageBox>
#include <QStackedWidget>
#include <utility>

#include "app/actions/action_set.h"
#include "app/actions/command_palette.h"
#include "app/actions/help_sheet.h"
#include "app/captures/connections_dialog.h"
#include "app/document/words.h"
#include "app/editor/templates.h"
#include "app/explore/explore_dialog.h"
#include "app/export/export_commands.h"
#include "app/gallery/gallery.h"
#include "app/learn/guide_dialog.h"
#include "app/learn/learn_dialog.h"
#include "app/live/kernel_run.h"
#include "app/load/chart_export.h"
#include "app/load/load_view.h"
#include "app/machine/kernel_run_dialog.h"
#include "app/machine/machine_view.h"
#include "app/quiz/question_card.h"
#include "app/session/file_commands.h"
#include "app/session/settings.h"
#include "app/widgets/notice_bar.h"
#include "app/window/main_window.h"
#include "app/window/pane_tabs.h"
#include "app/window/top_bar.h"
#include "app/window/verdict_panel.h"
#include "app/window/workspace.h"

namespace linger {

void MainWindow::openFile() {
  const QString path = files_->askForFile();
  if (!path.isEmpty()) openScenario(path);
}
void MainWindow::save() {
  workspace_->finishEditing();
  files_->save();
}
void MainWindow::saveAs() {
  workspace_->finishEditing();
  files_->saveAs();
}
void MainWindow::savePicture() {
  document_.showsLoad() ? workspace_->load()->exports()->askAndSave()
                        : exports_->askAndSavePicture(look_.look());
}
void MainWindow::saveCapture() {
  exports_->askAndSaveCapture();
}
void MainWindow::saveTrace() {
  exports_->askAndSaveTrace();
}
void MainWindow::copyPicture() {
  document_.showsLoad() ? workspace_->load()->exports()->copyPicture()
                        : exports_->copyPicture(look_.look());
}
void MainWindow::printPicture() {
  exports_->askAndPrint();
}
void MainWindow::closeWindow() {
  close();
}
void MainWindow::showGallery() {
  searchScenes({});
}
void MainWindow::searchScenes(const QString& words) {
  Gallery gallery(look_.look(), this, files_->recentFiles());
  gallery.field()->setText(words);
  connect(&gallery, &Gallery::scenarioChosen, this, &MainWindow::openScene);
  connect(&gallery, &Gallery::lessonsWanted, this, &MainWindow::showLessons, Qt::QueuedConnection);
  connect(&gallery, &Gallery::machineWanted, this, &MainWindow::showMachine, Qt::QueuedConnection);
  gallery.exec();
}
/// The open scene may be the lesson's own: behind it the run would give the answers away.
void MainWindow::showLessons() {
  const bool isChinese = QLocale().language() == QLocale::Chinese;
  LearnDialog lessons(look_.look(), isChinese, ProgressStore::chosenPath(),
                      LessonShelf::usualFolder(), this);
  lessons.setReducedMotion(playhead_.reducedMotion());
  const bool wasBlank = isBlank();
  setBlank(true);
  lessons.exec();
  setBlank(wasBlank);
}
void MainWindow::showConnections(const QString& path) {
  auto input = CaptureInput::open(path);
  if (!input) return;
  auto* dialog = new ConnectionsDialog(std::move(*input.value), this);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setLook(look_.look());
  connect(&look_, &LookControl::lookChanged, dialog, &ConnectionsDialog::setLook);
  connect(dialog, &ConnectionsDialog::connectionChosen, this,
          [this, dialog, path](std::uint64_t number) {
            if (maySaveFirst()) files_->openConnection(path, number, dialog->system());
          });
  connect(dialog, &ConnectionsDialog::sceneChosen, this,
          [this, dialog, path](std::uint64_t number) {
            if (maySaveFirst()) files_->makeScene(path, number, dialog->system());
          });
  dialog->show();
}
/// One dialog at a time, about the scene that is open.
void MainWindow::showExplore() {
  workspace_->finishEditing();
  if (auto* shown = findChild<ExploreDialog*>()) {
    shown->raise();
    shown->activateWindow();
    return;
  }
  auto* dialog = new ExploreDialog(document_.edited(), this);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setLook(look_.look());
  connect(&look_, &LookControl::lookChanged, dialog, &ExploreDialog::setLook);
  connect(&document_, &Document::opened, dialog, &QDialog::close);
  connect(dialog, &ExploreDialog::counterexampleChosen, this, &MainWindow::showCounterexample);
  dialog->show();
}

/// The run that goes wrong, beside the one that does not for want of the edit `sound`.
void MainWindow::showCounterexample(const EditedScenario& edited, int sound) {
  if (!document_.replaceWith(edited, tr("Show what goes wrong"))) return;
  comparison_.start();
  comparison_.setContrast(contrast::WithoutEdit{std::size_t(sound)});
  playhead_.toStart();
  playhead_.play();
}

void MainWindow::showPalette() {
  CommandPalette palette(*actions_, this);
  connect(&palette, &CommandPalette::scenarioChosen, this, &MainWindow::openScene);
  palette.exec();
}
void MainWindow::showHelpSheet() {
  auto* sheet = new HelpSheet(this, singleKeys());
  sheet->setAttribute(Qt::WA_DeleteOnClose);
  sheet->show();
}
void MainWindow::showGuide() {
  auto* guide = new GuideDialog(QLocale().language() == QLocale::Chinese, this);
  guide->setAttribute(Qt::WA_DeleteOnClose);
  guide->show();
}

MachineView* MainWindow::machine() const {
  return machine_;
}

void MainWindow::showMachine() {
  if (!machine_) {
    machine_ = new MachineView(thisMachine(), this);
    machine_->setAttribute(Qt::WA_DeleteOnClose);
    connect(machine_, &MachineView::sceneWanted, this, [this](const LiveScene& scene) {
      QElapsedTimer sinceNow;
      sinceNow.start();
      workspace_->finishEditing();
      if (!maySaveFirst() || !document_.open(scene.scenario)) return;
      playhead_.setPace({.trueTime = true, .factor = 1.0});
      playhead_.seek(scene.now + std::chrono::milliseconds(sinceNow.elapsed()));
      playhead_.play();
    });
  }
  machine_->show();
  machine_->raise();
  machine_->activateWindow();
}

void MainWindow::playOnKernel() {
  const QString obstacle = whyNotOnKernel(document_.scenario());
  if (!obstacle.isEmpty()) {
    tell(tr("This scene cannot run on this machine's kernel: %1.").arg(obstacle), {}, nullptr);
    return;
  }
  auto* dialog = new KernelRunDialog(document_.scenario(), this);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setWindowModality(Qt::WindowModal);
  connect(dialog, &KernelRunDialog::succeeded, this,
          [this](const TracePointer& trace) { comparison_.compareWith(trace, {kernelName()}); });
  connect(dialog, &KernelRunDialog::failed, this,
          [this](const QString& why) { tell(why, {}, nullptr); });
  dialog->show();
}

void MainWindow::showAbout() {
  QMessageBox::about(this, tr("About Linger"),
                     tr("<b>Linger %1</b><p>A simulator of how TCP connections end, and of when a "
                        "port is free again.</p>")
                         .arg(QCoreApplication::applicationVersion()));
}

void MainWindow::tell(const QString& message, const QString& button, std::function<void()> take) {
  notices_->showOffer(message, button, std::move(take));
  tellsOfRun_ = true;
}

void MainWindow::showFailedCaller() {
  if (hasFailedCaller()) workspace_->load()->showFailedCaller();
}
bool MainWindow::hasFailedCaller() const {
  return document_.showsLoad() && workspace_->load() && workspace_->load()->hasFailedCaller();
}

void MainWindow::newScene() {
  workspace_->finishEditing();
  if (maySaveFirst() && document_.open(linger::newScene())) setEditing(true);
}
void MainWindow::duplicateScene() {
  workspace_->finishEditing();
  if (document_.open(duplicateOf(document_.scenario()))) setEditing(true);
}
void MainWindow::setEditing(bool on) {
  workspace_->setEditing(on);
  actions_->refresh();
}
bool MainWindow::isEditing() const {
  return workspace_ && workspace_->isEditing();
}
void MainWindow::doToPart(PartCommand command) {
  if (canDoToPart(command)) workspace_->doToPart(command);
}
bool MainWindow::canDoToPart(PartCommand command) const {
  return workspace_ && workspace_->canDoToPart(command);
}

bool MainWindow::hasBadDraft() const {
  return workspace_ && workspace_->hasBadDraft();
}
void MainWindow::takeBackDraft() {
  workspace_->takeBackDraft();
}

void MainWindow::showTab(int index) {
  if (presenting_) return workspace_->presentTab(index);
  workspace_->panes()->setCurrentIndex(index);
}
int MainWindow::tab() const {
  return workspace_ ? workspace_->panes()->currentIndex() : 0;
}

void MainWindow::setPresenting(bool on) {
  if (on == presenting_) return;
  presenting_ = on;
  if (on) wasMaximized_ = isMaximized();
  menuBar()->setVisible(!on);
  topBar_->setVisible(!on);
  notices_->setAside(on);
  look_.setPresenting(on);
  workspace_->setPresenting(on);
  if (on) {
    showFullScreen();
  } else {
    wasMaximized_ ? showMaximized() : showNormal();
  }
  actions_->refresh();
}

bool MainWindow::isPresenting() const {
  return presenting_;
}

void MainWindow::setBlank(bool on) {
  if (on && pages_->count() == 1) {
    auto* dark = new QWidget(pages_);
    dark->setAutoFillBackground(true);
    dark->setPalette(QPalette(Qt::black));
    dark->setAccessibleName(tr("Blank screen"));
    pages_->addWidget(dark);
  }
  playhead_.pause();
  pages_->setCurrentIndex(on ? 1 : 0);
  if (!presenting_) menuBar()->setVisible(!on);
  actions_->refresh();
}

bool MainWindow::isBlank() const {
  return pages_ && pages_->currentIndex() == 1;
}

void MainWindow::setShowsFuture(bool on) {
  workspace_->setShowsFuture(on);
}
bool MainWindow::showsFuture() const {
  return workspace_ && workspace_->showsFuture();
}

void MainWindow::setFontScale(double scale) {
  look_.setFontScale(scale);
}
double MainWindow::fontScale() const {
  return look_.fontScale();
}
void MainWindow::setThemeChoice(ThemeChoice choice) {
  look_.setChoice(choice);
}
WindowCommands::ThemeChoice MainWindow::themeChoice() const {
  return look_.choice();
}
void MainWindow::setSingleKeys(bool on) {
  actions_->setSingleKeys(on);
  workspace_->verdict()->question()->setTakesKeys(on);
}
bool MainWindow::singleKeys() const {
  return actions_->singleKeys();
}
void MainWindow::setLanguage(Language language) {
  if (language == language_ || !maySaveFirst()) return;
  const Language before = std::exchange(language_, language);
  storeSettings();
  // The next window speaks as the settings say.
  if (loadSettings().language == language) {
    emit anotherLanguageChosen();
  } else {
    language_ = before;
    actions_->refresh();
  }
}
QString MainWindow::place() const {
  return document_.fileName().isEmpty() ? text(document_.scenario().name) : document_.fileName();
}

}  // namespace linger
