package planted.application;

import jakarta.inject.Inject;

record TakesSixCollaborators(String one, String two, String three, String four, String five, String six) {

    @Inject
    TakesSixCollaborators {}
}
