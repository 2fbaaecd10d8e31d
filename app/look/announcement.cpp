#include "app/look/announcement.h"

#include <QAccessibleWidget>
#include <QWidget>
#include <array>

namespace linger {
namespace {

/// A label without a picture, in the tree of what can be read.
class LiveWords : public QWidget {
 public:
  explicit LiveWords(QWidget& window) : QWidget(&window) {
    setAttribute(Qt::WA_TransparentForMouseEvents);
    resize(1, 1);  // What is empty is not in the tree.
    show();
  }
};

QAccessibleInterface* makeLabel(const QString&, QObject* object) {
  auto* words = dynamic_cast<LiveWords*>(object);
  return words ? new QAccessibleWidget(words, QAccessible::StaticText) : nullptr;
}

/// The two that take turns: a reader says nothing of what it is at already.
class LiveRegion : public QObject {
 public:
  static LiveRegion* of(const QWidget& window) {
    for (QObject* child : window.children()) {
      if (auto* region = dynamic_cast<LiveRegion*>(child)) return region;
    }
    return nullptr;
  }

  explicit LiveRegion(QWidget& window)
      : QObject(&window), words_{new LiveWords(window), new LiveWords(window)} {}

  void say(const QString& message) {
    turn_ = 1 - turn_;
    words_[turn_]->setAccessibleName(message);
    words_[1 - turn_]->setAccessibleName(QString());
    tell(*words_[turn_], message);
  }

  QString last() const { return words_[turn_]->accessibleName(); }

 private:
  static void tell(QWidget& words, [[maybe_unused]] const QString& message) {
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
    QAccessibleAnnouncementEvent event(&words, message);
#else
    QAccessibleEvent event(&words, QAccessible::Focus);
#endif
    QAccessible::updateAccessibility(&event);
  }

  std::array<LiveWords*, 2> words_;
  std::size_t turn_ = 0;
};

/// Qt tells of it, and some platforms say no to QAccessible::isActive() ever after.
class Activation : public QAccessible::ActivationObserver {
 public:
  Activation() { QAccessible::installActivationObserver(this); }
  ~Activation() override { QAccessible::removeActivationObserver(this); }
  void accessibilityActiveChanged(bool active) override { isActive_ = active; }
  bool isActive() const { return isActive_ || QAccessible::isActive(); }

 private:
  bool isActive_ = false;
};

}  // namespace

bool isListenedTo() {
  static const Activation activation;
  return activation.isActive();
}

void announce(QWidget& window, const QString& message) {
  if (!isListenedTo() || message.isEmpty()) return;
  static const bool isInstalled = [] {
    QAccessible::installFactory(makeLabel);
    return true;
  }();
  Q_UNUSED(isInstalled);
  LiveRegion* region = LiveRegion::of(window);
  if (!region) region = new LiveRegion(window);
  region->say(message);
}

QString lastAnnounced(const QWidget& window) {
  const LiveRegion* region = LiveRegion::of(window);
  return region ? region->last() : QString();
}

}  // namespace linger
