package io.evenhand.protection;

import io.evenhand.access.Role;
import io.evenhand.notice.Audience;
import io.evenhand.notice.Notice;
import io.evenhand.notice.Notices;
import io.evenhand.partner.Partners;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Tells the protected partner that the bound one declared its promise inapplicable, in the transaction in which it did. The mail says nothing of the
 * work, its customer or its parties; when and why is read on the window's page.
 */
@Component
class DeclarationNews {
    private final ProtectionWindowRepository windows;
    private final Notices notices;
    private final Partners partners;

    DeclarationNews(ProtectionWindowRepository windows, Notices notices, Partners partners) {
        this.windows = windows;
        this.notices = notices;
        this.partners = partners;
    }

    @EventListener
    void on(DutyDeclaredInapplicable event) {
        ProtectionWindow window = windows.findById(event.windowId())
                .orElseThrow(() -> new IllegalStateException("No protection window " + event.windowId()));
        String bound = partners.nameOf(window.boundPartner().value());
        // The key must not tell which referral it was.
        UUID once =
                UUID.nameUUIDFromBytes((event.windowId() + ":" + event.referralId()).getBytes(StandardCharsets.UTF_8));
        notices.tell(
                Audience.people(List.of(window.protectedPartner()), Role.OPERATIONS, Role.LEGAL),
                new Notice(
                        "declared-inapplicable:" + once,
                        "A promise to you is called inapplicable: " + window.agreement(),
                        window.agreement(),
                        bound
                                + " declares in writing that its promise to your organisation does not apply to a piece of work, and goes on with it."
                                + " Nobody has judged that. Read its reason on the window's page; if you see a breach in it, you can claim.",
                        List.of(),
                        new Notice.Action("Read the reason", "/protection/" + window.id()),
                        false));
    }
}
