package io.evenhand.wording;

import io.evenhand.template.Templates;
import io.evenhand.template.Wording;
import java.util.Map;
import java.util.TreeMap;

/** Wordings under names of their own, so that tests which release them leave everybody else's alone. */
public final class TestWordings {
    public static final String SENTENCE = "Nothing has to be done anew because of the renewal";

    private TestWordings() {}

    /** That of renewals, under another name. */
    public static Wording named(String name) {
        Wording renewal = Templates.closure(new Templates("").source(), "renewal", "en");
        Map<String, String> files = new TreeMap<>();
        renewal.files()
                .forEach((file, text) -> files.put(
                        file.replace("renewal", name), onlyEnglish(text.replace("name: renewal", "name: " + name))));
        return Wording.of(files);
    }

    /** What has a title in a language must have a text in it. */
    private static String onlyEnglish(String text) {
        return text.replaceAll("(?m)^(title: \\{en: [^,}]*), de: [^}]*}", "$1}");
    }

    /** The same with one sentence said otherwise. */
    public static Wording changed(Wording wording, String name, String sentence) {
        String file = name + ".en.md";
        return wording.with(file, wording.read(file).orElseThrow().replace(SENTENCE, sentence));
    }

    /** The same with a field that nobody declared. */
    public static Wording broken(Wording wording, String name) {
        String file = name + ".en.md";
        return wording.with(file, wording.read(file).orElseThrow() + "\n{{nobodyDeclaredThis}}\n");
    }
}
