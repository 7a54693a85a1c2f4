package letter

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// wordsOf are the words of a text.
func wordsOf(s string) []string {
	return strings.FieldsFunc(s, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '-' && r != '\'' && r != '’'
	})
}

// sentencesOf are the sentences of a line. One ends with a mark that space and a
// capital follow, so that "kl. 11" and "t.ex. en" end none.
func sentencesOf(line string) []string {
	var list []string
	from := 0
	for i, r := range line {
		if r != '.' && r != '!' && r != '?' && r != ':' {
			continue
		}
		rest := line[i+utf8.RuneLen(r):]
		after := strings.TrimLeft(rest, " \u00a0\t”\"»)")
		if next, _ := utf8.DecodeRuneInString(after); after == rest || !unicode.IsUpper(next) {
			continue
		}
		list = append(list, strings.TrimSpace(line[from:i+utf8.RuneLen(r)]))
		from = i + utf8.RuneLen(r)
	}
	if last := strings.TrimSpace(line[from:]); last != "" {
		list = append(list, last)
	}
	return list
}

// A reading is how hard a text is to read.
type reading struct {
	sentences, words, long int
	longest                []string // the sentences with more words than a reader holds
}

// What a reader holds, and how many words it takes to say anything of a text.
const (
	wordsHeld   = 25
	wordsMost   = 35
	wordsEnough = 50
)

// read counts the running text of a letter. Headings are left out, for being short
// they would make any letter seem easy, and so is what is to be filled in.
func read(blocks []Block) reading {
	var x reading
	for _, b := range blocks {
		if b.Kind == Heading {
			continue
		}
		for _, line := range b.Lines {
			for _, s := range sentencesOf(withoutGaps(line)) {
				words := wordsOf(s)
				if len(words) == 0 {
					continue
				}
				x.sentences++
				x.words += len(words)
				for _, w := range words {
					if utf8.RuneCountInString(w) > 6 {
						x.long++
					}
				}
				if len(words) > wordsHeld {
					x.longest = append(x.longest, s)
				}
			}
		}
	}
	return x
}

// lix is the readability index of Björnsson: words in a sentence, and the share of
// words with more than six letters.
func (x reading) lix() int {
	if x.sentences == 0 {
		return 0
	}
	return int(float64(x.words)/float64(x.sentences) + 100*float64(x.long)/float64(x.words) + .5)
}

// mean is how many words a sentence has.
func (x reading) mean() int {
	if x.sentences == 0 {
		return 0
	}
	return (x.words + x.sentences/2) / x.sentences
}

// most is the number of words in the longest sentence that is too long.
func (x reading) most() int {
	most := 0
	for _, s := range x.longest {
		most = max(most, len(wordsOf(s)))
	}
	return most
}
