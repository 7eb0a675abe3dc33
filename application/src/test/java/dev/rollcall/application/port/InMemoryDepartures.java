package dev.rollcall.application.port;

import dev.rollcall.domain.directory.DeprovisionWindow;
import dev.rollcall.domain.directory.Directory;
import dev.rollcall.domain.directory.DirectoryId;
import dev.rollcall.domain.link.LinkedUser;
import dev.rollcall.domain.user.User;
import dev.rollcall.domain.user.UserId;
import dev.rollcall.domain.user.UserStatus;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Who leaves directories, counted one by one. */
public final class InMemoryDepartures implements Departures {

    private final InMemoryUsers users;
    private final InMemoryLinks links;
    private final InMemoryDirectories directories;

    /** Looks at {@code users}, {@code links} and {@code directories}. */
    public InMemoryDepartures(InMemoryUsers users, InMemoryLinks links, InMemoryDirectories directories) {
        this.directories = directories;
        this.users = users;
        this.links = links;
    }

    @Override
    public DeprovisionWindow lockWindow(Directory directory, @Nullable UserId asked, Instant now) {
        Instant start = now.minus(DeprovisionWindow.LENGTH);
        long leaving = users.all().stream()
                .filter(user -> !user.id().equals(asked) && user.isDeprovisionedBy(directory.id()))
                .filter(user ->
                        user.departure() != null && user.departure().since().isAfter(start))
                .count();
        long active = users.all().stream()
                .filter(user -> !user.id().equals(asked) && directory.id().equals(user.owner()))
                .filter(user -> user.isEffectivelyActive() && user.departure() == null)
                .count();
        return new DeprovisionWindow(asked == null ? leaving : leaving + 1, active);
    }

    @Override
    public List<LinkedUser> held(DirectoryId directory, String after, int limit) {
        return held(directory)
                .filter(held -> held.user().id().value().compareTo(after) > 0)
                .limit(limit)
                .toList();
    }

    @Override
    public Optional<LinkedUser> lockHeld(DirectoryId directory, UserId user) {
        return held(directory).filter(held -> held.user().id().equals(user)).findFirst();
    }

    @Override
    public List<LinkedUser> lockDue(Instant now, int limit) {
        return users.all().stream()
                .filter(user -> user.plannedDeletion()
                        .filter(planned -> !planned.isAfter(now))
                        .isPresent())
                .limit(limit)
                .flatMap(user -> Stream.ofNullable(
                                user.departure() == null
                                        ? null
                                        : user.departure().by())
                        .filter(directory -> directories.find(directory).isPresent())
                        .map(directory -> new LinkedUser(links.newestOf(directory, user.id()), user)))
                .toList();
    }

    @Override
    public List<User> lockDeleted(Instant before, int limit) {
        return users.all().stream()
                .filter(user -> user.status() == UserStatus.DELETED && user.departure() != null)
                .filter(user -> {
                    Instant deletion = Objects.requireNonNull(user.departure()).deletion();
                    return deletion != null && !deletion.isAfter(before);
                })
                .limit(limit)
                .toList();
    }

    @Override
    public long countHeld(DirectoryId directory) {
        return held(directory).count();
    }

    private Stream<LinkedUser> held(DirectoryId directory) {
        return users.all().stream()
                .filter(user -> user.isDeprovisionedBy(directory) && user.held().isPresent())
                .sorted(Comparator.comparing((User user) -> user.id().value()))
                .map(user -> new LinkedUser(links.newestOf(directory, user.id()), user));
    }
}
