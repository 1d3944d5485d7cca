package cli

import (
	"bytes"
	"context"
	"image/png"

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
	var out bytes.Buffer
	if err := png.Encode(&out, raster.Drawing(drawing, int(width)*dotsPerInch/72_000)); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}
