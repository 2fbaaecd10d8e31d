#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>
#include <array>
#include <string>

#include "model/tcp/transitions.h"
#include "tests/model/explore/closing_scene.h"

using namespace linger;
using namespace linger::scene;

namespace {

/// closing.pml's tick, and what it calls the things that the table names.
constexpr Duration kTick = 50ms;

struct EventName {
  Event event;
  const char* name;
};
constexpr std::array kEvents{
    EventName{Event::Close, "EVENT_CLOSE"},
    EventName{Event::Fin, "EVENT_FIN"},
    EventName{Event::AckOfFin, "EVENT_ACK_OF_FIN"},
    EventName{Event::FinAndAckOfFin, "EVENT_FIN_AND_ACK_OF_FIN"},
    EventName{Event::Rst, "EVENT_RST"},
    EventName{Event::RstInWindow, "EVENT_RST_IN_WINDOW"},
    EventName{Event::Unacceptable, "EVENT_UNACCEPTABLE"},
    EventName{Event::PeerStillSending, "EVENT_PEER_STILL_SENDING"},
    EventName{Event::TimeWaitExpired, "EVENT_TIME_WAIT_EXPIRED"},
};

struct ActionName {
  Action action;
  const char* name;
};
constexpr std::array kActions{
    ActionName{Action::None, "SEND_NOTHING"},
    ActionName{Action::SendAck, "SEND_ACK"},
    ActionName{Action::ChallengeAck, "CHALLENGE"},
    ActionName{Action::SendFin, "SEND_FIN"},
    ActionName{Action::AckAndRestartTimeWait, "RESTART_WITH_ACK"},
};

constexpr std::array kStates{State::Closed,   State::Established, State::FinWait1,
                             State::FinWait2, State::CloseWait,   State::Closing,
                             State::LastAck,  State::TimeWait};

std::string macroOf(State state) {
  std::string name(nameOf(state));
  std::ranges::replace(name, '-', '_');
  return name;
}

template <typename Enum>
std::string definition(const std::string& name, Enum value) {
  return "#define " + name + ' ' + std::to_string(static_cast<int>(value)) + '\n';
}

std::string choice(State state, const EventName& event, const std::string& then) {
  return "  :: at == " + macroOf(state) + " && on == " + event.name + " -> " + then + '\n';
}

/// The rows of the transition table that a close can come to, as Promela. What the table calls
/// impossible ends SPIN's search with an error.
std::string rowsInPromela() {
  std::string text;
  for (const State state : kStates) text += definition(macroOf(state), state);
  for (const EventName& event : kEvents) text += definition(event.name, event.event);
  for (const ActionName& action : kActions) text += definition(action.name, action.action);
  text += "#define EVENT_NONE 255\ninline nextRow(at, on, does) {\n  if\n";
  for (const State state : kStates) {
    for (const EventName& event : kEvents) {
      const Row* row = findRow(state, event.event);
      const bool isIgnored = !row && gapAt(state, event.event) == Gap::Ignored;
      if (isIgnored) text += choice(state, event, "does = SEND_NOTHING");
      if (!row) continue;
      const auto number = std::to_string(static_cast<int>(row->action));
      text += choice(state, event, "does = " + number + "; at = " + macroOf(row->next(state)));
    }
  }
  return text + "  :: else -> assert(false)\n  fi\n}\n";
}

struct Cell {
  Property property;
  RstInScene rst;
  ImpairmentBudget budget;
  double msl;  ///< How many of them TIME-WAIT lasts.
};

/// SPIN's verifier of closing.pml, made once.
class Verifier {
 public:
  /// Empty where it has been made.
  QString make() {
    for (const char* tool : {"spin", "cc"}) {
      if (QStandardPaths::findExecutable(tool).isEmpty()) return QString("no %1 here").arg(tool);
    }
    QFile rows(dir_.filePath("rows.pml"));
    const std::string text = rowsInPromela();
    if (!rows.open(QIODevice::WriteOnly) || rows.write(text.data(), qint64(text.size())) < 0) {
      return rows.errorString();
    }
    rows.close();
    QFile::copy(LINGER_SOURCE_DIR "/tests/model/explore/closing.pml", dir_.filePath("closing.pml"));
    if (!run("spin", {"-a", "closing.pml"})) return said_;
    if (!run("cc", {"-DSAFETY", "-DNOREDUCE", "-w", "-o", "pan", "pan.c"})) return said_;
    return {};
  }

