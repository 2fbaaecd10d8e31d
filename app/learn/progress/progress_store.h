#pragma once

#include <QString>

#include "app/learn/progress/progress.h"

namespace linger {

/// The one file in which a learner's progress is kept, until the learner moves or deletes it.
class ProgressStore {
 public:
  /// Reads the file now. One that is there and cannot be read is left as it is, and nothing kept.
  explicit ProgressStore(QString path);

  /// Where it is kept: the usual place, or the one that the learner chose.
  static QString chosenPath();

  const QString& path() const { return path_; }
  /// What is wrong with the file, for people; empty when nothing is.
  const QString& trouble() const { return trouble_; }
  const Progress& progress() const { return progress_; }
  /// Changes the progress and writes the file.
  template <typename Change>
  void change(const Change& make) {
    make(progress_);
    keep();
  }

  // Each gives what went wrong; then nothing has changed.
  QString copyTo(const QString& path) const;
  /// The file is there from now on, in this sitting and later ones, and no longer where it was.
  QString moveTo(const QString& path);
  /// Goes on with the progress that this file holds, and keeps it there.
  QString use(const QString& path);
  /// Deletes the file, and begins anew.
  QString remove();

 private:
  void read();
  void keep();
  /// Keeps the file's place for later sittings. Gives what went wrong; then the place is the old
  /// one.
  QString choose(const QString& path);

  QString path_;
  QString trouble_;
  Progress progress_;
  bool mayWrite_ = true;
};

}  // namespace linger
