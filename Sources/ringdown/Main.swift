import RingdownCommands

@main
struct Main {
    static func main() async { await RingdownCommand.run() }
}
