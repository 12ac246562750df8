package io.evenhand.access;

/**
 * Whom a provider signed in, as its checked token says. Nothing else of the token counts: a directory's administrator can write any
 * name or address into it, but the subject is the provider's own.
 *
 * @param subject the provider's own id of the person, never given to another
 */
public record SignedOn(SignOnProvider provider, String subject) {
    /** @throws IllegalArgumentException for a subject that cannot be one */
    public SignedOn {
        if (subject.isBlank() || subject.length() > 255) {
            throw new IllegalArgumentException("a subject has 1 to 255 characters");
        }
    }

    String hash() {
        return Secrets.hash(provider.issuer() + "\n" + subject);
    }
}
