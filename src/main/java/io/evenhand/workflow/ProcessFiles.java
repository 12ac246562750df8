package io.evenhand.workflow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/** The process, decision and form files: the built-in ones, or those of a folder of one's own ({@code evenhand.bpmn}). */
@Component
public class ProcessFiles {
    private final String folder;

    ProcessFiles(@Value("${evenhand.bpmn:classpath:bpmn}") String folder) {
        this.folder = folder.startsWith("classpath:") ? "classpath*:" + folder.substring(10) : "file:" + folder;
    }

    /** All files, by name. */
    List<Resource> all() {
        var resolver = new PathMatchingResourcePatternResolver();
        List<Resource> found = new ArrayList<>();
        try {
            for (String pattern : List.of("/**/*.bpmn", "/**/*.dmn", "/**/*.form")) {
                found.addAll(List.of(resolver.getResources(folder + pattern)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The processes in " + folder + " cannot be read", e);
        }
        if (found.isEmpty()) {
            throw new IllegalStateException("No process was found in " + folder);
        }
        // One of each name: a class path may name the same folder twice.
        Map<String, Resource> byName = new TreeMap<>();
        found.forEach(file -> byName.putIfAbsent(name(file), file));
        return List.copyOf(byName.values());
    }

    /** The BPMN of a process. */
    public Optional<byte[]> bpmn(String processId) {
        return named(processId + ".bpmn");
    }

    /** The form of a human task. */
    Optional<byte[]> form(String elementId) {
        return named(elementId + ".form");
    }

    private Optional<byte[]> named(String file) {
        return all().stream()
                .filter(found -> name(found).equals(file))
                .findFirst()
                .map(ProcessFiles::bytes);
    }

    static String name(Resource resource) {
        return Objects.requireNonNull(resource.getFilename());
    }

    static byte[] bytes(Resource resource) {
        try {
            return resource.getContentAsByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
