package io.evenhand.notice;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a mail says, before it is set as text and as HTML. Each part is one line of text: whatever came from people is cut to that, so
 * that nothing of it can become a header or a part of its own.
 *
 * @param headline what it is about, in a few words
 * @param about what that belongs to; may be empty
 * @param text a few sentences; may be empty
 * @param facts what is worth knowing at a glance
 * @param groups lists of things, as a summary has them
 * @param action where to go on; null where there is nothing to do or see
 * @param because why the person gets the mail
 */
record Letter(
        String headline,
        String about,
        String text,
        List<Fact> facts,
        List<Group> groups,
        @Nullable Action action,
        String because) {
    Letter {
        headline = OneLine.of(headline);
        about = OneLine.of(about);
        text = OneLine.of(text);
        facts = List.copyOf(facts);
        groups = List.copyOf(groups);
        because = OneLine.of(because);
    }

    /** The same letter under another headline, with other words and no list of facts. */
    Letter saying(String otherText) {
        return new Letter(headline, about, otherText, List.of(), List.of(), action, because);
    }

    record Fact(String label, String value) {
        Fact {
            label = OneLine.of(label);
            value = OneLine.of(value);
        }
    }

    record Group(String heading, List<Item> items) {
        Group {
            heading = OneLine.of(heading);
            items = List.copyOf(items);
        }
    }

    /**
     * @param when in words; may be empty
     * @param path on the desk; null where there is nothing to see
     */
    record Item(
            String title,
            String about,
            String when,
            boolean late,
            @Nullable String path) {
        Item {
            title = OneLine.of(title);
            about = OneLine.of(about);
            when = OneLine.of(when);
        }
    }

    record Action(String label, String path) {
        Action {
            label = OneLine.of(label);
        }
    }
}
