package planted.application;

import jakarta.inject.Inject;

class InjectsAField {

    @Inject
    private RosterManager roster;

    RosterManager roster() {
        return roster;
    }
}
