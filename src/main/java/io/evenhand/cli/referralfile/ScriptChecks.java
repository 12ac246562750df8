package io.evenhand.cli.referralfile;

import io.evenhand.cli.referralfile.ReferralFile.Partner;
import io.evenhand.cli.referralfile.ReferralFile.Person;
import io.evenhand.cli.referralfile.ReferralFile.PersonRole;
import io.evenhand.cli.referralfile.ReferralFile.ScriptEntry;
import io.evenhand.cli.referralfile.ReferralFile.Seat;
import io.evenhand.cli.referralfile.ScriptedTasks.ScriptedTask;
import io.evenhand.obligation.ObligationKind;
import io.evenhand.terms.AgreementKind;
import io.evenhand.terms.FieldProblem;
import io.evenhand.terms.json.Quoting;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** That each scripted decision is one that its task offers, taken by somebody who may take it, and complete. */
final class ScriptChecks {
    private final ReferralFile file;
    private final List<FieldProblem> problems;
    private final Map<String, Person> people;

    ScriptChecks(ReferralFile file, List<FieldProblem> problems) {
        this.file = file;
        this.problems = problems;
        this.people = file.partners().stream()
                .map(Partner::people)
                .flatMap(List::stream)
                .collect(Collectors.toMap(Person::id, person -> person, (first, second) -> first));
    }

    void check() {
        for (int i = 0; i < file.script().size(); i++) {
            check("/script/" + i, file.script().get(i));
        }
        for (int i = 0; i < file.changes().size(); i++) {
            change("/changes/" + i + "/as", people.get(file.changes().get(i).as()));
        }
    }

    private void change(String at, @Nullable Person person) {
        if (person == null
                || !person.roles().contains(PersonRole.OPERATIONS)
                        && !person.roles().contains(PersonRole.LEGAL)) {
            add(at, "may not propose a change", "name somebody with the role operations or legal");
        }
    }

    private void check(String at, ScriptEntry entry) {
        Person person = people.get(entry.as());
        if (person == null) {
            add(
                    at + "/as",
                    "is %s, whom nobody knows".formatted(Quoting.quoted(entry.as())),
                    "name a person of one of the partners");
        }
        ScriptedTask task = ScriptedTasks.all().get(entry.task());
        if (task == null) {
            add(
                    at + "/task",
                    "is %s, which is no task".formatted(Quoting.quoted(entry.task())),
                    "name one of " + listed(ScriptedTasks.ids()));
            return;
        }
        if (!task.decisions().contains(entry.decision())) {
            add(
                    at + "/decision",
                    "is %s".formatted(Quoting.quoted(entry.decision())),
                    "for %s write one of %s".formatted(entry.task(), listed(task.decisions())));
        }
        if (person != null) {
            authority(at, entry, task, person);
        }
        subject(at, entry, task);
        belongings(at, entry);
    }

    private void authority(String at, ScriptEntry entry, ScriptedTask task, Person person) {
        if (task.roles().stream().noneMatch(person.roles()::contains)) {
            add(
                    at + "/as",
                    "is %s, who may not take this task".formatted(person.id()),
                    "name somebody with the role "
                            + task.roles().stream().map(PersonRole::code).collect(Collectors.joining(" or ")));
        }
        Optional<AgreementKind> kind = kind(entry.subject());
        if (entry.task().equals("sign-agreement")
                && kind.isPresent()
                && !kind.get().isChange()
                && !person.maySign().contains(kind.get())) {
            add(
                    at + "/as",
                    "is %s, who has no authority to sign %s"
                            .formatted(person.id(), kind.get().code()),
                    "name another signatory, or add the kind to \"maySign\"");
        }
    }

    private void subject(String at, ScriptEntry entry, ScriptedTask task) {
        String subject = entry.subject();
        if (subject == null) {
            return;
        }
        List<String> known = switch (task.about()) {
            case SEAT -> file.seats().stream().map(Seat::id).toList();
            case AGREEMENT ->
                AgreementKind.builtIn().stream().map(AgreementKind::code).toList();
            case PROMISE ->
                Arrays.stream(ObligationKind.values())
                        .filter(ObligationKind::isPursued)
                        .map(ObligationKind::code)
                        .toList();
            case REFERRAL -> List.of();
        };
        if (!known.contains(subject)) {
            add(
                    at + "/subject",
                    "is %s".formatted(Quoting.quoted(subject)),
                    known.isEmpty()
                            ? "leave it out; there is one such task for a partner"
                            : "name one of " + listed(known));
        }
    }

    private void belongings(String at, ScriptEntry entry) {
        belongs(at + "/changes", entry.changes(), entry, "propose", "say which terms change");
        belongs(at + "/evidence", entry.evidence(), entry, "claim", "name the document that shows the relationship");
        belongs(at + "/personId", entry.personId(), entry, "named", "say who will sign");
        if (entry.personId() != null && !people.containsKey(entry.personId())) {
            add(
                    at + "/personId",
                    "is %s, whom nobody knows".formatted(Quoting.quoted(entry.personId())),
                    "name a person of the partner");
        }
        if (entry.decision().equals("continue") && entry.reason() == null) {
            add(at + "/reason", "is missing", "say why the work goes on although a duty stands against it");
        }
    }

    /** A value that one decision needs and every other refuses. */
    private void belongs(String at, @Nullable Object value, ScriptEntry entry, String decision, String purpose) {
        boolean needed = entry.decision().equals(decision);
        if (needed && value == null) {
            add(at, "is missing", purpose);
        } else if (!needed && value != null) {
            add(
                    at,
                    "is given with the decision %s".formatted(Quoting.quoted(entry.decision())),
                    "leave it out; it belongs to \"%s\"".formatted(decision));
        }
    }

    private static Optional<AgreementKind> kind(@Nullable String subject) {
        return AgreementKind.builtIn().stream()
                .filter(kind -> kind.code().equals(subject))
                .findFirst();
    }

    private static String listed(List<String> words) {
        return String.join(", ", words);
    }

    private void add(String at, String problem, String remedy) {
        problems.add(new FieldProblem(at, problem, remedy));
    }
}
