package io.evenhand.access;

import io.evenhand.access.SecondFactorChange.Codes;
import io.evenhand.access.SecondFactorChange.Done;
import io.evenhand.access.SecondFactorChange.OutOfPlace;
import io.evenhand.access.SecondFactorChange.Required;
import io.evenhand.access.SecondFactorChange.Wait;
import io.evenhand.access.SecondFactorChange.WrongCode;
import io.evenhand.access.SecondFactorChange.WrongPassword;
import io.evenhand.concurrency.RepeatedWhenRaced;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The second step of signing in: a code from an app (RFC 6238), or one of ten recovery codes for once. Its secret is kept encrypted, its
 * recovery codes as hashes. Wrong codes are counted for the account, wherever they come from, because only who has taken the first step gets
 * this far.
 */
@Service
@Transactional
public class SecondFactors {
    private static final int RECOVERY_CODES = 10;
    private static final String DIGITS = "[0-9]{" + TimeCodes.DIGITS + "}";

    private final SecondFactorRepository factors;
    private final RecoveryCodeRepository recovery;
    private final SignInSessionRepository sessions;
    private final AccountChanges rules;
    private final Confirmation confirmation;
    private final SignInSessions signIns;
    private final SecretBox box;
    private final AccessTrail trail;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    SecondFactors(
            SecondFactorRepository factors,
            RecoveryCodeRepository recovery,
            SignInSessionRepository sessions,
            AccountChanges rules,
            Confirmation confirmation,
            SignInSessions signIns,
            SecretBox box,
            AccessTrail trail,
            Clock clock) {
        this.factors = factors;
        this.recovery = recovery;
        this.sessions = sessions;
        this.rules = rules;
        this.confirmation = confirmation;
        this.signIns = signIns;
        this.box = box;
        this.trail = trail;
        this.clock = clock;
    }

    /** How it stands with the actor's own. */
    @Transactional(readOnly = true)
    public SecondFactorView of(Actor actor) {
        Optional<SecondFactor> factor = factors.findById(actor.username());
        boolean on = factor.filter(SecondFactor::isConfirmed).isPresent();
        return new SecondFactorView(
                on,
                on ? recovery.countByUsername(actor.username()) : 0,
                rules.requiresSecondFactor(actor.partnerId()),
                on ? null : factor.map(begun -> enrolment(actor, begun)).orElse(null));
    }

    private SecondFactorView.Enrolment enrolment(Actor actor, SecondFactor factor) {
        String secret = TimeCodes.base32(box.unlock(actor.username(), factor.secret()));
        String address = "otpauth://totp/Evenhand:" + URLEncoder.encode(actor.username(), StandardCharsets.UTF_8)
                + "?secret=" + secret + "&issuer=Evenhand&algorithm=SHA1&digits=" + TimeCodes.DIGITS + "&period="
                + TimeCodes.STEP_SECONDS;
        return new SecondFactorView.Enrolment(secret.replaceAll("(.{4})(?=.)", "$1 "), address);
    }

    /**
     * Makes a secret for the actor's app. It counts for nothing until {@link #confirm}.
     *
     * @param session the sign-in that asks
     * @param password empty where the owner was just asked anew elsewhere
     */
    @RepeatedWhenRaced
    public SecondFactorChange begin(Actor actor, @Nullable String session, String password) {
        if (!confirmation.holds(actor, session, password)) {
            return new WrongPassword();
        }
        Optional<SecondFactor> present = factors.lock(actor.username());
        if (present.filter(SecondFactor::isConfirmed).isPresent()) {
            return new OutOfPlace();
        }
        String secret = box.lock(actor.username(), Secrets.bytes(TimeCodes.SECRET_BYTES));
        present.ifPresent(begun -> begun.replace(secret, now()));
        if (present.isEmpty()) {
            SecondFactor unused = factors.save(new SecondFactor(actor.username(), secret, now()));
        }
        return new Done();
    }

    /**
     * Takes the first code of the app: from now on signing in asks for one. The actor's other sign-ins end.
     *
     * @param session the sign-in that goes on
     * @return recovery codes, or why not
     */
    public SecondFactorChange confirm(Actor actor, @Nullable String session, String code) {
        Optional<SecondFactor> begun = factors.lock(actor.username());
        if (begun.isEmpty() || begun.get().isConfirmed()) {
            return new OutOfPlace();
        }
        SecondFactorChange checked = check(actor, begun.get(), code, false);
        if (!(checked instanceof Done)) {
            return checked;
        }
        begun.get().confirm(now());
        passed(session);
        int unused = sessions.endAll(actor.username(), session, now());
        trail.own(AccessEventKind.SECOND_FACTOR_ON, actor, null);
        return new Codes(newCodes(actor));
    }

