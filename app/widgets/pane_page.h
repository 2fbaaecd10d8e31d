#pragma once

#include <QScrollArea>

namespace linger {

/// A pane behind its tab: as large as the tab, but never smaller than its parts need; then it
/// scrolls, so that nothing lies on anything else however large the type is.
class PanePage : public QScrollArea {
  Q_OBJECT

 public:
  explicit PanePage(QWidget* parent = nullptr);

 protected:
  void resizeEvent(QResizeEvent* event) override;
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void fit();
};

}  // namespace linger
