package dev.rollcall.rest.http;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Singleton;
import java.lang.annotation.Annotation;
import org.glassfish.hk2.api.ActiveDescriptor;
import org.glassfish.hk2.api.Context;
import org.glassfish.hk2.api.ServiceHandle;

/** Gives Jersey's own injection, which knows no CDI, the scope of our beans: a new one each time. */
@Singleton
final class DependentScope implements Context<Dependent> {

    @Override
    public Class<? extends Annotation> getScope() {
        return Dependent.class;
    }

    @Override
    public <U> U findOrCreate(ActiveDescriptor<U> bean, ServiceHandle<?> root) {
        return bean.create(root);
    }

    @Override
    public boolean containsKey(ActiveDescriptor<?> bean) {
        return false;
    }

    @Override
    public void destroyOne(ActiveDescriptor<?> bean) {}

    @Override
    public boolean supportsNullCreation() {
        return false;
    }

    @Override
    public boolean isActive() {
        return true;
    }

    @Override
    public void shutdown() {}
}
