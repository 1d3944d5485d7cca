package pdf

import (
	"errors"
	"fmt"

	"handout/layout"
	"handout/layout/pdf/internal/file"
)

var colourSpaces = map[int]string{layout.PixelGrey: "DeviceGray", layout.PixelRGB: "DeviceRGB"}

// makeImage turns a raster into an image object. A JPEG stays as it is.
func (p *Painter) makeImage(r *layout.Raster) (*picture, error) {
	space, ok := colourSpaces[r.Channels]
	switch {
	case !ok:
		return nil, fmt.Errorf("raster with %d channels: must be 1 or 3", r.Channels)
	case r.Width <= 0 || r.Height <= 0:
		return nil, errors.New("raster without pixels")
	case r.JPEG == nil && len(r.Pixels) != r.Width*r.Height*r.Channels:
		return nil, fmt.Errorf("raster: %d bytes of pixels for %d x %d x %d", len(r.Pixels), r.Width, r.Height, r.Channels)
	case r.Alpha != nil && len(r.Alpha) != r.Width*r.Height:
		return nil, fmt.Errorf("raster: %d bytes of opacity for %d x %d", len(r.Alpha), r.Width, r.Height)
	}
	made := &picture{dict: imageDict(r, space)}
	if r.JPEG != nil {
		made.dict = append(made.dict, "/Filter/DCTDecode"...)
		made.data = &file.Stream{Data: r.JPEG, Plain: true}
	} else {
		made.pixels(&p.packer, r.Pixels, r.Width, r.Channels)
	}
	if r.Alpha != nil {
		made.mask = &picture{dict: imageDict(r, colourSpaces[layout.PixelGrey])}
		made.mask.pixels(&p.packer, r.Alpha, r.Width, layout.PixelGrey)
	}
	return made, nil
}

func imageDict(r *layout.Raster, space string) []byte {
	return fmt.Appendf(nil, "/Type/XObject/Subtype/Image/Width %d/Height %d/BitsPerComponent 8/ColorSpace/%s",
		r.Width, r.Height, space)
}

// pixels takes the samples as they are, or as differences from their neighbours, whichever deflates better: flat
// artwork does as it is, photographs as differences.
func (p *picture) pixels(packer *file.Packer, samples []byte, width, channels int) {
	p.data = &file.Stream{Data: samples}
	predicted := &file.Stream{Data: predict(samples, width*channels, channels)}
	packer.Start(p.data)
	packer.Start(predicted)
	packer.Wait()
	if predicted.Size() < p.data.Size() {
		p.data = predicted
		p.dict = fmt.Appendf(p.dict, "/DecodeParms<</Predictor 15/Colors %d/Columns %d>>", channels, width)
	}
}

// predictors are PNG's filters but the first, which changes nothing: the neighbours left, above and above left predict
// a sample.
var predictors = [...]func(left, up, corner byte) byte{
	1: func(left, _, _ byte) byte { return left },
	2: func(_, up, _ byte) byte { return up },
	3: func(left, up, _ byte) byte { return byte((int(left) + int(up)) / 2) },
	4: paeth,
}

// predict filters each row with the predictor that leaves the smallest differences.
func predict(samples []byte, row, channels int) []byte {
	out := make([]byte, 0, len(samples)+len(samples)/row)
	above := make([]byte, row)
	best, try := make([]byte, row), make([]byte, row)
	for ; len(samples) > 0; samples = samples[row:] {
		now := samples[:row]
		kind, least := 0, 0
		for i, v := range now {
			best[i] = v
			least += distance(v)
		}
		for k := 1; k < len(predictors); k++ {
			sum := 0
			for i, v := range now {
				var left, corner byte
				if i >= channels {
					left, corner = now[i-channels], above[i-channels]
				}
				try[i] = v - predictors[k](left, above[i], corner)
				sum += distance(try[i])
			}
			if sum < least {
				kind, least = k, sum
				best, try = try, best
			}
		}
		out = append(append(out, byte(kind)), best...)
		above = now
	}
	return out
}

// distance is how far a difference is from none, either way round.
func distance(v byte) int { return min(int(v), 256-int(v)) }

// paeth predicts the neighbour that is nearest to left + up - corner.
func paeth(left, up, corner byte) byte {
	p := int(left) + int(up) - int(corner)
	toLeft, toUp, toCorner := abs(p-int(left)), abs(p-int(up)), abs(p-int(corner))
	switch {
	case toLeft <= toUp && toLeft <= toCorner:
		return left
	case toUp <= toCorner:
		return up
	}
	return corner
}

func abs(v int) int { return max(v, -v) }
