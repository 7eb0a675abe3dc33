package dev.rollcall.domain.group;

import dev.rollcall.domain.Reason;
import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.directory.SynchronizationRules.SameGroupName;
import dev.rollcall.domain.scim.resource.ResourceCheck;
import dev.rollcall.domain.scim.value.ComparisonKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What happens when a pushed group has a name that is taken in the directory or by a local group (setting "group with the
 * same name"). Names compare without case.
 */
public final class NameClash {

    /** How many names are tried: the one that was pushed and its numbered variants. */
    public static final int VARIANTS = 100;

    private static final int LONGEST_SUFFIX = " (100)".length();

    private final SameGroupName setting;
    private final String wanted;

    /** Begins with the setting and the name that was pushed. */
    public NameClash(SameGroupName setting, String wanted) {
        this.setting = setting;
        this.wanted = wanted;
    }

    /** Returns the key of the name that was pushed. */
    public ComparisonKey wantedKey() {
        return Group.nameKey(wanted);
    }

    /** Returns the keys of all names that may be decided on, so that their owners can be looked up at once. */
    public List<ComparisonKey> candidates() {
        return names().stream().map(Group::nameKey).toList();
    }

    /**
     * Returns the name that the group gets: the pushed one, or by the setting <em>suffix</em> its first numbered variant
     * that is free.
     *
     * @param namesakes the other groups that have one of the {@link #candidates}
     * @throws Refusal {@code uniqueness}, with the group of the directory that has the name
     */
    public String settle(List<Group> namesakes) {
        Set<ComparisonKey> taken = namesakes.stream().map(Group::nameKey).collect(Collectors.toSet());
        return names().stream()
                .filter(name -> !taken.contains(Group.nameKey(name)))
                .findFirst()
                .orElseThrow(() -> refusal(namesakes));
    }

    /** Returns the group that a pushed group of this name is connected to, if the setting says so and there is one. */
    public Optional<Group> connectable(List<Group> namesakes) {
        return setting == SameGroupName.CONNECT ? namesakes.stream().findFirst() : Optional.empty();
    }

    private List<String> names() {
        List<String> names = new ArrayList<>();
        names.add(wanted);
        if (setting == SameGroupName.SUFFIX) {
            String stem = stem();
            for (int number = 2; number <= VARIANTS; number++) {
                names.add(stem + " (" + number + ")");
            }
        }
        return names;
    }

    /** As much of the name as leaves room for a number; a pair of surrogates is not taken apart. */
    private String stem() {
        int end = Math.min(wanted.length(), ResourceCheck.MAX_NAME_LENGTH - LONGEST_SUFFIX);
        return wanted.substring(0, Character.isHighSurrogate(wanted.charAt(end - 1)) ? end - 1 : end);
    }

    private Refusal refusal(List<Group> namesakes) {
        String detail = "There is already a group with the displayName '" + wanted + "', in any letter case.";
        return namesakes.stream()
                .filter(group -> group.owningDirectory().isPresent())
                .findFirst()
                .map(group -> Refusal.alreadyThere(group.id(), detail))
                .orElseGet(() -> Refusal.of(Reason.UNIQUENESS, detail));
    }
}
