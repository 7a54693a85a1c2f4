package deadline

import "testing"

func find(t *testing.T, all []Obligation, id ID) Obligation {
	t.Helper()
	for _, o := range all {
		if o.ID == id {
			return o
		}
	}
	t.Fatalf("no %s among %d obligations", id, len(all))
	return Obligation{}
}
