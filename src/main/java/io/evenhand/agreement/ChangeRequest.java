package io.evenhand.agreement;

import java.time.LocalDate;

/** What somebody wants to change in an agreement that is in force. */
public sealed interface ChangeRequest {
    /**
     * Other terms from a day on.
     *
     * @param changes what is to read otherwise once the parties are as wanted, as a JSON merge patch (RFC 7396) of negotiable fields;
     *     an empty object for nothing
     */
    record Amend(LocalDate effectiveOn, PartnerChange parties, String changes) implements ChangeRequest {}

    /** A later last day, from today on. */
    record Renew(LocalDate until) implements ChangeRequest {}

    /** An end by agreement of all. */
    record End(LocalDate lastDay) implements ChangeRequest {}

    /** An end by notice of the proposer alone, given today. */
    record GiveNotice(LocalDate lastDay) implements ChangeRequest {}
}
