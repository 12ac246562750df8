package io.evenhand.testing;

import org.springframework.jdbc.core.JdbcTemplate;

/** Fills seats past the use cases, where how a partner came to deliver is not what a test is about. */
public final class TestSeats {
    private TestSeats() {}

    /** The partner fills every seat of the referral. */
    public static void fill(JdbcTemplate database, String referralId, String partnerId) {
        database.update("update seat set filled_by = ? where referral_id = ?", partnerId, referralId);
        database.update(
                "insert into referral_participant (partner_id, referral_id, state, registered_at)"
                        + " select ?, r.id, r.state, r.registered_at from referral r where r.id = ?",
                partnerId,
                referralId);
        database.update(
                "insert into referral_companion (partner_id, companion_id)"
                        + " select ?, p.partner_id from referral_participant p where p.referral_id = ?"
                        + " union select p.partner_id, ? from referral_participant p where p.referral_id = ?"
                        + " on duplicate key update companion_id = companion_id",
                partnerId,
                referralId,
                partnerId,
                referralId);
    }
}
