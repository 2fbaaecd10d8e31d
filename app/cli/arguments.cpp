#include "app/cli/arguments.h"

#include <QCoreApplication>

#include "app/files/json/json_source.h"

namespace linger {
namespace {

class Text {
  Q_DECLARE_TR_FUNCTIONS(linger::Arguments)
};

}  // namespace

QString Arguments::value(const QString& option, const QString& otherwise) const {
  const QStringList given = values_.value(option);
  return given.isEmpty() ? otherwise : given.last();
}

struct ArgumentParser {
  const std::vector<OptionSpec>& options;
  QString& error;
  Arguments arguments{};

  const OptionSpec* find(const QString& name) const {
    for (const OptionSpec& option : options) {
      if (option.name == name) return &option;
    }
    return nullptr;
  }

  bool fail(const QString& what) {
    error = what;
    return false;
  }

  bool failUnknown(const QString& name) {
    std::vector<std::string> texts;
    for (const OptionSpec& option : options) texts.push_back(option.name.toStdString());
    const std::string closest =
        closestOf(name.toStdString(), std::vector<std::string_view>(texts.begin(), texts.end()));
    if (closest.empty()) return fail(Text::tr("unknown option %1").arg(name));
    return fail(
        Text::tr("unknown option %1; did you mean %2?").arg(name, QString::fromStdString(closest)));
  }

  /// Takes the option at `index`, and its value where that is the next word.
  bool takeOption(const QStringList& argv, qsizetype& index) {
    const QString& word = argv[index];
    const qsizetype equals = word.startsWith(QStringLiteral("--")) ? word.indexOf('=') : -1;
    const QString name = equals < 0 ? word : word.left(equals);
    const OptionSpec* const option = find(name);
    if (option == nullptr) return failUnknown(name);
    if (arguments.has(name) && !option->repeats)
      return fail(Text::tr("%1 is given twice").arg(name));
    QString value;
    if (option->value.isEmpty()) {
      if (equals >= 0) return fail(Text::tr("%1 takes no value").arg(name));
    } else if (equals >= 0) {
      value = word.mid(equals + 1);
    } else if (option->mayLackValue()) {
      arguments.values_[name] << value;
      return true;
    } else if (index + 1 < argv.size() && !argv[index + 1].startsWith(QStringLiteral("--"))) {
      value = argv[++index];
    }
    if (!option->value.isEmpty() && value.isEmpty()) {
      return fail(Text::tr("%1 needs a value: %1 %2").arg(name, option->value));
    }
    arguments.values_[name] << value;
    return true;
  }

  bool take(const QStringList& argv) {
    for (qsizetype i = 0; i < argv.size(); ++i) {
      if (argv[i] == QStringLiteral("--")) {
        arguments.operands << argv.mid(i + 1);
        return true;
      }
      if (!argv[i].startsWith('-') || argv[i] == QStringLiteral("-")) {
        arguments.operands << argv[i];
      } else if (!takeOption(argv, i)) {
        return false;
      }
    }
    return true;
  }
};

std::optional<Arguments> parseArguments(const QStringList& argv,
                                        const std::vector<OptionSpec>& options, QString& error) {
  ArgumentParser parser{options, error};
  if (!parser.take(argv)) return std::nullopt;
  return std::move(parser.arguments);
}

}  // namespace linger
