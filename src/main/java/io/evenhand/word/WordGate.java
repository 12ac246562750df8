package io.evenhand.word;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Looks through a whole Word file for what runs, fetches or hides something, before any of its text is read. */
final class WordGate {
    /** What may stand in a field: everything else could run a program or fetch a file when somebody opens it. */
    private static final Set<String> FIELDS = Set.of(
            "PAGE",
            "NUMPAGES",
            "SECTIONPAGES",
            "REF",
            "PAGEREF",
            "NOTEREF",
            "STYLEREF",
            "SEQ",
            "TOC",
            "TC",
            "XE",
            "DATE",
            "TIME",
            "CREATEDATE",
            "SAVEDATE",
            "PRINTDATE",
            "FILENAME",
            "AUTHOR",
            "TITLE",
            "SUBJECT",
            "DOCPROPERTY",
            "NUMWORDS",
            "REVNUM",
            "LISTNUM",
            "FORMTEXT",
            "FORMCHECKBOX",
            "FORMDROPDOWN",
            "SYMBOL",
            "HYPERLINK");

    private static final Map<String, String> ELEMENTS = Map.of(
            "altChunk", "another file's text",
            "object", "an embedded object",
            "OLEObject", "an embedded object",
            "control", "a control that runs a program",
            "subDoc", "the text of another file",
            "mailMerge", "a mail merge, which reads other files",
            "attachedSchema", "a schema of somebody else's");

    private static final Set<String> LINKS = Set.of("http", "https", "mailto");

    private WordGate() {}

    /** @throws WordRefused in a sentence that says what is wrong and what to do */
    static void check(WordPackage file) {
        contentTypes(file);
        file.parts().forEach((name, content) -> {
            if (name.endsWith(".rels")) {
                relationships(name, content);
            } else {
                elements(name, content);
            }
        });
    }

    private static void contentTypes(WordPackage file) {
        boolean isDocument = false;
        byte[] types = Optional.ofNullable(file.parts().get("[content_types].xml"))
                .orElseThrow(() -> new WordRefused("This is not a Word file."));
        try (var xml = new PartXml("[Content_Types].xml", types)) {
            while (xml.next()) {
                if (xml.isStart()) {
                    String type = xml.attribute("ContentType").toLowerCase(Locale.ROOT);
                    if (type.contains("macroenabled") || type.contains("vbaproject")) {
                        throw new WordRefused(
                                "The file may contain macros. Save it as .docx, which has none, and send that.");
                    }
                    if (type.contains("oleobject") || type.contains("activex")) {
                        throw new WordRefused(
                                "The file contains an embedded object or control. Take it out and send the file again.");
                    }
                    isDocument |= type.equals(WordFile.MEDIA_TYPE.toLowerCase(Locale.ROOT) + ".main+xml");
                }
            }
        }
        if (!isDocument || !file.parts().containsKey("word/document.xml")) {
            throw new WordRefused(
                    "This is not a Word document (.docx). Send the file that you downloaded here and changed.");
        }
    }

    private static void relationships(String name, byte[] content) {
        try (var xml = new PartXml(name, content)) {
            while (xml.next()) {
                if (xml.isStart() && xml.name().equals("Relationship")) {
                    relationship(xml);
                }
            }
        }
    }

    private static void relationship(PartXml xml) {
        String type = xml.attribute("Type");
        String what = type.substring(type.lastIndexOf('/') + 1);
        String target = xml.attribute("Target");
        if (Set.of("aFChunk", "oleObject", "package", "control", "vbaProject", "subDocument")
                .contains(what)) {
            throw new WordRefused(
                    "The file brings another file or program along (%s). Take it out and send the file again."
                            .formatted(what));
        }
        if (xml.attribute("TargetMode").equalsIgnoreCase("External")) {
            int colon = target.indexOf(':');
            String scheme = colon < 0 ? "" : target.substring(0, colon).toLowerCase(Locale.ROOT);
            if (!what.equals("hyperlink") || !LINKS.contains(scheme)) {
                throw new WordRefused(outside(what));
            }
        }
    }

    private static String outside(String what) {
        return switch (what) {
            case "attachedTemplate" ->
                "The file uses a template that lies elsewhere. In Word, attach the template Normal"
                        + " (Developer, Document Template) and send the file again.";
            case "image" -> "The file shows a picture that lies elsewhere. Take it out and send the file again.";
            case "hyperlink" ->
                "The file links to something other than a web page or an email address. Take the link out and send it again.";
            default ->
                "The file fetches something from elsewhere when it is opened. Take it out and send the file again.";
        };
    }

    /** One field whose instruction is being read, or has been. */
    private static final class Open {
        final StringBuilder instruction = new StringBuilder();
        boolean isShown;
    }

    private static void elements(String name, byte[] content) {
        Deque<Open> fields = new ArrayDeque<>();
        boolean inInstruction = false;
        try (var xml = new PartXml(name, content)) {
            while (xml.next()) {
                if (xml.isStart()) {
                    inInstruction = start(xml, fields) || inInstruction;
                } else if (xml.isEnd()) {
                    inInstruction &= !isInstruction(xml.name());
                } else if (inInstruction) {
                    if (fields.isEmpty()) {
                        instruction(xml.text());
                    } else {
                        fields.peek().instruction.append(xml.text());
                    }
                }
            }
        }
        fields.forEach(open -> instruction(open.instruction.toString()));
    }

    private static boolean isInstruction(String name) {
        return name.equals("instrText") || name.equals("delInstrText");
    }

    /** @return whether what follows is the instruction of a field */
    private static boolean start(PartXml xml, Deque<Open> fields) {
        String forbidden = ELEMENTS.get(xml.name());
        if (forbidden != null) {
            throw new WordRefused("The file contains " + forbidden + ". Take it out and send the file again.");
        }
        switch (xml.name()) {
            case "fldSimple" -> instruction(xml.attribute("instr"));
            case "fldChar" -> mark(xml.attribute("fldCharType"), fields);
            default -> {}
        }
        return isInstruction(xml.name());
    }

    private static void mark(String type, Deque<Open> fields) {
        switch (type) {
            case "begin" -> {
                Open outer = fields.peek();
                if (outer != null && !outer.isShown) {
                    throw new WordRefused("The file has a field whose instruction another field makes up."
                            + " Take it out and send the file again.");
                }
                fields.push(new Open());
            }
            case "separate" -> {
                Open open = fields.peek();
                if (open != null) {
                    instruction(open.instruction.toString());
                    open.isShown = true;
                }
            }
            case "end" -> {
                if (!fields.isEmpty()) {
                    instruction(fields.pop().instruction.toString());
                }
            }
            default -> {}
        }
    }

    private static void instruction(String instruction) {
        String word = instruction.strip().split("[\\s\\\\\"]", 2)[0].toUpperCase(Locale.ROOT);
        if (!word.isEmpty() && !FIELDS.contains(word)) {
            String shown = word.length() > 30 ? word.substring(0, 30) + "…" : word;
            throw new WordRefused("The file has a field that could run a program or read other files (%s)."
                            .formatted(shown.replaceAll("[^A-Z0-9…=]", "?"))
                    + " Take it out, or turn it into plain text (Ctrl+Shift+F9), and send the file again.");
        }
    }
}
