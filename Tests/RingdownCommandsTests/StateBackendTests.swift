import Foundation
import RingdownCore
import RingdownSQLite
import Subprocess
import Testing

/// The real terraform against the built server.
///
/// A run that must stand still does so in a provisioner that reads a named pipe, until the test closes its end.
@Suite("Terraform's http backend, with terraform itself", .enabled(if: TerraformRun.isThere), .timeLimit(.minutes(3)))
struct StateBackendTests {
    @Test("Init, apply, a change that triggers, destroy; every version is kept and can be brought back")
    func life() async throws {
        try await withFolder { folder in
            let run = TerraformRun(folder: folder)
            let outcome = try await run.script(
                """
                terraform init -input=false
                terraform apply -auto-approve -input=false -var status=off
                terraform apply -auto-approve -input=false -var status=on
                terraform plan -input=false -detailed-exitcode -var status=on
                terraform destroy -auto-approve -input=false
                "$ringdown" state list prod --format json > "$folder/versions.json"
                "$ringdown" state rollback prod --to 2
                terraform plan -input=false -detailed-exitcode -var status=on && echo "rolled back"
                "$ringdown" state show prod --document | grep '"lineage"'
                """
            )
            #expect(outcome.exit == 0, "\(outcome.output)\n\(outcome.errors)")
            #expect(outcome.output.contains("rolled back"))
            #expect(outcome.output.contains("back to version 2"))
            let versions = try JSON(parsing: Array(Data(contentsOf: folder.appending(path: "versions.json"))))
            let serials = versions["entities"]?.array?.compactMap { $0["serial"]?.int } ?? []
            #expect(serials == [3, 2, 1], "\(versions.text())")
            #expect(versions["entities"]?.array?.compactMap { $0["tool"]?.string }.first == "terraform 1.11.4")
            let triggers = try await run.triggers()
            #expect(triggers.count == 1)
            guard case .rule(let name, _, let address)? = triggers.first?.cause else {
                Issue.record("no rule made the trigger")
                return
            }
            #expect(name == "renewals-go-live")
            #expect(address == "terraform_data.campaign")
            for file in ["ringdown.db", "ringdown.db-wal"] {
                let stored = FileManager.default.contents(atPath: folder.appending(path: file).path) ?? Data()
                #expect(stored.firstRange(of: Data("check_results".utf8)) == nil)
            }
        }
    }

    @Test("A second apply is told who holds the lock, changes nothing, and goes through afterwards")
    func contention() async throws {
        try await withFolder { folder in
            let run = TerraformRun(folder: folder)
            let outcome = try await run.script(
                """
                terraform init -input=false
                terraform apply -auto-approve -input=false -var gate="$folder/gate" > "$folder/first.txt" 2>&1 &
                exec 3> "$folder/gate"
                holder=$("$ringdown" state list prod | sed -n 's/.*lock \\(.*\\))/\\1/p')
                second=0
                terraform apply -auto-approve -input=false -var status=on > "$folder/second.txt" 2>&1 || second=$?
                echo "second: $second"
                grep -q "$holder" "$folder/second.txt" && echo "the holder is named"
                exec 3>&-
                wait %2
                terraform apply -auto-approve -input=false -var status=on
                """
            )
            #expect(outcome.exit == 0, "\(outcome.output)\n\(outcome.errors)")
            #expect(outcome.output.contains("second: 1"))
            #expect(outcome.output.contains("the holder is named"))
            #expect(try await run.triggers().count == 1)
        }
    }

    @Test("A terraform that is killed during an apply leaves its lock; force opens it, and the next applies")
    func killed() async throws {
        try await withFolder { folder in
            let run = TerraformRun(folder: folder)
            let outcome = try await run.script(
                """
                terraform init -input=false
                terraform apply -auto-approve -input=false -var gate="$folder/gate" > "$folder/first.txt" 2>&1 &
                killed=$!
                exec 3> "$folder/gate"
                kill -9 $killed
                wait $killed || echo "killed: $?"
                exec 3>&-
                locked=0
                terraform apply -auto-approve -input=false -var status=on > "$folder/second.txt" 2>&1 || locked=$?
                echo "locked: $locked"
                id=$("$ringdown" state list prod | sed -n 's/.*lock \\(.*\\))/\\1/p')
                grep -q "$id" "$folder/second.txt" && echo "the holder is named"
                terraform force-unlock -force "$id"
                "$ringdown" state list prod | grep -c "locked by" || echo "open"
                terraform apply -auto-approve -input=false -var status=on
                terraform plan -input=false -detailed-exitcode -var status=on
                """
            )
            #expect(outcome.exit == 0, "\(outcome.output)\n\(outcome.errors)")
            for line in ["killed: 137", "locked: 1", "the holder is named", "open"] {
                #expect(outcome.output.contains(line), "\(line) is missing: \(outcome.output)")
            }
        }
    }

