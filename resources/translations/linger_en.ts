<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>FirstQuestion</name>
    <message numerus="yes">
        <source>You restart the server after %n second(s). Will it work?</source>
        <translation>
            <numerusform>You restart the server after %n second. Will it work?</numerusform>
            <numerusform>You restart the server after %n seconds. Will it work?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Ladder</name>
    <message numerus="yes">
        <source>%n byte(s)</source>
        <translation>
            <numerusform>%n byte</numerusform>
            <numerusform>%n bytes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n socket(s), %1 in %2</source>
        <translation>
            <numerusform>%n socket, %1 in %2</numerusform>
            <numerusform>%n sockets, %1 in %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more tries, to %1</source>
        <translation>
            <numerusform>%n more try, at %1</numerusform>
            <numerusform>%n more tries, to %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RunActions</name>
    <message numerus="yes">
        <source>Tried every second for five minutes: in this scene it never works. The first %n tries are shown.</source>
        <translation>
            <numerusform>Tried every second for five minutes: in this scene it never works. The first try is shown.</numerusform>
            <numerusform>Tried every second for five minutes: in this scene it never works. The first %n tries are shown.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RunDifferences</name>
    <message numerus="yes">
        <source>%n segment(s)</source>
        <translation>
            <numerusform>%n segment</numerusform>
            <numerusform>%n segments</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n state change(s)</source>
        <translation>
            <numerusform>%n state change</numerusform>
            <numerusform>%n state changes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n call(s)</source>
        <translation>
            <numerusform>%n call</numerusform>
            <numerusform>%n calls</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n verdict(s)</source>
        <translation>
            <numerusform>%n verdict</numerusform>
            <numerusform>%n verdicts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>linger::ConditionWords</name>
    <message numerus="yes">
        <source>%1, with %n byte(s) or more</source>
        <translation>
            <numerusform>%1, with %n byte or more</numerusform>
            <numerusform>%1, with %n bytes or more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>linger::Connections</name>
    <message numerus="yes">
        <source>%n frame(s)</source>
        <translation>
            <numerusform>%n frame</numerusform>
            <numerusform>%n frames</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n connection(s)</source>
        <translation>
            <numerusform>%n connection</numerusform>
            <numerusform>%n connections</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>left out: %n frame(s) %1</source>
        <translation>
            <numerusform>left out: %n frame %1</numerusform>
            <numerusform>left out: %n frames %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n frame(s) with a wrong checksum, accepted anyway</source>
        <translation>
            <numerusform>%n frame with a wrong checksum, accepted anyway</numerusform>
            <numerusform>%n frames with a wrong checksum, accepted anyway</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n retransmission(s)</source>
        <translation>
            <numerusform>%n retransmission</numerusform>
            <numerusform>%n retransmissions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n zero window(s)</source>
        <translation>
            <numerusform>%n zero window</numerusform>
            <numerusform>%n zero windows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n keep-alive probe(s)</source>
        <translation>
            <numerusform>%n keep-alive probe</numerusform>
            <numerusform>%n keep-alive probes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>linger::ConnectionsDialog</name>
    <message numerus="yes">
        <source>%n connection(s) so far</source>
        <translation>
            <numerusform>%n connection so far</numerusform>
            <numerusform>%n connections so far</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n connection(s)</source>
        <translation>
            <numerusform>%n connection</numerusform>
            <numerusform>%n connections</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>linger::EditorPane</name>
    <message numerus="yes">
        <source>⚠ %n error(s) to fix. Until then the picture shows the last valid scene.</source>
        <translation>
            <numerusform>⚠ %n error to fix. Until then the picture shows the last valid scene.</numerusform>
            <numerusform>⚠ %n errors to fix. Until then the picture shows the last valid scene.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>linger::FileCommands</name>
    <message numerus="yes">
        <source>… and %n more</source>
        <translation>
            <numerusform>… and %n more</numerusform>
            <numerusform>… and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>linger::LearnDialog</name>
    <message numerus="yes">
        <source>The class voted on %n question(s). The votes are kept until Learn is closed: Save the votes… writes them to a file.</source>
        <translation>
            <numerusform>The class voted on %n question. The votes are kept until Learn is closed: Save the votes… writes them to a file.</numerusform>
            <numerusform>The class voted on %n questions. The votes are kept until Learn is closed: Save the votes… writes them to a file.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>linger::LossesTable</name>
    <message numerus="yes">
        <source>%1, TIME-WAIT %2: survives the loss of any %n segment(s)</source>
        <translation>
            <numerusform>%1, TIME-WAIT %2: survives the loss of any %n segment</numerusform>
            <numerusform>%1, TIME-WAIT %2: survives the loss of any %n segments</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>linger::MachineView</name>
    <message numerus="yes">
        <source>%n socket(s)</source>
        <translation>
            <numerusform>%n socket</numerusform>
            <numerusform>%n sockets</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>linger::WhyPane</name>
    <message numerus="yes">
        <source>Press Q to be asked %n question(s) during the run.</source>
        <translation>
            <numerusform>Press Q to be asked %n question during the run.</numerusform>
            <numerusform>Press Q to be asked %n questions during the run.</numerusform>
        </translation>
    </message>
</context>
</TS>