  /// Whether the property holds; nothing where SPIN could not tell.
  std::optional<bool> holds(const Cell& cell) {
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    const auto tell = [&environment](const char* name, auto value) {
      environment.insert(name, QString::number(static_cast<int>(value)));
    };
    tell("LINGER_LOSSES", cell.budget.losses);
    tell("LINGER_DUPLICATES", cell.budget.duplicates);
    tell("LINGER_DELAYS", cell.budget.delays);
    tell("LINGER_TIME_WAIT", msls(cell.msl) / kTick);
    tell("LINGER_HEEDS_RST", cell.rst == RstInScene::Heeded);
    tell("LINGER_PROPERTY", cell.property == Property::Quiet);
    process_.setProcessEnvironment(environment);
    if (!run(dir_.filePath("pan"), {"-n", "-m200000", "-w18"})) return std::nullopt;
    if (said_.contains("search depth too small")) return std::nullopt;
    const bool isRefuted = said_.contains("assertion violated");
    if (!isRefuted && !said_.contains("errors: 0")) return std::nullopt;
    return !isRefuted;
  }

  const QString& said() const { return said_; }

 private:
  bool run(const QString& program, const QStringList& arguments) {
    process_.setWorkingDirectory(dir_.path());
    process_.setProcessChannelMode(QProcess::MergedChannels);
    process_.start(program, arguments);
    process_.waitForFinished(-1);
    said_ = QString::fromUtf8(process_.readAll());
    return process_.exitStatus() == QProcess::NormalExit && process_.exitCode() == 0;
  }

  QTemporaryDir dir_;
  QProcess process_;
  QString said_;
};

}  // namespace

/// Another checker asked the same question: a model of the close in Promela, written from
/// RFC 9293, that shares only the transition table with the engine. SPIN and our own search have to
/// find the same in each cell.
class TestSpin : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() {
    const QString problem = verifier_.make();
    if (problem.startsWith("no ")) QSKIP(qPrintable(problem));
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
  }

  void bothFindTheSame_data() {
    QTest::addColumn<bool>("heedsRst");
    QTest::addColumn<int>("losses");
    QTest::addColumn<int>("duplicates");
    QTest::addColumn<int>("delays");
    for (const bool heedsRst : {false, true}) {
      for (int all = 0; all < 27; ++all) {
        const int losses = all / 9;
        const int duplicates = all / 3 % 3;
        const int delays = all % 3;
        if (losses + duplicates + delays > 2) continue;
        QTest::addRow("%d lost, %d copied, %d late%s", losses, duplicates, delays,
                      heedsRst ? ", resets heeded" : "")
            << heedsRst << losses << duplicates << delays;
      }
    }
  }

  void bothFindTheSame() {
    QFETCH(bool, heedsRst);
    QFETCH(int, losses);
    QFETCH(int, duplicates);
    QFETCH(int, delays);
    for (const Property property : {Property::CleanClose, Property::Quiet}) {
      for (const double msl : {0.0, 0.5, 1.0, 1.5, 2.0}) {
        const Cell cell{property, heedsRst ? RstInScene::Heeded : RstInScene::Ignored,
                        ImpairmentBudget{losses, duplicates, delays}, msl};
        const std::optional<bool> theirs = verifier_.holds(cell);
        QVERIFY2(theirs, qPrintable(verifier_.said()));
        const bool ours =
            ask(closing(cell.rst), cell.property, msls(cell.msl), cell.budget).holds();
        const QString what = QString("%1, %2 MSL: SPIN says %3\n%4")
                                 .arg(ruleOf(property).key.data())
                                 .arg(msl)
                                 .arg(*theirs ? "it holds" : "it is broken", verifier_.said());
        QVERIFY2(ours == *theirs, qPrintable(what));
      }
    }
  }

 private:
  Verifier verifier_;
};

QTEST_GUILESS_MAIN(TestSpin)
#include "tst_spin.moc"
