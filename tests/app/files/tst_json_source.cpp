#include <QTest>

#include "app/files/json/json_source.h"

using linger::JsonValue;
using linger::parseJson;

/// JSON texts are read strictly, and every complaint names its place.
class TestJsonSource : public QObject {
  Q_OBJECT

 private slots:
  void namesThePlaceOfWhatIsWrong_data();
  void namesThePlaceOfWhatIsWrong();
  void knowsWhereEachValueStands();
  void keepsNumbersAsWritten();
  void writesWhatItRead();
  void writesListsOfObjectsALineEach();
  void guessesWhatWasMeant();
};

void TestJsonSource::namesThePlaceOfWhatIsWrong_data() {
  QTest::addColumn<QByteArray>("text");
  QTest::addColumn<QString>("message");
  const auto row = [](const char* name, QByteArray text, const char* message) {
    QTest::newRow(name) << text << QString::fromUtf8(message);
  };
  row("nothing", "", "a.json:1:1: found the end of the file, expected a value");
  row("only space", " \n ", "a.json:2:2: found the end of the file, expected a value");
  row("not JSON", "hello", "a.json:1:1: found 'hello', expected a value");
  row("garbage behind", "{}\n x", "a.json:2:2: found 'x', expected nothing after the value");
  row("no quotes", "{\n  name: 1}", "a.json:2:3: found 'name', expected a key in double quotes");
  row("no colon", "{\"a\" 1}", "a.json:1:6: found '1', expected ':' after the key");
  row("no comma", "{\"a\": 1 \"b\": 2}", "a.json:1:9: found '\"', expected ',' or '}'");
  row("no comma in list", "[1 2]", "a.json:1:4: found '2', expected ',' or ']'");
  row("trailing comma", "[1,\n]", "a.json:2:1: found ']', expected a value");
  row("cut off", "{\"a\": [1, 2", "a.json:1:12: found the end of the file, expected ',' or ']'");
  row("open string", "{\"a\": \"bc",
      "a.json:1:10: found the end of the file, expected '\"' at the end of the string");
  row("line in string", "[\"ab\ncd\"]",
      "a.json:1:5: found the end of the line, expected '\"' at the end of the string");
  row("escape", "[\"\\x\"]",
      "a.json:1:3: found '\\', expected one of \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\u in the "
      "string");
  row("hex", "[\"\\u12G4\"]", "a.json:1:3: found '\\', expected four hexadecimal digits after \\u");
  row("surrogate", "[\"\\ud800\"]",
      "a.json:1:3: found '\\', expected both halves of a surrogate pair");
  row("NaN", "[NaN]", "a.json:1:2: found 'NaN', expected a value");
  row("infinity", "[-Infinity]", "a.json:1:3: found 'Infinity', expected a value");
  row("leading zero", "[01]", "a.json:1:3: found '1', expected ',' or ']'");
  row("fraction", "[1.]", "a.json:1:4: found ']', expected a digit after the decimal point");
  row("exponent", "[1e]", "a.json:1:4: found ']', expected a digit in the exponent");
  row("comment", "// hi\n1", "a.json:1:1: found '/', expected a value");
  row("twice", "{\"a\": 1,\n \"b\": {\"c\": 1, \"c\": 2}}",
      "a.json:2:16: found the key \"c\" for the second time in one object");
  row("mark", "\xef\xbb\xbf{}",
      "a.json:1:1: found a byte order mark, expected plain UTF-8 without one");
  row("latin-1", "{\"a\": \"caf\xe9\"}",
      "a.json:1:11: found the byte 0xe9, which is not UTF-8, expected UTF-8");
  row("overlong", "[\"\xc0\xaf\"]",
      "a.json:1:3: found the byte 0xc0, which is not UTF-8, expected UTF-8");
  row("NUL", QByteArray("{}\0{}", 5), "a.json:1:3: found a NUL character, expected text");
  row("deep", QByteArray(100000, '['),
      "a.json:1:65: found a list or object nested 65 deep, expected at most 64");
  row("after umlauts", "[\"\xc3\xa4\xc3\xb6\xf0\x9f\x90\xa7\", x]",
      "a.json:1:9: found 'x', expected a value");
}

