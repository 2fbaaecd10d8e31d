#include "app/verdict/remedy_bar.h"

#include <QBoxLayout>
#include <QClipboard>
#include <QGuiApplication>
#include <QTextDocument>
#include <QToolButton>
#include <algorithm>
#include <cmath>

#include "app/panes/paragraph.h"

namespace linger {

RemedyBar::RemedyBar(QWidget* parent)
    : QWidget(parent),
      row_(new QBoxLayout(QBoxLayout::LeftToRight, this)),
      words_(new Paragraph(this)),
      showMe_(new QToolButton(this)),
      copy_(new QToolButton(this)) {
  words_->setTextFormat(Qt::RichText);
  words_->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
  showMe_->setText(tr("Show me"));
  showMe_->setToolTip(tr("Makes this change in the scene; Undo takes it back"));
  copy_->setText(tr("Copy the line"));
  words_->setAccessibleDescription(tr("What fixes it"));
  auto* buttons = new QHBoxLayout;
  buttons->addWidget(showMe_);
  buttons->addWidget(copy_);
  buttons->addStretch();
  row_->setContentsMargins(0, 0, 0, 0);
  row_->setSpacing(4);
  row_->addWidget(words_, 1);
  row_->addLayout(buttons);
  connect(showMe_, &QToolButton::clicked, this, [this] {
    if (!remedy_ || remedy_->edits.empty()) return;
    const std::vector<Edit> edits = remedy_->edits;  // The first one already brings another remedy.
    emit editsRequested(edits);
  });
  connect(copy_, &QToolButton::clicked, this, [this] {
    if (remedy_) QGuiApplication::clipboard()->setText(remedy_->line);
  });
  for (QToolButton* button : {showMe_, copy_}) {
    button->setFocusPolicy(Qt::TabFocus);
  }
  setBrief(false);
}

void RemedyBar::setRemedy(const std::optional<Remedy>& remedy) {
  if (remedy == remedy_) return;
  remedy_ = remedy;
  showRemedy();
}

void RemedyBar::reserve(const QString& words) {
  QTextDocument page;
  page.setDefaultFont(words_->font());
  page.setDocumentMargin(0);
  page.setTextWidth(std::max(1, words_->width()));
  page.setHtml(withHeading(words));
  words_->setMinimumHeight(int(std::ceil(page.size().height())));
}

QString RemedyBar::withHeading(const QString& words) const {
  return words.isEmpty() ? QString() : tr("<b>To fix it:</b> %1").arg(words.toHtmlEscaped());
}

void RemedyBar::setEditable(bool editable) {
  editable_ = editable;
  showRemedy();
}

void RemedyBar::setButtons(Buttons where) {
  if (where == buttons_) return;
  buttons_ = where;
  row_->setDirection(where == Buttons::Under ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
  keepRoom();
  showRemedy();
}

void RemedyBar::setBrief(bool brief) {
  brief_ = brief;
  keepRoom();
  showRemedy();
}

/// Where its buttons come and go their room stays.
void RemedyBar::keepRoom() {
  for (QToolButton* button : {showMe_, copy_}) {
    QSizePolicy policy = button->sizePolicy();
    policy.setRetainSizeWhenHidden(!brief_ && buttons_ != Buttons::Elsewhere);
    button->setSizePolicy(policy);
  }
}

bool RemedyBar::offersEdits() const {
  return !brief_ && remedy_ && !remedy_->edits.empty() && editable_;
}

bool RemedyBar::offersLine() const {
  return !brief_ && remedy_ && !remedy_->line.isEmpty();
}

void RemedyBar::showRemedy() {
  const QString words = remedy_ ? remedy_->words : QString();
  words_->setText(withHeading(words));
  showMe_->setVisible(offersEdits() && buttons_ != Buttons::Elsewhere);
  copy_->setVisible(offersLine() && buttons_ != Buttons::Elsewhere);
  copy_->setToolTip(remedy_ ? remedy_->line : QString());
}

}  // namespace linger
