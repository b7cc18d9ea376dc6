public struct Intake: Sendable { func events(in now: Organisations) throws(OrganisationRefusal) -> [OrganisationEvent] { [] } }
