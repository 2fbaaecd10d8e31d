#include "app/machine/machine_view.h"

#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QTimer>
#include <QTreeView>
#include <QVBoxLayout>

#include "app/live/port_text.h"
#include "app/live/port_words.h"
#include "app/live/remaining_time.h"
#include "app/look/typeface.h"
#include "app/widgets/dialog_size.h"

namespace linger {
namespace {

constexpr auto kBetweenTicks = std::chrono::milliseconds(250);
constexpr auto kTyping = std::chrono::milliseconds(300);
constexpr int kMostCompared = 100;  // Rows, to see whether a port has changed.

}  // namespace

/// The rows of one port, or all.
class PortFilter : public QSortFilterProxyModel {
 public:
  PortFilter(MachineModel& model, QObject* parent) : QSortFilterProxyModel(parent), model_(model) {
    setSourceModel(&model);
  }

  void set(const std::optional<PortQuery>& query) {
    query_ = query;
    invalidateFilter();
  }

 protected:
  bool filterAcceptsRow(int row, const QModelIndex&) const override {
    if (!query_) return true;
    const SocketFacts& facts = model_.socket(row).facts;
    return facts.local.port == query_->local.port && facts.transport == query_->transport;
  }

 private:
  MachineModel& model_;
  std::optional<PortQuery> query_;
};

MachineView::MachineView(MachineSource source, QWidget* parent)
    : QDialog(parent),
      watch_(new MachineWatch(std::move(source), this)),
      model_(new MachineModel(this)),
      shown_(new PortFilter(*model_, this)),
      field_(new QLineEdit(this)),
      transport_(new QComboBox(this)),
      answer_(new QPlainTextEdit(this)),
      missing_(new QLabel(this)),
      list_(new QTreeView(this)),
      count_(new QLabel(this)),
      showWhy_(new QPushButton(tr("Show me &why"), this)),
      copy_(new QPushButton(tr("&Copy as text"), this)),
      clock_(new QTimer(this)),
      typed_(new QTimer(this)) {
  setWindowTitle(tr("This machine"));
  build();
  clock_->setInterval(kBetweenTicks);
  typed_->setInterval(kTyping);
  typed_->setSingleShot(true);
  connect(clock_, &QTimer::timeout, model_, &MachineModel::tick);
  connect(typed_, &QTimer::timeout, this, &MachineView::askForPort);
  connect(field_, &QLineEdit::textChanged, typed_, qOverload<>(&QTimer::start));
  connect(field_, &QLineEdit::returnPressed, this, &MachineView::askForPort);
  connect(transport_, &QComboBox::currentIndexChanged, this, &MachineView::askForPort);
  connect(watch_, &MachineWatch::machineRead, this, &MachineView::updateFromReading);
  connect(watch_, &MachineWatch::portRead, this, &MachineView::tell);
  connect(list_, &QTreeView::activated, this, &MachineView::askForChosen);
  connect(copy_, &QPushButton::clicked, this, &MachineView::copyText);
  connect(showWhy_, &QPushButton::clicked, this, [this] {
    const auto reading = readingNow();
    if (!reading) return;
    if (const auto scene = liveScene(*reading, answerOf(*reading))) emit sceneWanted(*scene);
  });
}

void MachineView::build() {
  const int line = fontMetrics().height();
  auto* label = new QLabel(tr("&Port:"), this);
  label->setBuddy(field_);
  field_->setPlaceholderText(tr("8080 or 127.0.0.1:8080"));
  field_->setAccessibleName(tr("Port, or address and port"));
  field_->setClearButtonEnabled(true);
  transport_->addItem(QStringLiteral("TCP"), int(Transport::Tcp));
  transport_->addItem(QStringLiteral("UDP"), int(Transport::Udp));
  transport_->setAccessibleName(tr("TCP or UDP"));
  answer_->setReadOnly(true);
  answer_->setUndoRedoEnabled(false);
  answer_->setFont(Typeface::from(font()).mono);
  answer_->setTabChangesFocus(true);
  answer_->setAccessibleName(tr("Would a server get the port now?"));
  answer_->setPlaceholderText(
      tr("Type a port, or choose a row and press Enter: would a server get it now, who has it, "
         "until when, and what helps."));
  missing_->setWordWrap(true);
  missing_->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
  missing_->setAccessibleDescription(tr("What is missing"));
  missing_->hide();
  list_->setModel(shown_);
  list_->setAccessibleName(tr("Sockets of this machine"));
  list_->setRootIsDecorated(false);
  list_->setUniformRowHeights(true);
  list_->setAllColumnsShowFocus(true);
  const int widths[] = {8, 13, 13, 25, 13};
  for (int i = 0; i < MachineModel::ColumnCount; ++i) {
    list_->header()->resizeSection(i, widths[i] * line);
  }
  count_->setAccessibleDescription(tr("How many sockets are shown"));
  showWhy_->setEnabled(false);
  showWhy_->setToolTip(tr("Opens a scene with these addresses, ports, options and durations."));
  copy_->setAutoDefault(false);
  showWhy_->setAutoDefault(false);

  auto* top = new QHBoxLayout;
  top->addWidget(label);
  top->addWidget(field_, 1);
  top->addWidget(transport_);
  auto* bottom = new QHBoxLayout;
  bottom->addWidget(count_, 1);
  bottom->addWidget(copy_);
  bottom->addWidget(showWhy_);
  auto* layout = new QVBoxLayout(this);
  layout->addLayout(top);
  layout->addWidget(answer_, 2);
  layout->addWidget(missing_);
  layout->addWidget(list_, 3);
  layout->addLayout(bottom);
  resize(sizeWithin(*this, {line * 76, line * 40}));
}

void MachineView::changeEvent(QEvent* event) {
  QDialog::changeEvent(event);
  if (event->type() == QEvent::FontChange) answer_->setFont(Typeface::from(font()).mono);
}

void MachineView::showEvent(QShowEvent* event) {
  QDialog::showEvent(event);
  watch_->start();
  clock_->start();
}

void MachineView::hideEvent(QHideEvent* event) {
  watch_->stop();
  clock_->stop();
  QDialog::hideEvent(event);
}

std::optional<PortQuery> MachineView::query() const {
  const auto local = localFrom(field_->text().trimmed());
  if (!local) return std::nullopt;
  return PortQuery{Transport(transport_->currentData().toInt()), *local};
}

void MachineView::updateFromReading(const MachineReading& reading) {
  missing_->setVisible(!reading.problem.isEmpty());
  missing_->setText(
      tr("This view needs to read this machine's sockets, and can't: %1.").arg(reading.problem));
  list_->setVisible(reading.problem.isEmpty());
  model_->take(reading);
  count_->setText(tr("%n socket(s)", nullptr, shown_->rowCount()));
  if (typed_->isActive()) return;  // It is about to be asked.
  // A real bind() is made for the answer: only when something has changed.
  QStringList port = portRows();
  if (port == portBefore_) return refresh();
  portBefore_ = std::move(port);
  if (query()) watch_->ask(*query());
}

/// The rows that are shown of the port that was asked for, as text.
QStringList MachineView::portRows() const {
  QStringList rows;
  for (int row = 0; query() && row < std::min(shown_->rowCount(), kMostCompared); ++row) {
    const LiveSocket& socket = model_->socket(shown_->mapToSource(shown_->index(row, 0)).row());
    rows << describe(socket);
  }
  return rows;
}

/// The time that is left goes on; what else the answer says stays, and so does what is selected.
void MachineView::refresh() {
  if (!reading_ || answer_->textCursor().hasSelection()) return;
  if (const auto reading = readingNow()) {
    showAnswer(portText(*reading, answerOf(*reading)).trimmed());
  } else {
    watch_->ask(reading_->query);
  }
}

std::optional<PortReading> MachineView::readingNow() const {
  if (!reading_) return std::nullopt;
  return later(*reading_, std::chrono::milliseconds(sinceReading_.elapsed()));
}

/// Replaces only what differs: whoever reads the text stays where they are, and a screen reader is
/// told of the new figures alone.
void MachineView::showAnswer(const QString& text) {
  const QString before = answer_->toPlainText();
  if (text == before) return;
  const qsizetype shorter = std::min(before.size(), text.size());
  qsizetype head = 0;
  while (head < shorter && before[head] == text[head]) ++head;
  if (head == 0) return answer_->setPlainText(text);  // Another answer is read from its beginning.
  qsizetype tail = 0;
  while (tail < shorter - head && before[before.size() - 1 - tail] == text[text.size() - 1 - tail])
    ++tail;
  QTextCursor changed(answer_->document());
  changed.setPosition(int(head));
  changed.setPosition(int(before.size() - tail), QTextCursor::KeepAnchor);
  changed.insertText(text.sliced(head, text.size() - head - tail));
}

void MachineView::askForPort() {
  typed_->stop();
  const auto asked = query();
  shown_->set(asked);
  count_->setText(tr("%n socket(s)", nullptr, shown_->rowCount()));
  portBefore_ = portRows();
  reading_.reset();
  showWhy_->setEnabled(false);
  answer_->clear();
  if (asked) {
    watch_->ask(*asked);
  } else if (!field_->text().trimmed().isEmpty()) {
    answer_->setPlainText(
        tr("Expected a port from 1 to 65535, with or without an address, such as "
           "8080, 127.0.0.1:8080 or [::1]:8080."));
  }
}

void MachineView::askForChosen() {
  const QModelIndex chosen = shown_->mapToSource(list_->currentIndex());
  if (!chosen.isValid()) return;
  const SocketFacts& facts = model_->socket(chosen.row()).facts;
  transport_->setCurrentIndex(transport_->findData(int(facts.transport)));
  field_->setText(QString::fromStdString(facts.local.toString()));
  askForPort();
}

void MachineView::tell(const std::optional<PortReading>& reading, const QString& problem) {
  reading_ = reading;
  sinceReading_.start();
  if (!reading) {
    answer_->setPlainText(problem);
    showWhy_->setEnabled(false);
    return;
  }
  const PortAnswer answer = answerOf(*reading);
  showAnswer(portText(*reading, answer).trimmed());
  showWhy_->setEnabled(liveScene(*reading, answer).has_value());
}

QString MachineView::text() const {
  QStringList lines;
  if (!answer_->toPlainText().isEmpty()) lines << answer_->toPlainText() << QString();
  for (int row = 0; row < shown_->rowCount(); ++row) {
    lines << model_->textOf(shown_->mapToSource(shown_->index(row, 0)).row());
  }
  return lines.join(u'\n') + u'\n';
}

void MachineView::copyText() const {
  QGuiApplication::clipboard()->setText(text());
}

}  // namespace linger
