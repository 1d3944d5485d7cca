package picture

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/jpeg"

	"handout/data/diag"
	"handout/layout"
)

// decodeJPEG passes the file's own bytes on where a back end can show them as they are, without their metadata: they may
// say where and when the picture was taken. CMYK, colour without luma and pictures that lie on their side are decoded.
func decodeJPEG(name string, src []byte, o Options) (*layout.Drawing, diag.List) {
	var l diag.List
	pos := diag.Pos{File: name}
	config, err := jpeg.DecodeConfig(bytes.NewReader(src))
	if err == nil && !inPixels(&l, pos, config.Width, config.Height, o.MaxPixels) {
		return nil, l
	}
	var img image.Image
	if err == nil {
		img, err = jpeg.Decode(bytes.NewReader(src)) // also proves that the file is whole
	}
	if err != nil {
		damaged(&l, pos, "jpeg", err)
		return nil, l
	}
	bare, turn := withoutMetadata(src)
	r := &layout.Raster{Width: config.Width, Height: config.Height, Channels: layout.PixelRGB, JPEG: bare}
	switch img.(type) {
	case *image.Gray:
		r.Channels = layout.PixelGrey
	case *image.YCbCr:
	default:
		r = nil
	}
	if r == nil || turn != 1 {
		r = turned(rasterOf(img), turn)
	}
	return rasterDrawing(r), nil
}

// Markers of a JPEG.
const (
	markApp0  = 0xe0
	markExif  = 0xe1
	markAdobe = 0xee
	markApp15 = 0xef
	markText  = 0xfe
	markScan  = 0xda
	markEnd   = 0xd9
)

// withoutMetadata keeps what is needed to draw, and reads the orientation on the way. The file is known to be whole.
func withoutMetadata(src []byte) (bare []byte, orientation int) {
	orientation = 1
	bare = append(make([]byte, 0, len(src)), src[:2]...)
	for i := 2; i+4 <= len(src); {
		if src[i] != 0xff || src[i+1] == 0xff || src[i+1] == 0 { // fill bytes
			i++
			continue
		}
		mark := src[i+1]
		if mark == markEnd {
			break
		}
		if mark >= 0xd0 && mark <= 0xd8 { // no length
			i += 2
			continue
		}
		end := min(i+2+int(binary.BigEndian.Uint16(src[i+2:])), len(src))
		body := src[i+4 : max(end, i+4)]
		switch {
		case mark == markExif && bytes.HasPrefix(body, []byte("Exif\x00\x00")):
			if n := exifOrientation(body[6:]); orientation == 1 {
				orientation = n
			}
		case mark == markAdobe && bytes.HasPrefix(body, []byte("Adobe")): // says how colours are coded
			bare = append(bare, src[i:end]...)
		case mark >= markApp0 && mark <= markApp15 || mark == markText:
		case mark == markScan:
			end = scanEnd(src, end)
			bare = append(bare, src[i:end]...)
		default:
			bare = append(bare, src[i:end]...)
		}
		i = max(end, i+4)
	}
	return append(bare, 0xff, markEnd), orientation
}

// scanEnd finds the marker that ends a scan's data.
func scanEnd(src []byte, i int) int {
	for ; i+1 < len(src); i++ {
		if c := src[i+1]; src[i] == 0xff && c != 0 && c != 0xff && (c < 0xd0 || c > 0xd7) {
			return i
		}
	}
	return len(src)
}

// exifOrientation finds tag 0x0112 of the first directory; 1, upright, where there is none.
func exifOrientation(tiff []byte) int {
	if len(tiff) < 8 {
		return 1
	}
	var order binary.ByteOrder = binary.BigEndian
	if tiff[0] == 'I' {
		order = binary.LittleEndian
	}
	at := uint64(order.Uint32(tiff[4:]))
	if at+2 > uint64(len(tiff)) {
		return 1
	}
	for n := order.Uint16(tiff[at:]); n > 0; n-- {
		entry := at + 2
		at += 12
		if entry+12 > uint64(len(tiff)) {
			break
		}
		if order.Uint16(tiff[entry:]) == 0x0112 {
			if v := int(order.Uint16(tiff[entry+8:])); v >= 1 && v <= 8 {
				return v
			}
			break
		}
	}
	return 1
}

// turned sets a bitmap upright. The eight orientations are every turn and flip: from 5 on, rows become columns.
func turned(r *layout.Raster, orientation int) *layout.Raster {
	if orientation == 1 {
		return r
	}
	out := *r
	if orientation >= 5 {
		out.Width, out.Height = r.Height, r.Width
	}
	source := func(x, y int) int {
		right, bottom := r.Width-1, r.Height-1
		switch orientation {
		case 2:
			x = right - x
		case 3:
			x, y = right-x, bottom-y
		case 4:
			y = bottom - y
		case 5:
			x, y = y, x
		case 6:
			x, y = y, bottom-x
		case 7:
			x, y = right-y, bottom-x
		case 8:
			x, y = right-y, x
		}
		return y*r.Width + x
	}
	move := func(from []byte, channels int) []byte {
		if from == nil {
			return nil
		}
		to := make([]byte, 0, len(from))
		for y := range out.Height {
			for x := range out.Width {
				i := channels * source(x, y)
				to = append(to, from[i:i+channels]...)
			}
		}
		return to
	}
	out.Pixels, out.Alpha = move(r.Pixels, r.Channels), move(r.Alpha, 1)
	return &out
}
