#pragma once

#include <QHash>
#include <QString>
#include <QStringList>
#include <optional>
#include <vector>

namespace linger {

/// One option of a verb.
struct OptionSpec {
  QString name;  ///< As it is typed: "--format", "-o".
  /// What stands for its value in the help: "FILE"; empty for a switch, "[=D]" for a switch that
  /// may have one, behind '=' only.
  QString value;
  QString help;  ///< One line.
  bool repeats = false;

  bool mayLackValue() const { return value.startsWith(QStringLiteral("[=")); }
};

/// A verb's command line, taken apart.
class Arguments {
 public:
  QStringList operands;

  bool has(const QString& option) const { return values_.contains(option); }
  /// The option's value, or `otherwise` where it was not given.
  QString value(const QString& option, const QString& otherwise = {}) const;
  /// Every value of an option that repeats, in order.
  QStringList values(const QString& option) const { return values_.value(option); }

 private:
  friend struct ArgumentParser;
  QHash<QString, QStringList> values_;
};

/// Takes words apart by a verb's options. Values follow as the next word or behind '=', "--" ends
/// the options. None, with `error` saying why, for an unknown option, a missing or needless value,
/// an option twice that does not repeat.
std::optional<Arguments> parseArguments(const QStringList& argv,
                                        const std::vector<OptionSpec>& options, QString& error);

}  // namespace linger
