package dev.rollcall.application;

import jakarta.enterprise.inject.Stereotype;
import jakarta.inject.Singleton;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A bean without state of its own, of which one serves every request: making the whole graph behind an endpoint anew for
 * each took a quarter of a request's time. It is a stereotype because {@link Singleton} alone makes no class a bean (CDI
 * 4.0, 2.5.1); and it has no proxy, so that final classes and constructor injection stay possible.
 */
@Stereotype
@Singleton
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface SingletonBean {}
