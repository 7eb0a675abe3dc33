package dev.rollcall.deployment.system;

/** Every subject, once: a new interface of cases is added here and runs on both databases. */
interface AllCases
        extends FailureBodyCases,
                TokenEndpointCases,
                BearerCases,
                DirectoryAdministrationCases,
                ApiClientCases,
                SecretTokenCases,
                UserAdministrationCases,
                ConversationCases,
                UnboundIdClientCases,
                CaptainGoldfishClientCases,
                ScimUserCases,
                DiscoveryCases,
                ScimErrorCases,
                HostileInputCases,
                IsolationCases,
                ConcurrentCreateCases,
                AdoptionCases,
                GroupConcurrencyCases,
                BrakeCases,
                LifecycleCases,
                SimulationCases,
                PreconditionCases,
                SyncLogCases,
                DirectorySchemaCases,
                ChangeFeedCases {}
