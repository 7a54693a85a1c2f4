//go:build !unix

package web_test

import "time"

var started = time.Now()

// cpuTime is how long the process has been running: the nearest that there is.
func cpuTime() int64 { return int64(time.Since(started)) }
