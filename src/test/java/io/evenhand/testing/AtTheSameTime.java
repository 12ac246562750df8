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
        return all(Collections.nCopies(CALLERS, work));
    }

    /**
     * What each of these was answered, in order.
     *
     * @throws ExecutionException if one of them failed
     */
    public static <T> List<T> all(List<Callable<T>> work) throws ExecutionException, InterruptedException {
        CyclicBarrier start = new CyclicBarrier(work.size());
        try (ExecutorService threads = Executors.newFixedThreadPool(work.size())) {
            List<Future<T>> answered = threads.invokeAll(work.stream()
                    .<Callable<T>>map(each -> () -> {
                        start.await();
                        return each.call();
                    })
                    .toList());
            List<T> answers = new ArrayList<>();
            for (Future<T> answer : answered) {
                answers.add(answer.get());
            }
            return answers;
        }
    }
}
