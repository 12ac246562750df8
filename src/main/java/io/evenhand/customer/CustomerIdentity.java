package io.evenhand.customer;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * By what a customer is recognised.
 *
 * @param country ISO 3166 alpha-2 of the customer's seat
 * @param domain the customer's own internet domain as somebody typed it, or null when it has none
 * @param taxId tax or VAT number, or null when it is not known
 */
public record CustomerIdentity(
        String legalName,
        String country,
        @Nullable String domain,
        @Nullable String taxId) {
    /** Counted up whenever the same customer would get other identifiers: what is stored is then recognised anew. */
    public static final int NORMAL_FORM = 3;

    private static final int LONGEST_AS_WRITTEN = 180;

    public CustomerIdentity {
        if (legalName.isBlank()) {
            throw new IllegalArgumentException("A customer has a legal name");
        }
    }

    /**
     * Normalised identifiers; two customers that share one are taken for the same until people decide otherwise. There is always one: a name
     * in which no word can be read stands for itself. Sorted, because locks are taken in this order.
     */
    public SortedSet<String> identifiers() {
        return new TreeSet<>(identifiersInOrder());
    }

    /** The same, each once and in the same order: for those who read lists of a million. */
    public List<String> identifiersInOrder() {
        List<String> identifiers = new ArrayList<>(4);
        String registrable = registrableDomain();
        if (registrable != null) {
            identifiers.add("domain:".concat(registrable));
        }
        addNames(identifiers);
        TaxNumber number = taxNumber();
        if (number != null) {
            identifiers.add("tax:" + number.country() + ":" + number.rest());
        }
        if (identifiers.isEmpty()) {
            identifiers.add("name:" + smallCountry() + ":=" + asWritten());
        }
        return identifiers;
    }

    private void addNames(List<String> identifiers) {
        String kind = "name:" + smallCountry() + ":";
        String name = CustomerName.together(legalName);
        String plain = CustomerName.isAscii(legalName) ? name : CustomerName.plainlyTogether(legalName);
        boolean plainFirst = plain.compareTo(name) < 0;
        String first = plainFirst ? plain : name;
        String second = plainFirst ? name : plain;
        if (!first.isEmpty()) {
            identifiers.add(kind.concat(first));
        }
        if (!second.equals(first)) {
            identifiers.add(kind.concat(second));
        }
    }

    /** What its owner registered; null when it has no domain of its own. */
    @Nullable
    String registrableDomain() {
        return domain != null && CustomerDomain.read(domain) instanceof CustomerDomain.Own own
                ? own.registrable()
                : null;
    }

    @Nullable
    TaxNumber taxNumber() {
        return taxId == null ? null : TaxNumber.read(country, taxId);
    }

    String smallCountry() {
        return country.toLowerCase(Locale.ROOT);
    }

    private String asWritten() {
        String seen = CustomerName.beginning(legalName, LONGEST_AS_WRITTEN)
                .codePoints()
                .filter(point -> !Character.isWhitespace(point) && !Character.isISOControl(point))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return seen.isEmpty() ? Integer.toHexString(legalName.hashCode()) : seen;
    }

    /** Words of the name, for those who compare names. */
    List<String> words() {
        return CustomerName.words(legalName);
    }
}
