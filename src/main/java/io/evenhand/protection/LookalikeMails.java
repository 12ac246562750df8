package io.evenhand.protection;

import io.evenhand.access.Role;
import io.evenhand.notice.Audience;
import io.evenhand.notice.Notice;
import io.evenhand.notice.Notices;
import io.evenhand.partner.PartnerId;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells those who know both customers that two of theirs may be one. No mail names either. */
@Component
class LookalikeMails {
    private static final int MOST_TOLD = 20;

    private final Notices notices;
    private final JdbcClient database;

    LookalikeMails(Notices notices, JdbcClient database) {
        this.notices = notices;
        this.database = database;
    }

    /** @param resembled the windows whose customers the one of the referral resembles */
    void found(PartnerId bound, String referralId, List<ProtectionWindow> resembled) {
        tell(bound, referralId, resembled.getFirst());
        Set<String> takingPart = takingPart(referralId);
        SortedSet<String> told = new TreeSet<>();
        resembled.stream()
                .filter(window -> told.size() < MOST_TOLD)
                .filter(window -> told.add(window.protectedPartner().value()))
                .filter(window -> takingPart.contains(window.protectedPartner().value()))
                .forEach(window -> tell(window.protectedPartner(), referralId, window));
    }

    /** Who knows the customer of the referral: by a promise in it. */
    private Set<String> takingPart(String referralId) {
        return Set.copyOf(database.sql("select bound_partner from protection_window where referral_id = :referral"
                        + " union select protected_partner from protection_window where referral_id = :referral")
                .param("referral", referralId)
                .query(String.class)
                .list());
    }

    private void tell(PartnerId partner, String referralId, ProtectionWindow resembled) {
        notices.tell(
                Audience.people(List.of(partner), Role.OPERATIONS, Role.LEGAL),
                new Notice(
                        "similar:" + referralId + ":" + resembled.id() + ":" + partner,
                        "Is it the same customer?",
                        "Customer protection",
                        "The customer of a referral in which your organisation takes part resembles one about whom a promise is in"
                                + " force. See both side by side, and say whether they are one, before more is signed.",
                        List.of(new Notice.Fact("Promised in", resembled.agreement())),
                        new Notice.Action("See both", "/similar-customers"),
                        false));
    }
}
