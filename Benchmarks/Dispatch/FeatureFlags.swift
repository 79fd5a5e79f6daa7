// A misspelt feature flag is silently off; these make it an error.
#if !hasFeature(ExistentialAny)
    #error("the upcoming feature ExistentialAny must be on: see Package.swift")
#endif
#if !hasFeature(InternalImportsByDefault)
    #error("the upcoming feature InternalImportsByDefault must be on: see Package.swift")
#endif
#if !hasFeature(MemberImportVisibility)
    #error("the upcoming feature MemberImportVisibility must be on: see Package.swift")
#endif
#if !hasFeature(NonisolatedNonsendingByDefault)
    #error("the upcoming feature NonisolatedNonsendingByDefault must be on: see Package.swift")
#endif
