import RingdownCore

/// How parts of a call are quoted: short, in one line, and without what an address may carry besides.
///
/// The call's secrets are masked in the whole explanation afterwards. What looks drawn at random is masked before it is
/// cut, because a part of it no longer looks so.
enum Redacted {
    /// An address, without the query where that is long.
    static func address(_ target: CallTarget) -> String {
        let written = target.written.replacing("\n", with: "")
        return written.count > 200 ? text(written.prefix { $0 != "?" }, upTo: 201) : RandomRun.masked(written)
    }

    /// A value of a body.
    static func value(_ value: JSON) -> String { text(value.text(), upTo: 80) }

    /// A text in one line, of no more characters than the limit.
    ///
    /// What stands far behind the limit is not looked at.
    static func text(_ text: some StringProtocol, upTo limit: Int) -> String {
        let line = RandomRun.masked(String(text.prefix(limit + 400)).replacing("\n", with: " "))
        return line.count > limit ? line.prefix(limit - 3) + "…" : line
    }
}
