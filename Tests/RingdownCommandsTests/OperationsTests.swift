import Foundation
import RingdownCore
import RingdownSQLite
import Subprocess
import Testing

/// Backup, restore, the audit log and a sick disk, with the built server as an operator meets it.
@Suite("Operations", .timeLimit(.minutes(5)))
struct OperationsTests {
    @Test("A store is backed up and its log followed while the server runs, and restored once it is stopped")
    func backup() async throws {
        try await withFolder { folder in
            let outcome = try await ServerRun(folder: folder).script(
                """
                start
                "$ringdown" trigger list renewals-q4 --idempotency-key first > first.txt
                "$ringdown" backup --store ringdown.db --to backup.db > backup.txt
                checkpoint=$("$ringdown" audit checkpoint --store ringdown.db)
                "$ringdown" trigger list renewals-q4 --idempotency-key second > second.txt
                "$ringdown" audit verify --store ringdown.db --checkpoint "$checkpoint"
                "$ringdown" audit list --config ringdown.yaml | tail -n 3
                "$ringdown" restore --from backup.db --store ringdown.db && echo "restored in use"
                "$ringdown" backup --store ringdown.db --to backup.db && echo "replaced"
                stop
                "$ringdown" restore --from backup.db --store ringdown.db
                start
                grep "kill switch for all providers" server.txt
                "$ringdown" audit verify --store backup.db
                stat -c %a backup.db backup.db.key
                """
            )
            #expect(outcome.exit == 0, "\(outcome.output)\n\(outcome.errors)")
            let said = outcome.output
            #expect(said.contains("intact  ") && said.contains("compared with 1 checkpoints"), "\(said)")
            #expect(said.contains("a kill switch for all providers is on"), "\(said)")
            #expect(said.contains("found a kill switch for all providers, thrown by "), "\(said)")
            #expect(said.contains("600\n600\n"), "\(said)")
            #expect(!said.contains("restored in use") && !said.contains("replaced\n"), "\(said)")
            #expect(outcome.errors.contains("in use by process"), "\(outcome.errors)")
            #expect(outcome.errors.contains("--force"), "\(outcome.errors)")
        }
    }

    @Test("An altered decision is named by the command, which ends with 1")
    func tampered() async throws {
        try await withFolder { folder in
            let store = folder.appending(path: "ringdown.db").path
            try await SQLiteStore.withStore(at: store) { store in
                let decision = Decision(id: "d1", at: Date(), kind: .allowed, sentence: "Allowed by nobody.")
                try await store.record(decision)
            }
            let clean = try await Binary.run(["audit", "verify", "--store", store])
            #expect(clean.exit == 0, "\(clean.errors)")
            let bytes = try #require(FileManager.default.contents(atPath: store))
            let place = try #require(bytes.range(of: Data("Allowed by nobody".utf8)))
            var altered = bytes
            altered.replaceSubrange(place, with: Data("Allowed by nobodi".utf8))
            try altered.write(to: URL(fileURLWithPath: store))
            let found = try await Binary.run(["audit", "verify", "--store", store, "--format", "json"])
            #expect(found.exit == 1)
            let verdict = try JSON(parsing: Array(found.output.utf8))
            #expect(verdict["isIntact"]?.bool == false)
            #expect(verdict["faults"]?.array?.isEmpty == false, "\(found.output)")
        }
    }

