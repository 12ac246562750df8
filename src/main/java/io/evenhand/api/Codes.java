package io.evenhand.api;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How choices are written: in lower case, with hyphens. */
final class Codes {
    private Codes() {}

    static String of(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static <E extends Enum<E>> Optional<E> find(Class<E> choices, String code) {
        return Arrays.stream(choices.getEnumConstants())
                .filter(choice -> of(choice).equals(code))
                .findFirst();
    }
}
