package io.evenhand.access;

import java.util.Collection;
import java.util.Map;
import java.util.Set;

/**
 * Where people of some organisations sign in once for all programs, and which then tells us who they are.
 *
 * @param id of the registration, as in the settings and in addresses
 * @param name what people call it
 * @param issuer what its tokens are issued by; with the subject it says who somebody is
 * @param partners for whose people it may vouch
 * @param requiredClaims what its token must say of everybody, by the claim's name: whose directory knows them
 * @param vouchesForSecondStep whether its word counts for our second step, too
 */
public record SignOnProvider(
        String id,
        String name,
        String issuer,
        Set<String> partners,
        Map<String, String> requiredClaims,
        boolean vouchesForSecondStep) {
    public SignOnProvider {
        partners = Set.copyOf(partners);
        requiredClaims = Map.copyOf(requiredClaims);
    }

    /** Whether it may say who somebody of this organisation is. The settings cannot name the host, so for its people none may. */
    public boolean vouchesFor(String partnerId) {
        return partners.contains(partnerId);
    }

    /**
     * Whether a checked token says all that is required. Some providers sign in anybody in the world, and their issuer says nothing of whose
     * people those are.
     *
     * @param claims of the token; one with several values must have the required one among them
     */
    public boolean knowsAsTheirs(Map<String, Object> claims) {
        return requiredClaims.entrySet().stream().allMatch(required -> {
            Object said = claims.get(required.getKey());
            return said instanceof Collection<?> several
                    ? several.stream().map(String::valueOf).anyMatch(required.getValue()::equals)
                    : said != null && required.getValue().equals(String.valueOf(said));
        });
    }
}
