package cli

import (
	"context"
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"handout/cmd/internal/atomicfile"
	"handout/cmd/internal/press"
	"handout/data"
	"handout/layout"
)

// The contact sheet: A4, three poses in a row.
const (
	sheetColumns = 3
	sheetPicture = 56.0 // mm, the widest
	sheetTallest = 62.0
	sheetGap     = 6.0
	sheetMargin  = 15.0
)

func newFigureSheetCmd(s Streams, v Version) *cobra.Command {
	var libraries []string
	output := "contact.pdf"
	cmd := &cobra.Command{
		Use:   "sheet",
		Short: "Print every pose of the library on pages, with its alternative text",
		Args:  arguments(0, 0, ""),
		RunE: func(cmd *cobra.Command, _ []string) error {
			return runFigureSheet(cmd.Context(), s, v, libraries, output)
		},
	}
	cmd.Flags().StringVarP(&output, "output", "o", output, "write to `FILE`")
	addLibraryFlag(cmd, &libraries)
	return cmd
}

func runFigureSheet(ctx context.Context, s Streams, v Version, libraries []string, output string) error {
	if err := namesPDF("-o", output); err != nil {
		return err
	}
	src, err := openSources(libraries)
	if err != nil {
		return err
	}
	poses, problems := src.library.PoseFiles()
	if err := found(problems); err != nil {
		return err
	}
	printer := s.newPress(v)
	sheet, err := contactSheet(ctx, printer, poses)
	if err != nil {
		return err
	}
	pdf, err := bindSheet(ctx, printer, sheet)
	if err != nil {
		return err
	}
	if err := atomicfile.Write(ctx, output, pdf, false); err != nil {
		return notWritten(output, err)
	}
	fmt.Fprintf(s.Err, "%s: %s, %s\n", output, count(len(poses), "pose"), size(len(pdf)))
	return nil
}

// contactSheet sets the poses in rows under a heading.
func contactSheet(ctx context.Context, printer *press.Press, poses []*data.Pose) (*layout.Sheet, error) {
	heading := &layout.Node{
		Role: layout.H1, Kind: layout.Text, Type: layout.Type{Size: layout.PT(23), Leading: layout.PT(26), Weight: 700, Colour: layout.Ink},
		Spans: []layout.Span{{Text: "Poses"}}, Keep: layout.Keep{Next: true},
	}
	body := &layout.Node{Role: layout.Sect, Gap: layout.MM(sheetGap), Children: []*layout.Node{heading}}
	for some := range slices.Chunk(poses, sheetColumns) {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		row, err := poseRow(ctx, printer, some)
		if err != nil {
			return nil, err
		}
		body.Children = append(body.Children, row)
	}
	const a4Width, a4Height = 210, 297
	margin := layout.MM(sheetMargin)
	page := layout.PageSpec{Name: "a4", Width: layout.MM(a4Width), Height: layout.MM(a4Height), FooterBottom: margin}
	page.Body = layout.Rect{X: margin, Y: margin, W: page.Width - 2*margin, H: page.Height - 2*margin}
	return &layout.Sheet{
		Meta:    layout.Meta{Title: "Poses", Subject: "Every pose of the library", Lang: "en"},
		Page:    page,
		Palette: []layout.Token{{Name: layout.Ink, R: 0x17, G: 0x24, B: 0x2B}},
		Root:    &layout.Node{Role: layout.DocumentRo, Children: []*layout.Node{body}},
	}, nil
}

// poseRow sets poses side by side, their feet on one line.
func poseRow(ctx context.Context, printer *press.Press, poses []*data.Pose) (*layout.Node, error) {
	row := &layout.Node{Kind: layout.Row, Gap: layout.MM(sheetGap), Keep: layout.Keep{Together: true}}
	var highest layout.Length
	var arts []*layout.Art
	for _, p := range poses {
		drawing, problems := printer.Figure(ctx, p)
		if err := found(problems); err != nil {
			return nil, err
		}
		art := fitted(drawing)
		arts = append(arts, art)
		highest = max(highest, art.Height)
	}
	for i := range sheetColumns {
		row.Tracks = append(row.Tracks, layout.Track{Share: 1})
		cell := &layout.Node{}
		if i < len(poses) {
			cell = poseCell(poses[i], arts[i], highest)
		}
		row.Children = append(row.Children, cell)
	}
	return row, nil
}

// fitted is a drawing as large as a cell allows.
func fitted(d *layout.Drawing) *layout.Art {
	width := layout.MM(sheetPicture)
	height := layout.Length(int64(width) * d.Height / d.Width)
	if most := layout.MM(sheetTallest); height > most {
		width, height = layout.Length(int64(most)*d.Width/d.Height), most
	}
	return &layout.Art{Drawing: d, Width: width, Height: height}
}

// poseCell is a pose with its id and, as words, its alternative text.
func poseCell(p *data.Pose, art *layout.Art, height layout.Length) *layout.Node {
	words := func(weight int, text string) *layout.Node {
		return &layout.Node{
			Role: layout.P, Kind: layout.Text, Pos: p.Pos, Spans: []layout.Span{{Text: text}},
			Type: layout.Type{Size: layout.PT(12), Leading: layout.PT(15), Weight: weight, Colour: layout.Ink},
		}
	}
	picture := &layout.Node{Role: layout.Figure, Kind: layout.Picture, Pos: p.Pos, Alt: p.Alt.Value, Art: art}
	return &layout.Node{Role: layout.Div, Gap: layout.MM(1.4), Children: []*layout.Node{
		{Box: layout.Box{Height: height, Y: layout.Bottom}, Children: []*layout.Node{picture}},
		words(700, p.ID),
		words(400, p.Alt.Value),
	}}
}
