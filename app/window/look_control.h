#pragma once

#include <QFont>
#include <QObject>

#include "app/actions/app_context.h"
#include "app/look/theme.h"

namespace linger {

/// Which colours and what size of type the application has.
class LookControl : public QObject {
  Q_OBJECT

 public:
  explicit LookControl(QObject* parent = nullptr);
  ~LookControl() override;  ///< Gives the application back its own font and colours.

  Look look() const;
  WindowCommands::ThemeChoice choice() const { return choice_; }
  void setChoice(WindowCommands::ThemeChoice choice);
  /// While presenting, the strong look, and type at least half as large again.
  void setPresenting(bool on);

  double fontScale() const { return scale_; }
  void setFontScale(double scale);  ///< Brought into 1 to 2.

 signals:
  void lookChanged(linger::Look look);

 private:
  void apply();

  WindowCommands::ThemeChoice choice_ = WindowCommands::ThemeChoice::System;
  bool systemIsDark_ = false;
  bool presenting_ = false;
  double scale_ = 1.0;
  QFont baseFont_;
  QPalette basePalette_;
};

}  // namespace linger