    @Test("Wrong credentials and a server without a key end init with an error that says so")
    func refused() async throws {
        try await withFolder { folder in
            let run = TerraformRun(folder: folder)
            let outcome = try await run.script(
                """
                TF_HTTP_PASSWORD=wrong terraform init -input=false > "$folder/init.txt" 2>&1 || echo "init: $?"
                cat "$folder/init.txt"
                """
            )
            #expect(outcome.output.contains("init: 1"))
            #expect(outcome.output.contains("auth"), "\(outcome.output)")
        }
    }

    @Test("Over TLS terraform goes in where it knows the certificate, and nowhere else")
    func tls() async throws {
        try await withFolder { folder in
            let run = TerraformRun(
                folder: folder,
                configuration: TerraformRun.configuration + "\ntls: { certificate: cert.pem, key: file:key.pem }\n"
            )
            let outcome = try await run.script(
                """
                terraform init -input=false > "$folder/init.txt" 2>&1 || echo "unknown: $?"
                grep -o "certificate signed by unknown authority" "$folder/init.txt" | head -n 1
                export TF_HTTP_CLIENT_CA_CERTIFICATE_PEM=$(cat cert.pem)
                terraform init -input=false
                terraform apply -auto-approve -input=false -var status=on
                terraform plan -input=false -detailed-exitcode -var status=on
                curl --silent --fail --cacert cert.pem "$RINGDOWN_URL/livez" && echo "$RINGDOWN_URL"
                curl --silent --max-time 5 "http://${RINGDOWN_URL#https://}/livez" || echo "plain: refused"
                """,
                before: """
                    openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 \
                        -subj /CN=127.0.0.1 -addext subjectAltName=IP:127.0.0.1 -keyout key.pem -out cert.pem 2> /dev/null
                    """
            )
            #expect(outcome.exit == 0, "\(outcome.output)\n\(outcome.errors)")
            for line in ["unknown: 1", "signed by unknown authority", "https://127.0.0.1:", "plain: refused"] {
                #expect(outcome.output.contains(line), "\(line) is missing: \(outcome.output)")
            }
        }
    }

    @Test("A key that is not the certificate's ends the server before it listens")
    func wrongKey() async throws {
        try await withFolder { folder in
            let run = TerraformRun(
                folder: folder,
                configuration: TerraformRun.configuration + "\ntls: { certificate: cert.pem, key: file:other.pem }\n"
            )
            let outcome = try await run.script(
                "",
                before: """
                    for name in other key; do
                        openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 \\
                            -subj /CN=127.0.0.1 -keyout $name.pem -out cert.pem 2> /dev/null
                    done
                    """
            )
            #expect(outcome.exit != 0)
            let log = try String(contentsOf: folder.appending(path: "server.txt"), encoding: .utf8)
            #expect(log.contains("tls.key is not the key of the certificate cert.pem"), "\(log)")
        }
    }

    @Test(
        "A state key that is none ends the server before it listens",
        arguments: ["short", String(repeating: "g", count: 64)]
    )
    func badKey(key: String) async throws {
        try await withFolder { folder in
            let store = folder.appending(path: "ringdown.db").path
            let text = TerraformRun.configuration.replacingOccurrences(of: "ringdown.db", with: store)
            let file = try folder.file("ringdown.yaml", text)
            let outcome = try await Binary.run(
                ["serve", "--config", file, "--listen", "127.0.0.1:0"],
                environment: ["CI_SECRET": "s", "STATE_KEY": key]
            )
            #expect(outcome.exit == 2)
            #expect(outcome.output.isEmpty)
            #expect(outcome.errors.contains("STATE_KEY is not 32 bytes"))
            #expect(!outcome.errors.contains(key))
        }
    }
}

