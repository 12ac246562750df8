package io.evenhand.competence;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenhand.access.Actor;
import io.evenhand.access.Role;
import io.evenhand.partner.ChangeResult;
import io.evenhand.partner.NewPartner;
import io.evenhand.partner.PartnerChanges;
import io.evenhand.partner.PartnerFacts;
import io.evenhand.partner.PartnerId;
import io.evenhand.partner.Partners;
import io.evenhand.terms.MalformedTermsException;
import io.evenhand.testing.AtTheSameTime;
import io.evenhand.testing.WithoutEngine;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Proves on the database what a partner may say and show of itself, who sees it, and above all that what an owner does not share changes
 * nothing of what others see, nor of who ranks where.
 */
@WithoutEngine
class CompetenciesTests {
    @Autowired
    BeanFactory house;

    @Autowired
    Competencies competencies;

    @Autowired
    Areas areas;

    @Autowired
    Matches matches;

    @Autowired
    Partners partners;

    @Autowired
    PartnerChanges changes;

    @Autowired
    Clock clock;

    @SuppressWarnings("NullAway.Init")
    private CompetenceNetwork network;

    @BeforeEach
    void threePartners() {
        network = new CompetenceNetwork(house);
    }

    @Test
    void theOwnerChoosesWhoSeesLevelsAndEvidence() throws MalformedTermsException {
        network.agree(network.contoso, network.nordwind);
        network.confirmed(network.contoso, network.nordwind, today());
        Map<String, Actor> viewers = Map.of(
                "own", network.actor(network.contoso, Role.FINANCE),
                "with an agreement", network.operations(network.nordwind),
                "stranger", network.operations(network.litware),
                "steward", CompetenceNetwork.STEWARD,
                "clerk", CompetenceNetwork.CLERK);
        Map<Sharing, Set<String>> expected = Map.of(
                Sharing.NETWORK, Set.of("own", "steward", "with an agreement", "stranger"),
                Sharing.PARTNERS, Set.of("own", "steward", "with an agreement"),
                Sharing.NOBODY, Set.of("own", "steward"));

        expected.forEach((sharing, those) -> {
            assertThat(network.state(network.contoso, sharing, Level.LEADS))
                    .isEqualTo(new StatementResult.Recorded(network.contoso));
            assertThat(viewers.entrySet().stream()
                            .filter(viewer -> shared(viewer.getValue(), network.contoso) != null)
                            .map(Map.Entry::getKey)
                            .collect(Collectors.toSet()))
                    .as("%s", sharing)
                    .isEqualTo(those);
            Set<String> seenInRanks = viewers.entrySet().stream()
                    .filter(viewer -> !viewer.getKey().equals("own"))
                    .filter(viewer -> ranked(viewer.getValue(), network.contoso)
                            .filter(one -> one.reasons().getFirst().proof() != null)
                            .isPresent())
                    .map(Map.Entry::getKey)
                    .collect(Collectors.toSet());
            assertThat(seenInRanks)
                    .as("%s", sharing)
                    .isEqualTo(those.stream().filter(who -> !who.equals("own")).collect(Collectors.toSet()));
        });
    }

    @Test
    void whoeverSaidNothingYetSharesWithPartnersOnly() throws MalformedTermsException {
        network.agree(network.contoso, network.nordwind);
        assertThat(shared(network.operations(network.nordwind), network.contoso))
                .isNotNull();
        assertThat(shared(network.operations(network.litware), network.contoso)).isNull();
    }

    @Test
    void whatIsNotSharedChangesNothingOfWhatOthersSeeNorWhoRanksWhere() {
        network.state(network.contoso, Sharing.NOBODY, null);
        network.state(network.litware, Sharing.NETWORK, Level.DELIVERS);
        Actor viewer = network.operations(network.nordwind);
        // Its own words are everybody's to know: by those it ranks.
        Wanted wanted = new Wanted(List.of("erp " + network.run, "erp"), "Saxony", "de", "", null);
        Match before = matches.find(viewer, wanted);
        assertThat(before.ranked()).extracting(one -> one.partner().value()).contains(network.contoso);
        Optional<ProfileView> page = competencies.show(viewer, new PartnerId(network.contoso));

        network.confirmed(network.contoso, network.litware, today());
        certificate(network.contoso, today());
        network.referral(network.nordwind, network.contoso, "erp");
        network.referral(network.nordwind, network.contoso, "erp");
        network.state(network.contoso, Sharing.NOBODY, Level.LEADS);

        assertThat(matches.find(viewer, wanted)).isEqualTo(before);
        assertThat(competencies.show(viewer, new PartnerId(network.contoso))).isEqualTo(page);
    }

