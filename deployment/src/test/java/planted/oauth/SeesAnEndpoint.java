package planted.oauth;

import planted.rest.ServiceProviderConfigEndpoint;

record SeesAnEndpoint(ServiceProviderConfigEndpoint endpoint) {}
