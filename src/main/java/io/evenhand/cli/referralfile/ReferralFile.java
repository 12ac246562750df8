package io.evenhand.cli.referralfile;

import io.evenhand.money.Money;
import io.evenhand.referral.WaitingTime;
import io.evenhand.terms.AgreementKind;
import io.evenhand.terms.Conduct;
import io.evenhand.terms.FieldChecks;
import io.evenhand.terms.IntroducedCustomer;
import io.evenhand.terms.Language;
import io.evenhand.terms.TermsOutline;
import io.evenhand.terms.TermsParty;
import io.evenhand.terms.json.FieldName;
import io.evenhand.terms.json.JsonValue.JsonObject;
import java.time.Period;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One referral with everybody in it and every decision that people take, so that it can be driven from introduction to
 * signed documents without anybody at the keyboard.
 *
 * <p><b>Names.</b> Ids of partners, people, seats and duties are unique across the file. The biller, and the parties in the
 * terms, may be named by partner id, as "introducer" or (in the terms) "biller", or by the id of a seat, which stands for
 * whoever accepts that seat. Where a seat has several candidates the terms must name the seat, or they would be wrong for
 * all candidates but one.
 *
 * <p><b>Terms</b> are outlines (see {@link TermsOutline}): what they leave out is the standard position. An outline of the
 * NDA is needed unless one is stated to be in force. The reader has tried every outline with every candidate.
 *
 * <p><b>Script.</b> Entries are consumed in order: for a task that the process creates, the first entry not yet consumed
 * whose {@code task} is the task's element id, whose {@code subject}, if given, is the seat or the agreement kind the task is
 * about, and whose person works for the partner that the task is for. A task for which there is none stops the run. So the
 * order of entries matters only among entries for the same task, partner and subject.
 *
 * @param reference by which people refer to it
 * @param agreementsInForce what the partners signed before; empty if left out
 * @param duties promises about customers that bind partners from before; empty if left out
 * @param processing how long things may take; has defaults
 * @param changes of the agreements, proposed in this order once the referral is active, each when the one before is over; empty if
 *     left out. The script decides their tasks, with "amendment", "renewal" or "termination" as subject
 * @param signingOrder in which the parties sign every agreement, chosen by the first who reviews it; null for the usual one
 * @param language in which the agreements are worded, as a tag such as "de"; null for the usual one
 */
