-- +goose Up

-- What was sent before it was approved is approved afterwards, whether or not
-- somebody said that it was an emergency; what came from elsewhere as approved
-- afterwards had been sent there. Of somebody elsewhere there is only a name: who
-- has the name of who sealed it, or let it through, is taken for the same.
DROP TRIGGER approvals_are_in_order;
-- +goose StatementBegin
CREATE TRIGGER approvals_are_in_order BEFORE INSERT ON approvals BEGIN
	SELECT RAISE(ABORT, 'it has been approved or refused') WHERE NEW.kind = 'emergency' AND EXISTS (SELECT 1 FROM approvals WHERE sealed_id = NEW.sealed_id);
	SELECT RAISE(ABORT, 'nothing was sent in an emergency') WHERE NEW.kind = 'afterwards' AND NEW.by_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM approvals WHERE sealed_id = NEW.sealed_id AND kind = 'emergency') AND NOT EXISTS (SELECT 1 FROM filings WHERE sealed_id = NEW.sealed_id);
	SELECT RAISE(ABORT, 'after an emergency it is approved afterwards') WHERE NEW.kind = 'approved' AND EXISTS (SELECT 1 FROM approvals WHERE sealed_id = NEW.sealed_id AND kind = 'emergency');
	SELECT RAISE(ABORT, 'what was sent is approved afterwards') WHERE NEW.kind = 'approved' AND EXISTS (SELECT 1 FROM filings WHERE sealed_id = NEW.sealed_id);
	SELECT RAISE(ABORT, 'it is for another to approve') WHERE NEW.kind IN ('approved', 'afterwards') AND NEW.recorded_name = NEW.sealed_name;
	SELECT RAISE(ABORT, 'it is for another to approve') WHERE NEW.kind <> 'emergency' AND EXISTS (SELECT 1 FROM approvals e WHERE e.sealed_id = NEW.sealed_id AND e.kind = 'emergency' AND (e.by_id = NEW.by_id OR NEW.kind = 'afterwards' AND e.recorded_name = NEW.recorded_name));
END;
-- +goose StatementEnd

-- Part of the index: what was sent and not approved awaits that.
UPDATE incidents SET awaiting = (SELECT count(*) FROM sealed_drafts d WHERE d.incident_id = incidents.id
	AND NOT EXISTS (SELECT 1 FROM approvals a WHERE a.incident_id = d.incident_id AND a.sealed_id = d.id AND a.kind <> 'emergency')
	AND (EXISTS (SELECT 1 FROM approvals a WHERE a.incident_id = d.incident_id AND a.sealed_id = d.id AND a.kind = 'emergency')
		OR EXISTS (SELECT 1 FROM filings f WHERE f.sealed_id = d.id)
		OR NOT EXISTS (SELECT 1 FROM sealed_drafts n WHERE n.incident_id = d.incident_id AND n.id > d.id AND n.obligation = d.obligation AND n.country = d.country AND n.entity_id IS d.entity_id)));
