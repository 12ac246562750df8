package io.evenhand.ceremony;

import io.evenhand.agreement.SignatureRequestView;
import io.evenhand.notice.Notice;
import io.evenhand.notice.PersonalLetter;
import io.evenhand.notice.PersonalMail;
import io.evenhand.partner.PersonId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds the words of mail to people who sign without an account. Each is about one agreement, and names nothing that it says. */
@Component
class LinkMail {
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern(
                    "EEEE d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final PersonalMail mail;
    private final SignerNames names;

    LinkMail(PersonalMail mail, SignerNames names) {
        this.mail = mail;
        this.names = names;
    }

    /** @return false where mail does not leave the house */
    boolean link(SigningLink link, String token, SignatureRequestView signature, boolean reminder) {
        String drawnUpBy = names.organisation(names.drawnUpBy(signature.agreement()));
        return post(
                link,
                "link",
                (reminder ? "Reminder: please sign " : "Please sign: ") + SignerNames.of(signature),
                drawnUpBy + " asks you to sign this agreement for "
                        + names.organisation(signature.partner())
                        + ". The link shows it to you once you have typed a code,"
                        + " which comes to this address, too. There you can read, sign, decline, ask a question, or hand it on to a colleague."
                        + (reminder ? " Earlier links open nothing any more." : ""),
                List.of(
                        new Notice.Fact("Between", SignerNames.joined(names.parties(signature.agreement()))),
                        new Notice.Fact("The link is good until", MOMENT.format(link.expiresAt()))),
                new Notice.Action("Read and sign", "/sign/link/" + token),
                "You get this because you may sign for " + names.organisation(signature.partner())
                        + ". The link is for you alone: do not hand it on. If you know nothing of this, do nothing; nothing is signed then.");
    }

    void code(SigningLink link, String code, SignatureRequestView signature) {
        boolean unused = post(
                link,
                "code",
                code + " is your code",
                "Type it on the page from which you asked for it. It is good for ten minutes and for that browser. "
                        + "Tell it to nobody, whoever asks.",
                List.of(new Notice.Fact("For", SignerNames.of(signature))),
                null,
                "You get this because a link of yours was opened and a code was asked for. If that was not you, do nothing:"
                        + " without the code nobody sees or signs anything.");
    }

    /** @param why in one sentence */
    void over(SigningLink link, SignatureRequestView signature, String why) {
        mail.drop(thing(link, "link"));
        boolean unused = post(
                link,
                "over",
                "No longer to be signed by you: " + SignerNames.of(signature),
                why + " Your link opens nothing any more, and you have nothing to do.",
                List.of(),
                null,
                "You get this because you were asked to sign.");
    }

    /** Its owner's way is closed, so that they hear of it where nobody else reads. */
    void closed(SigningLink link, SignatureRequestView signature) {
        mail.drop(thing(link, "code"));
        String drawnUpBy = names.organisation(names.drawnUpBy(signature.agreement()));
        boolean unused = post(
                link,
                "closed",
                "Your link was closed: " + SignerNames.of(signature),
                "So many codes were asked for, or typed wrongly, that the link opens nothing any more. Nothing was signed by it. If that was"
                        + " not you, somebody else has your link, though not your code: do not hand on any mail of ours. For a fresh link, turn"
                        + " to " + drawnUpBy + ".",
                List.of(),
                null,
                "You get this because the link was yours.");
    }

    /** To where links went before: whoever reads there learns that they do so no longer, and can object. */
    void elsewhere(SigningLink former, String present, SignatureRequestView signature) {
        boolean unused = post(
                former,
                "elsewhere",
                "Sent to another address from now on: " + SignerNames.of(signature),
                "Your organisation has recorded another mail address for you. Links to sign, and their codes, go to "
                        + MaskedAddress.of(present)
                        + " from now on; those that came here open nothing any more. If that is not your address,"
                        + " tell your organisation and " + names.organisation(names.drawnUpBy(signature.agreement()))
                        + " at once: somebody else could sign in your name.",
                List.of(),
                null,
                "You get this because you were asked to sign at this address.");
    }

    /** @param why in one sentence */
    void nothing(SigningLink link, SignatureRequestView signature, String why) {
        boolean unused = post(
                link,
                "nothing",
                "Came to nothing: " + SignerNames.of(signature),
                "You have signed it, yet it does not bind: " + why
                        + " Your signature there has no effect, and you have nothing to do.",
                List.of(new Notice.Fact("Between", SignerNames.joined(names.parties(signature.agreement())))),
                null,
                "You get this because you signed.");
    }

    void copy(SigningLink link, String token, SignatureRequestView signature) {
        boolean unused = post(
                link,
                "copy",
                "Signed by all: " + SignerNames.of(signature),
                "All have signed, and the document is sealed. Fetch the PDF and keep it: it can be checked by anybody, without us, for as"
                        + " long as you have it. The link shows it to you once you have typed a code, which comes to this address, too.",
                List.of(
                        new Notice.Fact("Between", SignerNames.joined(names.parties(signature.agreement()))),
                        new Notice.Fact("Fetch it until", MOMENT.format(link.expiresAt()))),
                new Notice.Action("Fetch the signed document", "/sign/link/" + token),
                "You get this because you signed.");
    }

    void answer(SigningLink link, SignatureRequestView signature, String answerer, String answer) {
        boolean unused = post(
                link,
                "answer",
                answerer + " has answered your question",
                "“" + answer
                        + "” The answer is also on the page where you sign; the link that you were sent last opens it.",
                List.of(new Notice.Fact("About", SignerNames.of(signature))),
                null,
                "You get this because you asked before signing.");
    }

    private boolean post(
            SigningLink link,
            String what,
            String subject,
            String text,
            List<Notice.Fact> facts,
            Notice.@Nullable Action action,
            String because) {
        return mail.post(new PersonalLetter(
                thing(link, what),
                link.address(),
                link.partnerId(),
                names.person(new PersonId(link.personId())),
                subject,
                text,
                facts,
                action,
                because));
    }

    /** Short enough with the prefix of personal mail: a signature's id has 36 characters. */
    private static String thing(SigningLink link, String what) {
        return what + ":" + link.signatureId();
    }

    /** Whether mail leaves the house at all. */
    boolean isSent() {
        return mail.isSent();
    }
}
