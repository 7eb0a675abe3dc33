package dev.rollcall.deployment.system;

import java.io.File;
import java.net.URI;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The WAR that {@code package} built, as it is. */
final class BuiltWar {

    private BuiltWar() {}

    static WebArchive imported() {
        return ShrinkWrap.createFromZipFile(WebArchive.class, new File("target/rollcall.war"));
    }

    /** Scheme, host and port of where it was deployed. */
    static URI addressOf(URI deployed) {
        return URI.create("http://localhost:" + deployed.getPort());
    }
}
