package text_test

import (
	"strings"
	"testing"

	"handout/layout/text"
)

// paragraphs are about 1,200 words of the kind that a handout holds, a good half of them different paragraphs.
func paragraphs() [][]text.Piece {
	sentences := []string{
		"Stand with your feet hip-width apart and your knees soft.", "Hold the towel in both hands, a little wider than your shoulders.",
		"Breathe out while you turn; breathe in on the way back.", "Keep your back straight and look ahead, not down.",
		"Move slowly, and only as far as is comfortable.", "Stop at once if pain runs down your leg or if you feel faint.",
		"Do it 8 times, rest for 30\u00A0seconds, and do two more sets.", "A little stiffness afterwards is common and passes within a day.",
		"Ask your physiotherapist before you use more weight.", "If it hurts, make the movement smaller or leave it out today.",
		"Lower yourself until your hips rest on your heels.", "Reach forward with both arms and let your forehead sink to the floor.",
		"Pull your shoulder blades together, then let them go.", "Throw the ball against the wall from the level of your chest.",
		"Your upper back, your shoulders and the muscles between them do the work.", "Choose a chair without wheels and place it against a wall.",
		"You can do this one at home, at work or in the gym.", "Count the repetitions aloud so that you do not hold your breath.",
		"Write down how it went, from “easy” to “too hard”, in the diary on page 9.", "Rest on one day between two sessions.",
	}
	var all [][]text.Piece
	for words, i := 0, 0; words < 1200; i++ {
		one, two := sentences[i%len(sentences)], sentences[(i*i+i/len(sentences))%len(sentences)]
		all = append(all, []text.Piece{{Text: one + " ", Weight: 400, Lang: "en-GB"}, {Text: two, Weight: 700, Lang: "en-GB"}})
		words += len(strings.Fields(one)) + len(strings.Fields(two))
	}
	return all
}

func BenchmarkParseFaces(b *testing.B) {
	files := [][]byte{houseFont(b, "Regular"), houseFont(b, "SemiBold"), houseFont(b, "Bold")}
	for b.Loop() {
		for _, data := range files {
			if _, err := text.ParseFace(data); err != nil {
				b.Fatal(err)
			}
		}
	}
}

// BenchmarkFirstWord parses a face and shapes one word with it: what a face costs that is used.
func BenchmarkFirstWord(b *testing.B) {
	data := houseFont(b, "Regular")
	for b.Loop() {
		face, err := text.ParseFace(data)
		if err != nil {
			b.Fatal(err)
		}
		atoms(b, text.NewShaper(text.NewFaces(face)), english("word")...)
	}
}

func BenchmarkAtomsCold(b *testing.B) {
	faces, all := house(b), paragraphs()
	for b.Loop() {
		s := text.NewShaper(faces)
		for _, pieces := range all {
			atoms(b, s, pieces...)
		}
	}
}

func BenchmarkAtomsWarm(b *testing.B) {
	s, all := text.NewShaper(house(b)), paragraphs()
	for b.Loop() {
		for _, pieces := range all {
			atoms(b, s, pieces...)
		}
	}
}
