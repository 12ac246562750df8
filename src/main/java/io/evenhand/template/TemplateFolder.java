package io.evenhand.template;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Where the wording lies: a folder that the operator names, file by file before the wording that came with the program.
 */
final class TemplateFolder implements WordingSource {
    private static final String BUILT_IN = "/agreement-templates/";
    private static final Pattern NAME = Pattern.compile(
            "(clauses/([a-z][a-z0-9-]*/)?|playbook/)?[a-z][a-z0-9-]*(\\.[a-z]{2})?\\.(md|css|yaml|html)");
    private static final Pattern DECLARATIONS = Pattern.compile("([a-z][a-z0-9-]*)\\.yaml");
    private static final int MAX_BYTES = 1_000_000;

    private final @Nullable Path folder;

    /** @param folder the operator's own wording; none if null */
    TemplateFolder(@Nullable Path folder) {
        this.folder = folder;
    }

    /** LF line ends, so that its hash does not depend on how it was checked out. */
    @Override
    public Optional<String> read(String name) {
        if (!NAME.matcher(name).matches()) {
            return Optional.empty();
        }
        try {
            return bytes(name).map(bytes -> decode(name, bytes));
        } catch (IOException e) {
            throw new UncheckedIOException("The template file " + name + " cannot be read", e);
        }
    }

    /** What declarations there are, by the names of their files without the ending, in alphabetical order. */
    SortedSet<String> declarations() {
        return names().stream()
                .map(DECLARATIONS::matcher)
                .filter(Matcher::matches)
                .map(name -> name.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Override
    public Set<String> names() {
        Set<String> names = new TreeSet<>(OfProgram.NAMES);
        if (folder != null) {
            names.addAll(own());
        }
        return names;
    }

    /** Of the folder; where there is none, of the program. */
    @Override
    public Set<String> own() {
        if (folder == null) {
            return OfProgram.NAMES;
        }
        if (!Files.isDirectory(folder)) {
            return Set.of();
        }
        try (Stream<Path> files = Files.walk(folder, 3)) {
            return files.map(file -> folder.relativize(file).toString().replace('\\', '/'))
                    .filter(name -> NAME.matcher(name).matches())
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException("The folder of templates cannot be read", e);
        }
    }

    /** What came with the program never changes, and takes long to list. */
    private static final class OfProgram {
        static final Set<String> NAMES = names();

        private static Set<String> names() {
            Set<String> names = new TreeSet<>();
            try {
                for (String folder : List.of("", "clauses/", "clauses/*/", "playbook/")) {
                    for (Resource resource : new PathMatchingResourcePatternResolver(
                                    TemplateFolder.class.getClassLoader())
                            .getResources("classpath*:" + BUILT_IN.substring(1) + folder + "*.*")) {
                        String path = String.valueOf(resource.getURL());
                        names.add(path.substring(path.lastIndexOf(BUILT_IN) + BUILT_IN.length()));
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException("The templates of the program cannot be listed", e);
            }
            return Collections.unmodifiableSet(names);
        }
    }

    private Optional<byte[]> bytes(String name) throws IOException {
        if (folder != null && Files.isRegularFile(folder.resolve(name))) {
            try (InputStream in = Files.newInputStream(folder.resolve(name))) {
                return Optional.of(in.readNBytes(MAX_BYTES + 1));
            }
        }
        try (InputStream in = TemplateFolder.class.getResourceAsStream(BUILT_IN + name)) {
            return in == null ? Optional.empty() : Optional.of(in.readNBytes(MAX_BYTES + 1));
        }
    }

    private static String decode(String name, byte[] bytes) {
        if (bytes.length > MAX_BYTES) {
            throw new MalformedTemplate(name, "is larger than " + MAX_BYTES + " bytes; split it into clauses");
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(java.nio.ByteBuffer.wrap(bytes))
                    .toString()
                    .replace("\r\n", "\n");
        } catch (CharacterCodingException e) {
            throw new MalformedTemplate(name, "is not UTF-8 text; save it as UTF-8");
        }
    }
}
