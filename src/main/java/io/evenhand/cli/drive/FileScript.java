package io.evenhand.cli.drive;

import io.evenhand.agreement.ChangeRequest;
import io.evenhand.agreement.PartnerChange;
import io.evenhand.agreement.SigningOrder;
import io.evenhand.cli.referralfile.ReferralFile;
import io.evenhand.cli.referralfile.ReferralFile.ScriptEntry;
import io.evenhand.cli.referralfile.ScriptedTasks;
import io.evenhand.terms.json.JsonText;
import io.evenhand.workflow.HumanTaskState;
import io.evenhand.workflow.HumanTaskView;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/** The script of a referral file: its entries are used up in order, see {@link ReferralFile}. */
public final class FileScript implements Script {
    private final ReferralFile file;
    private final LocalDate start;
    private final List<ScriptEntry> left;

    /** @param start the day from which the file's dates are counted */
    public FileScript(ReferralFile file, LocalDate start) {
        this.file = file;
        this.start = start;
        this.left = new ArrayList<>(file.script());
    }

    @Override
    public Optional<ScriptedDecision> decide(HumanTaskView task, String subject, String asked) {
        // Two of one side are asked at the same moment, in whichever order: each signs in their own place.
        return takeFirst(entry -> isFor(entry, task, subject) && entry.as().equals(asked))
                .or(() -> takeFirst(entry -> isFor(entry, task, subject)))
                .map(this::decision);
    }

    private Optional<ScriptEntry> takeFirst(Predicate<ScriptEntry> wanted) {
        Optional<ScriptEntry> first = left.stream().filter(wanted).findFirst();
        first.ifPresent(left::remove);
        return first;
    }

    @Override
    public boolean expectsPromises() {
        return left.stream().anyMatch(entry -> ScriptedTasks.isAboutPromise(entry.task()));
    }

    @Override
    public Optional<SigningOrder> signingOrder() {
        return Optional.ofNullable(file.signingOrder()).map(order -> switch (order) {
            case ONE_AFTER_ANOTHER -> SigningOrder.ONE_AFTER_ANOTHER;
            case ALL_AT_ONCE -> SigningOrder.ALL_AT_ONCE;
        });
    }

    /** Uses up what was decided before the program was interrupted. */
    public void skip(HumanTaskView task, String subject) {
        if (task.state() == HumanTaskState.DONE) {
            Optional<ScriptedDecision> unused = decide(task, subject, Objects.requireNonNullElse(task.assignee(), ""));
        }
    }

    @Override
    public Optional<ScriptedChange> change(int number) {
        return number < file.changes().size()
                ? Optional.of(change(file.changes().get(number)))
                : Optional.empty();
    }

    private ScriptedChange change(ReferralFile.Change change) {
        LocalDate day = change.on().on(start);
        return new ScriptedChange(
                change.agreement(),
                change.as(),
                switch (change.form()) {
                    case AMEND ->
                        new ChangeRequest.Amend(
                                day, PartnerChange.NONE, JsonText.compact(Objects.requireNonNull(change.changes())));
                    case RENEW -> new ChangeRequest.Renew(day);
                    case END -> new ChangeRequest.End(day);
                    case NOTICE -> new ChangeRequest.GiveNotice(day);
                },
                change.reason());
    }

    private boolean isFor(ScriptEntry entry, HumanTaskView task, String subject) {
        return entry.task().equals(task.elementId())
                && (entry.subject() == null || entry.subject().equals(subject))
                && file.employerOf(entry.as())
                        .filter(partner -> partner.id().equals(task.partnerId()))
                        .isPresent();
    }

    private ScriptedDecision decision(ScriptEntry entry) {
        return new ScriptedDecision(
                entry.as(),
                entry.decision(),
                entry.reason() == null ? "" : entry.reason(),
                entry.changes() == null ? null : JsonText.compact(entry.changes()),
                entry.evidence() == null
                        ? null
                        : new ScriptedDecision.Evidence(
                                entry.evidence().title(),
                                entry.evidence().datedOn().on(start)),
                entry.personId());
    }
}
