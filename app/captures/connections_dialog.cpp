#include "app/captures/connections_dialog.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QTreeView>
#include <QVBoxLayout>
#include <algorithm>

#include "app/captures/picture_delegate.h"
#include "app/files/capture/finding_words.h"
#include "app/files/sentences.h"
#include "app/widgets/dialog_size.h"

namespace linger {
namespace {

constexpr int kUnknownSystem = -1;
constexpr int kSoonFiltered = 10'000;  ///< Connections, in less than a tenth of a second.
constexpr std::chrono::milliseconds kPauseInTyping{250};  ///< Before more of them are.

/// Connections in whose row every word is found.
class ConnectionsFilter : public QSortFilterProxyModel {
 public:
  using QSortFilterProxyModel::QSortFilterProxyModel;

  void set(const QString& words) {
    words_ = words.split(u' ', Qt::SkipEmptyParts);
    invalidateFilter();
  }

 protected:
  bool filterAcceptsRow(int row, const QModelIndex& parent) const override {
    if (words_.isEmpty()) return true;
    QString all;
    for (int column = 0; column < ConnectionsModel::ColumnCount; ++column) {
      all += sourceModel()->index(row, column, parent).data().toString() + u' ';
    }
    return std::all_of(words_.begin(), words_.end(), [&](const QString& word) {
      return all.contains(word, Qt::CaseInsensitive);
    });
  }

