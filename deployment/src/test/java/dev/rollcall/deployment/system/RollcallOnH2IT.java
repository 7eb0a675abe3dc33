package dev.rollcall.deployment.system;

import java.net.URI;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.TargetsContainer;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** All system tests on the embedded database. */
@ArquillianTest
class RollcallOnH2IT implements AllCases {

    @ArquillianResource
    private URI deployed;

    @Deployment(testable = false)
    @TargetsContainer("h2")
    static WebArchive war() {
        return BuiltWar.imported();
    }

    @Override
    public URI address() {
        return BuiltWar.addressOf(deployed);
    }

    @Override
    public SharedDatabase product() {
        return SharedDatabase.H2;
    }
}
