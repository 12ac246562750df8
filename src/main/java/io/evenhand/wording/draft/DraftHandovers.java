package io.evenhand.wording.draft;

import io.evenhand.access.Actor;
import io.evenhand.template.Wording;
import io.evenhand.wording.Releases;
import io.evenhand.wording.SubmitResult;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/** The moment in which a draft that was looked at becomes a proposal: both are recorded, or neither. */
@Service
@Transactional
class DraftHandovers {
    private final WordingDrafts drafts;
    private final Releases releases;

    DraftHandovers(WordingDrafts drafts, Releases releases) {
        this.drafts = drafts;
        this.releases = releases;
    }

    /**
     * Repeated for a draft that was handed in, it is refused.
     *
     * @param looked the draft as it was when it was looked at
     * @param whole every file that it consists of
     */
    HandingIn handIn(Actor actor, DraftView looked, Wording whole, String note) {
        if (!drafts.isStill(looked)) {
            return refused("Somebody saved this draft while it was looked at. Look at it again, and hand it in then.");
        }
        return switch (releases.submit(looked.name(), looked.language(), whole, actor, note)) {
            case SubmitResult.Submitted submitted -> {
                DraftChange noted =
                        drafts.submitted(actor, looked.id(), submitted.id().value(), note);
                if (!(noted instanceof DraftChange.Done)) {
                    TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
                }
                yield switch (noted) {
                    case DraftChange.Done ignored -> new HandingIn.HandedIn();
                    case DraftChange.Unknown ignored -> new HandingIn.Unknown();
                    case DraftChange.Forbidden ignored -> new HandingIn.Forbidden();
                    case DraftChange.Refused refused -> refused(refused.reason());
                };
            }
            case SubmitResult.NotAllowed notAllowed -> refused(notAllowed.reason());
            case SubmitResult.Refused refused -> refused(refused.reason());
        };
    }

    private static HandingIn refused(String reason) {
        return new HandingIn.Refused(List.of(reason));
    }
}