    @Test
    void whoShowsItRanksBeforeWhoSaysItAndOneselfIsNotNamed() {
        network.state(network.contoso, Sharing.NETWORK, Level.LEADS);
        network.state(network.litware, Sharing.NETWORK, Level.DELIVERS);
        network.confirmed(network.litware, network.contoso, today());
        Actor viewer = network.operations(network.nordwind);

        List<Ranked> ranked = matches.find(viewer, wanted()).ranked();

        assertThat(ranked)
                .extracting(one -> one.partner().value())
                .containsSubsequence(network.litware, network.contoso)
                .doesNotContain(network.nordwind);
        assertThat(ranked.getFirst().reasons().getFirst().words())
                .isEqualTo("ERP " + network.run
                        + ": says it delivers this, shows 250 points, by the word of one partner, that it is learning this; claims"
                        + " more than it shows");
        assertThat(matches.find(viewer, List.of(wanted(), wanted())).getLast())
                .isEqualTo(matches.find(viewer, wanted()));
    }

    @Test
    void theGapSaysWhatOneHasWhatOneClaimsAndWhereToCallSomebodyIn() {
        network.state(network.nordwind, Sharing.NOBODY, Level.LEADS);
        network.state(network.contoso, Sharing.NETWORK, Level.DELIVERS);
        Actor viewer = network.operations(network.nordwind);
        Wanted wanted = new Wanted(List.of("erp " + network.run, "Forklifts " + network.run), "", "", "", null);

        assertThat(matches.gap(viewer, wanted).lines())
                .extracting(Gap.Line::verdict)
                .containsExactly(Gap.Verdict.CLAIM, Gap.Verdict.CALL_IN);
        network.confirmed(network.nordwind, network.litware, today());
        certificate(network.nordwind, today());
        Gap gap = matches.gap(viewer, wanted);
        assertThat(gap.lines().getFirst().verdict()).isEqualTo(Gap.Verdict.HAVE);
        assertThat(gap.match().areas()).extracting(WantedArea::name).containsExactly("Forklifts " + network.run);
    }

    @Test
    void ofTwoWhoSaveAtOnceOneIsToldThatTheOtherWasFirst() throws Exception {
        PartnerId contoso = new PartnerId(network.contoso);
        ProfileFacts facts = new ProfileFacts(
                Map.of(network.erp.value(), Level.DELIVERS), List.of("de"), Set.of(), 3, Sharing.NETWORK);

        for (long version = 0; version < 2; version++) {
            long present = version;
            List<StatementResult> answers = AtTheSameTime.call(
                    () -> competencies.state(network.operations(network.contoso), contoso, present, facts));
            assertThat(answers).containsOnlyOnce(new StatementResult.Recorded(network.contoso));
            assertThat(Collections.frequency(answers, new StatementResult.Stale()))
                    .isEqualTo(answers.size() - 1);
        }
    }

    @Test
    void nobodySpeaksForAnotherPartner() {
        PartnerId contoso = new PartnerId(network.contoso);
        ProfileFacts facts = new ProfileFacts(Map.of(), List.of(), Set.of(), null, Sharing.NETWORK);

        assertThat(competencies.state(network.operations(network.nordwind), contoso, 0, facts))
                .isEqualTo(new StatementResult.Unknown());
        assertThat(competencies.state(CompetenceNetwork.STEWARD, contoso, 0, facts))
                .isEqualTo(new StatementResult.NotAllowed());
        assertThat(competencies.state(network.actor(network.contoso, Role.FINANCE), contoso, 0, facts))
                .isEqualTo(new StatementResult.NotAllowed());
        assertThat(competencies.state(network.actor(network.contoso, Role.ADMINISTRATOR), contoso, 0, facts))
                .isEqualTo(new StatementResult.Recorded(network.contoso));
    }

