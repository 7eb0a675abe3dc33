package dev.rollcall.deployment.system;

import java.util.Set;
import java.util.TreeSet;

/** The model of one person: what a directory has asserted, and what has to come of it. */
final class SimulatedPerson {

    /** Where the person is in the life of an employee. */
    enum Stage {
        /** Not hired yet. */
        NEW,
        ACTIVE,
        /** The identity provider asserts {@code active=false}. */
        SWITCHED_OFF,
        /** The identity provider has deleted the user. */
        REMOVED
    }

    private final String name;
    private final IdpDialect dialect;
    private final Set<String> teams = new TreeSet<>();
    private Stage stage = Stage.NEW;
    private String id = "";
    private String title = "Engineer 0";
    private int titles;

    SimulatedPerson(String name, IdpDialect dialect) {
        this.name = name;
        this.dialect = dialect;
    }

    /** The login name. */
    String name() {
        return name;
    }

    IdpDialect dialect() {
        return dialect;
    }

    Stage stage() {
        return stage;
    }

    /** The SCIM id; empty before the person is hired. */
    String id() {
        return id;
    }

    String title() {
        return title;
    }

    /** The teams that show the person: nobody is seen in a team while deleted. */
    Set<String> seenIn() {
        return status().equals("deleted") ? Set.of() : Set.copyOf(teams);
    }

    /** The status that administrators and applications see; empty before the person is hired. */
    String status() {
        return switch (stage) {
            case NEW -> "";
            case ACTIVE -> "active";
            case SWITCHED_OFF, REMOVED -> dialect.policy().equals("delete") ? "deleted" : "inactive";
        };
    }

    /** The user is there under that id, after a create or a return. */
    void created(String newId) {
        id = newId;
        stage = Stage.ACTIVE;
    }

    void promoted() {
        titles++;
        title = "Engineer " + titles;
    }

    void switchedOff() {
        stage = Stage.SWITCHED_OFF;
    }

    void switchedOn() {
        stage = Stage.ACTIVE;
    }

    void removed() {
        stage = Stage.REMOVED;
        teams.clear();
    }

    boolean isIn(String team) {
        return teams.contains(team);
    }

    void joined(String team) {
        teams.add(team);
    }

    void left(String team) {
        teams.remove(team);
    }
}
