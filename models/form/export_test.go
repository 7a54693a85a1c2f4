package form

import (
	"maps"
	"slices"
)

// Properties are the names of what the record says.
func Properties() []string { return slices.Sorted(maps.Keys(properties)) }
