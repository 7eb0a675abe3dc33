package dev.rollcall.application.port;

import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.scim.value.Many;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Filters over what the server itself says of users: where they are, and in which groups. */
public final class ServedFilters {

    private ServedFilters() {}

    /** Returns filters over all users, who are given as they are answered; some are in groups. */
    public static List<String> of(List<Complex> users) {
        String location =
                users.get(users.size() / 2).complex("meta").text("location").orElseThrow();
        List<String> filters = new ArrayList<>(ofLocation(location));
        List<Complex> groups =
                users.stream().flatMap(ServedFilters::groups).distinct().toList();
        for (Complex group : groups) {
            String id = text(group, "value");
            String name = text(group, "display");
            filters.addAll(ofGroup(id, name, text(group, "$ref")));
            filters.add("groups[value eq \"" + id + "\" and display eq \"" + text(groups.get(0), "display") + "\"]");
            filters.add("groups.value eq \"" + id + "\" and groups.value eq \"" + text(groups.get(0), "value") + "\"");
        }
        filters.addAll(List.of(
                "groups pr",
                "not (groups pr)",
                "groups.value pr",
                "groups.$ref pr",
                "groups.type eq \"direct\"",
                "groups.type eq \"DIRECT\"",
                "groups.type ne \"direct\"",
                "groups.type eq \"indirect\"",
                "groups.type sw \"d\"",
                "groups.value eq \"nobody\"",
                "groups.value eq \"ü\"",
                "groups.display eq \"\\uD83D\"",
                "groups.$ref eq \"/Groups/1\"",
                "groups.display gt \"b\""));
        return filters;
    }

    private static List<String> ofLocation(String location) {
        String id = location.substring(location.lastIndexOf('/') + 1);
        String base = location.substring(0, location.length() - id.length());
        List<String> filters = new ArrayList<>(List.of(
                "meta.location pr",
                "meta[location eq \"" + location + "\"]",
                "meta.location eq \"" + location.toUpperCase(Locale.ROOT) + "\"",
                "meta.location eq \"" + base + id.toUpperCase(Locale.ROOT) + "\"",
                "meta.location eq \"" + id + "\"",
                "meta.location eq \"" + base + "\"",
                "meta.location sw \"" + base + "\"",
                "meta.location ew \"" + id + "\"",
                "not (meta.location eq \"" + location + "\") and meta.location co \"/Users/\""));
        for (String operator : List.of("eq", "ne", "sw", "co", "ew", "gt", "ge", "lt", "le")) {
            filters.add("meta.location " + operator + " \"" + location + "\"");
        }
        return filters;
    }

    private static List<String> ofGroup(String id, String name, String url) {
        return List.of(
                "groups.value eq \"" + id + "\"",
                "groups eq \"" + id + "\"",
                "groups.value eq \"" + id.toUpperCase(Locale.ROOT) + "\"",
                "groups.value ne \"" + id + "\"",
                "groups.value sw \"" + id.substring(0, 30) + "\"",
                "groups.value ew \"" + id.substring(30) + "\"",
                "groups[not (value eq \"" + id + "\")]",
                "groups[value eq \"" + id + "\" or type eq \"indirect\"]",
                "groups[value eq \"" + id + "\"].display sw \"" + name.substring(0, 2) + "\"",
                "groups.value eq \"" + id + "\" and active eq true",
                "groups.value eq \"" + id + "\" or userName sw \"user1\"",
                "not (groups.value eq \"" + id + "\" and groups.display co \"e\")",
                "groups.$ref eq \"" + url + "\"",
                "groups.$ref eq \"" + url.toUpperCase(Locale.ROOT) + "\"",
                "not (groups.$ref eq \"" + url + "\")",
                "groups.$ref ew \"" + id + "\"",
                "groups.display eq \"" + name + "\"",
                "groups.display eq \"" + name.toUpperCase(Locale.ROOT) + "\"",
                "groups.display sw \"" + name.substring(0, 3) + "\"",
                "groups.display ew \"" + name.substring(3) + "\"",
                "groups.display co \"" + name.substring(1, 3) + "\"");
    }

    private static Stream<Complex> groups(Complex user) {
        return user.get("groups") instanceof Many many ? many.complexElements() : Stream.empty();
    }

    private static String text(Complex group, String attribute) {
        return group.text(attribute).orElseThrow();
    }
}
