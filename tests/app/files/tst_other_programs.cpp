#include <QFile>
#include <QImage>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <map>
#include <set>

#include "app/document/words.h"
#include "app/export/picture.h"
#include "app/files/scenario/scenario_library.h"
#include "app/files/trace/pcapng_writer.h"
#include "model/sim/simulate.h"

using namespace linger;

namespace {

struct Answer {
  int exitCode = -1;  ///< -1 where it did not end by itself.
  QByteArray out;
  QByteArray error;
};

bool has(const char* program) {
  return !QStandardPaths::findExecutable(QString::fromLatin1(program)).isEmpty();
}

Answer ask(const char* program, const QStringList& words) {
  QProcess process;
  process.start(QString::fromLatin1(program), words);
  if (!process.waitForFinished() || process.exitStatus() != QProcess::NormalExit) return {};
  return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

Scenario named(const char* name) {
  return *loadScenario(QString::fromLatin1(name)).value;
}

/// The same scene between other addresses, 10.0.N.1 and so on, so that captures can be told apart.
Scenario between(Scenario scenario, int number) {
  std::map<Address, Address> other;
  for (std::size_t host = 0; host < scenario.hosts.size(); ++host) {
    const std::string network =
        "10." + std::to_string(number / 256) + "." + std::to_string(number % 256);
    const std::string text = network + "." + std::to_string(host + 1);
    other[scenario.hosts[host].address] = *Address::parse(text);
    scenario.hosts[host].address = *Address::parse(text);
  }
  const auto move = [&](std::optional<SocketAddress>& place) {
    if (place && other.contains(place->address)) place->address = other[place->address];
  };
  for (Host& host : scenario.hosts) {
    for (Program& program : host.programs) {
      for (std::vector<Step>* steps : {&program.setup, &program.steps}) {
        for (Step& step : *steps) {
          move(step.local);
          move(step.peer);
        }
      }
    }
  }
  return scenario;
}

/// A simultaneous open: the SYN goes out again, with an ACK this time.
bool repeatsItsSyn(const Trace& trace, const SegmentRecord& second) {
  if (!second.segment.flags.syn || !second.segment.flags.ack) return false;
  return std::ranges::any_of(trace.segments, [&](const SegmentRecord& first) {
    return first.from == second.from && first.source == second.source && first.segment.flags.syn &&
           !first.segment.flags.ack;
  });
}

/// Whether there is a segment in the run that a reader may well take for a repeated one.
bool repeats(const Trace& trace) {
  return std::ranges::any_of(trace.segments, [&](const SegmentRecord& segment) {
    return segment.attempt > 1 || segment.copyOf || segment.injected ||
           repeatsItsSyn(trace, segment);
  });
}

constexpr auto kPreviousMissing = "Previous segment(s) not captured (common at capture start)";
constexpr auto kAckedMissing = "ACKed segment that wasn't captured (common at capture start)";

/// What Wireshark may warn of in a scene that is about it.
struct Deserved {
  std::set<std::string> warnings;
  bool byEveryVersion = true;
};

/// Where a SYN comes in old numbers' way, 4.0 and 4.4 differ about which connection it begins. A
/// reset is a warning wherever it is one.
const std::map<std::string, Deserved> kDeserved{
    // The restarted client's SYN reuses the old connection's addresses, and meets its ACK.
    {"half-open", {{kPreviousMissing, kAckedMissing}, false}},
    {"old-syn", {{kAckedMissing}, false}},
    {"called-again-too-soon", {{kPreviousMissing, kAckedMissing}, false}},
    {"called-again-in-window", {{kPreviousMissing, kAckedMissing}, false}},
    // Segments from nowhere, with numbers that nobody sent, and answers to them.
    {"forged-segments", {{kAckedMissing}}},
    {"syn-meets-orphan", {{kAckedMissing}}},
    {"syn-meets-reset", {{kAckedMissing}}},
};

constexpr int kWarning = 0x600000;
constexpr int kNote = 0x400000;

struct Line {
  int number = 0;  ///< Of the capture: in the middle of its addresses.
  int severity = 0;
  QString message;
};

/// What Wireshark's experts say of a capture, line by line. Every checksum is checked.
std::vector<Line> expertLines(const QString& capture) {
  QStringList words{QStringLiteral("-r"), capture,
                    QStringLiteral("-T"), QStringLiteral("fields"),
                    QStringLiteral("-E"), QStringLiteral("aggregator=|")};
  for (const char* protocol : {"ip", "tcp", "udp"}) {
    words << QStringLiteral("-o") << QStringLiteral("%1.check_checksum:TRUE").arg(protocol);
  }
  for (const char* field : {"ip.src", "_ws.expert.severity", "_ws.expert.message"}) {
    words << QStringLiteral("-e") << QString::fromLatin1(field);
  }
  std::vector<Line> lines;
  for (const QByteArray& row : ask("tshark", words).out.split('\n')) {
    const QList<QByteArray> cells = row.split('\t');
    if (cells.size() != 3) continue;
    const QList<QByteArray> severities = cells[1].split('|');
    const QList<QByteArray> messages = cells[2].split('|');
    for (qsizetype i = 0; i < severities.size(); ++i) {
      const QList<QByteArray> address = cells[0].split('.');
      lines.push_back({address.value(1).toInt() * 256 + address.value(2).toInt(),
                       severities[i].toInt(), QString::fromUtf8(messages.value(i))});
    }
  }
  return lines;
}

/// Of two pictures: how far apart their pixels are, 0 to 255 on average.
double difference(const QImage& a, const QImage& b) {
  qint64 sum = 0;
  for (int y = 0; y < a.height(); ++y) {
    for (int x = 0; x < a.width(); ++x) {
      sum += std::abs(qGray(a.pixel(x, y)) - qGray(b.pixel(x, y)));
    }
  }
  return double(sum) / (double(a.width()) * a.height());
}

const char* keywordOf(PictureSubject subject) {
  return subject == PictureSubject::Ladder ? "ladder" : "states";
}

}  // namespace

/// What leaves the window is opened by the programs that it is for.
class TestOtherPrograms : public QObject {
  Q_OBJECT

