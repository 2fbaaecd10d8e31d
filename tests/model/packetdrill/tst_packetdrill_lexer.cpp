#include <QTest>

#include "model/packetdrill/syntax/lexer.h"

using namespace linger::packetdrill;

namespace {

/// "word:socket symbol:( ellipsis:..." for a text.
QString kindsOf(std::string_view text) {
  static const QStringList names{"word", "integer", "hex", "float",    "string", "command",
                                 "code", "option",  "#",   "ellipsis", "symbol", "end"};
  QStringList words;
  for (const Token& token : tokenize(text)) {
    if (token.kind == TokenKind::End) break;
    words << names[int(token.kind)] + ":" + QString::fromStdString(token.text);
  }
  return words.join(" ");
}

QString errorOf(std::string_view text) {
  try {
    tokenize(text);
  } catch (const SyntaxError& error) {
    return QString::fromStdString(describe(error, "x.pkt"));
  }
  return "no error";
}

}  // namespace

/// What the characters of a script are.
class TestPacketdrillLexer : public QObject {
  Q_OBJECT

 private slots:
  void cutsScripts_data();
  void cutsScripts();
  void saysWhereATokenStands();
  void saysWhatIsWrong_data();
  void saysWhatIsWrong();
};

void TestPacketdrillLexer::cutsScripts_data() {
  QTest::addColumn<QString>("text");
  QTest::addColumn<QString>("tokens");
  QTest::newRow("nothing") << ""
                           << "";
  QTest::newRow("only a comment") << "// no line end"
                                  << "";
  QTest::newRow("a comment over lines") << "a /* b\n * c */ d"
                                        << "word:a word:d";
  QTest::newRow("an interpreter line") << "#!/usr/bin/packetdrill\nx"
                                       << "word:x";
  QTest::newRow("a relative time") << "+.2 +0.100"
                                   << "symbol:+ float:.2 symbol:+ float:0.100";
  QTest::newRow("blocking until") << "0...0.2 f"
                                  << "integer:0 ellipsis:... float:0.2 word:f";
  QTest::newRow("flags") << "S. FP. - ."
                         << "word:S symbol:. word:FP symbol:. symbol:- symbol:.";
  QTest::newRow("a range") << "1:1001(1000)"
                           << "integer:1 symbol:: integer:1001 symbol:( integer:1000 symbol:)";
  QTest::newRow("numbers") << "-1 0x02 1a2b 0x"
                           << "integer:-1 hex:0x02 word:1a2b word:0x";
  QTest::newRow("quotes") << "\"a \\\" b\" `ls -l`"
                          << "string:a \\\" b command:ls -l";
  QTest::newRow("code") << "%{ assert a == {} }%"
                        << "code:assert a == {}";
  QTest::newRow("options") << "--a=1 --b=\"c d\" --e"
                           << "option:a=1 option:b=\"c d\" option:e";
  QTest::newRow("directives") << "#ifdef A // why\n#endif"
                              << "#:ifdef A #:endif";
  QTest::newRow("line ends of DOS") << "a\r\nb"
                                    << "word:a word:b";
}

void TestPacketdrillLexer::cutsScripts() {
  QFETCH(QString, text);
  QFETCH(QString, tokens);
  QCOMPARE(kindsOf(text.toStdString()), tokens);
}

void TestPacketdrillLexer::saysWhereATokenStands() {
  const std::vector<Token> tokens = tokenize("ab /*\n*/ cd\n  ef");
  QCOMPARE(tokens[0].where, (Location{1, 1}));
  QCOMPARE(tokens[1].where, (Location{2, 4}));
  QCOMPARE(tokens[2].where, (Location{3, 3}));
  QVERIFY(tokens[0].startsLine);
  QVERIFY(tokens[2].startsLine);
}

void TestPacketdrillLexer::saysWhatIsWrong_data() {
  QTest::addColumn<QByteArray>("text");
  QTest::addColumn<QString>("error");
  QTest::newRow("a comment") << QByteArray("a\n /* b") << "x.pkt:2:2: this comment has no end";
  QTest::newRow("a string") << QByteArray("f(\"a") << "x.pkt:1:3: this string has no end";
  QTest::newRow("an escaped end") << QByteArray("\"a\\") << "x.pkt:1:1: this string has no end";
  QTest::newRow("a command") << QByteArray("0 `ls") << "x.pkt:1:3: this command has no end";
  QTest::newRow("code") << QByteArray("0 %{ a") << "x.pkt:1:3: this code has no end";
  QTest::newRow("a directive")
      << QByteArray("#include <x>")
      << "x.pkt:1:1: expected #ifdef, #ifndef, #else or #endif, found '#include'";
  QTest::newRow("a nameless option")
      << QByteArray("--=1") << "x.pkt:1:1: expected an option's name after '--'";
  QTest::newRow("an open option") << QByteArray("--a=`b")
                                  << "x.pkt:1:1: this option's quotes have no end";
  QTest::newRow("a control character")
      << QByteArray("0 \x01") << "x.pkt:1:3: no script has this character";
  QTest::newRow("a zero byte") << QByteArray("0 \0 1", 5)
                                << "x.pkt:1:3: no script has this character";
}

void TestPacketdrillLexer::saysWhatIsWrong() {
  QFETCH(QByteArray, text);
  QFETCH(QString, error);
  QCOMPARE(errorOf(std::string_view(text.constData(), std::size_t(text.size()))), error);
}

QTEST_APPLESS_MAIN(TestPacketdrillLexer)
#include "tst_packetdrill_lexer.moc"
