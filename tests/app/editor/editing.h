#pragma once

#include <memory>
#include <vector>

#include "app/editor/field_model.h"
#include "app/editor/outline_model.h"
#include "app/files/scenario/scenario_library.h"

namespace linger {

inline const ScenarioLibrary& library() {
  static const ScenarioLibrary kLibrary;
  return kLibrary;
}

/// The whole editor without its widgets, on a scene.
struct Editing {
  explicit Editing(const Scenario& scene) {
    document.open(scene);
    draft = std::make_unique<ScenarioDraft>(document);
    outline = std::make_unique<OutlineModel>(*draft);
    fields = std::make_unique<FieldModel>(*draft);
  }

  /// What a person does: choose a part, write into one of its fields.
  bool write(const PartId& part, std::string_view key, const QString& typed) const {
    fields->setPart(part);
    const int row = fields->rowOf(key);
    return row >= 0 && fields->setData(fields->index(row), typed);
  }
  QString problem(std::string_view key) const {
    return fields->data(fields->index(fields->rowOf(key)), FieldModel::ProblemRole).toString();
  }
  /// Every part of the outline, the outer ones first.
  std::vector<PartId> parts(const QModelIndex& parent = {}) const {
    std::vector<PartId> all;
    for (int row = 0; row < outline->rowCount(parent); ++row) {
      const QModelIndex index = outline->index(row, 0, parent);
      all.push_back(outline->partAt(index));
      const std::vector<PartId> inner = parts(index);
      all.insert(all.end(), inner.begin(), inner.end());
    }
    return all;
  }

  Document document;
  std::unique_ptr<ScenarioDraft> draft;
  std::unique_ptr<OutlineModel> outline;
  std::unique_ptr<FieldModel> fields;
};

inline Scenario restartStory() {
  return *library().find("restart");
}

}  // namespace linger
