package io.evenhand.template;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The texts that a folder of wording is about: those whose files lie in it, and where it holds a clause or the look of documents, all that
 * could use it. What the folder lacks comes from the program.
 *
 * @param source the files of the folder before those of the program
 * @param texts in the order of their names and languages
 */
public record FolderTexts(WordingSource source, List<Text> texts) {
    private static final Pattern OWN = Pattern.compile("([a-z][a-z0-9-]*)(?:\\.yaml|\\.([a-z]{2})\\.md)");

    /** One kind of agreement in one language. */
    public record Text(String name, String language) implements Comparable<Text> {
        @Override
        public int compareTo(Text other) {
            int byName = name.compareTo(other.name);
            return byName != 0 ? byName : language.compareTo(other.language);
        }
    }

    public FolderTexts {
        texts = List.copyOf(texts);
    }

    /** @throws IOException if the folder cannot be read */
    public static FolderTexts of(Path folder) throws IOException {
        var source = new TemplateFolder(folder);
        SortedSet<String> names = new TreeSet<>();
        SortedSet<Text> texts = new TreeSet<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Matcher own = OWN.matcher(String.valueOf(file.getFileName()));
                if (own.matches()) {
                    names.add(own.group(1));
                    if (own.group(2) != null) {
                        texts.add(new Text(own.group(1), own.group(2)));
                    }
                }
            }
        }
        if (Files.isDirectory(folder.resolve("clauses")) || Files.exists(folder.resolve("style.css"))) {
            names.addAll(source.declarations());
        }
        for (String name : names) {
            languages(source, name).forEach(language -> texts.add(new Text(name, language)));
        }
        return new FolderTexts(source, new ArrayList<>(texts));
    }

    /** In which a kind has a title. */
    private static List<String> languages(WordingSource source, String name) {
        String file = name + ".yaml";
        try {
            List<String> languages = source.read(file)
                    .map(yaml -> DeclarationReader.read(file, yaml, "en", new Findings()))
                    .map(header -> List.copyOf(header.languages()))
                    .orElse(List.of());
            // Declarations that cannot be read are told under the language that everybody knows.
            return languages.isEmpty() ? List.of("en") : languages;
        } catch (MalformedTemplate unreadable) {
            return List.of("en");
        }
    }
}
