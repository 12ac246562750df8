package io.evenhand.competence.web;

import io.evenhand.competence.CustomerSize;
import io.evenhand.competence.Languages;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** How pages write days, languages and sizes. */
final class PageWords {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);

    public String day(LocalDate day) {
        return DAY.format(day);
    }

    public String languages(List<String> codes) {
        return codes.isEmpty() ? "–" : codes.stream().map(Languages::name).collect(Collectors.joining(", "));
    }

    public String sizes(List<CustomerSize> sizes) {
        return sizes.isEmpty() ? "–" : sizes.stream().map(CustomerSize::words).collect(Collectors.joining(", "));
    }
}
