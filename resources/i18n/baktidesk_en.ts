<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Summary</name>
    <message numerus="yes">
        <source>%n figure(s) do not agree</source>
        <translation>
            <numerusform>%n figure does not agree</numerusform>
            <numerusform>%n figures do not agree</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show all %n work unit(s)</source>
        <translation>
            <numerusform>Show the %n work unit</numerusform>
            <numerusform>Show all %n work units</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>from %n work unit(s)</source>
        <translation>
            <numerusform>from %n work unit</numerusform>
            <numerusform>from %n work units</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{series}, %n event(s)</source>
        <translation>
            <numerusform>{series}, %n event</numerusform>
            <numerusform>{series}, %n events</numerusform>
        </translation>
    </message>
</context>
</TS>
