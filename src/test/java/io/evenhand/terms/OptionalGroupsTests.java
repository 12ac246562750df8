package io.evenhand.terms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.evenhand.money.Money;
import io.evenhand.template.SampleTerms;
import io.evenhand.terms.json.FieldValue;
import io.evenhand.terms.json.OptionalRecords;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Proves that what terms leave out is added field by field, checked like everything else, and taken away again. */
class OptionalGroupsTests {
    private static final RevenueShareTerms BARE = SampleTerms.bareRevenueShare(2);

    private static final Map<String, String> AUDIT = Map.of(
            "/audit", "yes",
            "/audit/noticeDays", "30",
            "/audit/perYear", "1",
            "/audit/costShiftAbove", "5 %");

    private static Terms applied(Terms terms, Map<String, String> texts) {
        try {
            return TermsChanges.edited(terms, texts).applyTo(terms);
        } catch (MalformedTermsException e) {
            throw new AssertionError(e.problems().toString(), e);
        }
    }

    private static List<FieldProblem> problems(Terms terms, Map<String, String> texts) {
        MalformedTermsException refused = catchThrowableOfType(
                MalformedTermsException.class,
                () -> TermsChanges.edited(terms, texts).applyTo(terms));
        assertThat(refused).as("must be refused").isNotNull();
        return refused.problems();
    }

    private static Map<String, String> with(Map<String, String> texts, String pointer, String text) {
        Map<String, String> other = new HashMap<>(texts);
        other.put(pointer, text);
        return other;
    }

    private static OptionalRecords.Group group(Terms terms, String pointer) {
        return TermsChanges.groups(terms).stream()
                .filter(group -> group.pointer().equals(pointer))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whatTheTermsLeaveOutIsOfferedWithItsFieldsAndWhatTheyHaveIsNot() {
        assertThat(TermsChanges.groups(BARE).stream()
                        .filter(group -> !group.isThere())
                        .map(OptionalRecords.Group::pointer))
                .contains("/qualification", "/audit", "/interest", "/liability")
                .doesNotContain("/clauses");
        assertThat(group(BARE, "/audit").fields())
                .extracting(FieldValue::pointer)
                .containsExactly("/audit/noticeDays", "/audit/perYear", "/audit/costShiftAbove");
        assertThat(group(BARE, "/qualification").fields())
                .extracting(FieldValue::pointer)
                .contains("/qualification/lookBackMonths", "/qualification/firstOrder/withinMonths");
        Terms audited = applied(BARE, AUDIT);
        assertThat(group(audited, "/audit").isThere()).isTrue();
        assertThat(group(audited, "/audit").fields()).isEmpty();
    }

    @Test
    void whatIsFilledInIsAddedOnlyWhereItIsWanted() {
        RevenueShareTerms audited = (RevenueShareTerms) applied(BARE, AUDIT);
        assertThat(audited.audit()).isNotNull();
        assertThat(TermsFormat.pretty(audited)).contains("\"noticeDays\" : 30", "\"perYear\" : 1");
        assertThat(problems(BARE, with(AUDIT, "/audit", "")))
                .singleElement()
                .satisfies(problem -> assertThat(problem.problem()).isEqualTo("changes nothing"));
    }

    @Test
    void whatIsMissingOrWrongInItIsNamedLikeInEverythingElse() {
        assertThat(problems(BARE, with(AUDIT, "/audit/noticeDays", "")))
                .extracting(FieldProblem::toString)
                .singleElement()
                .asString()
                .startsWith("/audit/noticeDays: is missing");
        assertThat(problems(BARE, with(AUDIT, "/audit/noticeDays", "soon")))
                .extracting(FieldProblem::pointer)
                .containsExactly("/audit/noticeDays");
        assertThat(problems(BARE, with(AUDIT, "/audit/perYear", "1000")))
                .extracting(FieldProblem::pointer)
                .containsExactly("/audit/perYear");
        assertThat(problems(BARE, Map.of("/qualification", "yes")))
                .extracting(FieldProblem::pointer)
                .containsExactly("/qualification");
    }

    @Test
    void aPartOfItThatMayBeLeftOutIsLeftOutUntilSomethingOfItIsSaid() {
        RevenueShareTerms qualified = (RevenueShareTerms)
                applied(BARE, Map.of("/qualification", "yes", "/qualification/acceptanceDays", "14"));
        assertThat(qualified.qualification()).isEqualTo(new Qualification(null, 14, null));
        RevenueShareTerms ordered = (RevenueShareTerms) applied(
                qualified,
                Map.of(
                        "/qualification/firstOrder", "yes",
                        "/qualification/firstOrder/withinMonths", "6",
                        "/qualification/firstOrder/trigger", "placed"));
        assertThat(ordered.qualification())
                .isEqualTo(new Qualification(
                        null, 14, new Qualification.FirstOrder(6, Qualification.FirstOrder.Trigger.PLACED)));
        assertThat(problems(
                        BARE,
                        Map.of(
                                "/qualification", "yes",
                                "/qualification/acceptanceDays", "14",
                                "/qualification/firstOrder/withinMonths", "6")))
                .extracting(FieldProblem::pointer)
                .containsExactly("/qualification/firstOrder/trigger");
    }

    @Test
    void ofSeveralFormsTheOneThatIsNamedIsAddedWithItsOwnFieldsAlone() {
        Map<String, String> multiple = Map.of(
                "/liability", "yes",
                "/liability/kind", "multiple",
                "/liability/times", "2",
                "/liability/atMost/amount", "",
                "/liability/atMost/currency", "");
        assertThat(((RevenueShareTerms) applied(BARE, multiple)).liability())
                .isEqualTo(new Liability.MultipleLiability(2));
        Map<String, String> fixed = Map.of(
                "/liability", "yes",
                "/liability/kind", "fixed",
                "/liability/times", "2",
                "/liability/atMost/amount", "50000.00",
                "/liability/atMost/currency", "GBP");
        assertThat(((RevenueShareTerms) applied(BARE, fixed)).liability())
                .isEqualTo(new Liability.FixedLiability(Money.of("50000.00", "GBP")));
        assertThat(problems(BARE, with(fixed, "/liability/kind", "")))
                .extracting(FieldProblem::pointer)
                .containsExactly("/liability/kind");
    }

    @Test
    void whatIsThereIsTakenAwayAgainEvenIfItsFieldsWereChangedToo() {
        Terms audited = applied(BARE, AUDIT);
        assertThat(applied(audited, Map.of("/audit", "no", "/audit/noticeDays", "60")))
                .isEqualTo(BARE);
        Map<String, String> more = Map.of("/audit", "no", "/payment/daysAfterClearedFunds", "21");
        assertThat(TermsChanges.edited(audited, more).json()).contains("\"audit\":null");
    }

    @Test
    void anAmendmentAddsToItsTermsAlike() {
        AmendmentTerms amendment = new AmendmentTerms(
                io.evenhand.template.SampleChanges.FROM,
                io.evenhand.template.SampleChanges.changed(BARE),
                (PrincipalTerms) applied(BARE, Map.of("/payment/daysAfterClearedFunds", "21")));
        assertThat(TermsChanges.groups(amendment))
                .extracting(OptionalRecords.Group::pointer)
                .contains("/amended/audit")
                .allMatch(pointer -> pointer.startsWith("/amended/"));
        Map<String, String> texts = new HashMap<>();
        AUDIT.forEach((pointer, text) -> texts.put("/amended" + pointer, text));
        assertThat(((RevenueShareTerms) ((AmendmentTerms) applied(amendment, texts)).amended()).audit())
                .isNotNull();
    }
}
