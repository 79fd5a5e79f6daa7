/// The words of operations' paths, those that mean the same made one.
struct OperationWords: Sendable {
    let operation: CalledOperation
    let words: Set<String>
    /// The last part of its path that is no parameter.
    let last: String?

    /// Words of what is done, which tell more than words of what it is done to.
    static let actions: Set<String> = ["call", "start", "stop", "schedule", "dnc", "callback", "upload"]

    /// The operations of a vendor with their words.
    static func of(_ vendor: ReportedCall.Vendor) -> [OperationWords] { vendor == .cxone ? cxone : genesys }

    private static let genesys = GenesysCatalogue.shared.operations.map(CalledOperation.init).map(OperationWords.init)
    private static let cxone = CXoneCatalogue.shared.operations.map(CalledOperation.init).map(OperationWords.init)

    private static let same: [String: String] = [
        "dial": "call", "dialing": "call", "calls": "call", "phonenumber": "phone", "click": "call", "make": "call",
        "personal": "skill", "connection": "skill", "connections": "skill", "personalconnection": "skill",
        "trigger": "start", "triggers": "start", "execute": "start", "execution": "start", "executions": "start",
        "run": "start",
        "launch": "start", "activate": "start", "initiate": "start", "resume": "start", "begin": "start",
        "pause": "stop", "halt": "stop", "deactivate": "stop", "cancel": "stop",
        "skills": "skill", "proficiency": "skill", "proficiencies": "skill", "skillproficiency": "skill",
        "agents": "agent", "users": "agent", "user": "agent", "employees": "agent", "profile": "agent",
        "contacts": "contact", "leads": "contact", "records": "contact", "prospects": "contact", "customers": "contact",
        "contactlists": "list", "contactlist": "list", "lists": "list", "calllists": "list", "calllist": "list",
        "campaigns": "campaign", "queues": "queue", "schedules": "schedule", "scheduling": "schedule",
        "scheduled": "schedule",
        "callbacks": "callback", "queuecallback": "callback", "promise": "callback",
        "donotcall": "dnc", "dnclists": "dnc", "dncgroups": "dnc", "blocklist": "dnc", "suppression": "dnc",
        "dispositions": "wrapup", "disposition": "wrapup", "wrapupcodes": "wrapup", "wrapupcode": "wrapup",
        "codes": "wrapup",
        "bulk": "upload", "import": "upload", "uploads": "upload", "batch": "upload",
        "statistics": "stats", "metrics": "stats", "performance": "stats", "status": "stats", "progress": "stats",
        "reports": "report", "reporting": "report", "jobs": "job", "rules": "rule", "rulesets": "rule",
        "conversations": "conversation",
        "interaction": "contact", "sequences": "sequence", "roles": "role",
        "divisions": "division",
        "clients": "client", "settings": "parameters", "configuration": "parameters", "parameters": "parameters",
    ]

    private init(_ operation: CalledOperation) {
        self.operation = operation
        let literal = operation.path.split(separator: "/").filter { !$0.hasPrefix("{") && !BasePath.isBase(String($0)) }
        words = Self.words(in: literal.joined(separator: "/"))
        last = literal.last.map(String.init)
    }

    /// The words of a path; `outbound` is in too many to tell anything.
    static func words(in path: String) -> Set<String> {
        var words: Set<String> = []
        for segment in path.split(separator: "/") {
            var parts: [Substring] = []
            var start = segment.startIndex
            for index in segment.indices where segment[index].isUppercase || "-_.".contains(segment[index]) {
                if start < index { parts.append(segment[start..<index]) }
                start = "-_.".contains(segment[index]) ? segment.index(after: index) : index
            }
            if start < segment.endIndex { parts.append(segment[start...]) }
            let whole = segment.lowercased().filter(\.isLetter)
            if let word = same[whole] {
                words.insert(word)
                continue
            }
            for part in parts {
                let word = part.lowercased()
                if word.count > 2, word != "outbound" { words.insert(same[word] ?? word) }
            }
        }
        return words
    }
}
