package dev.rollcall.application.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.domain.synclog.SyncAction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A combination of settings in which two directories, <em>here</em> and <em>rival</em>, and a local user fight over one
 * person. What comes of it is one table; each combination is in exactly one of its rows.
 *
 * @param settings in the order of the columns of the table
 */
public record Fight(List<String> settings) {

    /**
     * The settings, in the order of the columns. {@code left} is whom the rival deprovisioned and let go; {@code marked}
     * whom an administrator protects; {@code rival} whether the other directory is switched on.
     */
    private static final List<List<String>> SETTINGS = List.of(
            List.of("local", "rivals", "left"),
            List.of("byName", "byMail"),
            List.of("userName", "userNameThenEmail"),
            List.of("connect", "reject"),
            List.of("reject", "takeOverIfInactive", "takeOver"),
            List.of("rivalOn", "rivalOff"),
            List.of("protect", "expose"),
            List.of("marked", "unmarked"));

    private static final String TABLE = """
            *          byMail userName          *       *                  *        *       *        : 201 kept created    none
            local|left byName *                 *       *                  *        protect marked   : 409 kept conflict   none
            local|left byMail userNameThenEmail *       *                  *        protect marked   : 409 kept conflict   none
            rivals     byName *                 *       *                  *        protect marked   : 409 kept conflict   conflict
            rivals     byMail userNameThenEmail *       *                  *        protect marked   : 409 kept conflict   conflict
            local|left byName *                 connect *                  *        *       unmarked : 201 here adopted    none
            local|left byName *                 connect *                  *        expose  marked   : 201 here adopted    none
            local|left byMail userNameThenEmail connect *                  *        *       unmarked : 201 here adopted    none
            local|left byMail userNameThenEmail connect *                  *        expose  marked   : 201 here adopted    none
            local|left byName *                 reject  *                  *        *       unmarked : 409 kept conflict   none
            local|left byName *                 reject  *                  *        expose  marked   : 409 kept conflict   none
            local|left byMail userNameThenEmail reject  *                  *        *       unmarked : 409 kept conflict   none
            local|left byMail userNameThenEmail reject  *                  *        expose  marked   : 409 kept conflict   none
            rivals     byName *                 *       reject             *        *       unmarked : 409 kept conflict   conflict
            rivals     byName *                 *       reject             *        expose  marked   : 409 kept conflict   conflict
            rivals     byMail userNameThenEmail *       reject             *        *       unmarked : 409 kept conflict   conflict
            rivals     byMail userNameThenEmail *       reject             *        expose  marked   : 409 kept conflict   conflict
            rivals     byName *                 *       takeOverIfInactive rivalOn  *       unmarked : 409 kept conflict   conflict
            rivals     byName *                 *       takeOverIfInactive rivalOn  expose  marked   : 409 kept conflict   conflict
            rivals     byMail userNameThenEmail *       takeOverIfInactive rivalOn  *       unmarked : 409 kept conflict   conflict
            rivals     byMail userNameThenEmail *       takeOverIfInactive rivalOn  expose  marked   : 409 kept conflict   conflict
            rivals     byName *                 *       takeOverIfInactive rivalOff *       unmarked : 201 here taken_over taken_over
            rivals     byName *                 *       takeOverIfInactive rivalOff expose  marked   : 201 here taken_over taken_over
            rivals     byMail userNameThenEmail *       takeOverIfInactive rivalOff *       unmarked : 201 here taken_over taken_over
            rivals     byMail userNameThenEmail *       takeOverIfInactive rivalOff expose  marked   : 201 here taken_over taken_over
            rivals     byName *                 *       takeOver           *        *       unmarked : 201 here taken_over taken_over
            rivals     byName *                 *       takeOver           *        expose  marked   : 201 here taken_over taken_over
            rivals     byMail userNameThenEmail *       takeOver           *        *       unmarked : 201 here taken_over taken_over
            rivals     byMail userNameThenEmail *       takeOver           *        expose  marked   : 201 here taken_over taken_over
            """;

