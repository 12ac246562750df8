package io.evenhand.testing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Several callers who do the same at the same moment. */
public final class AtTheSameTime {
    private static final int CALLERS = 6;

    private AtTheSameTime() {}

    /**
     * What each caller was answered.
     *
     * @throws ExecutionException if one of them failed
     */
    public static <T> List<T> call(Callable<T> work) throws ExecutionException, InterruptedException {
        CyclicBarrier start = new CyclicBarrier(CALLERS);
        Callable<T> caller = () -> {
            start.await();
            return work.call();
        };
        try (ExecutorService threads = Executors.newFixedThreadPool(CALLERS)) {
            List<T> answers = new ArrayList<>();
            for (Future<T> answer : threads.invokeAll(Collections.nCopies(CALLERS, caller))) {
                answers.add(answer.get());
            }
            return answers;
        }
    }
}