void TestJsonSource::namesThePlaceOfWhatIsWrong() {
  QFETCH(QByteArray, text);
  QFETCH(QString, message);
  const auto loaded = parseJson("a.json", text);
  QVERIFY(!loaded.value);
  QCOMPARE(loaded.errors.size(), 1U);
  QCOMPARE(loaded.errors[0].toString(), message);
}

void TestJsonSource::knowsWhereEachValueStands() {
  const auto loaded = parseJson(
      "a.json", "{\n  \"a\\\"\\\\\": [true, null, -1.5e3,\n   \"x\\\"\\\\\", false, {}]}");
  QVERIFY(loaded);
  const JsonValue& root = loaded.value->root;
  const auto place = [&](std::size_t offset) {
    const auto at = loaded.value->placeOf(offset);
    return QString("%1:%2").arg(at.line).arg(at.column);
  };
  QCOMPARE(place(root.offset), "1:1");
  QCOMPARE(place(root.members[0].offset), "2:3");
  const JsonValue* list = root.find("a\"\\");
  QVERIFY(list != nullptr);
  QCOMPARE(place(list->offset), "2:12");
  const QStringList expected{"2:13", "2:19", "2:25", "3:4", "3:13", "3:20"};
  for (int i = 0; i < expected.size(); ++i) QCOMPARE(place(list->items[i].offset), expected[i]);
}

void TestJsonSource::keepsNumbersAsWritten() {
  const auto loaded = parseJson("a.json", "[18446744073709551615, 1.50, -0, 9007199254740993]");
  QVERIFY(loaded);
  QCOMPARE(loaded.value->root.items[0].text, "18446744073709551615");
  QVERIFY(!loaded.value->root.items[0].asInteger());
  QVERIFY(!loaded.value->root.items[1].asInteger());
  QCOMPARE(loaded.value->root.items[3].asInteger().value(), 9007199254740993);
}

void TestJsonSource::writesWhatItRead() {
  const QByteArray text =
      R"({"a":[1,2.50,"\u0001\n\"\\ é🐧"],"b":{},"c":[],"d":{"e":null,"f":[true,false]}})";
  const auto loaded = parseJson("a.json", text);
  QVERIFY(loaded);
  const std::string compact = linger::toCompactJson(loaded.value->root);
  QCOMPARE(QByteArray::fromStdString(compact), text);
  const auto pretty = linger::toPrettyJson(loaded.value->root);
  const auto again = parseJson("b.json", QByteArray::fromStdString(pretty));
  QVERIFY(again);
  QCOMPARE(linger::toCompactJson(again.value->root), compact);
}

void TestJsonSource::writesListsOfObjectsALineEach() {
  const auto loaded = parseJson("a.json", R"({"a":[{"b":1},{"c":[1,2]}],"d":[{"e":2}],"f":[]})");
  QVERIFY(loaded);
  QCOMPARE(QString::fromStdString(linger::toPrettyJson(loaded.value->root)), QString(R"({
  "a": [
    { "b": 1 },
    { "c": [1, 2] }
  ],
  "d": [{ "e": 2 }],
  "f": []
}
)"));
}

void TestJsonSource::guessesWhatWasMeant() {
  QCOMPARE(linger::closestOf("recv_eof", {"recv", "recv-eof", "send"}), "recv-eof");
  QCOMPARE(linger::closestOf("Linux", {"linux", "windows"}), "linux");
  QCOMPARE(linger::closestOf("solaris", {"linux", "windows"}), "");
}

QTEST_APPLESS_MAIN(TestJsonSource)
#include "tst_json_source.moc"
