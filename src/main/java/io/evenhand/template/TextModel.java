package io.evenhand.template;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What stands where in a text, as far as it can be known without terms. Filled while the text is read. */
final class TextModel {
    /** A field that is printed, or decides about a part of the text. */
    record Use(String path, Field field, boolean printed, Spot spot) {}

    /**
     * An id that others refer to.
     *
     * @param repeated whether it would be there several times
     */
    record Anchor(String id, boolean repeated, Spot spot) {}

    record Reference(String id, Spot spot) {}

    /** A place for the sentences of a group. */
    record Sentences(String group, Spot spot) {}

    /**
     * A part of the page.
     *
     * @param over the paths of the lists over which it is repeated
     */
    record Block(String name, List<String> over, Spot spot) {}

    /** A line of text that people read. */
    record Prose(String text, Spot spot) {}

    final List<Use> uses = new ArrayList<>();
    final List<Anchor> anchors = new ArrayList<>();
    final List<Reference> references = new ArrayList<>();
    final List<Sentences> sentences = new ArrayList<>();
    final List<Block> blocks = new ArrayList<>();
    final List<Prose> prose = new ArrayList<>();
    /** The names under which bars are printed. */
    final Set<String> bars = new LinkedHashSet<>();

    final Set<String> includes = new LinkedHashSet<>();
}
