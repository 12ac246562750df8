package io.evenhand.settlement.revenue;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A report of revenue.
 *
 * @param number of the agreement's reports, from 1 on
 * @param period "2026-03" or "2026-Q1"
 * @param lines how many it holds; 0 says that there was no revenue
 * @param known how many lines of its file had been reported before and were left out
 * @param contentHash SHA-256 of what is attested
 * @param filedBy the person's name
 * @param attestedBy the person's name; absent unless attested
 */
public record ReportView(
        String id,
        String agreementId,
        int number,
        String period,
        LocalDate firstDay,
        LocalDate lastDay,
        ReportState state,
        String fileName,
        int lines,
        int known,
        String contentHash,
        String filedBy,
        Instant filedAt,
        @Nullable String attestedBy,
        @Nullable Instant attestedAt) {}
