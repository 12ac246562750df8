package io.evenhand.workflow;

import java.util.List;

/**
 * What a human task is about, in words for whoever decides it.
 *
 * @param title what tells it from others of its kind; names no customer, because it goes into mails
 * @param about what it belongs to, such as the number of an agreement; names no customer either
 * @param facts what the person needs to know
 * @param link what the page is called on which there is more; empty where the decider may not see one
 * @param path of that page
 */
public record TaskMatter(String title, String about, List<Fact> facts, String link, String path) {
    public TaskMatter {
        facts = List.copyOf(facts);
    }

    public record Fact(String label, String value) {}
}
