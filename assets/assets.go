// Package assets embeds what a handout is drawn with: fonts, figures and icons, each with its licence beside it.
//
// It holds no behaviour. Only cmd and tests import it; every other package takes an fs.FS.
package assets

import "embed"

// FS is rooted at the assets folder: fonts/…, figures/<pose id>.svg, icons/<name>.svg, muscles/<view>/<id>-main.svg.
//
//go:embed fonts figures icons muscles
var FS embed.FS
