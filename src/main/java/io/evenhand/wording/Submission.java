package io.evenhand.wording;

import io.evenhand.template.MalformedTemplate;
import io.evenhand.template.Templates;
import io.evenhand.template.Wording;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What may be proposed at all, before the lint looks at it: bounded, and of files that wording consists of. */
final class Submission {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,63}");
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2}");
    private static final Pattern FILE =
            Pattern.compile("(clauses/([a-z][a-z0-9-]*/)?|playbook/)?[a-z][a-z0-9-]*(\\.[a-z]{2})?\\.(md|css|yaml)");
    private static final int MOST_FILES = 100;
    private static final int MOST_NAME = 100;
    private static final int MOST_CHARACTERS = 2_000_000;
    private static final int MOST_NOTE = 2000;

    private Submission() {}

    /** Why it cannot be proposed, in a sentence; empty where it can. */
    static Optional<String> problem(String name, String language, Wording wording, String note) {
        if (!NAME.matcher(name).matches() || !LANGUAGE.matcher(language).matches()) {
            return Optional.of(
                    "Name the wording as its file is named, such as “nda”, and its language by two letters.");
        }
        if (note.isBlank()) {
            return Optional.of("Say what changes and why: whoever approves it will read it.");
        }
        if (note.length() > MOST_NOTE) {
            return Optional.of("The note is longer than 2000 characters; say it in fewer.");
        }
        if (wording.files().size() > MOST_FILES) {
            return Optional.of("The wording has more than 100 files; leave out what it does not include.");
        }
        long characters = 0;
        for (Map.Entry<String, String> file : wording.files().entrySet()) {
            if (file.getKey().length() > MOST_NAME
                    || !FILE.matcher(file.getKey()).matches()) {
                return Optional.of("“" + shortened(file.getKey())
                        + "” is no name of a wording's file; they are such as “nda.en.md” and “clauses/law.en.md”.");
            }
            characters += file.getValue().length();
        }
        if (characters > MOST_CHARACTERS) {
            return Optional.of("The wording is longer than two million characters; shorten it.");
        }
        return wording.read(name + "." + language + ".md").isEmpty()
                ? Optional.of("The wording has no file " + name + "." + language + ".md.")
                : Optional.empty();
    }

    private static String shortened(String text) {
        return text.length() <= MOST_NAME ? text : text.substring(0, MOST_NAME) + "…";
    }

    /** The files that the wording consists of and no others; all, where the lint will refuse it anyway. */
    static Wording closure(String name, String language, Wording wording) {
        try {
            return Templates.closure(wording, name, language);
        } catch (MalformedTemplate malformed) {
            return wording;
        }
    }
}
