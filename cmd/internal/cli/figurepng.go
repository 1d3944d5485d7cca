package cli

import (
	"context"

	"handout/data"
	"handout/layout/figure"
	"handout/layout/raster"
)

// dotsPerInch is what a figure is printed with.
const dotsPerInch = 300

// figurePNG has as many pixels as the printed figure has dots.
func figurePNG(_ context.Context, o *figureOptions, p *data.Pose) ([]byte, error) {
	drawing := figure.Draw(p, figure.Options{Grey: o.grey}).Drawing()
	width, _ := printedSize(p, drawing)
	return raster.Drawing(drawing, nil, int(width)*dotsPerInch/72_000, dotsPerInch, false)
}