    /** Takes the second step of signing in: a code of the app, or a recovery code. @param session the sign-in that it belongs to */
    public SecondFactorChange pass(Actor actor, String session, String typed) {
        Optional<SecondFactor> factor = factors.lock(actor.username()).filter(SecondFactor::isConfirmed);
        if (factor.isEmpty()) {
            return new OutOfPlace();
        }
        SecondFactorChange checked = check(actor, factor.get(), typed, true);
        if (checked instanceof Done) {
            passed(session);
            trail.own(
                    AccessEventKind.SIGNED_IN,
                    actor,
                    sessions.findById(session).map(signIns::how).orElse(null));
        }
        return checked;
    }

    /** Replaces the recovery codes that are left. */
    public SecondFactorChange renewCodes(Actor actor, String code) {
        Optional<SecondFactor> factor = factors.lock(actor.username()).filter(SecondFactor::isConfirmed);
        if (factor.isEmpty()) {
            return new OutOfPlace();
        }
        SecondFactorChange checked = check(actor, factor.get(), code, false);
        if (!(checked instanceof Done)) {
            return checked;
        }
        trail.own(AccessEventKind.RECOVERY_CODES_RENEWED, actor, null);
        return new Codes(newCodes(actor));
    }

    /** Removes the second step, with the password and a code: who has only one of them does not get rid of the other. */
    public SecondFactorChange remove(Actor actor, @Nullable String session, String password, String code) {
        Optional<SecondFactor> factor = factors.lock(actor.username()).filter(SecondFactor::isConfirmed);
        if (factor.isEmpty()) {
            return new OutOfPlace();
        }
        if (rules.requiresSecondFactor(actor.partnerId())) {
            return new Required();
        }
        if (!confirmation.holds(actor, session, password)) {
            return new WrongPassword();
        }
        SecondFactorChange checked = check(actor, factor.get(), code, true);
        if (checked instanceof Done) {
            int codes = factors.removeCodes(actor.username());
            int unused = factors.remove(actor.username());
            trail.own(AccessEventKind.SECOND_FACTOR_OFF, actor, codes + " recovery codes removed with it");
        }
        return checked;
    }

    private SecondFactorChange check(Actor actor, SecondFactor factor, String typed, boolean recoveryToo) {
        Instant now = now();
        if (factor.isWaiting(now)) {
            return new Wait(SecondFactor.WAIT.toMinutes());
        }
        String code = typed.replaceAll("[\\s-]+", "").toLowerCase(Locale.ROOT);
        boolean right = code.matches(DIGITS)
                ? isOfThisMoment(actor, factor, code, now)
                // Looked up without the secret, so that these help also when its key is lost.
                : recoveryToo && isRecovery(actor, code);
        if (right) {
            factor.right();
            return new Done();
        }
        if (factor.wrong(now)) {
            trail.own(AccessEventKind.CODE_LOCKED, actor, null);
            return new Wait(SecondFactor.WAIT.toMinutes());
        }
        trail.own(AccessEventKind.CODE_REFUSED, actor, null);
        return new WrongCode();
    }

    private boolean isOfThisMoment(Actor actor, SecondFactor factor, String code, Instant now) {
        byte[] secret = box.unlock(actor.username(), factor.secret());
        OptionalLong step = TimeCodes.stepOf(secret, code, now, factor.lastUsedStep());
        step.ifPresent(factor::used);
        return step.isPresent();
    }

    private boolean isRecovery(Actor actor, String code) {
        if (recovery.use(actor.username(), hash(actor, code)) == 0) {
            return false;
        }
        trail.own(AccessEventKind.RECOVERY_CODE_USED, actor, recovery.countByUsername(actor.username()) + " left");
        return true;
    }

    private void passed(@Nullable String session) {
        if (session != null) {
            sessions.findById(session).ifPresent(found -> found.passCode(now()));
        }
    }

    /** Each of four groups of five characters: 99 bits, so that a plain hash cannot be turned back. */
    private List<String> newCodes(Actor actor) {
        int unused = factors.removeCodes(actor.username());
        List<String> codes = Stream.generate(() -> Passwords.oneTime(random))
                .limit(RECOVERY_CODES)
                .toList();
        for (String code : codes) {
            RecoveryCode kept = recovery.save(new RecoveryCode(actor.username(), hash(actor, code.replace("-", ""))));
        }
        return codes;
    }

    private static String hash(Actor actor, String code) {
        return Secrets.hash(actor.username() + "\n" + code);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
