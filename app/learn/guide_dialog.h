#pragma once

#include <QDialog>

class QLabel;
class QPushButton;
class QTextBrowser;

namespace linger {

/// The teacher's guide, to be read here or saved as a PDF.
class GuideDialog : public QDialog {
  Q_OBJECT

 public:
  explicit GuideDialog(bool isChinese, QWidget* parent = nullptr);

  QTextBrowser* page() const { return page_; }
  QPushButton* save() const { return save_; }
  /// Writes the PDF, and tells what became of it.
  void saveTo(const QString& path);
  QString told() const;

 private:
  void askAndSave();

  bool isChinese_;
  QTextBrowser* page_;
  QPushButton* save_;
  QLabel* told_;
};

}  // namespace linger
