package io.evenhand.template;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which combinations of conditions terms can meet: what lies within something that is left out is left out, too; of a choice one is taken;
 * what may not be left out is there. All combinations of the few conditions that matter to a question are tried.
 */
final class Possibilities {
    private static final int MOST = 14;
    private static final String SENTENCES = "sentences.";

    /** How many combinations are tried in all, so that no text makes this take long. */
    private static final int MOST_TRIES = 2_000_000;

    private final TemplateHeader header;
    private int tries;

    Possibilities(TemplateHeader header) {
        this.header = header;
    }

    /**
     * Something that terms can be, so that all of the conditions hold, but none of the alternatives does; empty if there is nothing.
     *
     * @param alternatives sets of conditions, each of which holds if all in it do
     */
    Optional<Set<Condition>> counterexample(Set<Condition> conditions, List<Set<Condition>> alternatives) {
        Set<Condition> given = plain(conditions);
        List<Set<Condition>> wanted = alternatives.stream().map(this::plain).toList();
        if (wanted.stream().anyMatch(given::containsAll)) {
            return Optional.empty();
        }
        List<String> atoms = atoms(given, wanted);
        if (atoms.size() > MOST || tries > MOST_TRIES) {
            // Too many to try: such a text is looked at when it is filled in.
            return Optional.empty();
        }
        for (int bits = 0; bits < 1 << atoms.size(); bits++) {
            tries++;
            Set<String> there = new HashSet<>();
            for (int i = 0; i < atoms.size(); i++) {
                if ((bits & 1 << i) != 0) {
                    there.add(atoms.get(i));
                }
            }
            if (isPossible(atoms, there)
                    && holds(given, there)
                    && wanted.stream().noneMatch(alternative -> holds(alternative, there))) {
                Set<Condition> example = new LinkedHashSet<>();
                atoms.forEach(atom -> example.add(new Condition(atom, there.contains(atom))));
                return Optional.of(example);
            }
        }
        return Optional.empty();
    }

    /** Whether terms can meet both. */
    boolean canBoth(Set<Condition> one, Set<Condition> other) {
        Set<Condition> both = new HashSet<>(one);
        both.addAll(other);
        return counterexample(both, List.of()).isPresent();
    }

    /** What must be there for a field to be there. */
    Set<Condition> neededFor(String path) {
        Set<Condition> needed = new LinkedHashSet<>();
        for (String at = path; !at.isEmpty(); at = parent(at)) {
            @Nullable Field field = field(at);
            boolean mayBeAbsent = field != null && field.details().optional() || isVariant(at);
            if (mayBeAbsent) {
                needed.add(new Condition(at, true));
            }
        }
        return needed;
    }

    /** Sentences are there if what they are about is. */
    private Set<Condition> plain(Set<Condition> conditions) {
        Set<Condition> plain = new HashSet<>();
        for (Condition condition : conditions) {
            String path = condition.path();
            if (path.startsWith(SENTENCES)) {
                @Nullable String about = header.given().get(path.substring(SENTENCES.length()));
                if (about == null && condition.holds()) {
                    continue;
                }
                path = about == null ? path : about.startsWith("has.") ? about.substring(4) : about;
            }
            plain.add(new Condition(path, condition.holds()));
        }
        return plain;
    }

    private List<String> atoms(Set<Condition> given, List<Set<Condition>> wanted) {
        Set<String> atoms = new LinkedHashSet<>();
        given.forEach(condition -> add(atoms, condition.path()));
        wanted.forEach(conditions -> conditions.forEach(condition -> add(atoms, condition.path())));
        return new ArrayList<>(atoms);
    }

    private void add(Set<String> atoms, String path) {
        if (path.isEmpty() || !atoms.add(path)) {
            return;
        }
        add(atoms, parent(path));
        if (isVariant(path)) {
            variants(parent(path)).forEach(variant -> atoms.add(parent(path) + "." + variant));
        }
    }

    private boolean isPossible(List<String> atoms, Set<String> there) {
        for (String atom : atoms) {
            String parent = parent(atom);
            boolean parentThere = parent.isEmpty() || there.contains(parent);
            if (there.contains(atom) ? !parentThere : parentThere && isAlwaysThere(atom)) {
                return false;
            }
            @Nullable Field field = field(atom);
            if (field != null && field.type() == FieldType.CHOICE) {
                Set<String> variants = variants(atom);
                long taken = variants.stream()
                        .filter(v -> there.contains(atom + "." + v))
                        .count();
                boolean all = variants.stream().allMatch(v -> atoms.contains(atom + "." + v));
                if (taken > 1 || there.contains(atom) && all && !variants.isEmpty() && taken == 0) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean holds(Set<Condition> conditions, Set<String> there) {
        return conditions.stream().allMatch(condition -> there.contains(condition.path()) == condition.holds());
    }

    /** Whether it is there wherever what it lies within is. */
    private boolean isAlwaysThere(String path) {
        if (path.startsWith(SENTENCES)) {
            return true;
        }
        @Nullable Field field = field(path);
        if (field == null || field.details().optional() || isVariant(path)) {
            return false;
        }
        return switch (field.type()) {
            // Yes or no; and a number may be nought, which counts as no.
            case FLAG, NUMBER -> false;
            case LIST, TABLE, TEXTS, CHOICES ->
                field.details().least().filter(least -> !least.equals("0")).isPresent();
            default -> true;
        };
    }

    private boolean isVariant(String path) {
        @Nullable Field parent = field(parent(path));
        return parent != null && parent.type().isChoice();
    }

    private Set<String> variants(String path) {
        @Nullable Field choice = field(path);
        Set<String> variants = new LinkedHashSet<>();
        if (choice != null) {
            variants.addAll(choice.words().keySet());
            variants.addAll(choice.fields().keySet());
        }
        return variants;
    }

    private @Nullable Field field(String path) {
        Field field = header.fields();
        for (String name : path.split("\\.")) {
            @Nullable Field inner = field.fields().get(name);
            if (inner == null) {
                return null;
            }
            field = inner;
        }
        return field;
    }

    private static String parent(String path) {
        if (path.startsWith(SENTENCES)) {
            return "";
        }
        return path.contains(".") ? path.substring(0, path.lastIndexOf('.')) : "";
    }
}
