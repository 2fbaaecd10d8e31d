#pragma once

#include <QObject>
#include <QString>
#include <vector>

#include "app/document/document.h"
#include "app/editor/draft_problems.h"
#include "app/editor/field.h"

namespace linger {

/// The scenario as the person is writing it. Whenever it is good as a whole it becomes the
/// document's, as one named undo step; while something is wrong with it, the document keeps the
/// last good one, and the draft knows what is wrong in the words of the scenario reader.
class ScenarioDraft : public QObject {
  Q_OBJECT

 public:
  /// The document outlives it.
  explicit ScenarioDraft(Document& document, QObject* parent = nullptr);

  const JsonValue& json() const { return json_; }
  bool isGood() const { return problems_.empty(); }
  const std::vector<DraftProblem>& problems() const { return problems_; }
  /// What is wrong with a value or anything in it; empty when nothing is.
  QString problemWithin(const std::string& path) const;
  /// What is wrong with a part itself, apart from its fields.
  QString problemOf(const std::string& path) const;

  /// Writes what was typed into a field. False where that changes nothing. Changes of the same
  /// field in a row are one undo step when `merging`.
  bool write(const PartId& part, const EditorField& field, const QString& typed,
             bool merging = false);
  /// Puts a new item into a list at that place, and gives its path. `type` is what it does;
  /// empty: what is usual. `now` is the instant that the person looks at, `picked` the segment;
  /// a new impairment is about that one, or else about the first FIN of the run that has none yet.
  std::string add(const std::string& listPath, std::size_t index, SimTime now,
                  const std::string& type = {},
                  const std::optional<SegmentChoice>& picked = std::nullopt);
  /// Puts a copy after an item, under a name of its own, and gives its path.
  std::string duplicate(const std::string& path);
  /// Takes an item out of its list; false where there is none at that path.
  bool remove(const std::string& path);
  /// Moves an item that many places on in its list, and gives its new path; its own where it
  /// cannot go there.
  std::string move(const std::string& path, int by);
  /// Back to the last good scenario.
  void discard();

 signals:
  /// The draft, or what is wrong with it, is another.
  void changed();
  /// The scene was changed elsewhere, and what was not right yet in the draft is gone.
  void overwritten();

 private:
  void updateFromDocument();
  std::optional<SegmentChoice> segmentForImpairment(
      const std::optional<SegmentChoice>& picked) const;
  void put(JsonValue json, const QString& stepName, const QString& mergeKey = {});

  Document& document_;
  JsonValue json_;
  std::vector<DraftProblem> problems_;
  bool putting_ = false;
};

}  // namespace linger
