package template

import (
	"fmt"
	"testing"

	"handout/assets"
	"handout/layout"
	"handout/layout/flow"
)

func TestZZ(t *testing.T) {
	sh := shaper(t)
	for _, id := range []string{"childs-pose", "standing-twists"} {
		b := bundle(t, "back-pain", "gb")
		tm := open(t, "handout")
		for _, u := range b.Programme.Uses {
			if u.Exercise.ID != id {
				continue
			}
			for _, small := range []bool{false, true} {
				for _, lists := range []bool{true, false} {
					for m := fullMap; m <= noMuscles; m++ {
						for _, mis := range []extent{asList, asLine} {
							if lists || !small && m < 2 {
								continue
							}
							c := &composer{Template: tm, b: b, draft: true, spoken: map[*layout.Node]speech{},
								pictures: shelf{assets: assets.FS, files: b.Files, known: new(Drawings)}}
							c.pictures.diags = &c.diags
							c.pictures.prefetch(b.Programme.Uses)
							var ex *exercises
							tm.Sections.walk(func(p placed) {
								if e, ok := p.section.(*exercises); ok {
									ex = e
								}
							})
							p := c.parts(ex, u)
							whole := p.page(form{small, lists, true, m, mis})
							ch := firstNode(whole, func(n *layout.Node) bool {
								return n.Kind == layout.Choice && len(n.Children) > 0 && n.Children[0].Name == "text"
							})
							for i, alt := range ch.Children {
								n := *whole
								n.Children = nil
								for _, k := range whole.Children[:len(whole.Children)-1] {
									if k.Kind == layout.Choice && k.Children[0] == ch.Children[0] {
										k = above(k.Above, alt)
									}
									n.Children = append(n.Children, k)
								}

								s, _ := Compose(Request{Template: tm, Bundle: b, Draft: true, Assets: assets.FS})
								s.Root = stack(layout.DocumentRo, 0, &n)
								s.Footer = nil
								s.Page.Height *= 3
								s.Page.Body.H *= 2
								d, _ := flow.Flow(s, sh)
								var used layout.Length
								for _, item := range d.Pages[0].Items {
									used = max(used, item.Box.Y+item.Box.H-s.Page.Body.Y)
								}
								text := firstNode(d.Root, withName("text"))
								cols := [2]float64{}
								for k, ch := range text.Children {
									var lo, hi layout.Length = 1 << 50, 0
									set := map[*layout.Node]bool{}
									firstNode(ch, func(n *layout.Node) bool { set[n] = true; return false })
									for _, it := range d.Pages[0].Items {
										if set[it.Node] {
											lo = min(lo, it.Box.Y)
											hi = max(hi, it.Box.Y+it.Box.H)
										}
									}
									cols[k] = inMM(hi - lo)
								}
								names := ""
								for _, ch := range text.Children {
									for _, k := range ch.Children {
										names += plain(k.Spans)[:min(6, len(plain(k.Spans)))] + k.Name + ","
									}
									names += "|"
								}
								fmt.Println(cols, names)
								fmt.Printf("%s small=%v lists=%v muscles=%d mistakes=%d alt=%d %v mm: %.1f\n", id, small, lists, m, mis, i, inMM(text.Tracks[0].Fixed), inMM(used))
							}
						}
					}
				}
			}
		}
	}
}