/// A folder with a Terraform configuration, and a server beside it.
struct TerraformRun {
    let folder: URL
    /// The server's configuration.
    var configuration = TerraformRun.configuration

    /// Whether terraform is on the PATH.
    static var isThere: Bool {
        ProcessInfo.processInfo.environment["PATH", default: ""].split(separator: ":")
            .contains { FileManager.default.isExecutableFile(atPath: "\($0)/terraform") }
    }

    static let configuration = """
        store: { sqlite: ringdown.db }
        states: { key: env:STATE_KEY }
        providers:
          local: { kind: exchange }
        contactLists:
          - { name: renewals-q4, provider: local, list: Renewals Q4, campaigns: [Renewals], division: Sales }
        clients:
          - { id: ci, secret: env:CI_SECRET, grants: [ { role: terraform, division: "*" } ] }
        roles:
          - { name: terraform, permissions: ["iac:state:read", "iac:state:write", "iac:state:lock"] }
        rules:
          - name: renewals-go-live
            when:
              workspace: prod
              resource: terraform_data.campaign
              attribute: { path: input, from: off, to: on }
            do:
              - trigger: { contactList: renewals-q4 }
        """

    private static let main = """
        terraform {
          backend "http" {}
        }
        variable "status" { default = "off" }
        variable "gate" { default = "/dev/null" }
        resource "terraform_data" "campaign" {
          input = var.status
        }
        resource "terraform_data" "held" {
          input = terraform_data.campaign.id
          provisioner "local-exec" { command = "cat '${var.gate}'" }
        }
        """

    /// Starts the server, runs a script that knows `$ringdown` and `$folder`, and stops the server again.
    ///
    /// - Parameter before: what is run before the server starts.
    func script(_ text: String, before: String = "") async throws -> Binary.Outcome {
        _ = try folder.file("ringdown.yaml", configuration)
        _ = try folder.file("main.tf", Self.main)
        let whole = """
            set -euo pipefail
            ringdown=$1 folder=$2
            cd "$folder"
            \(before)
            mkfifo gate started
            "$ringdown" serve --config ringdown.yaml --listen 127.0.0.1:0 > started 2> server.txt &
            server=$!
            trap 'kill $server; wait $server || true' EXIT
            exec 4< started
            read -r line <&4
            export RINGDOWN_URL=${line##* }
            export TF_HTTP_ADDRESS=$RINGDOWN_URL/tfstate/prod
            export TF_HTTP_LOCK_ADDRESS=$TF_HTTP_ADDRESS TF_HTTP_UNLOCK_ADDRESS=$TF_HTTP_ADDRESS

            """
        let result = try await Subprocess.run(
            .name("timeout"),
            arguments: ["100", "bash", "-c", whole + text, "script", Binary.path, folder.path],
            environment: .inherit.updating([
                "TF_CLI_CONFIG_FILE": "/dev/null", "TF_IN_AUTOMATION": "1", "CHECKPOINT_DISABLE": "1",
                "TF_CLI_ARGS": "-no-color", "TF_HTTP_USERNAME": "ci", "TF_HTTP_PASSWORD": "ci-secret",
                "TF_HTTP_RETRY_WAIT_MIN": "1", "CI_SECRET": "ci-secret", "RINGDOWN_CLIENT_ID": "ci",
                "RINGDOWN_CLIENT_SECRET": "ci-secret", "STATE_KEY": String(repeating: "0f", count: 32),
            ]),
            output: .string(limit: 8 << 20),
            error: .string(limit: 8 << 20)
        )
        let exit: Int32 = if case .exited(let code) = result.terminationStatus { code } else { -1 }
        return Binary.Outcome(exit: exit, output: result.standardOutput, errors: result.standardError)
    }

    /// The triggers that the server left behind.
    func triggers() async throws -> [Trigger] {
        try await SQLiteStore.withStore(at: folder.appending(path: "ringdown.db").path) { store in
            try await store.triggers(TriggerQuery())
        }
    }
}