 private slots:
  void wiresharkFindsNothingThatTheSceneDoesNotDeserve();
  void wiresharkReadsTimesAndOptions();
  void rsvgDrawsWhatWeDraw_data() { eachPicture(); }
  void rsvgDrawsWhatWeDraw();
  void pdfHasTextThatCanBeFound_data() { eachPicture(); }
  void pdfHasTextThatCanBeFound();

 private:
  static void eachPicture();
};

void TestOtherPrograms::eachPicture() {
  QTest::addColumn<int>("subject");
  QTest::addColumn<int>("look");
  for (PictureSubject subject : {PictureSubject::Ladder, PictureSubject::StateDiagram}) {
    QTest::addRow("%s, light", keywordOf(subject)) << int(subject) << int(Look::Light);
    QTest::addRow("%s, dark", keywordOf(subject)) << int(subject) << int(Look::Dark);
  }
}

/// Each scene as each of its hosts sees it. A capture file may be many in a row, so one call does.
void TestOtherPrograms::wiresharkFindsNothingThatTheSceneDoesNotDeserve() {
  if (!has("tshark")) QSKIP("tshark is not installed");
  const QTemporaryDir folder;
  QFile file(folder.filePath(QStringLiteral("all.pcapng")));
  QVERIFY(file.open(QIODevice::WriteOnly));
  std::vector<Trace> traces;
  const ScenarioLibrary library;
  for (const Scenario& scenario : library.list()) {
    for (HostIndex host = 0; host < scenario.hosts.size(); ++host) {
      traces.push_back(simulate(between(scenario, int(traces.size()))));
      file.write(captureFile(traces.back(), host));
    }
  }
  file.close();
  const std::vector<Line> lines = expertLines(file.fileName());
  QVERIFY(lines.size() > 5 * traces.size());
  std::set<std::string> warned;
  for (const Line& line : lines) {
    QVERIFY(line.number >= 0 && std::size_t(line.number) < traces.size());
    const Trace& trace = traces[std::size_t(line.number)];
    const std::string& scene = trace.name;
    const std::string said = scene + ": " + line.message.toStdString();
    QVERIFY2(line.severity <= kWarning, said.c_str());
    if (line.severity == kWarning && line.message != QStringLiteral("Connection reset (RST)")) {
      const auto deserved = kDeserved.find(scene);
      QVERIFY2(deserved != kDeserved.end(), said.c_str());
      QVERIFY2(deserved->second.warnings.contains(line.message.toStdString()), said.c_str());
      warned.insert(scene);
    }
    if (line.severity == kNote && line.message.contains(QStringLiteral("retransmission"))) {
      QVERIFY2(repeats(trace), said.c_str());
    }
  }
  for (const auto& [scene, deserved] : kDeserved) {
    QVERIFY2(!deserved.byEveryVersion || warned.contains(scene), scene.c_str());
  }
}

void TestOtherPrograms::wiresharkReadsTimesAndOptions() {
  if (!has("tshark")) QSKIP("tshark is not installed");
  const QTemporaryDir folder;
  QFile file(folder.filePath(QStringLiteral("restart.pcapng")));
  QVERIFY(file.open(QIODevice::WriteOnly));
  file.write(captureFile(simulate(named("restart")), 1));
  file.close();
  QStringList words{QStringLiteral("-r"), file.fileName(), QStringLiteral("-T"),
                    QStringLiteral("fields")};
  for (const char* field : {"frame.time_epoch", "tcp.options.mss_val", "tcp.options.wscale.shift",
                            "tcp.options.timestamp.tsval", "tcp.flags.str"}) {
    words << QStringLiteral("-e") << QString::fromLatin1(field);
  }
  const QByteArray lines = ask("tshark", words).out;
  QVERIFY2(lines.startsWith("946684799.000000000\t1460\t"), lines);
  QVERIFY2(lines.contains("\n946684800.040000000\t\t\t"), lines);
}

void TestOtherPrograms::rsvgDrawsWhatWeDraw() {
  QFETCH(int, subject);
  QFETCH(int, look);
  if (!has("rsvg-convert")) QSKIP("rsvg-convert is not installed");
  PictureRequest request;
  request.subject = PictureSubject(subject);
  request.look = Look(look);
  const Trace trace = simulate(named("restart"));
  const QTemporaryDir folder;
  const QString svg = folder.filePath(QStringLiteral("picture.svg"));
  const QString png = folder.filePath(QStringLiteral("picture.png"));
  QVERIFY(!writePicture(svg, trace, request));
  const Answer answer = ask("rsvg-convert", {QStringLiteral("-o"), png, svg});
  QCOMPARE(answer.exitCode, 0);
  QCOMPARE(answer.error, QByteArray());
  const QImage drawn(png);
  QCOMPARE(QSizeF(drawn.size()), request.size);
  const QImage ours = pictureImage(trace, request);
  const double apart = difference(drawn, ours);
  QVERIFY2(apart < 4, qPrintable(QString::number(apart)));
  QImage empty(drawn.size(), QImage::Format_RGB32);
  empty.fill(themeOf(request.look).panel);
  QVERIFY(difference(empty, ours) > 2 * apart);
}

void TestOtherPrograms::pdfHasTextThatCanBeFound() {
  QFETCH(int, subject);
  QFETCH(int, look);
  if (!has("pdftotext")) QSKIP("pdftotext is not installed");
  PictureRequest request;
  request.subject = PictureSubject(subject);
  request.look = Look(look);
  const Trace trace = simulate(named("restart"));
  const QTemporaryDir folder;
  const QString pdf = folder.filePath(QStringLiteral("picture.pdf"));
  QVERIFY(!writePicture(pdf, trace, request));
  const Answer words = ask("pdftotext", {QStringLiteral("-raw"), pdf, QStringLiteral("-")});
  QCOMPARE(words.exitCode, 0);
  QCOMPARE(words.error, QByteArray());
  const bool ladder = request.subject == PictureSubject::Ladder;
  const std::vector<const char*> expected =
      ladder ? std::vector{"FIN-WAIT-1", "FIN-WAIT-2", "TIME-WAIT",       "CLOSE-WAIT", "LAST-ACK",
                           "FIN, ACK",   "EADDRINUSE", "192.0.2.20:8080", "2MSL"}
             : std::vector{"LISTEN",     "SYN-SENT", "SYN-RECEIVED", "ESTABLISHED", "FIN-WAIT-1",
                           "FIN-WAIT-2", "CLOSING",  "TIME-WAIT",    "CLOSE-WAIT",  "LAST-ACK"};
  for (const char* word : expected) {
    QVERIFY2(words.out.contains(word), QByteArray(word) + " is not in:\n" + words.out);
  }
  const Answer facts = ask("pdfinfo", {pdf});
  QVERIFY(facts.out.contains("Pages:           1\n"));
  QVERIFY2(facts.out.contains("Page size:       720 x 480 pts"), facts.out);
  QVERIFY2(facts.out.contains(trace.title.c_str()), facts.out);
}

QTEST_MAIN(TestOtherPrograms)
#include "tst_other_programs.moc"
