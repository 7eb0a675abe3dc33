package dev.rollcall.deployment.system;

import static dev.rollcall.deployment.system.People.USERS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;

/** Many clients that create the same user at once. */
interface ConcurrentCreateCases extends RunningRollcall {

    int CLIENTS = 50;

    @RepeatedTest(20)
    default void oneOfFiftyCreatesTheUserAndTheOthersLearnThatItIsThere() {
        Caller idp = newDirectory().idp();
        String name = People.newName();
        List<Answer> answers =
                together(i -> idp.post(USERS, People.user(spelling(name, i)).build()));
        List<Answer> created =
                answers.stream().filter(answer -> answer.status() == 201).toList();
        assertThat(created).as("%s", statuses(answers)).hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.status() != 201)).allSatisfy(answer -> {
            assertThat(answer.expect(409).json().getString("scimType")).isEqualTo("uniqueness");
            assertThat(answer.header("Location")).isEqualTo(created.get(0).header("Location"));
        });
        assertThat(People.find(idp, "userName eq \"" + name + "\"")).hasSize(1);
    }

    private static List<Answer> together(IntFunction<Answer> request) {
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        try {
            List<CompletableFuture<Answer>> answers = IntStream.range(0, CLIENTS)
                    .mapToObj(i -> CompletableFuture.supplyAsync(() -> request.apply(i), clients))
                    .toList();
            return answers.stream().map(CompletableFuture::join).toList();
        } finally {
            clients.shutdownNow();
        }
    }

    private static String spelling(String name, int client) {
        return client % 2 == 0 ? name : name.toUpperCase(Locale.ROOT);
    }

    private static String statuses(List<Answer> answers) {
        return answers.stream().map(answer -> Integer.toString(answer.status())).collect(Collectors.joining(" "));
    }
}
