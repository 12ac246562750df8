package io.evenhand.workflow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.evenhand.workflow.TaskForm.Content;
import io.evenhand.workflow.TaskForm.Option;
import io.evenhand.workflow.TaskForm.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.springframework.stereotype.Component;

/**
 * Reads the forms of human tasks. A form is named like its task's element; it has one {@code decision}, of which it may say that it is
 * {@code decidedBy} a {@code person}, perhaps a {@code reason}, and
 * perhaps a field for the id of what a decision names. Fields are shown by decision alone, in the two forms of condition that
 * {@link #decisionsIn} knows: what it cannot read is an error at the first use rather than a field that never shows.
 */
@Component
public class TaskForms {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern COMPARED = Pattern.compile("decision\\s*(!?=)\\s*\"([a-z-]+)\"");
    private static final Pattern SHOWN_FOR = Pattern.compile(
            "=\\s*not\\(\\s*decision\\s*=\\s*\"[a-z-]+\"(\\s+or\\s+decision\\s*=\\s*\"[a-z-]+\")*\\s*\\)"
                    + "|=\\s*decision\\s*!=\\s*\"[a-z-]+\"");

    private final ProcessFiles files;
    private final ProcessDiagrams diagrams;

    /** The files do not change while the program runs. */
    private final Map<String, TaskForm> read = new ConcurrentHashMap<>();

    TaskForms(ProcessFiles files, ProcessDiagrams diagrams) {
        this.files = files;
        this.diagrams = diagrams;
    }

    /**
     * The form of a task as it can be decided: a process that began before a decision was possible has no way for it, so that nobody is offered
     * it there.
     *
     * @throws IllegalStateException as {@link #of(String)} does
     */
    public TaskForm of(HumanTaskView task) {
        TaskForm form = of(task.elementId());
        if (task.state() != HumanTaskState.OPEN) {
            return form;
        }
        Optional<String> began = diagrams.earlier(task.businessId(), task.processId());
        if (began.isEmpty()) {
            return form;
        }
        String now = files.bpmn(task.processId()).map(TaskForms::text).orElse("");
        return form.withOnly(form.decisions().stream()
                .filter(option -> !leads(now, option) || leads(began.get(), option))
                .toList());
    }

    /** Whether a way of a diagram is taken by this decision. */
    private static boolean leads(String bpmn, Option option) {
        return bpmn.contains("= \"" + option.value() + "\"") || bpmn.contains("= &quot;" + option.value() + "&quot;");
    }

    private static String text(byte[] bpmn) {
        return new String(bpmn, StandardCharsets.UTF_8);
    }

    /**
     * The form of a task.
     *
     * @param elementId the task's element, such as {@code answer-offer}
     * @throws IllegalStateException when there is no such form, or it asks in a way that the desk cannot draw
     */
    public TaskForm of(String elementId) {
        return read.computeIfAbsent(elementId, this::read);
    }

    private TaskForm read(String elementId) {
        byte[] file = files.form(elementId)
                .orElseThrow(() -> new IllegalStateException("There is no form " + elementId + ".form"));
        try {
            return form(elementId, JSON.readTree(file).path("components"));
        } catch (IOException e) {
            throw new IllegalStateException(elementId + ".form is not JSON", e);
        }
    }

    private static TaskForm form(String name, JsonNode components) {
        String text = "";
        JsonNode decision = JSON.missingNode();
        JsonNode reason = JSON.missingNode();
        List<Content> contents = new ArrayList<>();
        for (JsonNode component : components) {
            if (component.path("type").asText().equals("text")) {
                text = component.path("text").asText();
                continue;
            }
            switch (component.path("key").asText()) {
                case "decision" -> decision = component;
                case "reason" -> reason = component;
                default ->
                    decisionsIn(name, component)
                            .forEach(needed -> contents.add(
                                    new Content(component.path("key").asText(), needed)));
            }
        }
        JsonNode because = reason;
        List<Option> options = StreamSupport.stream(decision.path("values").spliterator(), false)
                .map(value -> new Option(
                        value.path("value").asText(),
                        value.path("label").asText(),
                        reason(name, because, value.path("value").asText())))
                .toList();
        if (options.isEmpty()) {
            throw new IllegalStateException(name + ".form offers no decision");
        }
        String[] parts = text.split("\n\n", 2);
        return new TaskForm(
                parts[0].replaceFirst("^#\\s*", ""),
                parts.length > 1 ? parts[1].strip() : "",
                options,
                contents,
                decision.path("properties").path("decidedBy").asText().equals("person"));
    }

    private static Reason reason(String form, JsonNode field, String decision) {
        if (field.isMissingNode()) {
            return Reason.NONE;
        }
        boolean shown = field.path("conditional").isMissingNode()
                || field.path("conditional").isNull()
                || decisionsIn(form, field).contains(decision);
        if (!shown) {
            return Reason.OPTIONAL;
        }
        return field.path("validate").path("required").asBoolean() ? Reason.REQUIRED : Reason.OPTIONAL;
    }

    /** For which decisions a field is shown. */
    private static List<String> decisionsIn(String form, JsonNode field) {
        String hide = field.path("conditional").path("hide").asText();
        if (!SHOWN_FOR.matcher(hide).matches()) {
            throw new IllegalStateException(
                    form + ".form hides “" + field.path("key").asText() + "” by \"" + hide
                            + "\": write =not(decision = \"one\" or decision = \"other\")");
        }
        return COMPARED.matcher(hide)
                .results()
                .map((MatchResult compared) -> compared.group(2))
                .toList();
    }
}
