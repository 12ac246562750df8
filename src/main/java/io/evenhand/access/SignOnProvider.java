package io.evenhand.access;

import java.util.Set;

/**
 * Where people of some organisations sign in once for all programs, and which then tells us who they are.
 *
 * @param id of the registration, as in the settings and in addresses
 * @param name what people call it
 * @param issuer what its tokens are issued by; with the subject it says who somebody is
 * @param partners for whose people it may vouch
 * @param vouchesForSecondStep whether its word counts for our second step, too
 */
public record SignOnProvider(
        String id, String name, String issuer, Set<String> partners, boolean vouchesForSecondStep) {
    public SignOnProvider {
        partners = Set.copyOf(partners);
    }

    /** Whether it may say who somebody of this organisation is. For people of the host none may. */
    public boolean vouchesFor(String partnerId) {
        return partners.contains(partnerId);
    }
}
