#pragma once

#include <QWidget>

#include "app/document/playhead.h"
#include "app/document/selection.h"
#include "app/editor/outline_model.h"

class QAction;
class QLabel;
class QMenu;
class QPushButton;
class QScrollArea;
class QTreeView;

namespace linger {

class FieldForm;
class FieldModel;
class FlowLayout;

/// The scenario editor: the parts of the scene as a tree, and the fields of the one that is
/// chosen. It writes to the draft, and never runs anything itself.
class EditorPane : public QWidget {
  Q_OBJECT

 public:
  /// All three outlive it.
  EditorPane(Document& document, const Playhead& playhead, const Selection& selection,
             QWidget* parent = nullptr);

  ScenarioDraft& draft() { return *draft_; }
  OutlineModel* outline() const { return outline_; }
  FieldModel* fields() const { return fields_; }
  FieldForm* form() const { return form_; }
  QTreeView* tree() const { return tree_; }

  /// A button over the tree for an action of the window's; the last one stands to the right.
  void addButton(QAction* action, const QString& shortText);

  const PartId& current() const { return current_; }
  void choose(const PartId& part);
  /// Whatever is still being written goes into the draft: before it is saved.
  void commit();

  bool canChange() const;  ///< The current part can be copied and taken out.
  bool canMove(int by) const;
  void copyCurrent();
  void removeCurrent();
  void moveCurrent(int by);
  /// Adds an item to a list; after the current part where that is in it. `type` is what a step
  /// is to do.
  void addTo(const std::string& listPath, const QString& type = {});
  /// What can be added where the person is.
  void fillAddMenu(QMenu& menu);
  void openAddMenu();
  void focusTree();

 signals:
  /// Another part is chosen, or something else can be done to it.
  void currentChanged();

 protected:
  void resizeEvent(QResizeEvent* event) override;

 private:
  void buildTree();
  void buildForm();
  void buildFoot();
  void updateFromOutline();
  void updateFromCurrent(const QModelIndex& index);
  void sayHowItIs();
  void revealField();
  void showProblem();

  const Playhead& playhead_;
  const Selection& selection_;
  ScenarioDraft* draft_;
  OutlineModel* outline_;
  FieldModel* fields_;
  PartId current_;
  FlowLayout* buttons_;
  QTreeView* tree_;
  QLabel* explanation_;
  QLabel* partProblem_;
  FieldForm* form_;
  QScrollArea* scroll_;
  QLabel* how_;
  QPushButton* show_;
  QPushButton* discard_;
};

}  // namespace linger