public record ReferralFile(
        String reference,
        String title,
        Customer customer,
        Need need,
        List<Partner> partners,
        String introducer,
        String biller,
        List<Seat> seats,
        List<AgreementInForce> agreementsInForce,
        List<Duty> duties,
        Outlines terms,
        Processing processing,
        List<ScriptEntry> script,
        List<Change> changes,
        @Nullable AskedToSign signingOrder,
        @Nullable String language,
        boolean wordsAreMeant) {
    public ReferralFile {
        partners = List.copyOf(partners);
        seats = List.copyOf(seats);
        agreementsInForce = List.copyOf(agreementsInForce);
        duties = List.copyOf(duties);
        script = List.copyOf(script);
        changes = List.copyOf(changes);
        new FieldChecks()
                .text("/reference", reference, 100)
                .text("/title", title, 200)
                .that(
                        partners.size() >= 2,
                        "/partners",
                        "holds %d".formatted(partners.size()),
                        "name at least two partners")
                .notEmpty("/seats", seats)
                .that(
                        language == null || Language.find(language).isPresent(),
                        "/language",
                        "is \"%s\", in which no agreement is worded".formatted(language),
                        "choose one of "
                                + Language.all().stream().map(Language::tag).collect(Collectors.joining(", ")))
                .done();
    }

    /** @throws IllegalArgumentException if there is no such partner */
    public Partner partner(String id) {
        return partners.stream()
                .filter(partner -> partner.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no partner has the id " + id));
    }

    /** The partner for which a person works. */
    public Optional<Partner> employerOf(String personId) {
        return partners.stream()
                .filter(partner ->
                        partner.people().stream().anyMatch(person -> person.id().equals(personId)))
                .findFirst();
    }

    /** The customer, whom the introducer names to the others only after they signed. */
    public record Customer(
            String name,
            String legalName,
            String domain,
            @Nullable String taxId,
            String country,
            Contact contact) {
        public Customer {
            new FieldChecks().text("/name", name, 100).done();
            // The same rules as in the terms, so that what is read here can be signed later.
            new IntroducedCustomer(legalName, domain, country, taxId);
        }

        public IntroducedCustomer introduced() {
            return new IntroducedCustomer(legalName, domain, country, taxId);
        }
    }

    /** Whom to talk to at the customer. */
    public record Contact(String name, String email) {
        public Contact {
            new FieldChecks().text("/name", name, 100).email("/email", email).done();
        }
    }

    /**
     * What the customer needs, in words that do not give the customer away. Whatever may be left out makes the need
     * incomplete when it is.
     *
     * @param areas of competence
     * @param region of the customer
     * @param companySize number of people, as a range
     * @param timing from the start of the run to the start of the work
     */
    public record Need(
            String summary,
            List<String> areas,
            String region,
            @Nullable String companySize,
            @Nullable Period timing,
            @Nullable Money estimatedValue) {
        public Need {
            areas = List.copyOf(areas);
            FieldChecks checks = new FieldChecks()
                    .text("/summary", summary, 1000)
                    .notEmpty("/areas", areas)
                    .texts("/areas", areas, 20, 100)
                    .text("/region", region, 100)
                    .optionalText("/companySize", companySize, 40);
            if (timing != null) {
                checks.period("/timing", timing, 60);
            }
            if (estimatedValue != null) {
                checks.positive("/estimatedValue", estimatedValue);
            }
            checks.done();
        }
    }

    /**
     * A partner and the people who act for it.
     *
     * @param regions it serves
     * @param competencies it has
     */
    public record Partner(
            String id,
            String legalName,
            @Nullable String registration,
            String address,
            String country,
            String noticeEmail,
            List<String> regions,
            List<String> competencies,
            List<Person> people) {
        public Partner {
            regions = List.copyOf(regions);
            competencies = List.copyOf(competencies);
            people = List.copyOf(people);
            new FieldChecks()
                    .id("/id", id)
                    .texts("/regions", regions, 50, 100)
                    .texts("/competencies", competencies, 50, 100)
                    .notEmpty("/people", people)
                    .done();
            new TermsParty(id, legalName, registration, address, country, noticeEmail);
        }

        /** As it is named in agreements. */
        public TermsParty party() {
            return new TermsParty(id, legalName, registration, address, country, noticeEmail);
        }
    }

    /**
     * Somebody who works for a partner.
     *
     * @param maySign kinds of agreement that the person has authority to sign; only for signatories, and for people without any role:
     *     they have no account, and sign by a link
     * @param signing how far that authority reaches; null for alone and without limit
     */
    public record Person(
            String id,
            String name,
            String email,
            String title,
            List<PersonRole> roles,
            List<AgreementKind> maySign,
            @Nullable Signing signing) {
        public Person {
            roles = List.copyOf(roles);
            maySign = List.copyOf(maySign);
            new FieldChecks()
                    .id("/id", id)
                    .text("/name", name, 100)
                    .email("/email", email)
                    .text("/title", title, 100)
                    .unique("/roles", roles)
                    .unique("/maySign", maySign)
                    .that(
                            maySign.stream().noneMatch(AgreementKind::isChange),
                            "/maySign",
                            "names a change",
                            "name the kind of agreement; who may sign it may sign its changes")
                    .that(
                            maySign.isEmpty() || roles.isEmpty() || roles.contains(PersonRole.SIGNATORY),
                            "/maySign",
                            "is given to somebody who is no signatory",
                            "add the role \"signatory\", leave the list empty, or leave out all roles of who signs without an account")
                    .done();
        }
    }

    /**
     * How far somebody's authority to sign reaches.
     *
     * @param upTo the most that a deal may be worth; null for any deal
     * @param jointly whether the person signs only together with another
     */
    public record Signing(@Nullable Money upTo, boolean jointly) {
        public Signing {
            FieldChecks checks = new FieldChecks();
            if (upTo != null) {
                checks.positive("/upTo", upTo);
            }
            checks.done();
        }
    }

    /** What a person does for a partner. */
    public enum PersonRole {
        OPERATIONS,
        FINANCE,
        LEGAL,
        SIGNATORY,
        ADMINISTRATOR;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A part of the work that one partner is to deliver.
     *
     * @param candidates partner ids, the preferred first; each is asked only after the one before did not accept
     */
    public record Seat(String id, List<String> areas, List<String> candidates, WaitingTime answerWithin) {
        public Seat {
            areas = List.copyOf(areas);
            candidates = List.copyOf(candidates);
            new FieldChecks()
                    .id("/id", id)
                    .notEmpty("/areas", areas)
                    .texts("/areas", areas, 20, 100)
                    .notEmpty("/candidates", candidates)
                    .unique("/candidates", candidates)
                    .done();
        }
    }

    /** An agreement that partners signed before the referral. */
    public record AgreementInForce(
            AgreementKind kind,
            List<String> parties,
            String purpose,
            RunDate signedOn,
            RunDate until,
            String reference) {
        public AgreementInForce {
            parties = List.copyOf(parties);
            new FieldChecks()
                    .that(
                            parties.size() >= 2,
                            "/parties",
                            "holds %d".formatted(parties.size()),
                            "name at least two partners")
                    .unique("/parties", parties)
                    .that(!kind.isChange(), "/kind", "is a change", "name the kind of agreement that was changed")
                    .text("/purpose", purpose, 500)
                    .text("/reference", reference, 100)
                    .done();
        }
    }

    /**
     * A promise about a customer that binds a partner from before.
     *
     * @param bound who promised
     * @param protectedPartner to whom
     * @param agreement the reference of the agreement that it comes from
     */
    public record Duty(
            String id,
            String bound,
            @FieldName("protected") String protectedPartner,
            IntroducedCustomer customer,
            Conduct conduct,
            RunDate from,
            RunDate until,
            String agreement) {
        public Duty {
            new FieldChecks()
                    .id("/id", id)
                    .that(
                            !bound.equals(protectedPartner),
                            "/protected",
                            "is the bound partner itself",
                            "name another partner")
                    .text("/agreement", agreement, 100)
                    .done();
        }
    }

    /** The negotiable part of each agreement. */
    public record Outlines(@Nullable JsonObject nda, JsonObject revenueShare, JsonObject customerProtection) {
        /** Absent only for an NDA where one is in force. */
        public Optional<TermsOutline> of(AgreementKind kind) {
            Map<AgreementKind, JsonObject> outlines = new HashMap<>();
            outlines.put(AgreementKind.REVENUE_SHARE, revenueShare);
            outlines.put(AgreementKind.CUSTOMER_PROTECTION, customerProtection);
            if (nda != null) {
                outlines.put(AgreementKind.NDA, nda);
            }
            return Optional.ofNullable(outlines.get(kind)).map(json -> TermsOutline.of(kind, json));
        }
    }

    /** How long things may take. */
    public record Processing(
            WaitingTime reviewWithin,
            WaitingTime signWithin,
            WaitingTime remindEvery,
            WaitingTime releaseWithin,
            WaitingTime priorWithin,
            WaitingTime lookback,
            WaitingTime handOverWithin,
            WaitingTime grace,
            WaitingTime acceptWithin) {}

    /**
     * A decision of a person.
     *
     * @param task the element id of a human task
     * @param as the id of the person who decides
     * @param decision one of those that the task offers
     * @param subject the seat, the kind of agreement or the kind of promise, to tell tasks of the same id apart
     * @param changes what a counter-proposal changes in the terms, as a merge patch; only and always with "propose". Parties
     *     are named by their ids
     * @param evidence of an earlier relationship; only and always with "claim"
     * @param personId who is named as signatory; only and always with "named"
     */
    public record ScriptEntry(
            String task,
            String as,
            String decision,
            @Nullable String reason,
            @Nullable String subject,
            @Nullable JsonObject changes,
            @Nullable Evidence evidence,
            @Nullable String personId) {
        public ScriptEntry {
            new FieldChecks().optionalText("/reason", reason, 1000).done();
        }
    }

    /**
     * A change of an agreement that is in force.
     *
     * @param agreement the kind of agreement that is changed
     * @param as the id of the person who proposes it
     * @param on the first day of other terms, the new last day of a renewal, or the last day of an end
     * @param changes what an amendment changes in the terms, as a merge patch; only and always with "amend"
     */
    public record Change(
            AgreementKind agreement,
            String as,
            ChangeForm form,
            RunDate on,
            String reason,
            @Nullable JsonObject changes) {
        public Change {
            new FieldChecks()
                    .that(!agreement.isChange(), "/agreement", "is a change", "name the kind of agreement")
                    .text("/reason", reason, 1000)
                    .that(
                            (changes != null) == (form == ChangeForm.AMEND),
                            "/changes",
                            form == ChangeForm.AMEND ? "is missing" : "is given without an amendment",
                            form == ChangeForm.AMEND ? "say which terms change" : "leave it out")
                    .done();
        }
    }

    /** What a change does. */
    public enum ChangeForm {
        AMEND,
        RENEW,
        END,
        NOTICE
    }

    /** In which order parties are asked to sign. */
    public enum AskedToSign {
        ONE_AFTER_ANOTHER,
        ALL_AT_ONCE
    }

    /** A dated document that shows an earlier relationship with the customer. */
    public record Evidence(String title, RunDate datedOn) {
        public Evidence {
            new FieldChecks().text("/title", title, 200).done();
        }
    }
}
