package io.evenhand.relationship.commitment;

import io.evenhand.customer.CustomerDomain;
import io.evenhand.relationship.commitment.CustomerListFile.FlawException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What becomes of a domain that a list names: what is none is a flaw, and what is everybody's is left out, and said to be. */
final class DomainColumn {
    private DomainColumn() {}

    /**
     * @param identifiers that came of the row
     * @return a domain of public mail that is left out; null where one came of what was written, or nothing was
     * @throws FlawException for what is no customer's domain
     */
    static @Nullable String leftOut(String written, Set<String> identifiers) throws FlawException {
        if (written.isEmpty() || identifiers.stream().anyMatch(one -> one.startsWith("domain:"))) {
            return null;
        }
        return switch (CustomerDomain.read(written)) {
            case CustomerDomain.Own own -> null;
            case CustomerDomain.PublicMail mail -> mail.domain();
            case CustomerDomain.PublicSuffix suffix ->
                throw new FlawException(
                        ListColumn.DOMAIN,
                        "is no customer's: others register theirs under it",
                        "write the customer's own domain, such as example.com, or leave it empty");
            case CustomerDomain.Unreadable unreadable ->
                throw new FlawException(
                        ListColumn.DOMAIN,
                        "is no internet domain",
                        "write the domain like example.com, or leave it empty");
        };
    }
}
