package dev.rollcall.deployment.system;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An application that lives on the change feed, as {@code docs/change-feed.md} tells it to: it knows users, groups and
 * members, and begins with nothing or with a snapshot.
 */
final class FeedConsumer {

    private final Caller application;
    private final Map<String, JsonObject> users = new TreeMap<>();
    private final Map<String, JsonObject> groups = new TreeMap<>();
    private final Map<String, Set<String>> members = new TreeMap<>();

    FeedConsumer(Caller application) {
        this.application = application;
    }

    /** Reads all users, groups and members the other way. */
    static FeedConsumer snapshot(Caller application) {
        FeedConsumer consumer = new FeedConsumer(application);
        for (String status : List.of("active", "inactive", "deleted")) {
            Pages.of(application, "/api/admin/users?status=" + status).forEach(consumer::takeUser);
        }
        Pages.of(application, "/api/admin/groups").forEach(group -> {
            consumer.groups.put(group.getString("id"), group);
            consumer.readMembers(group.getString("id"));
        });
        return consumer;
    }

    void apply(List<JsonObject> items) {
        items.forEach(this::apply);
    }

    private void apply(JsonObject item) {
        switch (item.getString("type")) {
            case "membersChanged" -> {
                takeGroup(item);
                changeMembers(item.getString("group"), texts(item, "added"), texts(item, "removed"));
                readMembersOfKept(item);
            }
            case "groupCreated", "groupUpdated", "groupDeleted" -> {
                takeGroup(item);
                readMembersOfKept(item);
            }
            case "directoryRemoved" ->
                groups.values()
                        .removeIf(group -> item.getString("directory").equals(group.getString("directoryId", "")));
            case "userDeleted", "userAnonymised" -> {
                leave(item.getString("user"), group -> true);
                takeUser(item.getJsonObject("state"));
            }
            default -> takeUser(item.getJsonObject("state"));
        }
    }

    private void takeUser(JsonObject user) {
        JsonObject before = users.put(user.getString("id"), user);
        String known = before == null ? "" : link(before, "scimId");
        if (!known.isEmpty() && !known.equals(link(user, "scimId"))) {
            String left = link(before, "directoryId");
            leave(user.getString("id"), group -> !groups.containsKey(group) || left.equals(owner(group)));
        }
    }

    private void leave(String user, Predicate<String> which) {
        members.forEach((group, those) -> {
            if (which.test(group)) {
                those.remove(user);
            }
        });
    }

    private void takeGroup(JsonObject item) {
        if (item.get("state") instanceof JsonObject state) {
            groups.put(item.getString("group"), state);
        } else {
            groups.remove(item.getString("group"));
        }
    }

    private void changeMembers(String group, List<String> added, List<String> removed) {
        if (added.isEmpty() && removed.isEmpty()) {
            readMembers(group);
        } else {
            Set<String> those = members.computeIfAbsent(group, any -> new HashSet<>());
            those.addAll(added);
            removed.forEach(those::remove);
        }
    }

    private void readMembersOfKept(JsonObject item) {
        boolean isLocalNow = item.get("state") instanceof JsonObject state && state.isNull("directoryId");
        if (isLocalNow && !item.isNull("directory")) {
            readMembers(item.getString("group"));
        }
    }

    private void readMembers(String group) {
        Set<String> those = members.computeIfAbsent(group, any -> new HashSet<>());
        those.clear();
        if (application.get("/api/admin/groups/" + group).status() == 200) {
            Pages.of(application, "/api/admin/groups/" + group + "/members")
                    .forEach(member -> those.add(member.getString("userId")));
        }
    }

    /** Everybody but the anonymised, by id. */
    Map<String, JsonObject> users() {
        Map<String, JsonObject> known = new TreeMap<>(users);
        known.values().removeIf(user -> user.getString("status").equals("anonymised"));
        return known;
    }

    /** What the groups are called, by group. */
    Map<String, List<String>> names() {
        Map<String, List<String>> names = new TreeMap<>();
        groups.forEach((id, group) -> names.put(id, names(group)));
        return names;
    }

    /** The texts of a group as an answer shows it. */
    static List<String> names(JsonObject group) {
        return Stream.of("displayName", "description", "externalId")
                .map(name -> group.isNull(name) ? "" : group.getString(name))
                .toList();
    }

    /** The members that count, by group. */
    Map<String, Set<String>> members() {
        Map<String, Set<String>> counting = new TreeMap<>();
        for (String group : groups.keySet()) {
            Set<String> those = new TreeSet<>(members.getOrDefault(group, Set.of()));
            those.removeIf(user -> !counts(users.get(user), owner(group)));
            counting.put(group, those);
        }
        return counting;
    }

    private static boolean counts(@Nullable JsonObject user, String owner) {
        return user != null
                && Set.of("active", "inactive").contains(user.getString("status"))
                && (owner.isEmpty() || owner.equals(link(user, "directoryId")));
    }

    private String owner(String group) {
        JsonObject known = groups.get(group);
        return known == null ? "" : known.getString("directoryId", "");
    }

    private static String link(JsonObject user, String field) {
        return user.get("link") instanceof JsonObject link ? link.getString(field) : "";
    }

    private static List<String> texts(JsonObject item, String field) {
        return item.getJsonArray(field).getValuesAs(JsonValue.class).stream()
                .map(value -> ((JsonString) value).getString())
                .toList();
    }
}
