package io.evenhand.access.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** Proves what pages say of where the program comes from, and that an address nobody could follow is refused at the start. */
class ProgramSettingsTests {
    private static String sentence(@Nullable String url) {
        ClassLoaderTemplateResolver templates = new ClassLoaderTemplateResolver();
        templates.setPrefix("templates/");
        templates.setSuffix(".html");
        SpringTemplateEngine engine = new SpringTemplateEngine();
        engine.setTemplateResolver(templates);
        return engine.process(
                        "program",
                        Set.of("whence"),
                        new Context(Locale.ENGLISH, Map.of("program", new ProgramSettings(url))))
                .replaceAll("<a[^>]*href=\"([^\"]*)\"[^>]*>", "[$1] ")
                .replaceAll("<[^>]*>", "")
                .strip();
    }

    @Test
    void thePagesNameTheAddressAndWhatItNeeds() {
        assertThat(sentence(" https://partners.example/evenhand?v=1&os=any "))
                .isEqualTo("The program ./evenhand comes from [https://partners.example/evenhand?v=1&amp;os=any]"
                        + " https://partners.example/evenhand?v=1&amp;os=any and needs a JDK of at least 21.");
    }

    @Test
    void withoutAnAddressTheyNameWhoHandsItOut() {
        assertThat(sentence(null))
                .isEqualTo("The program ./evenhand is handed out by whoever runs this installation. It needs a JDK of"
                        + " at least 21.");
        assertThat(new ProgramSettings(" ").programUrl()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "partners.example",
                "javascript:alert(1)",
                "https://",
                "https://me:secret@partners.example/",
                "file:///opt"
            })
    void whatNobodyCouldFollowIsRefusedWithTheSettingsName(String url) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ProgramSettings(url))
                .withMessageContaining("evenhand.program-url");
    }
}
