package io.evenhand.cli.drive;

import io.evenhand.access.Accounts;
import io.evenhand.access.NewAccount;
import io.evenhand.access.Registration;
import io.evenhand.access.Role;
import io.evenhand.agreement.Agreements;
import io.evenhand.agreement.ForeignAgreement;
import io.evenhand.cli.referralfile.ReferralFile;
import io.evenhand.customer.CustomerIdentity;
import io.evenhand.partner.NewPartner;
import io.evenhand.partner.NewPerson;
import io.evenhand.partner.PartnerId;
import io.evenhand.partner.Partners;
import io.evenhand.partner.PersonId;
import io.evenhand.protection.NewWindow;
import io.evenhand.protection.Protections;
import io.evenhand.protection.RegistrationResult;
import io.evenhand.referral.Customer;
import io.evenhand.referral.Deadlines;
import io.evenhand.referral.Need;
import io.evenhand.referral.NewReferral;
import io.evenhand.referral.NewSeat;
import io.evenhand.referral.ReferralId;
import io.evenhand.referral.Referrals;
import io.evenhand.referral.RegisterResult;
import io.evenhand.referral.TermsDrafts;
import io.evenhand.referral.WaitingTime;
import io.evenhand.terms.AgreementKind;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Brings what a referral file says into the house, through the same use cases as anybody else. Idempotent. */
@Component
public class ReferralLoader {
    private final Partners partners;
    private final Accounts accounts;
    private final Agreements agreements;
    private final Protections protections;
    private final Referrals referrals;

    ReferralLoader(
            Partners partners, Accounts accounts, Agreements agreements, Protections protections, Referrals referrals) {
        this.partners = partners;
        this.accounts = accounts;
        this.agreements = agreements;
        this.protections = protections;
        this.referrals = referrals;
    }

    /**
     * Registers partners, their people with demonstration accounts, earlier agreements and duties, and the referral.
     *
     * @param start the day from which the file's dates are counted
     */
    public ReferralId load(ReferralFile file, LocalDate start) {
        file.partners().forEach(this::register);
        file.agreementsInForce()
                .forEach(agreement -> agreements.recordForeign(new ForeignAgreement(
                        agreement.reference(),
                        agreement.kind(),
                        agreement.parties().stream().map(PartnerId::new).toList(),
                        agreement.purpose(),
                        agreement.signedOn().on(start),
                        agreement.until().on(start))));
        file.duties().forEach(duty -> register(duty, start));
        return switch (referrals.register(referral(file))) {
            case RegisterResult.Registered registered -> registered.id();
            case RegisterResult.AlreadyRegistered known -> known.id();
            case RegisterResult.UnknownPartners unknown ->
                throw new IllegalStateException("The file was checked, but names unknown partners " + unknown);
        };
    }

    private void register(ReferralFile.Partner partner) {
        partners.register(new NewPartner(
                new PartnerId(partner.id()),
                partner.legalName(),
                partner.registration(),
                partner.address(),
                partner.country(),
                partner.noticeEmail(),
                partner.regions(),
                partner.competencies(),
                partner.people().stream().map(ReferralLoader::person).toList()));
        for (ReferralFile.Person person : partner.people()) {
            Role[] roles =
                    person.roles().stream().map(role -> Role.of(role.code())).toArray(Role[]::new);
            if (roles.length > 0) {
                Registration unused = accounts.register(
                        NewAccount.demo(person.id(), person.name(), person.id(), partner.id(), roles));
            }
        }
    }

    private static NewPerson person(ReferralFile.Person person) {
        Set<String> maySign = person.maySign().stream().map(AgreementKind::code).collect(Collectors.toSet());
        ReferralFile.Signing signing = person.signing();
        return new NewPerson(
                new PersonId(person.id()),
                person.name(),
                person.email(),
                person.title(),
                maySign,
                signing == null ? null : signing.upTo(),
                signing != null && signing.jointly());
    }

    private void register(ReferralFile.Duty duty, LocalDate start) {
        RegistrationResult unused = protections.register(List.of(new NewWindow(
                duty.agreement(),
                duty.id(),
                false,
                new PartnerId(duty.protectedPartner()),
                new PartnerId(duty.bound()),
                new CustomerIdentity(
                        duty.customer().legalName(),
                        duty.customer().country(),
                        duty.customer().domain(),
                        duty.customer().taxId()),
                duty.conduct(),
                duty.from().on(start),
                duty.until().on(start))));
    }

    private static NewReferral referral(ReferralFile file) {
        ReferralFile.Customer customer = file.customer();
        ReferralFile.Need need = file.need();
        ReferralFile.Processing times = file.processing();
        return new NewReferral(
                file.reference(),
                file.title(),
                new Customer(
                        customer.name(),
                        customer.legalName(),
                        customer.domain(),
                        customer.taxId(),
                        customer.country(),
                        customer.contact().name(),
                        customer.contact().email()),
                new Need(
                        need.summary(),
                        String.join(", ", need.areas()),
                        need.region(),
                        need.companySize(),
                        need.timing() == null ? null : need.timing().toString(),
                        need.estimatedValue()),
                new PartnerId(file.introducer()),
                file.biller(),
                file.seats().stream().map(ReferralLoader::seat).toList(),
                new TermsDrafts(
                        outline(file, AgreementKind.NDA),
                        outline(file, AgreementKind.REVENUE_SHARE),
                        outline(file, AgreementKind.CUSTOMER_PROTECTION),
                        file.language()),
                new Deadlines(
                        iso(times.reviewWithin()),
                        iso(times.signWithin()),
                        iso(times.remindEvery()),
                        iso(times.releaseWithin()),
                        iso(times.priorWithin()),
                        iso(times.lookback()),
                        iso(times.handOverWithin()),
                        iso(times.grace()),
                        iso(times.acceptWithin())));
    }

    private static NewSeat seat(ReferralFile.Seat seat) {
        return new NewSeat(
                seat.id(),
                seat.areas(),
                seat.candidates().stream().map(PartnerId::new).toList(),
                iso(seat.answerWithin()));
    }

    private static String iso(WaitingTime time) {
        return time.timer();
    }

    private static String outline(ReferralFile file, AgreementKind kind) {
        return file.terms().of(kind).map(outline -> outline.json()).orElse(TermsDrafts.NONE);
    }
}
