package io.evenhand.terms;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** What partners agree on. */
public enum AgreementKind {
    NDA("nda", "Non-Disclosure Agreement"),
    REVENUE_SHARE("revenue-share", "Revenue-Share Agreement"),
    CUSTOMER_PROTECTION("customer-protection", "Customer-Protection Agreement"),
    /** Other terms for an agreement that is in force. */
    AMENDMENT("amendment", "Amendment"),
    /** A later end for an agreement that is in force. */
    RENEWAL("renewal", "Renewal"),
    /** The end of an agreement that is in force. */
    TERMINATION("termination", "Termination");

    private static final List<AgreementKind> PRINCIPAL = List.of(NDA, REVENUE_SHARE, CUSTOMER_PROTECTION);

    private final String code;
    private final String title;

    AgreementKind(String code, String title) {
        this.code = code;
        this.title = title;
    }

    /** The kinds that stand on their own; the others change one of these, under the authority to sign what they change. */
    public static List<AgreementKind> principal() {
        return PRINCIPAL;
    }

    /** Whether it changes another agreement. */
    public boolean isChange() {
        return !PRINCIPAL.contains(this);
    }

    /** @throws IllegalArgumentException naming the known codes */
    public static AgreementKind of(String code) {
        return Arrays.stream(values())
                .filter(kind -> kind.code.equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("\"%s\" is not a kind of agreement; use one of %s"
                        .formatted(
                                code,
                                Arrays.stream(values()).map(AgreementKind::code).collect(Collectors.joining(", ")))));
    }

    /** The word that stands for it in data: "revenue-share". */
    public String code() {
        return code;
    }

    /** The heading of the document. */
    public String title() {
        return title;
    }
}
