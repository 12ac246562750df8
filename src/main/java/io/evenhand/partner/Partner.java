package io.evenhand.partner;

import io.evenhand.terms.NoticeChannel;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** An organisation in the network. */
@Entity
@Table(name = "partner")
@SuppressWarnings({"NullAway.Init", "UnusedVariable"}) // fields are set and read by JPA
class Partner {
    @EmbeddedId
    private PartnerId id;

    /** Null until it is stored: what is new is inserted, and never overwrites what has its id already. */
    @Version
    @Nullable
    private Long version;

    private String legalName;

    /** Empty for a person in no register. */
    private String registration;

    private String address;

    @Column(length = 2)
    private String country;

    private String noticeEmail;

    @Enumerated(EnumType.STRING)
    @Column(length = 8)
    @Nullable
    private NoticeChannel noticesBy;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "partner_region", joinColumns = @JoinColumn(name = "partner_id"))
    @Column(name = "region")
    private Set<String> regions = new TreeSet<>();

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "partner_competency", joinColumns = @JoinColumn(name = "partner_id"))
    @Column(name = "area")
    private Set<String> competencies = new TreeSet<>();

    protected Partner() {}

    Partner(NewPartner partner) {
        this.id = partner.id();
        this.legalName = partner.legalName();
        this.registration = Objects.requireNonNullElse(partner.registration(), "");
        this.address = partner.address();
        this.country = partner.country();
        this.noticeEmail = partner.noticeEmail();
        this.regions = new TreeSet<>(partner.regions());
        this.competencies = new TreeSet<>(partner.competencies());
    }

    Partner(PartnerId id, PartnerFacts facts) {
        this.id = id;
        change(facts);
    }

    final void change(PartnerFacts facts) {
        legalName = facts.legalName();
        registration = facts.registration();
        address = facts.address();
        country = facts.country();
        noticeEmail = facts.noticeEmail();
        noticesBy = facts.noticesBy();
        replace(regions, facts.regions());
        replace(competencies, facts.competencies());
    }

    /** Leaves what stays as it is: a version that changes though nothing did would turn others' changes away. */
    private static void replace(Set<String> present, List<String> replacement) {
        present.retainAll(replacement);
        present.addAll(replacement);
    }

    boolean isVersion(long expected) {
        return version != null && version == expected;
    }

    PartnerView view() {
        return new PartnerView(
                id,
                version == null ? 0 : version,
                legalName,
                registration.isEmpty() ? null : registration,
                address,
                country,
                noticeEmail,
                noticesBy,
                Set.copyOf(regions),
                Set.copyOf(competencies));
    }
}
