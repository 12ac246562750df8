package io.evenhand.referral;

import io.evenhand.partner.PartnerId;
import java.time.LocalDate;

/** What a partner owes by which day. */
public record ObligationView(PartnerId partner, String what, LocalDate dueOn) {}
