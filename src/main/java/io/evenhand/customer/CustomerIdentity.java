package io.evenhand.customer;

import java.net.IDN;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * By what a customer is recognised.
 *
 * @param country ISO 3166 alpha-2 of the customer's seat
 * @param domain the customer's own internet domain, or null when it has none
 * @param taxId tax or VAT number, or null when it is not known
 */
public record CustomerIdentity(
        String legalName,
        String country,
        @Nullable String domain,
        @Nullable String taxId) {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern NOT_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern LEGAL_FORM = Pattern.compile(
            "gmbh|ag|kg|ohg|ug|se|mbh|co|bv|nv|ltd|limited|plc|llp|llc|inc|corp|sa|sas|sarl|srl|spa|ab|as|aps|oy|oyj|sro|doo|kft");

    public CustomerIdentity {
        if (legalName.isBlank()) {
            throw new IllegalArgumentException("A customer has a legal name");
        }
    }

    /**
     * Normalised identifiers; two customers that share one are taken for the same until people decide otherwise.
     * Sorted, because locks are taken in this order.
     */
    public SortedSet<String> identifiers() {
        SortedSet<String> identifiers = new TreeSet<>();
        String name = normalisedName();
        if (!name.isEmpty()) {
            identifiers.add("name:" + country.toLowerCase(Locale.ROOT) + ":" + name);
        }
        if (domain != null && !domain.isBlank()) {
            identifiers.add("domain:" + normalisedDomain(domain));
        }
        if (taxId != null && !taxId.isBlank()) {
            identifiers.add("tax:" + country.toLowerCase(Locale.ROOT) + ":"
                    + NOT_WORD.matcher(taxId).replaceAll("").toLowerCase(Locale.ROOT));
        }
        return identifiers;
    }

    private String normalisedName() {
        // "ß" and ligatures have no decomposition into letter and mark; upper-casing first opens them.
        String open = legalName.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
        String plain =
                MARKS.matcher(Normalizer.normalize(open, Normalizer.Form.NFKD)).replaceAll("");
        String joined = plain.replace(".", "").replace("&", " ");
        String withoutForm = Arrays.stream(NOT_WORD.split(joined))
                .filter(word -> !word.isEmpty() && !LEGAL_FORM.matcher(word).matches())
                .collect(Collectors.joining(" "));
        String kept =
                withoutForm.isEmpty() ? NOT_WORD.matcher(joined).replaceAll(" ").strip() : withoutForm;
        return kept.length() > 200 ? kept.substring(0, 200) : kept;
    }

    private static String normalisedDomain(String domain) {
        String host = domain.strip().toLowerCase(Locale.ROOT);
        String bare = host.startsWith("www.") ? host.substring(4) : host;
        return IDN.toASCII(bare.endsWith(".") ? bare.substring(0, bare.length() - 1) : bare, IDN.ALLOW_UNASSIGNED)
                .toLowerCase(Locale.ROOT);
    }
}
