package dev.rollcall.deployment.system;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Callers who ask at once. */
final class Crowd {

    private Crowd() {}

    /** What {@code size} callers were answered who asked at the same time; each has its number, from 0. */
    static List<Answer> ask(int size, IntFunction<Answer> request) {
        ExecutorService callers = Executors.newFixedThreadPool(size);
        try {
            List<Callable<Answer>> requests = IntStream.range(0, size)
                    .<Callable<Answer>>mapToObj(number -> () -> request.apply(number))
                    .toList();
            return callers.invokeAll(requests).stream().map(Crowd::answer).toList();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the crowd was asking", e);
        } finally {
            callers.shutdownNow();
        }
    }

    private static Answer answer(Future<Answer> asked) {
        try {
            return asked.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException("one of the crowd got no answer", e);
        }
    }
}
