package io.evenhand.ceremony;

import io.evenhand.partner.PersonId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A person before a document that they are to sign, of whom it is known who they are.
 *
 * @param assignee in whose name the task is decided: a username, or a name that stands for somebody without an account
 * @param linkId the link by which they came; null for who has an account
 * @param address the network address that they act from, at most 64 characters
 * @param agent what their browser calls itself, at most 300 characters
 */
public record Signer(
        String signatureId,
        PersonId person,
        String assignee,
        String authentication,
        @Nullable String linkId,
        String address,
        String agent) {
    static final String LINK_AND_CODE = "link and one-time code";

    /** Said truthfully of those whose decisions a program takes as a script says: nobody has looked at anything. */
    static final String SCRIPTED = "a scripted demonstration";

    private static final String OUTSIDE = "signer:";
    private static final int LONGEST_ADDRESS = 64;
    private static final int LONGEST_AGENT = 300;

    public Signer {
        address = plain(address, LONGEST_ADDRESS);
        agent = plain(agent, LONGEST_AGENT);
    }

    /** Begins with what no username can begin with: a colon is no part of one. */
    static String assigneeWithoutAccount(PersonId person) {
        return OUTSIDE + person.value();
    }

    /** The person for whom such a name stands; empty for every other name. */
    static Optional<PersonId> personWithoutAccount(String assignee) {
        return assignee.startsWith(OUTSIDE) ? PersonId.read(assignee.substring(OUTSIDE.length())) : Optional.empty();
    }

    /** Without characters that control something, and cut: both come from the network. */
    static String plain(String text, int longest) {
        String line = text.replaceAll("[\\p{Cntrl}\\p{Cf}\\u2028\\u2029]+", " ").strip();
        return line.length() <= longest ? line : line.substring(0, longest);
    }
}
