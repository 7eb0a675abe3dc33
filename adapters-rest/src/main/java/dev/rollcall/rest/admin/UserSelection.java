package dev.rollcall.rest.admin;

import dev.rollcall.application.port.Users.Selection;
import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.directory.DirectoryId;
import dev.rollcall.domain.user.UserStatus;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads which users a list shows. */
final class UserSelection {

    private static final Set<UserStatus> PRESENT = EnumSet.of(UserStatus.ACTIVE, UserStatus.INACTIVE);
    private static final int LONGEST_SEARCH = 100;

    private UserSelection() {}

    /**
     * Reads the parameters {@code search}, {@code directory} and {@code status}; an empty one asks for nothing.
     *
     * @throws Refusal with every parameter that is wrong
     */
    static Selection of(MultivaluedMap<String, String> query) {
        List<Refusal.Field> wrong = new ArrayList<>();
        Optional<String> search = given(query.getFirst("search"));
        if (search.isPresent() && !isSearchable(search.get())) {
            wrong.add(new Refusal.Field(
                    "search", "The parameter search must be a text of at most " + LONGEST_SEARCH + " characters."));
        }
        Optional<DirectoryId> directory = given(query.getFirst("directory")).map(DirectoryId::new);
        Optional<Set<UserStatus>> statuses = given(query.getFirst("status")).map(UserSelection::statuses);
        if (statuses.isPresent() && statuses.get().isEmpty()) {
            wrong.add(new Refusal.Field(
                    "status", "The parameter status must be one of active, inactive, deleted, anonymised."));
        }
        if (!wrong.isEmpty()) {
            throw Refusal.ofFields(wrong);
        }
        return new Selection(search, directory, statuses.orElse(PRESENT));
    }

    private static Optional<String> given(@Nullable String parameter) {
        return Optional.ofNullable(parameter).map(String::strip).filter(text -> !text.isEmpty());
    }

    private static boolean isSearchable(String text) {
        return text.length() <= LONGEST_SEARCH
                && text.codePoints()
                        .noneMatch(c -> c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE));
    }

    private static Set<UserStatus> statuses(String spelling) {
        Set<UserStatus> found = EnumSet.noneOf(UserStatus.class);
        Arrays.stream(UserStatus.values())
                .filter(status -> status.name().toLowerCase(Locale.ROOT).equals(spelling))
                .forEach(found::add);
        return found;
    }
}
