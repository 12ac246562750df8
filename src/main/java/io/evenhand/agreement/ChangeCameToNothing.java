package io.evenhand.agreement;

import io.evenhand.terms.AgreementKind;

/**
 * A change that somebody proposed will never bind: it was declined, rejected, taken back, or not signed in time. Told in the transaction in
 * which it ends.
 *
 * @param changedKind of the agreement that it would have changed
 * @param end how it ended
 */
public record ChangeCameToNothing(
        AgreementId agreement, AgreementId change, AgreementKind changedKind, AgreementState end) {}
