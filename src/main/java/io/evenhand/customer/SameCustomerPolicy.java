package io.evenhand.customer;

import java.util.Collection;

/**
 * Customers that share a domain or a tax number are the same. Those that share a name alone are, too, unless one country gave both a tax number
 * and the numbers differ: there are many companies of one name, and whether these are two is for people to say.
 */
public final class SameCustomerPolicy {
    private static final String TAX = "tax:";
    private static final int COUNTRY_ENDS = TAX.length() + 2;

    private SameCustomerPolicy() {}

    /**
     * Whether customers are taken for the same until people decide otherwise.
     *
     * @param one normalised, see {@link CustomerIdentity#identifiers}
     */
    public static boolean takenForSame(Collection<String> one, Collection<String> other) {
        boolean nameShared = false;
        for (String identifier : one) {
            if (other.contains(identifier)) {
                if (!identifier.startsWith("name:")) {
                    return true;
                }
                nameShared = true;
            }
        }
        return nameShared && one.stream().noneMatch(number -> isAnotherOfItsCountry(number, other));
    }

    private static boolean isAnotherOfItsCountry(String number, Collection<String> other) {
        return number.startsWith(TAX)
                && other.stream()
                        .anyMatch(theirs -> theirs.startsWith(TAX) && theirs.regionMatches(0, number, 0, COUNTRY_ENDS));
    }
}
