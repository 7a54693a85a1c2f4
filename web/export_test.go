package web

import (
	"net/http"
	"slices"
	"strings"

	"github.com/labstack/echo/v4"
)

// Routes lists the routes of a site that New made, as "GET /incidents/:ref",
// but for the files of static.
func Routes(site http.Handler) []string {
	var list []string
	for _, r := range site.(*echo.Echo).Routes() {
		if !strings.HasPrefix(r.Path, "/static/") {
			list = append(list, r.Method+" "+r.Path)
		}
	}
	slices.Sort(list)
	return list
}
