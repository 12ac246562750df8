package io.evenhand.settlement.web;

import java.util.Arrays;

/** One of several, as a form sends it. */
final class Choice {
    private Choice() {}

    /** @throws IllegalArgumentException with this sentence when nothing that is offered was sent */
    static <E extends Enum<E>> E of(Class<E> choices, String sent, String problem) {
        return Arrays.stream(choices.getEnumConstants())
                .filter(choice -> choice.name().equals(sent))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(problem));
    }
}
