#pragma once

#include <QObject>
#include <variant>
#include <vector>

#include "app/document/document.h"

namespace linger {

/// In what the other future differs from the document's.
namespace contrast {

struct WithoutEdit {
  std::size_t index = 0;  ///< Into Document::edits().
  bool operator==(const WithoutEdit&) const = default;
};
struct WithoutEdits {
  bool operator==(const WithoutEdits&) const = default;
};
struct OtherSystem {
  OsId os = OsId::Linux;
  bool operator==(const OtherSystem&) const = default;
};
struct OtherMsl {
  Duration msl{};
  bool operator==(const OtherMsl&) const = default;
};
/// A future that was the document's before it was swapped.
struct Former {
  EditedScenario edited;
  bool operator==(const Former&) const = default;
};

/// The same scene on the kernel of this machine, as it was run there.
struct OnKernel {
  std::string engine;  ///< "Linux 6.18.44"
  bool operator==(const OnKernel&) const = default;
};

}  // namespace contrast

using Contrast = std::variant<contrast::WithoutEdits, contrast::WithoutEdit, contrast::OtherSystem,
                              contrast::OtherMsl, contrast::Former, contrast::OnKernel>;

/// The edited scenario that differs from this one in just that. Where the edit is not there any
/// more, the edited scenario itself.
EditedScenario contrasted(const EditedScenario& edited, const Contrast& contrast);

/// "without “Drop the server's first FIN”", "on FreeBSD", "with an MSL of 15 s".
QString nameOf(const Contrast& contrast, const EditedScenario& edited);

/// What one may compare an edited scenario with.
std::vector<Contrast> contrastsFor(const EditedScenario& edited);

/// Two futures side by side: the document's, and another that follows it.
class Comparison : public QObject {
  Q_OBJECT

 public:
  /// The document outlives it.
  explicit Comparison(Document& document, QObject* parent = nullptr);

  bool isOn() const { return on_; }
  const Contrast& contrast() const { return contrast_; }
  const TracePointer& otherTrace() const { return trace_; }
  QString otherName() const;
  /// How far two instants of the two futures may be apart and count as one.
  Duration tolerance() const;
  /// The other future is a scenario, which could take this one's place.
  bool isScenario() const;
  /// Compares with a run of the same scene that was made elsewhere, until the scene changes.
  void compareWith(TracePointer trace, const contrast::OnKernel& engine);

 public slots:
  /// Begins with what is most likely meant: without the last edit, else another system.
  void start();
  void stop();
  void setContrast(const linger::Contrast& contrast);
  /// The other future becomes the document's, as an undo step, and the other way round.
  void swap();
  /// The other future becomes the document's, as an undo step, and the comparison ends.
  void keepOther();

 signals:
  void changed();

 private:
  void refresh();

  Document& document_;
  bool on_ = false;
  Contrast contrast_;
  TracePointer trace_;
};

}  // namespace linger
