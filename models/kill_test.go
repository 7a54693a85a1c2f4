package models_test

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"testing"
	"time"

	"frist/models"
	"frist/models/calendar"
)

// writeUntilKilled is the other process of the kill test.
func writeUntilKilled(t *testing.T, path string) {
	s, err := models.Open(ctx(t), path, func() time.Time { return present })
	check(t, err)
	for i := 0; ; i++ {
		text := fmt.Sprintf("omgång %s nr %d", os.Getenv("FRIST_TEST_ROUND"), i)
		check(t, s.AddEntry(ctx(t), models.Operator("writer"), models.Once{}, os.Getenv("FRIST_TEST_REF"), models.Entry{At: calendar.At(present), Text: text}))
		fmt.Println(text)
	}
}

// readSome reads n lines.
func readSome(t *testing.T, r io.Reader, n int) []string {
	t.Helper()
	var lines []string
	scan := bufio.NewScanner(r)
	for len(lines) < n && scan.Scan() {
		lines = append(lines, scan.Text())
	}
	if len(lines) < n {
		t.Fatalf("the writer said %d lines and stopped: %v", len(lines), lines)
	}
	return lines
}
