#include <QCoreApplication>

#include "app/cli/table_command.h"
#include "app/files/file_io.h"
#include "app/files/table/query_tables.h"

namespace linger {
namespace {

constexpr qint64 kLargestTable = qint64{256} << 20;
constexpr std::size_t kTableColumns = 2000;  ///< A row a line, whatever its length.

class Text {
  Q_DECLARE_TR_FUNCTIONS(linger::TableCommand)
};

Loaded<QByteArray> readTable(const Arguments& arguments, const QString& name) {
  if (arguments.has("--table")) return readWholeFile(name, kLargestTable);
  return readStandardInput(kLargestTable);
}

}  // namespace

int answerTable(const Arguments& arguments, Console& console,
                AnsweredTable (*answerAll)(const JsonSource& table)) {
  const QString name = arguments.value("--table", standardInputName());
  const auto text = readTable(arguments, name);
  if (!text) {
    console.complain(text.errors);
    return kBadUsage;
  }
  auto table = parseJson(name, *text.value);
  if (table && !table.value->root.is(JsonValue::Kind::Array)) {
    const QString what =
        Text::tr("found %1, expected a list of questions").arg(describe(table.value->root));
    table.errors.push_back(table.value->error(table.value->root.offset, what));
  }
  if (!table.errors.empty()) {
    console.complain(table.errors);
    return kBadUsage;
  }
  const AnsweredTable answered = answerAll(*table.value);
  const std::string json = toPrettyJson(answered.rows, kTableColumns);
  if (!console.write(QByteArray::fromStdString(json), arguments.value("-o"))) return kBadUsage;
  if (answered.errors == 0) return kSuccess;
  console.complain(Text::tr("%1: %2 of %3 questions make no sense: see their \"error\"")
                       .arg(name)
                       .arg(answered.errors)
                       .arg(answered.rows.items.size()));
  return kBadUsage;
}

std::vector<OptionSpec> tableOptions() {
  return {{QStringLiteral("--table"), QStringLiteral("FILE"),
           Text::tr("read the questions from FILE instead of standard input")},
          outputOption()};
}

}  // namespace linger
