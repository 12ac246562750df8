package io.evenhand.template;

/** A version of a wording is neither among those that were released nor the one that lies in the folder: its text is not kept. */
public class UnknownWording extends IllegalStateException {
    UnknownWording(TemplateVersion version) {
        super("The wording " + version + " is no longer among the templates");
    }
}