    @Test
    void unknownAreasTenThousandAreasAndLanguagesThatAreNoneAreRefused() {
        Map<String, Level> many = IntStream.range(0, 10_000)
                .boxed()
                .collect(Collectors.toMap(number -> "a-" + number, number -> Level.DELIVERS));

        assertThat(problems(Map.of("no-such", Level.LEADS), List.of(), null)).containsOnlyKeys("levels");
        assertThat(problems(Map.of("<b>", Level.LEADS), List.of(), null)).containsOnlyKeys("levels");
        assertThat(problems(many, List.of("Klingon"), -1))
                .containsOnlyKeys("levels", "languages", "capacity")
                .containsEntry(
                        "levels",
                        "You say something of 10000 areas; name at most 300, those for which you want to be called in, or never.");
    }

    @Test
    void whatEverybodyReadsAmongOnesOwnWordsIsNotDeniedWhereOnlySomeReadIt() {
        PartnerId fabrikam = new PartnerId("fabrikam-" + network.run);
        partners.register(new NewPartner(
                fabrikam,
                "Fabrikam",
                "HRB 9",
                "Street 9",
                "DE",
                "legal@fabrikam.example",
                List.of(),
                List.of("NAVISION  " + network.run),
                List.of()));

        assertThat(network.state(fabrikam.value(), Sharing.NOBODY, Level.NOT_OURS))
                .isInstanceOfSatisfying(
                        StatementResult.Invalid.class,
                        invalid -> assertThat(invalid.problems().get("levels"))
                                .contains("NAVISION", "stands among your own words, which everybody sees"));
        assertThat(network.state(fabrikam.value(), Sharing.NOBODY, Level.LEARNING))
                .isInstanceOf(StatementResult.Recorded.class);
    }

    @Test
    void whatOneSaysThatOneDoesNotDoIsNotAddedToOnesOwnWordsEither() {
        PartnerId fabrikam = new PartnerId("fabrikam2-" + network.run);
        partners.register(new NewPartner(
                fabrikam,
                "Fabrikam",
                "HRB 9",
                "Street 9",
                "DE",
                "legal@fabrikam.example",
                List.of(),
                List.of("logistics " + network.run),
                List.of()));
        assertThat(network.state(fabrikam.value(), Sharing.NOBODY, Level.NOT_OURS))
                .isInstanceOf(StatementResult.Recorded.class);

        assertThat(stating(fabrikam, "logistics " + network.run, "navision " + network.run))
                .isInstanceOfSatisfying(
                        ChangeResult.Invalid.class,
                        invalid -> assertThat(invalid.problems().get("competencies"))
                                .contains("navision", "of which you say that you do not do it"));
        assertThat(stating(fabrikam, "logistics " + network.run, "forklifts")).isInstanceOf(ChangeResult.Changed.class);
        assertThat(network.state(fabrikam.value(), Sharing.NOBODY, Level.LEARNING))
                .isInstanceOf(StatementResult.Recorded.class);
        assertThat(stating(fabrikam, "navision " + network.run)).isInstanceOf(ChangeResult.Changed.class);
    }

    private ChangeResult stating(PartnerId partner, String... words) {
        return changes.changePartner(
                CompetenceNetwork.STEWARD,
                partner,
                partners.get(partner).version(),
                new PartnerFacts(
                        "Fabrikam",
                        "HRB 9",
                        false,
                        "Street 9",
                        "DE",
                        "legal@fabrikam.example",
                        List.of(),
                        List.of(words)));
    }

    @Test
    void certificatesWithoutTheirFileShowNoLevel() {
        for (String name : List.of("MB-800", "MB-820", "MB-310")) {
            assertThat(add(name, network.erp, today(), null)).isInstanceOf(StatementResult.Recorded.class);
        }
        assertThat(points()).isEqualTo(80);
        certificate(network.contoso, today());
        assertThat(points()).isEqualTo(250);
    }

    @Test
    void certificatesOfTomorrowExpiredOnesAndThoseThatEndBeforeTheyBeginAreRefused() {
        assertThat(problems(today().plusDays(1), null)).containsOnlyKeys("issuedOn");
        assertThat(problems(today().minusYears(2), today().minusDays(1))).containsOnlyKeys("expiresOn");
        assertThat(problems(today().minusDays(1), today().minusDays(1))).containsOnlyKeys("expiresOn");
        assertThat(problems(LocalDate.of(1900, 1, 1), null)).containsOnlyKeys("issuedOn");
        assertThat(add("MB\u202E-800", network.erp, today(), null)).isInstanceOf(StatementResult.Invalid.class);
        assertThat(add("MB-800", new AreaId("no-such"), today(), null)).isInstanceOf(StatementResult.Invalid.class);
    }

