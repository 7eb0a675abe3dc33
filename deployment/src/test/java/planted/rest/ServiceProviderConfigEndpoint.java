package planted.rest;

/** A name that keeps the rules: the forbidden word in it is the RFC's. */
public class ServiceProviderConfigEndpoint {}
