package models_test

import (
	"testing"
	"time"

	"frist/models"
)

// BenchmarkSeed says how fast invented incidents are stored, three entries each.
func BenchmarkSeed(b *testing.B) {
	s, err := models.Open(b.Context(), b.TempDir()+"/frist.db", func() time.Time { return present })
	if err != nil {
		b.Fatal(err)
	}
	defer s.Close()
	const n = 2000
	for b.Loop() {
		if err := s.Seed(b.Context(), models.Operator("bench"), n, 3, 1, func(int) {}); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(n)*float64(b.N)/b.Elapsed().Seconds(), "incidents/s")
}
