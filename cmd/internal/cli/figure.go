package cli

import (
	"context"
	"fmt"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"handout/cmd/internal/atomicfile"
	"handout/cmd/internal/press"
	"handout/data"
	"handout/data/diag"
	"handout/layout"
	"handout/layout/figure"
)

type figureOptions struct {
	streams Streams
	version Version

	pose      string
	output    string
	size      string
	camera    string
	muscles   string // ids with commas, or ofExercise
	person    data.Person
	mirror    bool
	grey      bool
	libraries []string
}

// figureFormat is an ending that -o knows, and what writes it.
type figureFormat struct {
	ending string
	write  func(context.Context, *figureOptions, *data.Pose) ([]byte, error)
}

var figureFormats = []figureFormat{
	{".svg", figureSVG},
	{".pdf", figurePDF},
	{".png", figurePNG},
}

func newFigureCmd(s Streams, v Version) *cobra.Command {
	o := &figureOptions{streams: s, version: v}
	cmd := &cobra.Command{
		Use:   "figure POSE",
		Short: "Draw a pose",
		Long: `Figure draws a pose anew: an id of the library, or a file. A pose is text; handout new pose starts one.
The ending of the file says what is written: .svg, .pdf or .png.`,
		Example: `  handout figure childs-pose-2 -o pose.svg
  handout figure my-pose.yaml -o pose.png --size "80 mm" --camera "az=30 el=10"
  handout figure standing-twists-1 -o pose.pdf --build older --skin tan --hair bob --mirror`,
		Args:              arguments(1, 1, "the pose"),
		ValidArgsFunction: o.completePose,
		RunE: func(cmd *cobra.Command, args []string) error {
			o.pose = args[0]
			return runFigure(cmd.Context(), o)
		},
	}
	f := cmd.Flags()
	f.SortFlags = false
	f.StringVarP(&o.output, "output", "o", "", "write to `FILE`, ending in .svg, .pdf or .png (default: the pose's id and .svg)")
	f.StringVar(&o.size, "size", "", `printed `+"`width`"+`, such as "80 mm": lines and details are made for it`)
	f.StringVar(&o.camera, "camera", "", "seen from there: `\"az=30 el=10\"` in degrees; az 0 is the front, 90 the person's left")
	f.StringVar(&o.muscles, "muscles", "", "mark the `main` muscles of the exercise that shows the pose, or those named: --muscles=rhomboids,trapezius-lower")
	f.Lookup("muscles").NoOptDefVal = ofExercise
	f.BoolVar(&o.mirror, "mirror", false, "change left and right")
	f.BoolVar(&o.grey, "grey", false, "as a grey copy shows it")
	for _, w := range o.personWords() {
		f.StringVar(w.value, w.flag, "", strings.Join(w.words, ", "))
		completeFlag(cmd, w.flag, fixed(w.words...))
	}
	addLibraryFlag(cmd, &o.libraries)
	cmd.AddCommand(newFigureCheckCmd(s), newFigureSheetCmd(s, v))
	return cmd
}

// personWord is a flag that says what the person looks like.
type personWord struct {
	flag  string
	value *string
	words []string
}

func (o *figureOptions) personWords() []personWord {
	return []personWord{
		{"build", &o.person.Build, data.Builds()},
		{"skin", &o.person.Skin, data.Skins()},
		{"hair", &o.person.Hair, data.HairCuts()},
		{"hair-tone", &o.person.HairTone, data.HairTones()},
	}
}

