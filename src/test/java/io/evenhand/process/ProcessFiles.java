package io.evenhand.process;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import io.camunda.zeebe.model.bpmn.instance.BaseElement;
import io.camunda.zeebe.model.bpmn.instance.BpmnModelElementInstance;
import io.camunda.zeebe.model.bpmn.instance.FlowElement;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** The processes, decisions and forms as they lie in the repository's folder. */
public final class ProcessFiles {
    static final Path FOLDER = Path.of("bpmn");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern DECISION = Pattern.compile("<decision id=\"([^\"]+)\"");
    private static final Pattern OUTPUT_VALUES =
            Pattern.compile("<outputValues[^>]*>\\s*<text>([^<]+)</text>", Pattern.DOTALL);

    private ProcessFiles() {}

    /** Every process by its file's name without extension. */
    public static Map<String, BpmnModelInstance> processes() {
        Map<String, BpmnModelInstance> processes = new TreeMap<>();
        files(FOLDER, ".bpmn").forEach((name, file) -> processes.put(name, Bpmn.readModelFromFile(file.toFile())));
        return processes;
    }

    /** Every form by its file's name without extension. */
    static Map<String, JsonNode> forms() {
        Map<String, JsonNode> forms = new TreeMap<>();
        files(FOLDER.resolve("forms"), ".form").forEach((name, file) -> forms.put(name, json(file)));
        return forms;
    }

    /** The values that each decision can give, by the decision's id. */
    static Map<String, List<String>> decisions() {
        Map<String, List<String>> decisions = new TreeMap<>();
        files(FOLDER, ".dmn").values().forEach(file -> {
            String xml = text(file);
            String id = first(DECISION, xml);
            decisions.put(id, quoted(first(OUTPUT_VALUES, xml)));
        });
        return decisions;
    }

    /** What a person can decide in a form. */
    static List<String> decisionsOf(JsonNode form) {
        List<String> decisions = new ArrayList<>();
        field(form, "decision")
                .orElseThrow()
                .path("values")
                .forEach(value -> decisions.add(value.path("value").asText()));
        return decisions;
    }

    static Optional<JsonNode> field(JsonNode form, String key) {
        for (JsonNode component : form.path("components")) {
            if (component.path("key").asText().equals(key)) {
                return Optional.of(component);
            }
        }
        return Optional.empty();
    }

    /** The values in quotes in an expression. */
    static List<String> quoted(String expression) {
        return Pattern.compile("\"([^\"]*)\"")
                .matcher(expression)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    static <T extends ModelElementInstance> Collection<T> all(Class<T> type) {
        return processes().values().stream()
                .flatMap(process -> process.getModelElementsByType(type).stream())
                .toList();
    }

    /** An extension of an element, or an error that names both. */
    static <T extends BpmnModelElementInstance> T extension(BaseElement element, Class<T> type) {
        T extension = element.getSingleExtensionElement(type);
        if (extension == null) {
            throw new AssertionError(element.getId() + " has no " + type.getSimpleName());
        }
        return extension;
    }

    static String named(FlowElement element) {
        return element.getElementType().getTypeName() + " " + element.getId();
    }

    private static Map<String, Path> files(Path folder, String extension) {
        Map<String, Path> files = new TreeMap<>();
        try (Stream<Path> content = Files.list(folder)) {
            content.filter(file -> file.toString().endsWith(extension)).forEach(file -> {
                String name = file.getFileName().toString();
                files.put(name.substring(0, name.length() - extension.length()), file);
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    private static String first(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map((MatchResult found) -> found.group(1))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode json(Path file) {
        try {
            return JSON.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
