package models_test

import (
	"path/filepath"
	"testing"
	"time"

	"frist/models"
)

func TestBeforeAMigrationTheDatabaseIsCopiedAsItWas(t *testing.T) {
	h := newHouse(t)
	ref := h.report("Före flytten")
	check(t, models.MigrateWith(ctx(t), h.Store, "9000_more.sql", "-- +goose Up\nCREATE TABLE more (x);\n"))
	copies, err := filepath.Glob(h.path + ".schema-*.bak")
	check(t, err)
	if len(copies) != 1 {
		t.Fatalf("copies: %v, want one", copies)
	}
	old, err := models.Open(ctx(t), copies[0], func() time.Time { return present })
	check(t, err)
	defer func() { check(t, old.Close()) }()
	if in, err := old.Incident(ctx(t), h.officer, ref); err != nil || in.Title != "Före flytten" {
		t.Errorf("in the copy: %q, %v", in.Title, err)
	}
	if v, err := old.SchemaVersion(ctx(t)); err != nil || v >= 9000 {
		t.Errorf("the copy has schema %d, %v", v, err)
	}
	if v, err := old.Verify(ctx(t), h.auditor); err != nil || !v.OK() {
		t.Errorf("the copy: %+v, %v", v, err)
	}
}

func TestAMigrationThatFailsLeavesTheDatabaseAsItWas(t *testing.T) {
	h := newHouse(t)
	ref := h.report("Kvar")
	if err := models.MigrateWith(ctx(t), h.Store, "9000_broken.sql", "-- +goose Up\nCREATE TABLE more (x);\nCREATE TABLE broken (;\n"); err == nil {
		t.Fatal("the broken step was taken")
	}
	if v, err := h.SchemaVersion(ctx(t)); err != nil || v >= 9000 {
		t.Errorf("schema %d, %v", v, err)
	}
	if _, err := h.Incident(ctx(t), h.officer, ref); err != nil {
		t.Error(err)
	}
	if err := models.MigrateWith(ctx(t), h.Store, "9000_mended.sql", "-- +goose Up\nCREATE TABLE more (x);\n"); err != nil {
		t.Errorf("the mended step: %v", err)
	}
}
