package io.evenhand.workflow;

import java.util.List;
import java.util.Optional;

/**
 * What a human task asks, as its form says: the same file that Camunda's Tasklist draws, so that both ask the same.
 *
 * @param title the form's heading
 * @param introduction what the person should know, one paragraph
 * @param decisions at least one, in the order of the form
 * @param contents what else a decision may need, such as a person or evidence; made on the desk
 * @param inPerson whether a person decides it on a page: no program does in anybody's name
 */
public record TaskForm(
        String title, String introduction, List<Option> decisions, List<Content> contents, boolean inPerson) {
    public TaskForm {
        decisions = List.copyOf(decisions);
        contents = List.copyOf(contents);
    }

    /** The same form under another title. */
    public TaskForm called(String otherTitle) {
        return new TaskForm(otherTitle, introduction, decisions, contents, inPerson);
    }

    /** The same form with fewer decisions. */
    TaskForm withOnly(List<Option> some) {
        return new TaskForm(title, introduction, some, contents, inPerson);
    }

    /** The same form with a variable of its introduction filled in, as Tasklist does. */
    public TaskForm about(String variable, String value) {
        return new TaskForm(title, introduction.replace("{{" + variable + "}}", value), decisions, contents, inPerson);
    }

    /** The decision of this value; empty when the form has none such. */
    public Optional<Option> decision(String value) {
        return decisions.stream().filter(option -> option.value().equals(value)).findFirst();
    }

    /** Whether any decision needs content of this key. */
    public boolean needs(String key) {
        return contents.stream().anyMatch(content -> content.key().equals(key));
    }

    /** What this decision needs besides a reason. */
    public Optional<Content> contentOf(String decision) {
        return contents.stream()
                .filter(content -> content.decision().equals(decision))
                .findFirst();
    }

    /** @param reason whether the decision needs, allows or has no reason */
    public record Option(String value, String label, Reason reason) {}

    /** Whether a decision is given with a reason. */
    public enum Reason {
        NONE,
        OPTIONAL,
        REQUIRED
    }

    /**
     * @param key the variable that carries the id of what was made: {@code personId}, {@code evidenceId}, {@code proposalId}
     * @param decision the decision that needs it
     */
    public record Content(String key, String decision) {}
}
