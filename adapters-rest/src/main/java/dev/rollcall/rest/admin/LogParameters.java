package dev.rollcall.rest.admin;

import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.directory.DirectoryId;
import dev.rollcall.domain.scim.value.Moment;
import dev.rollcall.domain.synclog.LogFilter;
import dev.rollcall.domain.synclog.Outcome;
import dev.rollcall.domain.synclog.SyncAction;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads which lines of a log are asked for. */
final class LogParameters {

    private static final int LONGEST_REQUEST_ID = 64;

    private final MultivaluedMap<String, String> query;
    private final List<Refusal.Field> wrong = new ArrayList<>();

    private LogParameters(MultivaluedMap<String, String> query) {
        this.query = query;
    }

    /**
     * Returns what the parameters select.
     *
     * @param directory whose log; null for what is of no directory
     * @throws Refusal with every parameter that is wrong
     */
    static LogFilter parse(@Nullable DirectoryId directory, MultivaluedMap<String, String> query) {
        LogParameters parameters = new LogParameters(query);
        LogFilter filter = new LogFilter(
                directory,
                directory == null,
                parameters.read("action", SyncAction::spelled, "one of the actions in the documentation of the log"),
                parameters.read("result", LogParameters::result, "success or refused"),
                parameters.read("user", LogParameters::id, "the id of a user, or a SCIM id"),
                parameters.read("since", LogParameters::moment, "a time such as 2026-11-22T04:00:00Z"),
                parameters.read("requestId", LogParameters::requestId, "a request id"));
        if (!parameters.wrong.isEmpty()) {
            throw Refusal.ofFields(parameters.wrong);
        }
        return filter;
    }

    private <T> @Nullable T read(String name, Function<String, Optional<T>> reading, String expected) {
        String text = query.getFirst(name);
        if (text == null || text.isEmpty()) {
            return null;
        }
        Optional<T> value = reading.apply(text);
        if (value.isEmpty()) {
            wrong.add(new Refusal.Field(name, "The parameter " + name + " must be " + expected + "."));
        }
        return value.orElse(null);
    }

    private static Optional<Outcome.Result> result(String text) {
        return Arrays.stream(Outcome.Result.values())
                .filter(result -> result.spelling().equals(text))
                .findFirst();
    }

    /** What cannot be an id is nobody's. */
    private static Optional<String> id(String text) {
        return Optional.of(text).filter(id -> id.chars().allMatch(c -> c > ' ' && c < '\u007f'));
    }

    private static Optional<String> requestId(String text) {
        return id(text).filter(id -> id.length() <= LONGEST_REQUEST_ID);
    }

    /** An offset that came with a plus sign comes here with a space. */
    private static Optional<Instant> moment(String text) {
        return Moment.of(text.replace(' ', '+'));
    }
}