    @Test("What is no checkpoint, no store or no path is said in one line")
    func usage() async throws {
        try await withFolder { folder in
            let nowhere = folder.appending(path: "nowhere.db").path
            let cases: [([String], Int32, String)] = [
                (["audit", "verify", "--store", nowhere], 1, "There is no store"),
                (["audit", "verify", "--store", nowhere, "--checkpoint", "1:2"], 2, "SEQUENCE:HASH"),
                (["backup", "--store", nowhere, "--to", nowhere + ".copy"], 1, "There is no store"),
                (["restore", "--store", nowhere, "--from", nowhere + ".copy"], 1, "There is no store"),
                (["audit", "list", "--store", nowhere, "--limit", "0"], 2, "--limit must be"),
            ]
            for (arguments, exit, says) in cases {
                let outcome = try await Binary.run(arguments)
                #expect(outcome.exit == exit, "\(arguments)")
                #expect(outcome.errors.contains(says), "\(arguments): \(outcome.errors)")
                #expect(outcome.output.isEmpty)
            }
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [])
        }
    }

    @Test("A damaged store ends the start in one line that says how to restore it")
    func damaged() async throws {
        try await withFolder { folder in
            let store = folder.appending(path: "ringdown.db").path
            try await SQLiteStore.withStore(at: store) { store in try await store.check() }
            var bytes = try #require(FileManager.default.contents(atPath: store))
            bytes[3] ^= 0x10
            try bytes.write(to: URL(fileURLWithPath: store))
            let text = ServerRun.configuration.replacingOccurrences(of: "ringdown.db", with: store)
            let file = try folder.file("ringdown.yaml", text)
            let outcome = try await Binary.run(
                ["serve", "--config", file, "--listen", "127.0.0.1:0"],
                environment: ["CI_SECRET": "s", "GC": "s"]
            )
            #expect(outcome.exit == 1)
            #expect(outcome.output.isEmpty)
            #expect(outcome.errors.contains("ringdown restore --from BACKUP --store \(store)"), "\(outcome.errors)")
        }
    }

    @Test(
        "A disk that takes no more: 503 and a reason, what was accepted stays, and work goes on when there is space",
        .enabled(if: ServerRun.canLimitFiles)
    )
    func fullDisk() async throws {
        try await withFolder { folder in
            let outcome = try await ServerRun(folder: folder).script(
                """
                start
                stop
                limit=$(($(stat -c %s ringdown.db) / 1024 + 150))
                start "trap '' XFSZ; ulimit -S -f $limit;"
                echo "ready: $(ready)"
                accepted=0
                for n in $(seq 1 60); do
                    if "$ringdown" trigger list renewals-q4 --idempotency-key "k$n" --format json \\
                        > "answer-$n.json" 2> refusal.txt; then accepted=$n; else break; fi
                done
                test "$accepted" -ge 1
                test "$accepted" -lt 60
                echo "full: $(ready)"
                cat refusal.txt
                curl -s "$RINGDOWN_URL/readyz?verbose"; echo
                prlimit --pid "$server" --fsize=unlimited
                echo "free: $(ready)"
                "$ringdown" trigger list renewals-q4 --idempotency-key "k$((accepted + 1))" > /dev/null
                stop
                "$ringdown" audit verify --store ringdown.db
                echo "accepted: $((accepted + 1))"
                """
            )
            #expect(outcome.exit == 0, "\(outcome.output)\n\(outcome.errors)")
            let said = outcome.output
            #expect(
                said.contains("ready: 200\n") && said.contains("full: 503\n") && said.contains("free: 200\n"),
                "\(said)"
            )
            #expect(said.contains("The server cannot read or write its store now"), "\(said)")
            #expect(said.contains("check its space") || said.contains("free some space"), "\(said)")
            #expect(said.contains("intact  "), "\(said)")
            let kept = try await SQLiteStore.withStore(at: folder.appending(path: "ringdown.db").path) { store in
                try await store.triggers(TriggerQuery(limit: 1000)).count
            }
            #expect(said.contains("accepted: \(kept)\n"), "\(kept) kept; \(said)")
        }
    }

    @Test("A store that another program keeps locked: 503 and a reason, and work goes on when it is free")
    func locked() async throws {
        try await withFolder { folder in
            let outcome = try await ServerRun(folder: folder).script(
                """
                start
                mkfifo locked release
                python3 -c '
                import sqlite3
                db = sqlite3.connect("ringdown.db", isolation_level=None, timeout=60)
                db.execute("BEGIN IMMEDIATE")
                open("locked", "w").write("yes")
                open("release").read()
                db.execute("ROLLBACK")' &
                other=$!
                cat locked > /dev/null
                echo "locked: $(ready)"
                curl -s "$RINGDOWN_URL/readyz?verbose"; echo
                "$ringdown" trigger list renewals-q4 --idempotency-key k > answer.txt 2>&1 && echo "taken while locked"
                cat answer.txt
                echo > release
                wait "$other"
                echo "free: $(ready)"
                "$ringdown" trigger list renewals-q4 --idempotency-key k > /dev/null && echo "taken"
                stop
                "$ringdown" audit verify --store ringdown.db
                """
            )
            #expect(outcome.exit == 0, "\(outcome.output)\n\(outcome.errors)")
            let said = outcome.output
            #expect(said.contains("locked: 503\n") && said.contains("free: 200\ntaken\n"), "\(said)")
            #expect(said.contains("has been locked by another program for 5 s"), "\(said)")
            #expect(said.contains("The server cannot read or write its store now"), "\(said)")
            #expect(!said.contains("taken while locked"), "\(said)")
        }
    }

    @Test("The metrics say what waits, what was asked of whom, and how the providers are")
    func metrics() async throws {
        try await withFolder { folder in
            let outcome = try await ServerRun(folder: folder).script(
                """
                start
                "$ringdown" trigger list renewals-q4 > /dev/null
                token=$(curl -s -u ci:ci-secret -d grant_type=client_credentials "$RINGDOWN_URL/oauth/token" |
                    sed 's/.*"access_token"[ :]*"\\([^"]*\\)".*/\\1/')
                until grep -q ringdown_vendor_calls_total metrics.txt 2> /dev/null; do
                    curl -s -H "Authorization: Bearer $token" "$RINGDOWN_URL/metrics" > metrics.txt
                done
                cat metrics.txt
                stop
                """
            )
            #expect(outcome.exit == 0, "\(outcome.output)\n\(outcome.errors)")
            let lines = Set(outcome.output.split(separator: "\n").map(String.init))
            let calls = #"ringdown_vendor_calls_total{provider="genesys",call="prepare",outcome="unavailable"} "#
            #expect(lines.contains { $0.hasPrefix(calls) }, "\(outcome.output)")
            #expect(
                lines.isSuperset(of: [
                    "ringdown_store_readable 1.0", "ringdown_backlog_limit 100000.0",
                    #"ringdown_triggers{status="queued"} 1.0"#, #"ringdown_triggers{status="failed"} 0.0"#,
                    #"ringdown_provider_waits{provider="genesys",cause="rate-limited"} 0.0"#,
                    #"ringdown_provider_requests_per_minute{provider="genesys"} 300.0"#,
                    #"ringdown_http_request_seconds_count{operation="triggerContactList",status="202"} 1"#,
                ]),
                "\(outcome.output)"
            )
        }
    }

    @Test("A vendor that never answers does not keep a server from stopping within its time")
    func deadline() async throws {
        let vendor = try Listener()
        defer { vendor.close() }
        try await withFolder { folder in
            let outcome = try await ServerRun(folder: folder, vendorPort: vendor.port).script(
                """
                start "" --shutdown-timeout 1
                "$ringdown" trigger list renewals-q4 --format json > trigger.json
                stop
                cat server.txt
                start
                cat server.txt
                "$ringdown" audit verify --store ringdown.db
                """
            )
            #expect(outcome.exit == 0, "\(outcome.output)\n\(outcome.errors)")
            let said = outcome.output
            #expect(said.contains("what has begun is finished within 1 s"), "\(said)")
            #expect(said.contains("stopped; audit log at "), "\(said)")
            #expect(said.contains("found triggers "), "\(said)")
            #expect(said.contains("intact  "), "\(said)")
        }
    }

    @Test("A server that is told to stop says so, finishes, and leaves nothing behind but its store")
    func stopping() async throws {
        try await withFolder { folder in
            let outcome = try await ServerRun(folder: folder).script(
                """
                start
                "$ringdown" trigger list renewals-q4 > /dev/null
                stop
                cat server.txt
                ls ringdown.db*
                """
            )
            #expect(outcome.exit == 0, "\(outcome.output)\n\(outcome.errors)")
            #expect(outcome.output.contains("found nothing that waits"), "\(outcome.output)")
            #expect(outcome.output.contains("stopping: nothing new is taken"), "\(outcome.output)")
            #expect(outcome.output.contains("stopped; audit log at "), "\(outcome.output)")
            #expect(outcome.output.hasSuffix("ringdown.db\nringdown.db.key\n"), "\(outcome.output)")
        }
    }
}