 private:
  QStringList words_;
};

}  // namespace

ConnectionsDialog::ConnectionsDialog(std::unique_ptr<CaptureInput> input, QWidget* parent)
    : QDialog(parent),
      reading_(new CaptureReading(std::move(input), this)),
      model_(new ConnectionsModel(*reading_, this)),
      shown_(new ConnectionsFilter(this)),
      field_(new QLineEdit(this)),
      list_(new QTreeView(this)),
      pictures_(new PictureDelegate(this)),
      systems_(new QComboBox(this)),
      description_(new QLabel(this)),
      progress_(new QLabel(this)),
      show_(new QPushButton(tr("Show on the &ladder"), this)),
      makeScene_(new QPushButton(tr("Make a &scene from it"), this)) {
  setWindowTitle(tr("Connections in %1").arg(QFileInfo(reading_->name()).fileName()));
  build();
  typed_.setSingleShot(true);
  connect(field_, &QLineEdit::textChanged, this,
          [this] { typed_.start(model_->rowCount() > kSoonFiltered ? kPauseInTyping : 0ms); });
  connect(&typed_, &QTimer::timeout, this, &ConnectionsDialog::filter);
  connect(list_, &QTreeView::activated, this, [this] { emit connectionChosen(chosen()); });
  connect(show_, &QPushButton::clicked, this, [this] { emit connectionChosen(chosen()); });
  connect(makeScene_, &QPushButton::clicked, this, [this] { emit sceneChosen(chosen()); });
  connect(list_->selectionModel(), &QItemSelectionModel::currentChanged, this,
          &ConnectionsDialog::describe);
  connect(reading_, &CaptureReading::advanced, this, &ConnectionsDialog::tellProgress);
  connect(reading_, &CaptureReading::finished, this, &ConnectionsDialog::tellProgress);
  describe();
  tellProgress();
  reading_->start();
}

void ConnectionsDialog::build() {
  const int line = fontMetrics().height();
  field_->setPlaceholderText(tr("Search the connections"));
  field_->setAccessibleName(tr("Search the connections"));
  field_->setClearButtonEnabled(true);
  field_->installEventFilter(this);
  shown_->setSourceModel(model_);
  shown_->setSortRole(ConnectionsModel::kSortRole);
  shown_->setDynamicSortFilter(false);  // Until all of it has been read.
  list_->setModel(shown_);
  list_->setAccessibleName(tr("Connections"));
  list_->setRootIsDecorated(false);
  list_->setUniformRowHeights(true);
  list_->setItemDelegateForColumn(ConnectionsModel::Picture, pictures_);
  list_->setSortingEnabled(true);
  list_->sortByColumn(ConnectionsModel::Number, Qt::AscendingOrder);
  const int widths[] = {4, 8, 15, 9, 9, 5, 6, 5};
  for (int i = 0; i < ConnectionsModel::ColumnCount; ++i) {
    list_->header()->resizeSection(i, widths[i] * line);
  }
  // How it ended takes what is left, so that nothing has to be scrolled to.
  list_->header()->setStretchLastSection(false);
  list_->header()->setSectionResizeMode(ConnectionsModel::Ending, QHeaderView::Stretch);
  systems_->setAccessibleName(tr("System of both ends"));
  systems_->addItem(tr("System not known"), kUnknownSystem);
  for (const OsProfile* profile : allProfiles()) {
    systems_->addItem(QString::fromUtf8(profile->title.data(), qsizetype(profile->title.size())),
                      int(profile->id));
  }
  systems_->setCurrentIndex(systems_->findData(int(OsId::Linux)));
  systems_->setToolTip(tr("It determines how long TIME-WAIT lasts and who may bind."));
  description_->setWordWrap(true);
  description_->setMinimumHeight(line * 4);
  description_->setAlignment(Qt::AlignTop);
  description_->setAccessibleDescription(tr("How the chosen connection ended"));
  progress_->setAccessibleDescription(tr("How much of the capture has been read"));
  show_->setDefault(true);

  auto* top = new QHBoxLayout;
  top->addWidget(field_, 1);
  top->addWidget(systems_);
  auto* bottom = new QHBoxLayout;
  bottom->addWidget(progress_, 1);
  bottom->addWidget(makeScene_);
  bottom->addWidget(show_);
  auto* layout = new QVBoxLayout(this);
  layout->addLayout(top);
  layout->addWidget(list_, 1);
  layout->addWidget(description_);
  layout->addLayout(bottom);
  resize(sizeWithin(*this, {line * 84, line * 32}));
}

bool ConnectionsDialog::eventFilter(QObject* watched, QEvent* event) {
  if (watched == field_ && event->type() == QEvent::KeyPress) {
    const int key = static_cast<QKeyEvent*>(event)->key();
    const bool moves = key == Qt::Key_Down || key == Qt::Key_Up || key == Qt::Key_PageDown ||
                       key == Qt::Key_PageUp;
    const bool chooses = key == Qt::Key_Return || key == Qt::Key_Enter;
    // Both are meant for the connections that have the words, not for those of the words before.
    if ((moves || chooses) && typed_.isActive()) filter();
    if (moves) {
      list_->setFocus(Qt::OtherFocusReason);
      QCoreApplication::sendEvent(list_, event);
      return true;
    }
  }
  return QDialog::eventFilter(watched, event);
}

void ConnectionsDialog::setLook(Look look) {
  pictures_->setLook(look);
  list_->viewport()->update();
}

std::optional<OsId> ConnectionsDialog::system() const {
  const int id = systems_->currentData().toInt();
  return id == kUnknownSystem ? std::nullopt : std::optional(OsId(id));
}

std::uint64_t ConnectionsDialog::chosen() const {
  const QModelIndex row = shown_->mapToSource(list_->currentIndex());
  return row.isValid() ? model_->connection(row.row()).number : 0;
}

void ConnectionsDialog::filter() {
  typed_.stop();
  static_cast<ConnectionsFilter*>(shown_)->set(field_->text());
  describe();
}

void ConnectionsDialog::describe() {
  if (!list_->currentIndex().isValid()) list_->setCurrentIndex(shown_->index(0, 0));
  const QModelIndex row = shown_->mapToSource(list_->currentIndex());
  show_->setEnabled(row.isValid());
  makeScene_->setEnabled(row.isValid());
  if (!row.isValid()) {
    description_->setText(model_->rowCount() == 0 ? QString()
                                                  : tr("No connection has all these words."));
    return;
  }
  QStringList sentences;
  for (const capture::Finding& finding : model_->connection(row.row()).teardown.findings()) {
    sentences << inOneText({wordsFor(finding), explanationOf(finding)});
  }
  if (sentences.isEmpty()) sentences << headlineOf(model_->connection(row.row()));
  description_->setText(sentences.join(u'\n'));
}

void ConnectionsDialog::tellProgress() {
  const int count = model_->rowCount();
  if (!reading_->isFinished()) {
    progress_->setText(tr("%n connection(s) so far", nullptr, count));
    if (!list_->currentIndex().isValid()) describe();
    return;
  }
  shown_->setDynamicSortFilter(true);
  // When they were filtered, no more may have been read of them than a SYN.
  if (!field_->text().isEmpty()) filter();
  const auto damage = reading_->damage();
  progress_->setText(damage ? damage->toString() : tr("%n connection(s)", nullptr, count));
  describe();
}

}  // namespace linger