    @Test
    void aCertificatesFileIsForItsOwnPeopleAndGoesWithIt() {
        network.state(network.contoso, Sharing.NETWORK, null);
        PartnerId contoso = new PartnerId(network.contoso);
        String id = certificate(network.contoso, today());

        assertThat(competencies.file(network.actor(network.contoso, Role.LEGAL), contoso, id))
                .isPresent();
        assertThat(competencies.file(CompetenceNetwork.STEWARD, contoso, id)).isPresent();
        assertThat(competencies.file(network.operations(network.nordwind), contoso, id))
                .isEmpty();
        assertThat(competencies.file(network.operations(network.nordwind), new PartnerId(network.nordwind), id))
                .isEmpty();
        assertThat(competencies.withdrawCertificate(
                        network.operations(network.nordwind), new PartnerId(network.nordwind), id))
                .isEqualTo(new StatementResult.Unknown());
        assertThat(competencies.withdrawCertificate(network.operations(network.contoso), contoso, id))
                .isEqualTo(new StatementResult.Recorded(id));
        assertThat(competencies.file(network.operations(network.contoso), contoso, id))
                .isEmpty();
        assertThat(Objects.requireNonNull(shared(network.operations(network.contoso), network.contoso))
                        .certificates())
                .isEmpty();
    }

    @Test
    void ownWordsMeanTheAreaByItsPresentAndItsFormerNames() {
        String fabrikam = "fabrikam-" + network.run;
        partners.register(new NewPartner(
                new PartnerId(fabrikam),
                "Fabrikam",
                "HRB 9",
                "Street 9",
                "DE",
                "legal@fabrikam.example",
                List.of(),
                List.of("NAVISION  " + network.run, "Forklifts"),
                List.of()));
        AreaView present = areas.show(network.erp).orElseThrow().area();

        areas.rename(CompetenceNetwork.STEWARD, network.erp, present.version(), "Business Suite " + network.run);

        assertThat(areas.meaning(List.of("erp " + network.run, "business suite " + network.run, "Forklifts"))
                        .keySet())
                .containsExactly("erp " + network.run, "business suite " + network.run);
        assertThat(competencies
                        .show(network.operations(network.nordwind), new PartnerId(fabrikam))
                        .orElseThrow()
                        .ownWords())
                .extracting(word -> word.area() == null ? "" : word.area().id().value())
                .containsExactly("", network.erp.value());
        assertThat(ranked(network.operations(network.nordwind), fabrikam)).isPresent();
    }

    @Test
    void aRetiredAreaKeepsWhatWasSaidAndTakesNothingNew() {
        network.state(network.contoso, Sharing.NETWORK, Level.DELIVERS);
        AreaView area = areas.show(network.erp).orElseThrow().area();

        assertThat(areas.retire(CompetenceNetwork.STEWARD, network.erp, area.version() + 7))
                .isEqualTo(new AreaResult.Stale());
        assertThat(areas.retire(network.operations(network.contoso), network.erp, area.version()))
                .isEqualTo(new AreaResult.NotAllowed());
        assertThat(areas.retire(CompetenceNetwork.STEWARD, network.erp, area.version()))
                .isEqualTo(new AreaResult.Saved(network.erp));

        assertThat(network.state(network.contoso, Sharing.NETWORK, Level.DELIVERS))
                .isInstanceOf(StatementResult.Recorded.class);
        assertThat(network.state(network.litware, Sharing.NETWORK, Level.DELIVERS))
                .isInstanceOf(StatementResult.Invalid.class);
        assertThat(areas.bringBack(CompetenceNetwork.STEWARD, network.erp, area.version() + 1))
                .isEqualTo(new AreaResult.Saved(network.erp));
        assertThat(network.state(network.litware, Sharing.NETWORK, Level.DELIVERS))
                .isInstanceOf(StatementResult.Recorded.class);
    }