/// A folder with a configuration whose provider does not answer, and a server that a script starts and stops.
struct ServerRun {
    let folder: URL
    /// Where the provider should be; nobody listens there, unless a test does.
    var vendorPort = 9

    static let configuration = """
        store: { sqlite: ringdown.db }
        providers:
          genesys: { kind: genesys-cloud, url: "http://127.0.0.1:9", clientId: env:GC, clientSecret: env:GC }
        contactLists:
          - { name: renewals-q4, provider: genesys, list: Renewals Q4, campaigns: [Renewals], division: Sales }
        clients:
          - { id: ci, secret: env:CI_SECRET, grants: [ { role: dialer, division: "*" } ] }
        roles:
          - { name: dialer, permissions: ["outbound:*:*"] }
        """

    /// Whether the size of a running program's files can be limited here.
    static var canLimitFiles: Bool { FileManager.default.isExecutableFile(atPath: "/usr/bin/prlimit") }

    /// Runs a script that knows `start [BEFORE [ARGUMENT…]]`, `stop`, `ready`, `$ringdown` and `$server`.
    ///
    /// What the last server said stands at the end of its errors.
    func script(_ text: String) async throws -> Binary.Outcome {
        _ = try folder.file(
            "ringdown.yaml",
            Self.configuration.replacingOccurrences(of: "127.0.0.1:9", with: "127.0.0.1:\(vendorPort)")
        )
        let whole = #"""
            set -uo pipefail
            ringdown=$1
            cd "$2"
            server=
            start() {
                rm -f started; mkfifo started
                bash -c "${1:-} exec \"\$0\" serve --config ringdown.yaml --listen 127.0.0.1:0 \"\$@\"" "$ringdown" \
                    "${@:2}" > started 2> server.txt &
                server=$!
                exec 4< started
                read -r line <&4 || { echo "the server did not start" >&2; exit 70; }
                export RINGDOWN_URL=${line##* }
            }
            stop() { kill "$server"; wait "$server"; server=; }
            ready() { curl -s -o /dev/null -w '%{http_code}' "$RINGDOWN_URL/readyz"; }
            trap 'test -z "$server" || { kill "$server"; wait "$server"; }; sed "s/^/server: /" server.txt >&2' EXIT

            """#
        let result = try await Subprocess.run(
            .name("timeout"),
            arguments: ["270", "bash", "-c", whole + text, "script", Binary.path, folder.path],
            environment: .inherit.updating([
                "CI_SECRET": "ci-secret", "GC": "gc-secret", "RINGDOWN_CLIENT_ID": "ci",
                "RINGDOWN_CLIENT_SECRET": "ci-secret",
            ]),
            output: .string(limit: 8 << 20),
            error: .string(limit: 8 << 20)
        )
        let exit: Int32 = if case .exited(let code) = result.terminationStatus { code } else { -1 }
        return Binary.Outcome(exit: exit, output: result.standardOutput, errors: result.standardError)
    }
}
