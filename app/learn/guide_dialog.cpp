#include "app/learn/guide_dialog.h"

#include <QDir>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QTextBrowser>
#include <QVBoxLayout>

#include "app/files/file_io.h"
#include "app/handout/teachers_guide.h"
#include "app/widgets/dialog_size.h"

namespace linger {

GuideDialog::GuideDialog(bool isChinese, QWidget* parent)
    : QDialog(parent),
      isChinese_(isChinese),
      page_(new QTextBrowser(this)),
      save_(new QPushButton(tr("&Save as PDF…"), this)),
      told_(new QLabel(this)) {
  setWindowTitle(tr("Teacher's guide"));
  page_->setMarkdown(teachersGuide(isChinese_));
  page_->setFrameShape(QFrame::NoFrame);
  page_->setAccessibleName(tr("Teacher's guide"));
  told_->setWordWrap(true);
  told_->setTextFormat(Qt::PlainText);
  auto* close = new QPushButton(tr("&Close"), this);
  save_->setAutoDefault(false);
  auto* bottom = new QHBoxLayout;
  bottom->addWidget(told_, 1);
  bottom->addWidget(save_);
  bottom->addWidget(close);
  auto* layout = new QVBoxLayout(this);
  layout->addWidget(page_, 1);
  layout->addLayout(bottom);
  connect(save_, &QPushButton::clicked, this, &GuideDialog::askAndSave);
  connect(close, &QPushButton::clicked, this, &QDialog::close);
  const int line = fontMetrics().height();
  resize(sizeWithin(*this, {50 * line, 44 * line}));
}

QString GuideDialog::told() const {
  return told_->text();
}

void GuideDialog::saveTo(const QString& path) {
  const auto error = writeWholeFile(path, teachersGuideFile(isChinese_));
  told_->setText(error ? error->toString() : tr("Saved: %1").arg(QDir::toNativeSeparators(path)));
}

void GuideDialog::askAndSave() {
  const QString path =
      QFileDialog::getSaveFileName(this, tr("Save the teacher's guide"),
                                   QStringLiteral("linger-teachers-guide.pdf"), tr("PDF (*.pdf)"));
  if (!path.isEmpty()) saveTo(path);
}

}  // namespace linger
