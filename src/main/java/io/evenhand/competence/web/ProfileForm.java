package io.evenhand.competence.web;

import io.evenhand.competence.CustomerSize;
import io.evenhand.competence.Level;
import io.evenhand.competence.ProfileFacts;
import io.evenhand.competence.ProfileView;
import io.evenhand.competence.Sharing;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a partner says of itself, as somebody typed it: a level for each area under {@code level.ID}. */
final class ProfileForm {
    private static final String LEVEL = "level.";
    private static final int UNREADABLE = -1;

    private final Typed typed;

    ProfileForm(Map<String, List<String>> typed) {
        this.typed = new Typed(typed);
    }

    static ProfileForm of(ProfileView.Shared present) {
        Map<String, List<String>> values = new HashMap<>();
        values.put("version", List.of(Long.toString(present.version())));
        values.put("sharing", List.of(present.sharing().code()));
        values.put("languages", List.of(String.join(", ", present.languages())));
        values.put("sizes", present.sizes().stream().map(CustomerSize::code).toList());
        Integer capacity = present.capacity();
        values.put("capacity", List.of(capacity == null ? "" : capacity.toString()));
        present.levels().forEach((area, level) -> values.put(LEVEL + area, List.of(level.code())));
        return new ProfileForm(values);
    }

    /** What was typed, to be saved over the present record once more. */
    ProfileForm on(long version) {
        Map<String, List<String>> values = new HashMap<>(typed.values());
        values.put("version", List.of(Long.toString(version)));
        return new ProfileForm(values);
    }

    long version() {
        return typed.version();
    }

    public String text(String field) {
        return typed.text(field);
    }

    public boolean holds(String field, String value) {
        return typed.holds(field, value);
    }

    /** For the page: the code of the level that is chosen of an area; empty where nothing is said. */
    public String level(String area) {
        return typed.text(LEVEL + area);
    }

    ProfileFacts facts() {
        Map<String, Level> levels = new HashMap<>();
        typed.values().keySet().stream()
                .filter(field -> field.startsWith(LEVEL))
                .forEach(field -> Level.of(typed.text(field))
                        .ifPresent(level -> levels.put(field.substring(LEVEL.length()), level)));
        String capacity = typed.text("capacity");
        return new ProfileFacts(
                levels,
                Arrays.asList(typed.text("languages").split("[,;\\s]+", -1)),
                typed.all("sizes").stream()
                        .flatMap(code -> CustomerSize.of(code).stream())
                        .collect(Collectors.toSet()),
                capacity.isEmpty() ? null : typed.number("capacity").orElse(UNREADABLE),
                Optional.of(typed.text("sharing")).flatMap(Sharing::of).orElse(Sharing.PARTNERS));
    }
}