    @Test
    void aReleaseTakesATenthAndIsRecordedWithTheProduct() {
        network.confirmed(network.contoso, network.nordwind, today().minusMonths(3));
        long version = areas.show(network.erp).orElseThrow().area().version();
        assertThat(points()).isEqualTo(250);

        assertThat(areas.release(
                        CompetenceNetwork.STEWARD,
                        network.shop,
                        areas.show(network.shop).orElseThrow().area().version(),
                        new NewArea.NewRelease("2026 wave 1", today())))
                .isInstanceOf(AreaResult.Invalid.class);
        for (LocalDate day : List.of(today().minusMonths(9), today().minusMonths(1))) {
            assertThat(areas.release(
                            CompetenceNetwork.STEWARD, network.erp, version, new NewArea.NewRelease("Wave 1", day)))
                    .isEqualTo(new AreaResult.Saved(network.erp));
        }

        assertThat(points()).isEqualTo(225);
        assertThat(areas.show(network.erp).orElseThrow().releases()).hasSize(1);
    }

    @Test
    void aNameMeansOneAreaAndHostileNamesAreRefused() {
        for (String name : List.of("Navision " + network.run, "<i>x</i>", "x\u202Ey", "a, b")) {
            assertThat(areas.add(
                            CompetenceNetwork.STEWARD,
                            new NewArea(new AreaId("other-" + network.run), name, "ERP", null, List.of(), List.of())))
                    .as(name)
                    .isInstanceOf(AreaResult.Invalid.class);
        }
        assertThat(areas.add(
                        network.operations(network.nordwind),
                        new NewArea(new AreaId("other-" + network.run), "Other", "ERP", null, List.of(), List.of())))
                .isEqualTo(new AreaResult.NotAllowed());
    }

    @Test
    void theAreasOfTheProgramAreLoadedOnceAndAgainChangesNothing() {
        List<NewArea> sample = ((AreasFile.Read.Areas) AreasFile.sample()).areas();

        LoadResult first = areas.load(CompetenceNetwork.STEWARD, sample);
        LoadResult second = areas.load(CompetenceNetwork.STEWARD, sample);

        assertThat(first).isInstanceOf(LoadResult.Loaded.class);
        assertThat(second).isEqualTo(new LoadResult.Loaded(0, sample.size()));
        assertThat(areas.load(network.operations(network.nordwind), sample)).isEqualTo(new LoadResult.NotAllowed());
        assertThat(areas.meaning(List.of("business central", "24/7 operations", "SAP S/4HANA")))
                .hasSize(3);
    }

    private Map<String, String> problems(LocalDate issuedOn, @Nullable LocalDate expiresOn) {
        return ((StatementResult.Invalid) add("MB-800", network.erp, issuedOn, expiresOn)).problems();
    }

    private StatementResult add(String name, AreaId area, LocalDate issuedOn, @Nullable LocalDate expiresOn) {
        return competencies.addCertificate(
                network.operations(network.contoso),
                new PartnerId(network.contoso),
                new NewCertificate(area, name, issuedOn, expiresOn, null));
    }

    private Map<String, String> problems(
            Map<String, Level> levels, List<String> languages, @Nullable Integer capacity) {
        return ((StatementResult.Invalid) competencies.state(
                        network.operations(network.contoso),
                        new PartnerId(network.contoso),
                        0,
                        new ProfileFacts(levels, languages, Set.of(), capacity, Sharing.NETWORK)))
                .problems();
    }

    private String certificate(String partner, LocalDate day) {
        return ((StatementResult.Recorded) competencies.addCertificate(
                        network.operations(partner),
                        new PartnerId(partner),
                        new NewCertificate(
                                network.erp,
                                "MB-800",
                                day,
                                null,
                                CertificateFile.read("%PDF-1.7".getBytes(StandardCharsets.US_ASCII))
                                        .orElseThrow())))
                .id();
    }

    private long points() {
        return Objects.requireNonNull(shared(network.operations(network.contoso), network.contoso)).lines().stream()
                .filter(line -> line.area().id().equals(network.erp))
                .mapToLong(line -> line.proof().points())
                .sum();
    }

    private ProfileView.@Nullable Shared shared(Actor viewer, String partner) {
        return competencies.show(viewer, new PartnerId(partner)).orElseThrow().shared();
    }

    private Optional<Ranked> ranked(Actor viewer, String partner) {
        return matches.find(viewer, wanted()).ranked().stream()
                .filter(one -> one.partner().value().equals(partner))
                .findFirst();
    }

    private Wanted wanted() {
        return new Wanted(List.of("erp " + network.run), "Saxony", "de", "", null);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
