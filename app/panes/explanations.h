#pragma once

#include <QHash>
#include <QLocale>
#include <QString>
#include <QStringList>

#include "model/tcp/rule.h"

namespace linger {

/// What people are told about a rule.
struct Explanation {
  QString title;
  QString what;
  QString why;
  QString mistake;      ///< What people often think, in their own words.
  QString fact;         ///< What is so instead.
  QStringList sources;  ///< Clauses and places in source code.
};

/// The explanations in one language, by rule key, from :/explanations.
class Explanations {
 public:
  /// Those of the locale's language; English where that language lacks a file or a key. Each
  /// language is read once: call it from one thread.
  static Explanations load(const QLocale& locale);

  /// The text for a rule; one made of its key and its citation where nothing is written.
  Explanation of(const Rule& rule) const;
  bool contains(std::string_view key) const;

 private:
  void take(const QString& path);

  QHash<QString, Explanation> byKey_;
};

}  // namespace linger
