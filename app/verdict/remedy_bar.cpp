#include "app/verdict/remedy_bar.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QToolButton>

#include "app/panes/paragraph.h"

namespace linger {

RemedyBar::RemedyBar(QWidget* parent)
    : QWidget(parent),
      words_(new Paragraph(this)),
      showMe_(new QToolButton(this)),
      copy_(new QToolButton(this)) {
  words_->setTextFormat(Qt::RichText);
  words_->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
  showMe_->setText(tr("Show me"));
  showMe_->setToolTip(tr("Makes this change in the scene; Undo takes it back"));
  copy_->setText(tr("Copy the line"));
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(0, 0, 0, 0);
  row->addWidget(words_, 1);
  row->addWidget(showMe_);
  row->addWidget(copy_);
  connect(showMe_, &QToolButton::clicked, this, [this] {
    if (remedy_ && remedy_->edit) emit editRequested(*remedy_->edit);
  });
  connect(copy_, &QToolButton::clicked, this, [this] {
    if (remedy_) QGuiApplication::clipboard()->setText(remedy_->line);
  });
  for (QToolButton* button : {showMe_, copy_}) {
    QSizePolicy policy = button->sizePolicy();
    policy.setRetainSizeWhenHidden(true);
    button->setSizePolicy(policy);
    button->setFocusPolicy(Qt::TabFocus);
  }
  show();
}

void RemedyBar::setRemedy(const std::optional<Remedy>& remedy) {
  if (remedy == remedy_) return;
  remedy_ = remedy;
  show();
}

void RemedyBar::setEditable(bool editable) {
  editable_ = editable;
  show();
}

void RemedyBar::show() {
  const QString words = remedy_ ? remedy_->words : QString();
  words_->setText(words.isEmpty() ? QString()
                                  : tr("<b>To fix it:</b> %1").arg(words.toHtmlEscaped()));
  showMe_->setVisible(remedy_ && remedy_->edit && editable_);
  copy_->setVisible(remedy_ && !remedy_->line.isEmpty());
  copy_->setToolTip(remedy_ ? remedy_->line : QString());
}

}  // namespace linger
