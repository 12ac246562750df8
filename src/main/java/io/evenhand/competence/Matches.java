package io.evenhand.competence;

import io.evenhand.access.Actor;
import io.evenhand.partner.FactOutcome;
import io.evenhand.partner.PartnerId;
import io.evenhand.partner.PartnerView;
import io.evenhand.partner.Partners;
import io.evenhand.partner.TrackRecords;
import io.evenhand.text.BareWords;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who fits what is wanted, with the reason for every rank. What an owner does not share with the one who looks is not read into the
 * ranking at all: it changes neither what is shown nor who stands where.
 */
@Service
@Transactional(readOnly = true)
public class Matches {
    private final Areas areas;
    private final Partners partners;
    private final ProfileRepository profiles;
    private final Records records;
    private final TrackRecords promises;
    private final Counterparts counterparts;

    Matches(
            Areas areas,
            Partners partners,
            ProfileRepository profiles,
            Records records,
            TrackRecords promises,
            Counterparts counterparts) {
        this.areas = areas;
        this.partners = partners;
        this.profiles = profiles;
        this.records = records;
        this.promises = promises;
        this.counterparts = counterparts;
    }

    /** The partners that come into question, without the actor's own. So many queries however many partners there are. */
    public Match find(Actor actor, Wanted wanted) {
        List<WantedArea> meant = meant(wanted);
        return new Match(
                wanted,
                meant,
                new ProvenComesFirstPolicy(wanted, meant).rank(candidates(actor, records.in(ids(meant)))));
    }

    /** As {@link #find}, for several parts of one need: partners are read once. */
    public List<Match> find(Actor actor, List<Wanted> parts) {
        List<List<WantedArea>> meant = parts.stream().map(this::meant).toList();
        List<WantedArea> all = meant.stream().flatMap(List::stream).toList();
        List<Candidate> candidates = candidates(actor, records.in(ids(all)));
        return IntStream.range(0, parts.size())
                .mapToObj(i -> new Match(
                        parts.get(i),
                        meant.get(i),
                        new ProvenComesFirstPolicy(parts.get(i), meant.get(i)).rank(candidates)))
                .toList();
    }

    /** What the actor's own partner lacks for what is wanted, and who has it. */
    public Gap gap(Actor actor, Wanted wanted) {
        List<WantedArea> meant = meant(wanted);
        Map<PartnerId, Map<AreaId, Proof>> shown = records.in(ids(meant));
        List<Candidate> others = candidates(actor, shown);
        Optional<PartnerId> own = PartnerId.read(actor.partnerId());
        Map<String, Level> levels =
                own.flatMap(profiles::findById).map(Profile::levels).orElse(Map.of());
        Map<AreaId, Proof> proofs =
                own.map(id -> shown.getOrDefault(id, Map.of())).orElse(Map.of());
        List<Gap.Line> lines = meant.stream()
                .map(area -> line(wanted, area, levels, proofs, others))
                .toList();
        List<WantedArea> open = lines.stream()
                .filter(line -> line.verdict() != Gap.Verdict.HAVE)
                .map(Gap.Line::area)
                .toList();
        List<WantedArea> sought = open.isEmpty() ? meant : open;
        return new Gap(
                wanted, lines, new Match(wanted, sought, new ProvenComesFirstPolicy(wanted, sought).rank(others)));
    }

    private static Gap.Line line(
            Wanted wanted,
            WantedArea area,
            Map<String, Level> levels,
            Map<AreaId, Proof> proofs,
            List<Candidate> others) {
        AreaView known = area.area();
        Level says = known == null ? null : levels.get(known.id().value());
        Proof proof = known == null ? Proof.NOTHING : proofs.getOrDefault(known.id(), Proof.NOTHING);
        Level shown = proof.level();
        boolean has = says != Level.NOT_OURS && shown != null && shown.compareTo(Level.DELIVERS) >= 0;
        boolean claims = says != null && says.compareTo(Level.DELIVERS) >= 0;
        return new Gap.Line(
                area,
                says,
                proof,
                has ? Gap.Verdict.HAVE : claims ? Gap.Verdict.CLAIM : Gap.Verdict.CALL_IN,
                new ProvenComesFirstPolicy(wanted, List.of(area))
                        .rank(others).stream().findFirst());
    }

    private List<WantedArea> meant(Wanted wanted) {
        Map<String, AreaView> meaning = areas.meaning(wanted.areas());
        List<WantedArea> meant = new ArrayList<>();
        Set<AreaId> seen = new HashSet<>();
        for (String word : wanted.areas()) {
            AreaView area = meaning.get(word);
            if (area == null || seen.add(area.id())) {
                meant.add(new WantedArea(word, area));
            }
        }
        return meant;
    }

    private static Set<AreaId> ids(Collection<WantedArea> meant) {
        return meant.stream()
                .map(WantedArea::area)
                .filter(Objects::nonNull)
                .map(AreaView::id)
                .collect(Collectors.toSet());
    }

    private List<Candidate> candidates(Actor actor, Map<PartnerId, Map<AreaId, Proof>> proofs) {
        Optional<PartnerId> own = PartnerId.read(actor.partnerId());
        List<PartnerView> all = partners.all().stream()
                .filter(partner -> own.filter(partner.id()::equals).isEmpty())
                .toList();
        List<PartnerId> ids = all.stream().map(PartnerView::id).toList();
        Map<PartnerId, Profile> said =
                profiles.findAllById(ids).stream().collect(Collectors.toMap(Profile::partner, Function.identity()));
        Map<PartnerId, Workload> loads = records.workloads(ids, said);
        Map<PartnerId, Map<FactOutcome, Long>> kept = promises.counts(ids);
        Set<PartnerId> known = own.map(counterparts::of).orElse(Set.of());
        Map<String, AreaView> words = areas.meaning(
                all.stream().flatMap(partner -> partner.competencies().stream()).collect(Collectors.toSet()));
        return all.stream()
                .map(partner -> {
                    Profile profile = said.getOrDefault(partner.id(), new Profile(partner.id()));
                    boolean open = OwnerChoosesWhoSeesPolicy.maySee(actor, partner.id(), profile.sharing(), known);
                    return new Candidate(
                            partner.id(),
                            partner.legalName(),
                            partner.competencies().stream().map(BareWords::of).collect(Collectors.toSet()),
                            partner.competencies().stream()
                                    .map(words::get)
                                    .filter(Objects::nonNull)
                                    .map(AreaView::id)
                                    .collect(Collectors.toSet()),
                            partner.regions().stream().map(BareWords::of).collect(Collectors.toSet()),
                            promises(kept.getOrDefault(partner.id(), Map.of())),
                            open ? shared(profile, proofs, loads) : null);
                })
                .toList();
    }

    private static Candidate.Shared shared(
            Profile profile, Map<PartnerId, Map<AreaId, Proof>> proofs, Map<PartnerId, Workload> loads) {
        Map<AreaId, Level> levels = new HashMap<>();
        profile.levels().forEach((area, level) -> levels.put(new AreaId(area), level));
        return new Candidate.Shared(
                levels,
                proofs.getOrDefault(profile.partner(), Map.of()),
                profile.languages(),
                profile.sizes(),
                Objects.requireNonNull(loads.get(profile.partner())));
    }

    private static Candidate.Promises promises(Map<FactOutcome, Long> counts) {
        TrackRecords.Tally tally = new TrackRecords.Tally(counts);
        return new Candidate.Promises(
                tally.total(),
                tally.count(FactOutcome.KEPT),
                tally.count(FactOutcome.BROKEN) + tally.count(FactOutcome.OVERDUE),
                tally.words());
    }
}
