package dev.rollcall.domain.synclog;

import java.util.Locale;
import java.util.regex.Pattern;

/** The names of enum constants as JSON has them. */
final class CamelCase {

    private static final Pattern WORD = Pattern.compile("_([a-z])");

    private CamelCase() {}

    /** Returns the name of the constant, such as {@code groupCreated}. */
    static String of(Enum<?> constant) {
        String name = constant.name().toLowerCase(Locale.ROOT);
        return WORD.matcher(name).replaceAll(word -> word.group(1).toUpperCase(Locale.ROOT));
    }
}
