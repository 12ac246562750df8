package io.evenhand.notice;

import java.util.Locale;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** Sets a letter as plain text and as HTML. An engine of its own, for the pages' one has their dialects and must stay the only bean. */
@Component
class MailSetting {
    private final SpringTemplateEngine engine = new SpringTemplateEngine();
    private final NoticeProperties properties;

    MailSetting(NoticeProperties properties) {
        this.properties = properties;
        engine.addTemplateResolver(resolver(".html", TemplateMode.HTML));
        engine.addTemplateResolver(resolver(".txt", TemplateMode.TEXT));
    }

    private static ClassLoaderTemplateResolver resolver(String suffix, TemplateMode mode) {
        ClassLoaderTemplateResolver resolver = new ClassLoaderTemplateResolver();
        resolver.setPrefix("mail/");
        resolver.setResolvablePatterns(java.util.Set.of("*" + suffix));
        resolver.setTemplateMode(mode);
        resolver.setCharacterEncoding("UTF-8");
        return resolver;
    }

    String text(String name, Letter letter) {
        // An empty line too many says nothing, and the template cannot know which of its parts are there.
        return engine.process("letter.txt", context(name, letter))
                .replaceAll("[ \\t]+\\R", "\n")
                .replaceAll("\\R{3,}", "\n\n")
                .strip()
                .concat("\n");
    }

    String html(String name, Letter letter) {
        return engine.process("letter.html", context(name, letter));
    }

    private Context context(String name, Letter letter) {
        Context context = new Context(Locale.ENGLISH);
        context.setVariable("name", OneLine.of(name));
        context.setVariable("letter", letter);
        // A letter to an address is about the person; whoever has no mailbox here has nothing to choose either.
        context.setVariable("mailbox", !letter.about().equals(OneLine.of(name)));
        context.setVariable("desk", properties.deskUrl());
        return context;
    }
}
