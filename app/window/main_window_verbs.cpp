// What the actions ask of the window.

#include <QCoreApplication>
#include <QMenuBar>
#include <QMessageBox>
#include <QStackedWidget>

#include "app/editor/templates.h"
#include "app/window/action_set.h"
#include "app/window/board.h"
#include "app/window/command_palette.h"
#include "app/window/export_commands.h"
#include "app/window/file_commands.h"
#include "app/window/gallery.h"
#include "app/window/help_sheet.h"
#include "app/window/main_window.h"
#include "app/window/notice_bar.h"
#include "app/window/pane_tabs.h"
#include "app/window/top_bar.h"

namespace linger {

void MainWindow::openFile() {
  const QString path = files_->askForFile();
  if (!path.isEmpty()) openScenario(path);
}
void MainWindow::save() {
  board_->finishEditing();
  files_->save();
}
void MainWindow::saveAs() {
  board_->finishEditing();
  files_->saveAs();
}
void MainWindow::savePicture() {
  exports_->askAndSavePicture(look_.look());
}
void MainWindow::saveCapture() {
  exports_->askAndSaveCapture();
}
void MainWindow::saveTrace() {
  exports_->askAndSaveTrace();
}
void MainWindow::copyPicture() {
  exports_->copyPicture(look_.look());
}
void MainWindow::printPicture() {
  exports_->askAndPrint();
}
void MainWindow::closeWindow() {
  close();
}
void MainWindow::showGallery() {
  Gallery gallery(look_.look(), this, files_->recentFiles());
  connect(&gallery, &Gallery::scenarioChosen, this, &MainWindow::openScenario);
  gallery.exec();
}
void MainWindow::showPalette() {
  CommandPalette palette(*actions_, this);
  connect(&palette, &CommandPalette::scenarioChosen, this, &MainWindow::openScenario);
  palette.exec();
}
void MainWindow::showHelpSheet() {
  auto* sheet = new HelpSheet(this);
  sheet->setAttribute(Qt::WA_DeleteOnClose);
  sheet->show();
}

void MainWindow::showAbout() {
  QMessageBox::about(this, tr("About Linger"),
                     tr("<b>Linger %1</b><p>Watch TCP let go: a simulator of how connections end, "
                        "and of when a port is free again.</p>")
                         .arg(QCoreApplication::applicationVersion()));
}

void MainWindow::tell(const QString& message, const QString& button, std::function<void()> take) {
  notices_->showOffer(message, button, std::move(take));
  tellsOfRun_ = true;
}

void MainWindow::newScene() {
  board_->finishEditing();
  if (maySaveFirst() && document_.open(linger::newScene())) setEditing(true);
}
void MainWindow::duplicateScene() {
  board_->finishEditing();
  if (document_.open(duplicateOf(document_.scenario()))) setEditing(true);
}
void MainWindow::setEditing(bool on) {
  board_->setEditing(on);
  actions_->refresh();
}
bool MainWindow::isEditing() const {
  return board_ && board_->isEditing();
}
void MainWindow::doToPart(PartVerb verb) {
  if (canDoToPart(verb)) board_->doToPart(verb);
}
bool MainWindow::canDoToPart(PartVerb verb) const {
  return board_ && board_->canDoToPart(verb);
}

bool MainWindow::hasBadDraft() const {
  return board_ && board_->hasBadDraft();
}
void MainWindow::takeBackDraft() {
  board_->takeBackDraft();
}

void MainWindow::showTab(int index) {
  board_->panes()->setCurrentIndex(index);
}
int MainWindow::tab() const {
  return board_ ? board_->panes()->currentIndex() : 0;
}

void MainWindow::setPresenting(bool on) {
  if (on == presenting_) return;
  presenting_ = on;
  if (on) wasMaximized_ = isMaximized();
  menuBar()->setVisible(!on);
  topBar_->setVisible(!on);
  notices_->setAside(on);
  look_.setPresenting(on);
  board_->setPresenting(on);
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
  board_->setShowsFuture(on);
}
bool MainWindow::showsFuture() const {
  return board_ && board_->showsFuture();
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
WindowVerbs::ThemeChoice MainWindow::themeChoice() const {
  return look_.choice();
}

}  // namespace linger
