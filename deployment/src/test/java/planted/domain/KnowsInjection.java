package planted.domain;

import jakarta.inject.Inject;

class KnowsInjection {

    @Inject
    KnowsInjection() {}
}
