package models_test

import (
	"errors"
	"reflect"
	"testing"

	"frist/models"
)

func TestAReceiptStandsBesideItsFilingWhichStaysFrozen(t *testing.T) {
	h := newHouse(t)
	ref := h.importFile(klarna)
	h.keepSomething(ref)
	r, err := h.Record(ctx(t), h.officer, ref)
	check(t, err)
	before := r.Filings[len(r.Filings)-1]
	once := models.Once{Token: "kvittens", Form: "/x", Digest: "d"}
	check(t, h.AddReceipt(ctx(t), h.officer, once, ref, before.ID, models.Receipt{Reference: "DI-2026-9"}, nil))
	var done *models.Done
	if err := h.AddReceipt(ctx(t), h.officer, once, ref, before.ID, models.Receipt{Reference: "DI-2026-9"}, nil); !errors.As(err, &done) {
		t.Errorf("sent twice: %v, want that it is done", err)
	}
	if r, err = h.Record(ctx(t), h.officer, ref); err != nil || !reflect.DeepEqual(r.Filings[len(r.Filings)-1], before) {
		t.Errorf("the filing has changed, %v", err)
	}
	list := r.ReceiptsOf(before.ID)
	if len(list) != 3 || list[2].Reference != "DI-2026-9" || list[2].RecordedName != h.officer.Name || !list[2].RecordedAt.Equal(h.at) {
		t.Errorf("receipts %+v", list)
	}
	if e, ok := r.EvidenceOf(list[0].EvidenceID); !ok || e.Name != "kvitto.pdf" || e.Size != int64(len("%PDF-1.4")) {
		t.Errorf("the file is %+v", e)
	}
	if v, err := h.Verify(ctx(t), h.auditor); err != nil || !v.OK() {
		t.Errorf("%+v, %v", v, err)
	}
}

func TestAReceiptIsRefusedToWhomeverMayNotFileAndWithoutAnythingInIt(t *testing.T) {
	h := newHouse(t)
	ref, other := h.importFile(klarna), h.report("En annan")
	h.keepSomething(ref)
	fs, err := h.Filings(ctx(t), h.officer, ref)
	check(t, err)
	id, good := fs[0].ID, models.Receipt{Reference: "DI-1"}
	for name, tt := range map[string]struct {
		by     models.Actor
		ref    string
		filing int64
		r      models.Receipt
		want   error
	}{
		"an auditor, who changes nothing": {h.auditor, ref, id, good, models.ErrForbidden},
		"the filing of another incident":  {h.officer, other, id, good, models.ErrNotFound},
		"no filing":                       {h.officer, ref, 999, good, models.ErrNotFound},
		"no incident":                     {h.officer, "2026-999", id, good, models.ErrNotFound},
	} {
		if err := h.AddReceipt(ctx(t), tt.by, models.Once{}, tt.ref, tt.filing, tt.r, nil); !errors.Is(err, tt.want) {
			t.Errorf("%s: %v, want %v", name, err, tt.want)
		}
	}
	var invalid *models.Invalid
	if err := h.AddReceipt(ctx(t), h.officer, models.Once{}, ref, id, models.Receipt{Note: "Kom i dag"}, nil); !errors.As(err, &invalid) || invalid.Problems["reference"].IsZero() {
		t.Errorf("nothing but a note: %v", err)
	}
}
