#pragma once

#include <QTest>
#include <algorithm>
#include <memory>

#include "app/course/lesson_library.h"
#include "app/learn/class/class_view.h"

namespace linger {

using Phase = ClassLesson::Phase;

inline constexpr QSize kProjector(1024, 768);

/// A test that holds a lesson before a class, by its keys.
class BeforeAClass : public QObject {
 protected:
  void open(const char* name, int at = 0) {
    view_ = std::make_unique<ClassView>(loadLesson(QString::fromLatin1(name)).value->lesson,
                                        Look::Light, false);
    view_->setWindowState(Qt::WindowNoState);
    view_->resize(kProjector);
    view_->show();
    QVERIFY(QTest::qWaitForWindowActive(view_.get()));
    view_->setFocus();
    while (lesson().at() < at) press(Qt::Key_PageDown);
  }
  /// Presses a key where the focus is; a run that plays is ended first.
  void press(int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
    view_->picture()->finish();
    QTest::keyClick(view_->focusWidget() ? view_->focusWidget() : view_.get(), Qt::Key(key),
                    modifiers);
  }
  void vote(std::size_t choice, int hands) {
    for (int i = 0; i < hands; ++i) press(Qt::Key_1 + int(choice));
  }
  ClassLesson& lesson() { return view_->lesson(); }
  std::size_t right() {
    const auto& choices = lesson().choices();
    return std::size_t(std::ranges::find(choices, true, &ClassChoice::right) - choices.begin());
  }

  std::unique_ptr<ClassView> view_;
};

}  // namespace linger
