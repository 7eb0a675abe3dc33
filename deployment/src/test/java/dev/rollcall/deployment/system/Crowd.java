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
    static <T> List<T> ask(int size, IntFunction<T> request) {
        ExecutorService callers = Executors.newFixedThreadPool(size);
        try {
            List<Callable<T>> requests = IntStream.range(0, size)
                    .<Callable<T>>mapToObj(number -> () -> request.apply(number))
                    .toList();
            return callers.invokeAll(requests).stream().map(Crowd::answer).toList();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the crowd was asking", e);
        } finally {
            callers.shutdownNow();
        }
    }

    private static <T> T answer(Future<T> asked) {
        try {
            return asked.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException("one of the crowd got no answer", e);
        }
    }
}