func (o *figureOptions) completePose(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
	src, err := openSources(o.libraries)
	if err != nil || len(args) > 0 {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	return ids(src.library.FS(), "poses"), cobra.ShellCompDirectiveDefault // a file may stand here too
}

func runFigure(ctx context.Context, o *figureOptions) error {
	pose, err := loadPose(o.pose, o.libraries, o.streams)
	if err != nil {
		return err
	}
	if err := o.change(pose); err != nil {
		return err
	}
	path := o.output
	if path == "" {
		path = pose.ID + ".svg"
	}
	ending := strings.ToLower(filepath.Ext(path))
	at := slices.IndexFunc(figureFormats, func(f figureFormat) bool { return f.ending == ending })
	if at < 0 {
		return usage(path, "name a file that ends in .svg, .pdf or .png", "cannot be drawn: the ending says no format")
	}
	out, err := figureFormats[at].write(ctx, o, pose)
	if err != nil {
		return err
	}
	if err := atomicfile.Write(ctx, path, out, false); err != nil {
		return notWritten(path, err)
	}
	fmt.Fprintf(o.streams.Err, "%s: %s\n", path, size(len(out)))
	return nil
}

// loadPose reads an id or a file; warnings are printed.
func loadPose(arg string, libraries []string, s Streams) (*data.Pose, error) {
	src, err := openSources(libraries)
	if err != nil {
		return nil, err
	}
	target, err := src.target(arg)
	if err != nil {
		return nil, err
	}
	pose, problems := src.library.Pose(target)
	if err := found(problems); err != nil {
		return nil, err
	}
	s.printErr(problems)
	return pose, nil
}

// unspaced is a length as it is easily typed: "80mm".
var unspaced = regexp.MustCompile(`^([0-9.]+)([a-z]+)$`)

// change lays the flags over the pose; all that is wrong with them is reported at once.
func (o *figureOptions) change(p *data.Pose) error {
	var problems faults
	for _, w := range o.personWords() {
		if *w.value != "" {
			problems.add(oneOf("--"+w.flag, *w.value, w.words))
		}
	}
	if o.size != "" {
		width, err := data.ParseLength(unspaced.ReplaceAllString(o.size, "$1 $2"))
		const least, most = 10_000, 500_000 // micrometres
		if err != nil || width.Least != width.Most || width.Least < least || width.Most > most {
			problems.add(usage("--size", `such as --size "80 mm"`, "not a width to print: %q", o.size))
		}
		p.Printed = width.Least
	}
	problems.add(readCamera(o.camera, &p.Camera))
	problems.add(o.mark(p))
	if o.mirror {
		*p = p.Mirrored()
	}
	layPerson(&p.Person, o.person)
	return problems.err()
}

// ofExercise is what the flag --muscles says when it is given alone.
const ofExercise = "of the exercise"

// mark highlights muscles: those that are named, or those of the exercise that shows the pose.
func (o *figureOptions) mark(p *data.Pose) error {
	if o.muscles == "" {
		return nil
	}
	known := data.HighlightMuscles()
	named := strings.Split(o.muscles, ",")
	if o.muscles == ofExercise {
		main, err := o.musclesShown(p.ID)
		if err != nil {
			return err
		}
		named = slices.DeleteFunc(main, func(id string) bool { return !slices.Contains(known, id) })
		if len(named) == 0 {
			return usage("--muscles", "name them: --muscles="+known[0], "no exercise with muscles that can be marked shows the pose %s", p.ID)
		}
	}
	p.Highlight = nil
	for _, id := range named {
		if err := oneOf("--muscles", id, known); err != nil {
			return err
		}
		p.Highlight = append(p.Highlight, data.Text{Value: id})
	}
	return nil
}

// musclesShown are the main muscles of the first exercise of the library that shows a pose.
func (o *figureOptions) musclesShown(pose string) ([]string, error) {
	src, err := openSources(o.libraries)
	if err != nil {
		return nil, err
	}
	exercises, _ := src.library.Exercises() // what is wrong with them is for check to tell
	for _, e := range exercises {
		shows := func(p data.Picture) bool { return p.Pose == pose || p.Inset == pose }
		if e != nil && slices.ContainsFunc(e.Pictures, shows) {
			return slices.Clone(e.Muscles.Main), nil
		}
	}
	return nil, nil
}

// layPerson puts the words that are given over the pose's own.
func layPerson(p *data.Person, over data.Person) {
	for _, w := range []struct{ dst, src *string }{
		{&p.Build, &over.Build}, {&p.Skin, &over.Skin}, {&p.Hair, &over.Hair}, {&p.HairTone, &over.HairTone},
	} {
		if *w.src != "" {
			*w.dst = *w.src
		}
	}
}

// readCamera reads "az=30 el=10".
func readCamera(text string, c *data.Camera) error {
	for _, word := range strings.Fields(text) {
		key, value, _ := strings.Cut(word, "=")
		degrees, err := strconv.ParseFloat(value, 64)
		switch {
		case err != nil || !(degrees >= -360 && degrees <= 360): // which NaN is not
			return usage("--camera", `such as --camera "az=30 el=10"`, "not an angle: %q", word)
		case key == "az":
			c.Azimuth = degrees
		case key == "el":
			c.Elevation = degrees
		default:
			return usage("--camera", `such as --camera "az=30 el=10"`, "not an angle of the camera: %q", word)
		}
	}
	return nil
}

func figureSVG(_ context.Context, o *figureOptions, p *data.Pose) ([]byte, error) {
	return figure.Draw(p, figure.Options{Grey: o.grey}).SVG(figure.Stamp(p)), nil
}

// figurePDF is one page of the figure's size.
func figurePDF(ctx context.Context, o *figureOptions, p *data.Pose) ([]byte, error) {
	drawing := figure.Draw(p, figure.Options{Grey: o.grey}).Drawing()
	width, height := printedSize(p, drawing)
	art := &layout.Node{Role: layout.Figure, Kind: layout.Picture, Pos: p.Pos, Alt: p.Alt.Value, Art: &layout.Art{Drawing: drawing, Width: width, Height: height}}
	sheet := &layout.Sheet{
		Meta: layout.Meta{Title: p.ID, Subject: "A pose", Lang: "en"},
		Page: layout.PageSpec{Name: p.ID, Width: width, Height: height, Body: layout.Rect{W: width, H: height}},
		Root: &layout.Node{Role: layout.DocumentRo, Children: []*layout.Node{art}},
	}
	return bindSheet(ctx, o.streams.newPress(o.version), sheet)
}

// printedSize is the figure's extent on paper: the width that the pose is drawn for, less where the height would be more
// than a figure of that width has.
func printedSize(p *data.Pose, d *layout.Drawing) (width, height layout.Length) {
	const tallest = 1.27
	w := layout.MM(float64(p.Printed) / 1000)
	h := layout.Length(int64(w) * d.Height / d.Width)
	if most := layout.MM(float64(p.Printed) / 1000 * tallest); h > most {
		return layout.Length(int64(most) * d.Width / d.Height), most
	}
	return w, h
}

// bindSheet makes the PDF of a sheet that is no handout.
func bindSheet(ctx context.Context, printer *press.Press, s *layout.Sheet) ([]byte, error) {
	result, problems, err := printer.PrintSheet(ctx, s)
	if err != nil {
		return nil, internalFault(ctx, err)
	}
	if err := found(problems); err != nil {
		return nil, err
	}
	return result.PDF, nil
}

func newFigureCheckCmd(s Streams) *cobra.Command {
	var libraries []string
	cmd := &cobra.Command{
		Use:   "check POSE…",
		Short: "Check poses: reach, floor, joints, overlaps, and what a reader cannot make out",
		Args:  arguments(1, -1, "the poses to check"),
		RunE: func(_ *cobra.Command, args []string) error {
			var list diag.List
			var unread faults
			for _, arg := range args {
				pose, err := loadPose(arg, libraries, s)
				if err != nil {
					unread.add(err)
					continue
				}
				list.Add(figure.Check(pose))
			}
			if err := unread.err(); err != nil {
				s.printErr(list.Sorted())
				return err
			}
			list = list.Sorted()
			s.printErr(list)
			errors := 0
			for _, d := range list {
				if d.Severity == diag.Error {
					errors++
				}
			}
			if err := s.print([]byte(count(len(args), "pose") + ", " + count(errors, "error") + ", " + count(len(list)-errors, "warning") + "\n")); err != nil {
				return err
			}
			if code := list.ExitCode(); code != 0 {
				return &fault{code: code}
			}
			return nil
		},
	}
	addLibraryFlag(cmd, &libraries)
	return cmd
}
