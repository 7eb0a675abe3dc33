package dev.rollcall.deployment.configuration;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The variables of {@code docs/operations.md} by name. Every answer is checked; one that cannot be used is a {@link
 * WrongConfiguration} that names the variable and never shows a secret.
 */
final class Variables {

    private final Function<String, @Nullable String> lookUp;

    /**
     * Reads through a function.
     *
     * @param lookUp from the variable to its value, null when it is not set, empty when it is set to nothing
     */
    Variables(Function<String, @Nullable String> lookUp) {
        this.lookUp = lookUp;
    }

    /** The value, when the variable is set to something. */
    Optional<String> text(String variable) {
        return Optional.ofNullable(lookUp.apply(variable)).map(String::strip).filter(value -> !value.isEmpty());
    }

    /** The value of a variable that may be missing but, when it is there, must not be blank: a key, a password. */
    Optional<String> secret(String variable) {
        String value = lookUp.apply(variable);
        if (value != null && value.isBlank()) {
            throw new WrongConfiguration(variable, "is set but empty; give it a value or remove it.");
        }
        return Optional.ofNullable(value);
    }

    /** A whole number within the range; {@code unset} when the variable is missing. */
    int number(String variable, int unset, Range range) {
        Optional<String> value = text(variable);
        if (value.isEmpty()) {
            return unset;
        }
        if (value.get().matches("[0-9]{1,9}")) {
            int number = Integer.parseInt(value.get());
            if (range.contains(number)) {
                return number;
            }
        }
        throw new WrongConfiguration(
                variable,
                "must be a whole number from " + range.lowest() + " to " + range.highest() + ", not \"" + value.get()
                        + "\".");
    }

    /** An absolute path; {@code unset} when the variable is missing. */
    Path path(String variable, String unset) {
        try {
            return Path.of(text(variable).orElse(unset)).toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            throw new WrongConfiguration(variable, "is not a path: " + e.getReason() + ".");
        }
    }

    /** Both ends belong to it. */
    record Range(int lowest, int highest) {

        boolean contains(int number) {
            return lowest <= number && number <= highest;
        }
    }
}
