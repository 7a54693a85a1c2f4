package export

import (
	"io"

	"frist/models/report"
)

// PDF writes d as a PDF for people and for archives: A4, tagged, with d.Source
// attached. Nothing is written to w before the whole file is ready, and the same
// d gives the same bytes. It may be called from many goroutines at once.
func PDF(w io.Writer, d report.Document) error {
	l, err := compose(d)
	if err != nil {
		return err
	}
	return finish(w, l)
}
