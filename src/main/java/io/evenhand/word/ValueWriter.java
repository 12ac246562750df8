package io.evenhand.word;

import io.evenhand.money.Money;
import io.evenhand.money.Share;
import io.evenhand.terms.Language;
import java.time.LocalDate;
import java.time.Period;
import java.util.Objects;
import java.util.stream.Stream;

/** Writes the value of a field in the language of its draft, so that {@link ValueReader} reads the same value again. */
final class ValueWriter {
    private final Language language;
    private final Furniture words;

    ValueWriter(Language language) {
        this.language = language;
        this.words = Furniture.of(language.tag());
    }

    String present(ValueForm form) {
        String text = form.present();
        if (text.isEmpty()) {
            return words.word("none");
        }
        return switch (form.type()) {
            case TEXT, NUMBER, CURRENCY -> text;
            case DATE -> language.date(LocalDate.parse(text));
            case DURATION -> language.length(Period.parse(text));
            case MONEY -> language.money(Money.of(text.substring(4), text.substring(0, 3)));
            case SHARE -> language.share(Share.parse(text));
            case PLACE, CHOICE -> word(form, text);
            case CHOICES ->
                language.and(Stream.of(text.split("\n"))
                        .map(chosen -> word(form, chosen))
                        .toList());
        };
    }

    private static String word(ValueForm form, String chosen) {
        return Objects.requireNonNullElse(form.words().get(chosen), chosen);
    }
}
