package io.evenhand.competence;

import io.evenhand.access.Actor;
import io.evenhand.access.Visibility;
import io.evenhand.partner.PartnerId;
import io.evenhand.partner.PartnerView;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Makes of a partner's record what an actor may see of it. Works inside the caller's transaction. */
@Component
class ProfilePages {
    private final Areas areas;
    private final ProfileRepository profiles;
    private final CertificateRepository certificates;
    private final Records records;
    private final Counterparts counterparts;

    ProfilePages(
            Areas areas,
            ProfileRepository profiles,
            CertificateRepository certificates,
            Records records,
            Counterparts counterparts) {
        this.areas = areas;
        this.profiles = profiles;
        this.certificates = certificates;
        this.records = records;
        this.counterparts = counterparts;
    }

    ProfileView of(Actor actor, PartnerView partner) {
        Profile profile = profiles.findById(partner.id()).orElseGet(() -> new Profile(partner.id()));
        boolean inside = Visibility.of(actor).covers(partner.id().value());
        Set<PartnerId> others = inside || profile.sharing() != Sharing.PARTNERS
                ? Set.of()
                : PartnerId.read(actor.partnerId()).map(counterparts::of).orElse(Set.of());
        boolean shared = OwnerChoosesWhoSeesPolicy.maySee(actor, partner.id(), profile.sharing(), others);
        List<String> words = partner.competencies().stream().sorted().toList();
        Map<String, AreaView> meaning = areas.meaning(words);
        return new ProfileView(
                partner,
                SpeaksForPartnerPolicy.maySpeak(actor, partner.id()),
                inside,
                shared ? shared(profile, inside, meaning) : null,
                words.stream()
                        .map(word -> new ProfileView.OwnWord(word, meaning.get(word)))
                        .toList());
    }

    private ProfileView.Shared shared(Profile profile, boolean inside, Map<String, AreaView> meaning) {
        List<AreaView> all = areas.all();
        Map<AreaId, AreaView> known = all.stream().collect(Collectors.toMap(AreaView::id, Function.identity()));
        Map<AreaId, Proof> proofs = records.of(profile.partner());
        Set<AreaId> named = new LinkedHashSet<>(proofs.keySet());
        profile.levels().keySet().forEach(id -> named.add(new AreaId(id)));
        meaning.values().forEach(area -> named.add(area.id()));
        return new ProfileView.Shared(
                profile.version(),
                profile.sharing(),
                profile.capacity(),
                profile.languages().stream().sorted().toList(),
                profile.sizes().stream().sorted().toList(),
                profile.levels(),
                all.stream()
                        .filter(area -> named.contains(area.id()))
                        .map(area -> new ProfileView.Line(
                                area,
                                profile.levels().get(area.id().value()),
                                proofs.getOrDefault(area.id(), Proof.NOTHING)))
                        .toList(),
                held(profile.partner(), inside, known),
                Objects.requireNonNull(
                        records.workloads(List.of(profile.partner())).get(profile.partner())));
    }

    private List<ProfileView.Held> held(PartnerId partner, boolean inside, Map<AreaId, AreaView> known) {
        LocalDate today = records.today();
        return certificates.findStanding(partner).stream()
                .map(one -> new ProfileView.Held(
                        one.id(),
                        one.name(),
                        Objects.requireNonNull(known.get(one.area())),
                        one.issuedOn(),
                        one.expiresOn(),
                        Optional.ofNullable(one.expiresOn())
                                .filter(until -> until.isBefore(today))
                                .isPresent(),
                        inside ? one.fileType().orElse(null) : null))
                .toList();
    }
}
