package io.evenhand.terms;

import java.util.List;
import java.util.Optional;

/**
 * The terms of a change to an agreement that is in force. They hold the terms that they change, so that anybody who has the document
 * can see from what to what; their parties, law and notices are those of the agreement.
 */
public sealed interface ChangeTerms extends Terms permits AmendmentTerms, RenewalTerms, TerminationTerms {
    /** What is changed. */
    ChangedAgreement changed();

    /** The terms as they read from the effective day on; empty when there are none any more. */
    Optional<PrincipalTerms> after();

    /**
     * Whether somebody may owe more by this change than by the agreement as it was: other rules about money, or the same for longer. What
     * the agreement was estimated to be worth then says nothing about it.
     */
    default boolean mayCostMore() {
        return after().filter(terms -> !terms.owed().equals(changed().terms().owed()))
                .isPresent();
    }

    @Override
    default Jurisdiction jurisdiction() {
        return changed().terms().jurisdiction();
    }

    @Override
    default List<NoticeChannel> notices() {
        return changed().terms().notices();
    }

    /** The rules that a change quotes name the parties as the terms before and after it do. */
    @Override
    default String unnumbered(String sentence) {
        String plain = changed().terms().unnumbered(Terms.super.unnumbered(sentence));
        return after().map(terms -> terms.unnumbered(plain)).orElse(plain);
    }
}
