#include "app/editor/outline_model.h"

#include "app/editor/json_path.h"

namespace linger {

struct OutlineModel::Node {
  PartId id;
  const Node* parent = nullptr;
  int row = 0;
  std::vector<std::unique_ptr<Node>> parts{};

  void add(const std::vector<PartNode>& inner) {
    for (const PartNode& part : inner) {
      parts.push_back(std::make_unique<Node>(Node{part.id, this, static_cast<int>(parts.size())}));
      parts.back()->add(part.parts);
    }
  }
  bool isLike(const Node& other) const {
    if (!(id == other.id) || parts.size() != other.parts.size()) return false;
    for (std::size_t i = 0; i < parts.size(); ++i) {
      if (!parts[i]->isLike(*other.parts[i])) return false;
    }
    return true;
  }
};

OutlineModel::OutlineModel(ScenarioDraft& draft, QObject* parent)
    : QAbstractItemModel(parent), draft_(draft), root_(std::make_unique<Node>()) {
  root_->add(partsOf(draft_.json()));
  connect(&draft_, &ScenarioDraft::changed, this, &OutlineModel::updateFromDraft);
}

OutlineModel::~OutlineModel() = default;

/// Only another structure resets the model: other words leave everything where it is.
void OutlineModel::updateFromDraft() {
  auto next = std::make_unique<Node>();
  next->add(partsOf(draft_.json()));
  if (!next->isLike(*root_)) {
    beginResetModel();
    root_ = std::move(next);
    endResetModel();
    return;
  }
  find(*root_, [this](const Node& node) {
    if (node.parts.empty()) return false;
    const QModelIndex here = indexOf(node);
    emit dataChanged(index(0, 0, here), index(rowCount(here) - 1, 0, here));
    return false;
  });
}

template <typename Accept>
const OutlineModel::Node* OutlineModel::find(const Node& from, const Accept& accept) const {
  if (accept(from)) return &from;
  for (const auto& part : from.parts) {
    if (const Node* found = find(*part, accept)) return found;
  }
  return nullptr;
}

const OutlineModel::Node* OutlineModel::nodeOf(const QModelIndex& index) const {
  return index.isValid() ? static_cast<const Node*>(index.constInternalPointer()) : root_.get();
}

QModelIndex OutlineModel::indexOf(const Node& node) const {
  return &node == root_.get() ? QModelIndex() : createIndex(node.row, 0, &node);
}

const PartId& OutlineModel::partAt(const QModelIndex& index) const {
  return nodeOf(index)->id;
}

QModelIndex OutlineModel::indexOf(const PartId& part) const {
  const Node* node = find(*root_, [&](const Node& n) { return &n != root_.get() && n.id == part; });
  return node ? indexOf(*node) : QModelIndex();
}

QModelIndex OutlineModel::indexWithin(const std::string& path) const {
  const Node* best = root_->parts.front().get();
  find(*root_, [&](const Node& node) {
    const bool isInner = node.id.path.size() > best->id.path.size();
    if (isInner && isWithin(path, node.id.path)) best = &node;
    return false;
  });
  const bool isOfRun = path.starts_with("link") || path == "one_machine" || path == "msl" ||
                       path == "until" || path == "seed";
  return best->id.path.empty() && isOfRun ? index(1, 0) : indexOf(*best);
}

QModelIndex OutlineModel::index(int row, int column, const QModelIndex& parent) const {
  if (!hasIndex(row, column, parent)) return {};
  return createIndex(row, column, nodeOf(parent)->parts[static_cast<std::size_t>(row)].get());
}

QModelIndex OutlineModel::parent(const QModelIndex& index) const {
  return index.isValid() ? indexOf(*nodeOf(index)->parent) : QModelIndex();
}

int OutlineModel::rowCount(const QModelIndex& parent) const {
  return static_cast<int>(nodeOf(parent)->parts.size());
}

int OutlineModel::columnCount(const QModelIndex&) const {
  return 1;
}

/// Of the whole, which scene and run share, only that of a part's own fields.
QString OutlineModel::problemIn(const PartId& part) const {
  if (!part.path.empty()) return draft_.problemWithin(part.path);
  for (const EditorField* field : fieldsOf(draft_.json(), part)) {
    const QString problem = draft_.problemWithin(field->key);
    if (!problem.isEmpty()) return problem;
  }
  return {};
}

QVariant OutlineModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
  const PartId& part = partAt(index);
  const QString problem = problemIn(part);
  if (role == ProblemRole) return problem;
  if (role == Qt::DisplayRole) {
    const QString summary = summaryOf(draft_.json(), part);
    return problem.isEmpty() ? summary : tr("⚠ %1").arg(summary);
  }
  if (role == Qt::ToolTipRole) {
    return problem.isEmpty() ? summaryOf(draft_.json(), part) : problem;
  }
  if (role == Qt::AccessibleDescriptionRole) return problem;
  return {};
}

}  // namespace linger
