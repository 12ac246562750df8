package io.evenhand.settlement.payable;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What somebody of finance files about damages.
 *
 * @param agreementId of the promise that was broken
 * @param owingId who broke it, one of those whom it binds
 * @param basis "admitted", "settled" or "awarded"
 * @param by who admitted or awarded it; empty for what was settled
 * @param on the day of that; null where it could not be read
 * @param brokenOn the day of the breach, whose terms count; null alike
 * @param breaches how many, where the terms fix an amount for each
 * @param revenue that the breach brought, where the terms give a part of it, such as "12000.00"
 * @param reason what happened, in at most 1000 characters
 * @param fileName of the document, and @param document its bytes, a PDF
 */
public record DamagesEntry(
        String agreementId,
        String owingId,
        String basis,
        String by,
        @Nullable LocalDate on,
        @Nullable LocalDate brokenOn,
        String breaches,
        String revenue,
        String reason,
        String fileName,
        byte[] document) {}