    /**
     * What comes of a fight.
     *
     * @param answer the HTTP status of what is pushed here
     * @param isOurs whether the person belongs to the directory here; if not, it is as before
     * @param here what the log says here
     * @param rival what the log of the other directory says from then on
     */
    public record Outcome(int answer, boolean isOurs, List<SyncAction> here, List<SyncAction> rival) {

        private static Outcome of(String... cells) {
            return new Outcome(
                    Integer.parseInt(cells[0]), cells[1].equals("here"), actions(cells[2]), actions(cells[3]));
        }

        private static List<SyncAction> actions(String cell) {
            return cell.equals("none") ? List.of() : List.of(SyncAction.valueOf(cell.toUpperCase(Locale.ROOT)));
        }

        /** Returns whether the push is refused. */
        public boolean isRefused() {
            return answer == 409;
        }
    }

    /** Returns every combination. */
    public static Stream<Fight> all() {
        List<List<String>> all = List.of(List.of());
        for (List<String> options : SETTINGS) {
            all = all.stream()
                    .flatMap(begun -> options.stream().map(option -> with(begun, option)))
                    .toList();
        }
        assertThat(all).hasSize(576);
        return all.stream().map(Fight::new);
    }

    /** Returns every combination in the proof; else so few that each two options meet and each row of the table is tried. */
    public static Stream<Fight> chosen() {
        return Boolean.getBoolean("rollcall.proof") ? all() : some();
    }

    private static Stream<Fight> some() {
        List<Fight> all = all().toList();
        Set<String> untried = all.stream().flatMap(Fight::tried).collect(Collectors.toCollection(HashSet::new));
        List<Fight> some = new ArrayList<>();
        while (!untried.isEmpty()) {
            Fight next = all.stream()
                    .max(Comparator.comparingLong(
                            fight -> fight.tried().filter(untried::contains).count()))
                    .orElseThrow();
            some.add(next);
            next.tried().forEach(untried::remove);
        }
        return some.stream();
    }

    private static List<String> with(List<String> begun, String option) {
        List<String> longer = new ArrayList<>(begun);
        longer.add(option);
        return longer;
    }

    /** Returns who has the person: {@code local}, {@code rivals}, or nobody since the rival {@code left} it. */
    public String known() {
        return settings.get(0);
    }

    /** Returns the setting "existing local users". */
    public String existingLocalUsers() {
        return settings.get(3);
    }

    /** Returns the setting "users of other directories". */
    public String usersOfOtherDirectories() {
        return settings.get(4);
    }

    /** Returns whether this option of one of the other settings is chosen. */
    public boolean has(String option) {
        return settings.contains(option);
    }

    /** Returns what the table says. */
    public Outcome outcome() {
        List<Outcome> outcomes =
                rows().map(row -> Outcome.of(row[1].strip().split(" +"))).toList();
        assertThat(outcomes).as("rows for %s", settings).hasSize(1);
        return outcomes.get(0);
    }

    /** What is tried by this fight: each two options together, and a row of the table. */
    private Stream<String> tried() {
        Stream<String> pairs = IntStream.range(1, settings.size()).boxed().flatMap(i -> IntStream.range(0, i)
                .mapToObj(j -> j + settings.get(j) + " " + i + settings.get(i)));
        return Stream.concat(pairs, rows().map(row -> row[0]));
    }

    private Stream<String[]> rows() {
        return TABLE.lines()
                .map(line -> line.split(":"))
                .filter(row -> isIn(row[0].strip().split(" +")));
    }

    private boolean isIn(String... cells) {
        return IntStream.range(0, cells.length)
                .allMatch(i -> cells[i].equals("*")
                        || Arrays.asList(cells[i].split("\\|")).contains(settings.get(i)));
    }
}
