package io.evenhand.settlement.split;

import io.evenhand.money.Money;
import io.evenhand.terms.TermsHash;
import java.util.List;

/**
 * How one line was shared.
 *
 * @param ruleId of the terms
 * @param period in which the line counts
 * @param base what was shared, in the currency in which the parties settle; negative for money that went back
 * @param parts of every party of the agreement, in the order in which it names them; they sum to the base
 * @param derivation how that came, step by step; empty where nobody asked for it
 * @param terms which terms said so
 */
public record LineSplit(
        String lineId,
        LineKind kind,
        String ruleId,
        ReportingPeriod period,
        Money base,
        List<Part> parts,
        List<DerivationStep> derivation,
        TermsHash terms) {}
