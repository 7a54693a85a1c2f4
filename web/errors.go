package web

import (
	"context"
	"errors"
	"net/http"

	"github.com/labstack/echo/v4"

	"frist/models"
	"frist/templates"
)

// statuses says which answer an error deserves. An error that is not here is a
// fault of ours: the user learns only that, the log learns the rest.
var statuses = []struct {
	err    error
	status int
}{
	{models.ErrNotFound, http.StatusNotFound},
	{models.ErrConflict, http.StatusConflict},
	{models.ErrForbidden, http.StatusForbidden},
	{context.DeadlineExceeded, http.StatusServiceUnavailable},
}

func statusOf(err error) int {
	var he *echo.HTTPError
	if errors.As(err, &he) {
		return he.Code
	}
	var large *http.MaxBytesError
	if errors.As(err, &large) {
		return http.StatusRequestEntityTooLarge
	}
	var invalid *models.Invalid
	if errors.As(err, &invalid) {
		return http.StatusUnprocessableEntity
	}
	for _, s := range statuses {
		if errors.Is(err, s.err) {
			return s.status
		}
	}
	return http.StatusInternalServerError
}

// fail answers a request that ended in an error, with a page that says what to do.
func (s *server) fail(err error, ec echo.Context) {
	if ec.Response().Committed || errors.Is(err, context.Canceled) {
		return
	}
	status := statusOf(err)
	if status >= http.StatusInternalServerError {
		s.log.Error("fault", "method", ec.Request().Method, "route", ec.Path(), "status", status, "error", err.Error())
	}
	c := s.whoFailed(ec)
	p := c.page(home())
	p.Flash = nil
	var problems models.Problems
	var invalid *models.Invalid
	if errors.As(err, &invalid) {
		problems = invalid.Problems
	}
	if err := c.render(status, templates.Failure(p, status, problems)); err != nil && !ec.Response().Committed {
		_ = ec.NoContent(status) // the page of errors is at fault itself: nothing more can be said
	}
}

// whoFailed is the call that ended in an error. One that found no page, or was
// refused before it got to one, has not been asked yet who it is of.
func (s *server) whoFailed(ec echo.Context) *call {
	if ec.Get(sessionLoaded) != nil {
		if c, err := s.call(ec); err == nil {
			return c
		}
	}
	return &call{Context: ec, server: s, at: s.now().UTC(), lang: langOf(ec)}
}
