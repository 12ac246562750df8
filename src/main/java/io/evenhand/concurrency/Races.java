package io.evenhand.concurrency;

import java.util.function.Supplier;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataIntegrityViolationException;

/** Does work again that met another's. */
public final class Races {
    private Races() {}

    /**
     * Carries out work, and repeats it when the database refused it because of what another did at the same moment.
     *
     * @param work begins its own transaction, or several; harmless to repeat
     * @param repetitions how often at most; the last refusal is thrown
     */
    public static <T> T settle(int repetitions, Supplier<T> work) {
        for (int left = repetitions; ; left--) {
            try {
                return work.get();
            } catch (DataIntegrityViolationException | ConcurrencyFailureException refused) {
                if (left == 0) {
                    throw refused;
                }
            }
        }
    }
}
