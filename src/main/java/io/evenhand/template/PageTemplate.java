package io.evenhand.template;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import com.samskivert.mustache.Template;
import java.util.HashMap;
import java.util.Map;

/** The wording of a whole HTML page. Immutable and safe for use by many threads. */
final class PageTemplate {
    private static final String STYLE = "style.css";

    private final String file;
    private final String style;
    private final Template text;

    private PageTemplate(String file, String style, Template text) {
        this.file = file;
        this.style = style;
        this.text = text;
    }

    static PageTemplate read(TemplateFolder folder, String file) {
        String text = folder.read(file).orElseThrow(() -> new MalformedTemplate(file, "is not there"));
        String style = folder.read(STYLE).orElseThrow(() -> new MalformedTemplate(STYLE, "is not there"));
        try {
            return new PageTemplate(
                    file,
                    style,
                    Mustache.compiler()
                            .strictSections(true)
                            .emptyStringIsFalse(true)
                            .escapeHTML(true)
                            .withLoader(name -> {
                                throw new MalformedTemplate(file, "includes another file, " + name);
                            })
                            .compile(text));
        } catch (MustacheException e) {
            throw new MalformedTemplate(file, "cannot be read: " + e.getMessage());
        }
    }

    String html(Map<String, ?> values) {
        Map<String, Object> all = new HashMap<>(values);
        all.put("style", style);
        try {
            return text.execute(all);
        } catch (MustacheException e) {
            throw new MalformedTemplate(file, "cannot be filled in: " + e.getMessage());
        }
    }
}
