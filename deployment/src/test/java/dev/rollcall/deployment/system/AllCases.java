package dev.rollcall.deployment.system;

/** Every subject, once: a new interface of cases is added here and runs on both databases. */
interface AllCases
        extends FailureBodyCases,
                DirectoryAdministrationCases,
                ApiClientCases,
                SecretTokenCases,
                ConversationCases,
                UnboundIdClientCases,
                CaptainGoldfishClientCases,
                ScimUserCases,
                DiscoveryCases,
                ScimErrorCases,
                HostileInputCases,
                IsolationCases,
                ConcurrentCreateCases,
                PreconditionCases {}
