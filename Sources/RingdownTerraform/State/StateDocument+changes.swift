package import RingdownCore

extension StateDocument {
    /// The applied changes between two states of one lineage, ordered by address, outputs last.
    ///
    /// `origin` says where they were seen; its `lineage` and `serial` are set from the second state, its `tool`
    /// unless it has one. The shown form has no serial, so give `origin` a `revision` that is another for every run:
    /// otherwise the same change made twice counts as one. Throws when the lineages differ or when the second state
    /// is not the newer one. A taint is no change, as no value differs.
    package static func changes(
        from old: StateDocument,
        to new: StateDocument,
        origin: ChangeOrigin
    ) throws(TerraformError) -> [Change] {
        try checkOrder(old, new)
        var origin = origin
        origin.lineage = new.lineage ?? origin.lineage
        origin.serial = new.serial ?? origin.serial
        if origin.tool == nil { origin.tool = new.terraformVersion.map { "terraform \($0)" } }
        let difference = StateDifference(old: old, new: new, origin: origin)
        return difference.objectChanges + difference.outputChanges
    }

    private static func checkOrder(_ old: StateDocument, _ new: StateDocument) throws(TerraformError) {
        if let before = old.lineage, let after = new.lineage, before != after {
            throw TerraformError(
                .otherLineage,
                "the two states have different lineages and are not two versions of one state: "
                    + "hand over two states of the same workspace"
            )
        }
        guard let before = old.serial, let after = new.serial else { return }
        if after < before {
            throw TerraformError(
                .staleSerial,
                "the second state (serial \(after)) is older than the first (serial \(before)): "
                    + "hand over the older one first"
            )
        }
        if after == before, old.objects != new.objects || old.outputs != new.outputs {
            throw TerraformError(
                .staleSerial,
                "the two states have the same serial (\(after)) and different contents: "
                    + "hand over states that Terraform wrote one after the other"
            )
        }
    }
}
