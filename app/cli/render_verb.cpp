#include "app/cli/verb.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include "app/cli/captured_operand.h"
#include "app/cli/options.h"
#include "app/cli/unmet_impairments.h"
#include "app/export/picture.h"
#include "model/sim/simulate.h"

namespace linger {
namespace {

class Text {
  Q_DECLARE_TR_FUNCTIONS(linger::RenderVerb)
};

constexpr double kLeastSide = 64;
constexpr double kMostSide = 10000;

/// "1024x700", each from 64 to 10000.
std::optional<QSizeF> sizeFrom(const QString& typed) {
  static const QRegularExpression kForm(QStringLiteral("^(\\d{1,5})[xX](\\d{1,5})$"));
  const QRegularExpressionMatch match = kForm.match(typed);
  if (!match.hasMatch()) return std::nullopt;
  const QSizeF size(match.captured(1).toDouble(), match.captured(2).toDouble());
  const auto fits = [](double side) { return side >= kLeastSide && side <= kMostSide; };
  if (!fits(size.width()) || !fits(size.height())) return std::nullopt;
  return size;
}

bool readSize(const Arguments& arguments, PictureRequest& request, Console& console) {
  if (!arguments.has("--size")) return true;
  const auto size = sizeFrom(arguments.value("--size"));
  if (!size) {
    console.complain(Text::tr("--size: \"%1\" is no size such as 1024x700, from 64 to 10000 each")
                         .arg(arguments.value("--size")));
    return false;
  }
  request.size = *size;
  return true;
}

bool readLook(const Arguments& arguments, PictureRequest& request, Console& console) {
  const QString theme = arguments.value("--theme", QStringLiteral("light"));
  if (theme != QStringLiteral("light") && theme != QStringLiteral("dark")) {
    console.complain(Text::tr("--theme: \"%1\" is neither light nor dark").arg(theme));
    return false;
  }
  request.look = theme == QStringLiteral("dark") ? Look::Dark : Look::Light;
  return true;
}

bool readSubject(const Arguments& arguments, PictureRequest& request, Console& console) {
  const QString subject = arguments.value("--picture", QStringLiteral("ladder"));
  if (subject != QStringLiteral("ladder") && subject != QStringLiteral("states")) {
    console.complain(Text::tr("--picture: \"%1\" is neither ladder nor states").arg(subject));
    return false;
  }
  if (subject == QStringLiteral("states")) request.subject = PictureSubject::StateDiagram;
  return true;
}

bool readInstant(const Arguments& arguments, PictureRequest& request, Console& console) {
  bool isGood = true;
  const auto at = durationOption(arguments, "--at", Duration{}, console, isGood);
  if (at) request.at = kSimStart + *at;
  return isGood;
}

/// The run of a scenario, or a connection of a capture.
std::optional<Trace> traceToDraw(const Arguments& arguments, Console& console) {
  if (arguments.has("--connection")) return capturedOperand(arguments, console);
  const auto scenario = scenarioOf(arguments.operands[0], arguments, console);
  if (!scenario) return std::nullopt;
  Trace trace = simulate(*scenario);
  tellUnmetImpairments(*scenario, trace, console);
  return trace;
}

int render(const Arguments& arguments, Console& console) {
  const QString file = arguments.value("-o");
  if (file.isEmpty()) {
    console.complain(Text::tr("render: -o FILE is missing (a name in .svg, .png or .pdf)"));
    return kBadUsage;
  }
  if (!pictureFormatOf(file)) {
    console.complain(Text::tr("-o: \"%1\" does not end in .svg, .png or .pdf").arg(file));
    return kBadUsage;
  }
  PictureRequest request;
  const bool isGood =
      readSize(arguments, request, console) && readLook(arguments, request, console) &&
      readSubject(arguments, request, console) && readInstant(arguments, request, console);
  if (!isGood) return kBadUsage;
  const auto trace = traceToDraw(arguments, console);
  if (!trace) return kBadUsage;
  if (!arguments.has("--size")) request = atFullHeight(*trace, request);
  if (const auto error = writePicture(file, *trace, request)) {
    console.complain(std::vector{*error});
    return kBadUsage;
  }
  return kSuccess;
}

}  // namespace

Verb renderVerb() {
  Verb verb;
  verb.name = QStringLiteral("render");
  verb.operands = QStringLiteral("SCENARIO|CAPTURE");
  verb.leastOperands = verb.mostOperands = 1;
  verb.summary = Text::tr("draws the ladder, or the state diagram: -o FILE.svg, .png or .pdf");
  verb.options = {
      {QStringLiteral("-o"), QStringLiteral("FILE"),
       Text::tr("the file to draw, in .svg, .png or .pdf; required")},
      {"--at", "TIME", Text::tr("the instant that is shown; the whole run, if not given")},
      {"--size", "WxH", Text::tr("in pixels; 960 and as high as the run needs, if not given")},
      {"--theme", "light|dark", Text::tr("light, if not given")},
      {"--picture", "ladder|states", Text::tr("what is drawn: the ladder, if not given")},
      connectionOption(),
  };
  for (const OptionSpec& option : editOptions()) verb.options.push_back(option);
  verb.paints = true;
  verb.run = render;
  return verb;
}

}  // namespace linger
