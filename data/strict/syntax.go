package strict

import "strings"

// syntax turns an error of yaml.v3 into a diagnostic.
func (d *document) syntax(src []byte, err error) {
	d.faults.Invalidf(d.at(1, 1), "", "%s", strings.TrimPrefix(err.Error(), "yaml: "))
}
