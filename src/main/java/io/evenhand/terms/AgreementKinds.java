package io.evenhand.terms;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The kinds of agreement that there are: those that the program knows, and those that files declare. Immutable. */
public final class AgreementKinds {
    private final List<AgreementKind> all;

    /** @param declared by files; the program's own may be among them */
    public AgreementKinds(Collection<AgreementKind> declared) {
        List<AgreementKind> kinds = new ArrayList<>(AgreementKind.builtIn());
        declared.stream().filter(kind -> !kinds.contains(kind)).forEach(kinds::add);
        this.all = List.copyOf(kinds);
    }

    /** The program's own and no other. */
    public static AgreementKinds builtIn() {
        return new AgreementKinds(List.of());
    }

    public List<AgreementKind> all() {
        return all;
    }

    /** The kinds that stand on their own; the others change one of these, under the authority to sign what they change. */
    public List<AgreementKind> principal() {
        return all.stream().filter(kind -> !kind.isChange()).toList();
    }

    /** The kinds that files declare. */
    public List<AgreementKind> declared() {
        return all.stream().filter(AgreementKind::isDeclared).toList();
    }

    public Optional<AgreementKind> find(String code) {
        return all.stream().filter(kind -> kind.code().equals(code)).findFirst();
    }

    /** @throws IllegalArgumentException naming the known codes */
    public AgreementKind of(String code) {
        return find(code)
                .orElseThrow(() -> new IllegalArgumentException(
                        "\"%s\" is not a kind of agreement; use one of %s".formatted(code, codes())));
    }

    /** As it is declared; by its code alone if its files were taken away since something was stored under it. */
    public AgreementKind stored(String code) {
        return find(code).orElseGet(() -> AgreementKind.unknown(code));
    }

    private String codes() {
        return all.stream().map(AgreementKind::code).collect(Collectors.joining(", "));
    }
}
