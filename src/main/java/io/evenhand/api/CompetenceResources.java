package io.evenhand.api;

import io.evenhand.competence.AreaView;
import io.evenhand.competence.CustomerSize;
import io.evenhand.competence.Gap;
import io.evenhand.competence.Level;
import io.evenhand.competence.ProfileView;
import io.evenhand.competence.Proof;
import io.evenhand.competence.Ranked;
import io.evenhand.competence.Workload;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Competencies as they are sent. */
final class CompetenceResources {
    private CompetenceResources() {}

    /** @param product the id of the product of which it is a feature area; null for a product */
    record AreaResource(
            String id,
            String name,
            String field,
            @Nullable String product,
            @Nullable LocalDate retiredOn) {
        static AreaResource of(AreaView area) {
            return new AreaResource(
                    area.id().value(),
                    area.name(),
                    area.field(),
                    area.product() == null ? null : area.product().value(),
                    area.retiredOn());
        }
    }

    /** @param shared null where the partner does not share it with the reader */
    record ProfileResource(
            String partner,
            String legalName,
            List<WordResource> words,
            @Nullable SharedResource shared) {
        static ProfileResource of(ProfileView view) {
            ProfileView.Shared shared = view.shared();
            return new ProfileResource(
                    view.partner().id().value(),
                    view.partner().legalName(),
                    view.ownWords().stream().map(WordResource::of).toList(),
                    shared == null ? null : SharedResource.of(shared));
        }
    }

    /** What a partner calls a competence. @param area the id of the area that it means; null where it means none */
    record WordResource(String word, @Nullable String area) {
        static WordResource of(ProfileView.OwnWord own) {
            AreaView area = own.area();
            return new WordResource(own.word(), area == null ? null : area.id().value());
        }
    }

    record SharedResource(
            long version,
            String sharing,
            @Nullable Integer capacity,
            List<String> languages,
            List<String> customerSizes,
            List<LineResource> areas,
            List<CertificateResource> certificates,
            LoadResource workload) {
        static SharedResource of(ProfileView.Shared shared) {
            return new SharedResource(
                    shared.version(),
                    shared.sharing().code(),
                    shared.capacity(),
                    shared.languages(),
                    shared.sizes().stream().sorted().map(CustomerSize::code).toList(),
                    shared.lines().stream().map(LineResource::of).toList(),
                    shared.certificates().stream().map(CertificateResource::of).toList(),
                    LoadResource.of(shared.workload()));
        }
    }

    /** @param says the level that the partner states; null where it says nothing */
    record LineResource(String area, String name, @Nullable String says, ProofResource shows, String verdict) {
        static LineResource of(ProfileView.Line line) {
            return new LineResource(
                    line.area().id().value(),
                    line.area().name(),
                    code(line.says()),
                    ProofResource.of(line.proof()),
                    line.verdict());
        }
    }

    /** What a record shows. @param because how each part of the points came about, and the sum */
    record ProofResource(long points, @Nullable String level, List<String> because) {
        static ProofResource of(Proof proof) {
            return new ProofResource(proof.points(), code(proof.level()), proof.lines());
        }
    }

    /** @param file of which type its file is; null where none is kept, or it is not for the reader */
    record CertificateResource(
            String id,
            String name,
            String area,
            LocalDate issuedOn,
            @Nullable LocalDate expiresOn,
            boolean expired,
            @Nullable String file) {
        static CertificateResource of(ProfileView.Held held) {
            return new CertificateResource(
                    held.id(),
                    held.name(),
                    held.area().id().value(),
                    held.issuedOn(),
                    held.expiresOn(),
                    held.expired(),
                    held.file() == null ? null : held.file().mediaType());
        }
    }

    /** @param supported how many at once the record supports */
    record LoadResource(long running, long confirmed, long supported, String words) {
        static LoadResource of(Workload load) {
            return new LoadResource(load.running(), load.confirmed(), load.supported(), load.words());
        }
    }

    /** @param ranked who comes into question for what is lacking, the best first */
    record NeedResource(List<GapResource> areas, List<RankedResource> ranked) {
        static NeedResource of(Gap gap) {
            return new NeedResource(
                    gap.lines().stream().map(GapResource::of).toList(),
                    gap.match().ranked().stream().map(RankedResource::of).toList());
        }
    }

    /**
     * What one's own partner has of an area.
     *
     * @param area its id; null where the word is in no list
     * @param best the partner that covers it best; null where nobody does
     */
    record GapResource(
            String word,
            @Nullable String area,
            @Nullable String says,
            ProofResource shows,
            String verdict,
            String advice,
            @Nullable String best) {
        static GapResource of(Gap.Line line) {
            AreaView area = line.area().area();
            return new GapResource(
                    line.area().word(),
                    area == null ? null : area.id().value(),
                    code(line.says()),
                    ProofResource.of(line.proof()),
                    Codes.of(line.verdict()),
                    line.verdict().words(),
                    line.best().map(best -> best.partner().value()).orElse(null));
        }
    }

    record RankedResource(
            int place, String partner, String legalName, int areasCovered, long points, List<ReasonResource> reasons) {
        static RankedResource of(Ranked ranked) {
            return new RankedResource(
                    ranked.place(),
                    ranked.partner().value(),
                    ranked.name(),
                    ranked.covered(),
                    ranked.points(),
                    ranked.reasons().stream().map(ReasonResource::of).toList());
        }
    }

    /** @param shows of an area, what the partner's record shows; null for other reasons, and where it is not shared */
    record ReasonResource(
            String words, long points, @Nullable ProofResource shows) {
        static ReasonResource of(Ranked.Reason reason) {
            Proof proof = reason.proof();
            return new ReasonResource(reason.words(), reason.points(), proof == null ? null : ProofResource.of(proof));
        }
    }

    private static @Nullable String code(@Nullable Level level) {
        return level == null ? null : level.code();
    }
}
